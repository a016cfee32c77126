import { readRoute } from '#contract/places'
import { arrive, type Booking, startTrip } from '#contract/zenvee'
import { sendPosition } from './positions.ts'
import type { Technician } from './technician.ts'
import { metersBetween, placeOn, type Way, wayAlong } from './way.ts'

export interface Trip {
  readonly bookingId: string
  readonly way: Way
  readonly speedMps: number
  /** When it began, milliseconds of the city's time. */
  readonly since: number
}

/** Between two positions under way (seconds). */
const UNDER_WAY_S = [5, 10] as const
/** So near the door some put the telephone away, and the fence never hears of them. */
const POCKET_M = 250
/** A rough guess at the way, for knowing when to set out: streets are longer than the crow flies. */
const DETOUR = 1.35
const TOWN_MPS = 8
const SLACK_MS = 3 * 60_000
const GETTING_READY_MS = [15_000, 60_000] as const

/** When to set out: in time to be there at the start, and no sooner than one can be ready. */
export function timeToGo(me: Technician, booking: Booking): number {
  const wayMs = ((metersBetween(me.at, booking.place.point) * DETOUR) / TOWN_MPS) * 1000
  const ready = me.city.now() + me.dice.between(...GETTING_READY_MS)
  return Math.max(ready, Date.parse(booking.startsAt) - wayMs - SLACK_MS)
}

/** Set out (unless that was said already), with the way that the router gives. */
export async function setOut(me: Technician, booking: Booking): Promise<void> {
  const { id: bookingId } = booking
  if (booking.state === 'accepted') {
    const { answer } = await me.tries(startTrip, { bookingId })
    if (!answer) return me.plan(`over:${bookingId}`, [5, 20], () => me.looksAt(bookingId))
    me.jobs.set(bookingId, answer)
    me.city.tally.add('trips')
  }
  const { point: to } = booking.place
  const text = ({ lat, lng }: { lat: number; lng: number }) => `${lat},${lng}`
  const route = await me.call(readRoute, { from: text(me.at), to: text(to) })
  const way = wayAlong(route.path, me.at, to)
  const speedMps = Math.max(2, (way.meters / Math.max(route.seconds, 1)) * me.manners.pace)
  me.current = bookingId
  me.trip = { bookingId, way, speedMps, since: me.city.now() }
  await travel(me)
}

/** One stretch of the way: go there, and say so. */
async function travel(me: Technician): Promise<void> {
  const { trip } = me
  if (!trip) return
  const gone = ((me.city.now() - trip.since) / 1000) * trip.speedMps
  const place = placeOn(trip.way, gone)
  me.at = place.at
  const isThere = gone >= trip.way.meters
  if (isThere && me.manners.taps) return tap(me)

  const speedMps = isThere ? 0 : trip.speedMps
  const isInPocket = me.manners.taps && trip.way.meters - gone < POCKET_M
  if (!isInPocket) await sendPosition(me, { speedMps, headingDeg: place.headingDeg })
  // At the door the fence notices by itself; when it does not, somebody taps after a while.
  const isLong = gone > trip.way.meters + trip.speedMps * 60
  if (isLong) return tap(me)
  const gap = me.city.leastGapMs() / 1000
  me.plan('travel', [Math.max(UNDER_WAY_S[0], gap), Math.max(UNDER_WAY_S[1], gap)], () =>
    travel(me),
  )
}

/** "I am here", by hand. */
async function tap(me: Technician): Promise<void> {
  const { trip } = me
  if (!trip) return
  const { bookingId } = trip
  const { answer } = await me.tries(arrive, { bookingId })
  if (answer) me.city.tally.add('arrivals.tapped')
  me.agenda.forget('travel')
  if (answer) me.considers(answer)
  else me.plan(`over:${bookingId}`, [5, 20], () => me.looksAt(bookingId))
}
