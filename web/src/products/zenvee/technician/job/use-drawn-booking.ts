import type { Booking, BookingState } from '#contract/zenvee'
import { serverNow } from '../../../../lib/clock.ts'
import { useQueue } from '../../../../lib/offline/index.ts'
import { useProof } from './proof.ts'

/** What a tap will most likely lead to, by the door it goes through; the server has the last word. */
const FORESEEN: Readonly<Record<string, { state: BookingState; can: readonly string[] }>> = {
  'start-trip': { state: 'en_route', can: ['arrive'] },
  arrive: { state: 'arrived', can: ['start_service'] },
  'start-service': { state: 'in_service', can: ['complete', 'ask_extra_work'] },
  complete: { state: 'completed', can: [] },
}

/** Name of the queue's subject for all acts on one booking: they keep their order. */
export const subjectOf = (bookingId: string) => `booking:${bookingId}`

/** The booking as it will be once the waiting taps have been sent: a tunnel stops nobody. */
export function useDrawnBooking(booking: Booking): Booking & { readonly isWaiting: boolean } {
  const waiting = useQueue().filter(
    (act) => act.subject === subjectOf(booking.id) && act.state !== 'refused',
  )
  const finishing = useProof(booking.id).finish
  const last = waiting.findLast((act) => FORESEEN[act.path.split('/').at(-1) ?? ''])
  const foreseen = finishing ? FORESEEN.complete : FORESEEN[last?.path.split('/').at(-1) ?? '']
  if (!foreseen || isFurther(booking.state, foreseen.state))
    return { ...booking, isWaiting: waiting.length > 0 }
  const at = new Date(last?.at ?? serverNow()).toISOString()
  return {
    ...booking,
    state: foreseen.state,
    can: [...foreseen.can],
    isWaiting: true,
    startedAt: booking.startedAt ?? (foreseen.state === 'in_service' ? at : null),
  }
}

const ROAD: readonly BookingState[] = [
  'accepted',
  'en_route',
  'arrived',
  'in_service',
  'completed',
  'settled',
]

/** The server is already past what was foreseen. */
function isFurther(is: BookingState, foreseen: BookingState): boolean {
  return ROAD.indexOf(is) >= ROAD.indexOf(foreseen) || !ROAD.includes(is)
}
