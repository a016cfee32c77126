import { z } from 'zod'
import { type Job, job } from '#foundation/jobs'
import { refreshRuns } from './late.ts'

export const jobs: readonly Job<Record<never, never>>[] = [
  job({
    name: 'ridendine.refresh_runs',
    input: z.object({}),
    everyMinutes: 1,
    work: (tx) => refreshRuns(tx),
  }),
]
