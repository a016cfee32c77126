import { z } from 'zod'
import { job } from '#foundation/jobs'
import { sweepPresence } from './presence.ts'
import { refreshEta } from './refresh-eta.ts'
import { sweepTracking } from './sweep-tracking.ts'

const nothing = z.object({})

export const presenceSweep = job({
  name: 'tracking.presence_sweep',
  input: nothing,
  everyMinutes: 2,
  work: async (tx) => {
    await sweepPresence(tx)
  },
})

export const retentionSweep = job({
  name: 'tracking.retention_sweep',
  input: nothing,
  everyMinutes: 10,
  work: async (tx) => {
    await sweepTracking(tx)
  },
})

export const jobs = [presenceSweep, retentionSweep, refreshEta]
