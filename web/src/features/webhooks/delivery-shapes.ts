import type { WebhookDelivery } from '#contract/webhooks'
import type { StatusShape } from '../../ui/index.ts'

/** How each state of a delivery is drawn. */
export const DELIVERY_SHAPES: Readonly<Record<WebhookDelivery['state'], StatusShape>> = {
  pending: 'waiting',
  delivered: 'done',
  'given-up': 'trouble',
}
