import type { InsightsPolicy } from '#modules/insights'
import { sessionsOnTimeline, trackingFigures } from '#modules/tracking'
import {
  BookingAccepted,
  BookingCancelled,
  BookingCompleted,
  BookingCountered,
  BookingDeclined,
  BookingExpired,
  BookingRefunded,
  BookingReoffered,
  BookingRequested,
  BookingSettled,
  BookingUnfulfilled,
  NoShowReported,
  ServiceStarted,
  TripStarted,
} from './bookings/booking.events.ts'
import { zenveeMap } from './system-map.ts'

/** What Zenvee's events mean to the founder's charts and on the system map. */
export const zenveeInsights: InsightsPolicy = {
  ...zenveeMap,
  funnel: [
    { key: 'requested', label: 'Requested', events: [BookingRequested.name] },
    { key: 'accepted', label: 'Accepted', events: [BookingAccepted.name] },
    { key: 'on_the_way', label: 'On the way', events: [TripStarted.name] },
    { key: 'in_service', label: 'In service', events: [ServiceStarted.name] },
    { key: 'completed', label: 'Completed', events: [BookingCompleted.name] },
    { key: 'settled', label: 'Settled', events: [BookingSettled.name] },
  ],
  responses: {
    asked: [BookingRequested.name, BookingReoffered.name],
    answered: [BookingAccepted.name, BookingDeclined.name, BookingCountered.name],
  },
  completion: {
    begun: [BookingRequested.name],
    endings: [
      { key: 'completed', label: 'Completed', events: [BookingCompleted.name], isSuccess: true },
      { key: 'cancelled', label: 'Called off', events: [BookingCancelled.name], isSuccess: false },
      { key: 'no_show', label: 'Nobody there', events: [NoShowReported.name], isSuccess: false },
      { key: 'declined', label: 'Declined', events: [BookingDeclined.name], isSuccess: false },
      { key: 'expired', label: 'No answer', events: [BookingExpired.name], isSuccess: false },
      {
        key: 'unfulfilled',
        label: 'Nobody could come',
        events: [BookingUnfulfilled.name],
        isSuccess: false,
      },
      { key: 'refunded', label: 'Refunded', events: [BookingRefunded.name], isSuccess: false },
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
