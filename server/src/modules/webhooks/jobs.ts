import { z } from 'zod'
import { tell } from '#foundation/events'
import { job } from '#foundation/jobs'
import { addMs, days } from '#foundation/time'
import { deleteDeliveriesBefore } from './deliveries.sql.ts'
import { DeliveryDue } from './events.ts'

const KEEP_DAYS = 30

/** The pause after a failed attempt is over. */
export const tryAgain = job({
  name: 'webhooks.try_again',
  input: z.object({ deliveryId: z.uuid() }),
  work: async (tx, { deliveryId }) => {
    await tell(tx, DeliveryDue, `webhooks.delivery:${deliveryId}`, { deliveryId })
  },
})

export const sweepDeliveries = job({
  name: 'webhooks.sweep_deliveries',
  input: z.object({}),
  everyMinutes: 1440,
  work: async (tx) => {
    await deleteDeliveriesBefore(tx, addMs(tx.now, -days(KEEP_DAYS)))
  },
})
