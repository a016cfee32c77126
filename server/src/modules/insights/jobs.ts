import { z } from 'zod'
import { type Job, job } from '#foundation/jobs'
import {
  countEventDays,
  deleteDoneDeliveries,
  deleteOldKeys,
  deleteOldPushes,
} from '#foundation/records'
import { addMs, days } from '#foundation/time'
import type { Meter } from './meter.adapter.ts'
import { upsertDays } from './metrics.sql.ts'
import type { Policies } from './policies.ts'
import { sweepSamples, takeSample } from './telemetry.ts'

const KEY_HOURS = 24
const DELIVERY_DAYS = 7
const Nothing = z.object({})

/** What insights does by the clock, in each organisation. */
export function jobsOf(policies: Policies, meter: Meter): Job<Record<never, never>>[] {
  return [
    job({
      name: 'insights.take_sample',
      input: Nothing,
      everyMinutes: 1,
      work: (tx) => takeSample(tx, meter, policies),
    }),
    job({
      name: 'insights.count_days',
      input: Nothing,
      everyMinutes: 5,
      // Yesterday too: the last events of a day are told after its last count.
      work: async (tx) => {
        await upsertDays(tx, await countEventDays(tx, addMs(tx.now, -days(1))))
      },
    }),
    job({
      name: 'insights.sweep',
      input: Nothing,
      everyMinutes: 60,
      work: async (tx) => {
        await sweepSamples(tx)
        await deleteOldKeys(tx, KEY_HOURS)
        await deleteDoneDeliveries(tx, DELIVERY_DAYS)
        await deleteOldPushes(tx, DELIVERY_DAYS)
      },
    }),
  ]
}
