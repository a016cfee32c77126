import { type BookingLine, type BookingState, listBookings } from '#contract/zenvee'
import { useReadPages } from '../../../lib/api/index.ts'
import { usePerson } from '../../../lib/session/session.ts'

/** A visit that goes on at this moment. */
export const UNDER_WAY: readonly BookingState[] = ['en_route', 'arrived', 'in_service']

interface Jobs {
  readonly isPending: boolean
  /** Waiting for my answer, the most urgent first. */
  readonly requests: readonly BookingLine[]
  /** Agreed and not over, by time. */
  readonly ahead: readonly BookingLine[]
  /** My proposals that the customer has not answered. */
  readonly countered: readonly BookingLine[]
  /** The one that goes on now, or the next. */
  readonly next: BookingLine | undefined
}

const byTime = (a: BookingLine, b: BookingLine) => a.startsAt.localeCompare(b.startsAt)
const byUrgency = (a: BookingLine, b: BookingLine) =>
  (a.answerBy ?? '').localeCompare(b.answerBy ?? '')

/** My open work; news of my own room keep it fresh. */
export function useJobs(): Jobs {
  const person = usePerson()
  const read = useReadPages(
    listBookings,
    { as: 'technician', group: 'open', limit: 100 },
    { topics: [`person:${person.id}`], product: 'zenvee' },
  )
  const of = (...states: BookingState[]) => read.items.filter((line) => states.includes(line.state))
  const ahead = of('accepted', ...UNDER_WAY).toSorted(byTime)
  return {
    isPending: read.isPending,
    requests: of('requested').toSorted(byUrgency),
    countered: of('countered'),
    ahead,
    next: ahead.find((line) => UNDER_WAY.includes(line.state)) ?? ahead[0],
  }
}
