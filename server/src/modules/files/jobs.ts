import { z } from 'zod'
import { job } from '#foundation/jobs'
import { addMs, days } from '#foundation/time'
import { listUnused } from './files.sql.ts'
import { forgetFile } from './forget-file.ts'

/** An uploaded file that nothing uses waits so long. */
const WAITS_MS = days(1)
const AT_ONCE = 500

/** Forget files that were uploaded and never used. */
export const sweepUnused = job({
  name: 'files.sweep_unused',
  input: z.object({}),
  everyMinutes: 60,
  work: async (tx) => {
    for (const id of await listUnused(tx, addMs(tx.now, -WAITS_MS), AT_ONCE))
      await forgetFile(tx, id)
  },
})
