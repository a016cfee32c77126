import { z } from 'zod'
import { event } from '#foundation/events'

/** A delivery is to be tried, now. */
export const DeliveryDue = event('webhooks.delivery_due', 1, z.object({ deliveryId: z.uuid() }))

/** An address failed so often, or said that it is gone, that nothing is sent there any more. */
export const EndpointSwitchedOff = event(
  'webhooks.endpoint_switched_off',
  1,
  z.object({
    endpointId: z.uuid(),
    reason: z.string(),
  }),
)
