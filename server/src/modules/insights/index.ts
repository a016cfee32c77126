import { topic } from '#foundation/live'
import { defineModule, type Room } from '#foundation/module'
import { jobsOf } from './jobs.ts'
import { Meter } from './meter.adapter.ts'
import { needs } from './needs.ts'
import type { InsightsPolicy } from './policy.ts'
import { doorsOf } from './routes.ts'

export { LOG_DAYS, type LogSink, logSink, sweepLogLines } from '#foundation/records'
export type { Edge, InsightsPolicy, NodeSpec, Step, TimelineOf, TimelineSource } from './policy.ts'

/** The module, counting what these products want counted. */
export function insightsWith(policy: InsightsPolicy): Room {
  const meter = new Meter()
  return defineModule({
    name: 'insights',
    title: 'Insights',
    folder: import.meta.dirname,
    needs,
    doors: doorsOf(policy, meter),
    jobs: jobsOf(policy, meter),
    // The staff's room: `operations:<organisation>`.
    topics: [
      topic({
        name: 'operations',
        permit: async (tx, id) => id === tx.orgId && tx.actor.permits.has('insights.read'),
      }),
    ],
    permits: {
      founder: ['insights.read', 'outbox.replay'],
      operator: ['insights.read', 'outbox.replay'],
    },
  })
}

/** The module without any product’s words: the house’s own parts only. */
export const insightsModule = insightsWith({})
