import type { InsightsPolicy } from '#modules/insights'
import { sessionsOnTimeline, trackingFigures } from '#modules/tracking'
import {
  CookingStarted,
  DriverAssigned,
  FoodPickedUp,
  FoodReady,
  OrderAccepted,
  OrderCancelled,
  OrderCompleted,
  OrderDelivered,
  OrderPaid,
  OrderPlaced,
  OrderRefunded,
} from './orders/order.events.ts'
import { ridendineMap } from './system-map.ts'

/** What RideNDine's events mean to the charts and on the system map. */
export const ridendineInsights: InsightsPolicy = {
  ...ridendineMap,
  funnel: [
    { key: 'placed', label: 'Placed', events: [OrderPlaced.name] },
    { key: 'paid', label: 'Paid', events: [OrderPaid.name] },
    { key: 'accepted', label: 'Accepted', events: [OrderAccepted.name] },
    { key: 'cooking', label: 'Cooking', events: [CookingStarted.name] },
    { key: 'ready', label: 'Ready', events: [FoodReady.name] },
    { key: 'assigned', label: 'With a driver', events: [DriverAssigned.name] },
    { key: 'picked_up', label: 'Picked up', events: [FoodPickedUp.name] },
    { key: 'delivered', label: 'Delivered', events: [OrderDelivered.name] },
    { key: 'completed', label: 'Completed', events: [OrderCompleted.name] },
  ],
  responses: {
    asked: [OrderPaid.name],
    // A kitchen answers by accepting, or by saying no; silence ends in the same event by the clock.
    answered: [OrderAccepted.name],
  },
  completion: {
    begun: [OrderPlaced.name],
    endings: [
      { key: 'delivered', label: 'Delivered', events: [OrderDelivered.name], isSuccess: true },
      { key: 'cancelled', label: 'Called off', events: [OrderCancelled.name], isSuccess: false },
      { key: 'refunded', label: 'Refunded', events: [OrderRefunded.name], isSuccess: false },
    ],
  },
  payouts: {
    stages: [
      { key: 'asked', label: 'Asked', events: ['payments.payout_asked'], isTrouble: false },
      { key: 'sent', label: 'On its way', events: ['payments.payout_sent'], isTrouble: false },
      { key: 'paid', label: 'Paid', events: ['payments.payout_paid'], isTrouble: false },
      { key: 'failed', label: 'Failed', events: ['payments.payout_failed'], isTrouble: true },
    ],
  },
  telemetry: {
    sessions: sessionsOnTimeline,
    figures: async (tx) => {
      const { oldestPositionHours, ...figures } = await trackingFigures(tx)
      return { ...figures, oldestPositionHours: oldestPositionHours ?? 0 }
    },
  },
}
