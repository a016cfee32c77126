import type { Booking, BookingState } from '#contract/zenvee'
import { useTranslation } from '../../../lib/i18n/index.ts'
import type { Step } from '../../../ui/index.ts'

/** The chapters of a visit that goes well. */
const ROAD = [
  'requested',
  'accepted',
  'en_route',
  'arrived',
  'in_service',
  'completed',
  'settled',
] as const
type Chapter = (typeof ROAD)[number]

/** Where a state stands on the road: an answer that is awaited is still the first chapter. */
const PLACE: Readonly<Partial<Record<BookingState, Chapter>>> = {
  countered: 'requested',
  disputed: 'completed',
}
const ENDS_BADLY: readonly BookingState[] = [
  'declined',
  'expired',
  'unfulfilled',
  'cancelled',
  'refunded',
]

/** The story of a booking as steps, each with the time at which it happened. */
export function useBookingSteps(booking: Booking): Step[] {
  const { t } = useTranslation('zenvee')
  const happened = new Map(booking.history.map((line) => [line.state, line.at]))
  happened.set('requested', booking.createdAt)

  if (ENDS_BADLY.includes(booking.state)) {
    const done = ROAD.filter((chapter) => happened.has(chapter))
    return [
      ...done.map(
        (chapter): Step => ({
          key: chapter,
          label: t(`step.${chapter}`),
          state: 'done',
          at: happened.get(chapter),
        }),
      ),
      {
        key: booking.state,
        label: t(`state.${booking.state}`),
        state: booking.state === 'refunded' ? 'done' : 'failed',
        at: booking.stateSince,
      },
    ]
  }
  const now = PLACE[booking.state] ?? booking.state
  const here = ROAD.findIndex((chapter) => chapter === now)
  return ROAD.map((chapter, place) => ({
    key: chapter,
    label: t(`step.${chapter}`),
    state: stateOf(place, here, chapter),
    at: place <= here ? happened.get(chapter) : null,
    hint: place === here && booking.state !== chapter ? t(`state.${booking.state}`) : undefined,
  }))
}

function stateOf(place: number, here: number, chapter: Chapter): Step['state'] {
  if (place < here || (chapter === 'settled' && place === here)) return 'done'
  return place === here ? 'now' : 'next'
}
