import type { Tx } from '#foundation/db'
import { type Subscriber, subscribe } from '#foundation/events'
import { localDay } from '#foundation/time'
import { zoneNames } from '#modules/dispatch'
import { readOrganisation } from '#modules/organisations'
import {
  OrderAccepted,
  OrderCancelled,
  OrderDelivered,
  OrderPlaced,
} from '../orders/order.events.ts'
import { readOrderRow } from '../orders/orders.sql.ts'
import { insertOrderPlace } from './day-figures.sql.ts'
import { countAnswer, countDelivered, countPlaced } from './metrics.ts'

/** Where an order counts is decided once: later zones leave the charts of before alone. */
async function placeOrderInCharts(tx: Tx, orderId: string): Promise<void> {
  const order = await readOrderRow(tx, orderId)
  const { timezone } = await readOrganisation(tx)
  const zoneAt = await zoneNames(tx)
  await insertOrderPlace(tx, {
    orderId,
    day: localDay(order.placed_at, timezone),
    zone: zoneAt({ lat: order.pickup_lat, lng: order.pickup_lng }) ?? '',
  })
}

/** By whom a paid order can end unanswered. */
const SILENT = 'clock'

export const subscribers: readonly Subscriber[] = [
  subscribe({
    name: 'ridendine.place_in_charts',
    to: [OrderPlaced],
    work: async (tx, { orderId, total }) => {
      await placeOrderInCharts(tx, orderId)
      tx.afterCommit(() => countPlaced(total))
    },
  }),
  subscribe({
    name: 'ridendine.count_for_metrics',
    to: [OrderAccepted, OrderDelivered, OrderCancelled],
    work: async (tx, payload, message) => {
      if (message.name === OrderDelivered.name) tx.afterCommit(countDelivered)
      if (message.name === OrderAccepted.name) tx.afterCommit(() => countAnswer('accepted'))
      if (message.name !== OrderCancelled.name || !('by' in payload)) return
      const order = await readOrderRow(tx, payload.orderId)
      // Only what a kitchen could have answered.
      if (!order.paid_at || order.accepted_at) return
      if (payload.by === 'chef') tx.afterCommit(() => countAnswer('rejected'))
      if (payload.by === SILENT) tx.afterCommit(() => countAnswer('silent'))
    },
  }),
]
