import { z } from 'zod'
import { event } from '#foundation/events'

/** The provider said that something of ours changed. What it is now must be asked. */
export const WebhookReceived = event(
  'payments.webhook_received',
  1,
  z.object({
    providerEventId: z.string(),
    type: z.string(),
    objectId: z.string(),
    accountId: z.string().nullable(),
    paymentId: z.uuid().nullable(),
    refundId: z.uuid().nullable(),
  }),
)
