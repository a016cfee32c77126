import { subscribeOutside, subscribeToAll } from '#foundation/events'
import { audience } from '#foundation/live'
import { defineModule, type Room } from '#foundation/module'
import type { Where } from './change-endpoints.ts'
import { DeliveryDue, EndpointSwitchedOff } from './events.ts'
import { fanOut } from './fan-out.ts'
import { sweepDeliveries, tryAgain } from './jobs.ts'
import { needs } from './needs.ts'
import { postWebhook } from './post-webhook.adapter.ts'
import { doorsOf } from './routes.ts'
import { sendDelivery } from './send-delivery.ts'

export { EndpointSwitchedOff } from './events.ts'
export { webhooksOnTimeline } from './timeline.ts'

/**
 * The module; where events may go is given, or read from the settings when the server starts:
 * private addresses are for every machine but a production one.
 */
export function webhooksWith(given?: Where): Room {
  let where: Where = given ?? { allowPrivate: false }
  return defineModule({
    name: 'webhooks',
    title: 'Webhooks',
    folder: import.meta.dirname,
    needs,
    doors: doorsOf(() => where),
    events: [DeliveryDue, EndpointSwitchedOff],
    subscribers: [
      subscribeToAll('webhooks.fan_out', fanOut),
      subscribeOutside({
        name: 'webhooks.send',
        to: [DeliveryDue],
        call: (outside, { deliveryId }) =>
          sendDelivery((posting) => postWebhook(posting, where), outside, deliveryId),
      }),
    ],
    jobs: [tryAgain, sweepDeliveries],
    audiences: [audience([DeliveryDue, EndpointSwitchedOff], (tx) => [`operations:${tx.orgId}`])],
    permits: {
      founder: ['webhook.read', 'webhook.change'],
      operator: ['webhook.read'],
    },
    async start(house) {
      if (!given) where = { allowPrivate: house.config.NODE_ENV !== 'production' }
      return undefined
    },
  })
}

export const webhooksModule = webhooksWith()
