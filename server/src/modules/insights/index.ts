import { topic } from '#foundation/live'
import { defineModule, type Room } from '#foundation/module'
import { jobsOf } from './jobs.ts'
import { Meter } from './meter.adapter.ts'
import { needs } from './needs.ts'
import type { Policies } from './policies.ts'
import { doorsOf } from './routes.ts'

export { LOG_DAYS, type LogSink, logSink, sweepLogLines } from '#foundation/records'
export type { Policies } from './policies.ts'
export type { Edge, InsightsPolicy, NodeSpec, Step, TimelineOf, TimelineSource } from './policy.ts'

/** The module, counting what these products want counted: a policy for each, by the product's name. */
export function insightsWith(policies: Policies): Room {
  const meter = new Meter()
  return defineModule({
    name: 'insights',
    title: 'Insights',
    folder: import.meta.dirname,
    needs,
    doors: doorsOf(policies, meter),
    // Under a product's own prefix they answer for that product.
    doorsAt: (product) => doorsOf(policies, meter, product),
    jobs: jobsOf(policies, meter),
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
