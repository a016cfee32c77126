import { z } from 'zod'
import { job } from '#foundation/jobs'
import { sweepExpired } from './expire-credentials.ts'
import { warnExpiring } from './warn-expiring.ts'

const HOURLY_MINUTES = 60
const nothing = z.object({})

export const sweep = job({
  name: 'verification.sweep',
  input: nothing,
  everyMinutes: HOURLY_MINUTES,
  work: async (tx) => {
    await sweepExpired(tx)
  },
})

export const warnings = job({
  name: 'verification.warnings',
  input: nothing,
  everyMinutes: HOURLY_MINUTES,
  work: async (tx) => {
    await warnExpiring(tx)
  },
})

export const jobs = [sweep, warnings]
