import { useEffect, useEffectEvent, useRef } from 'react'
import { readRoute } from '#contract/places'
import { readSharing } from '#contract/tracking'
import { type Booking, type BookingLine, readBooking, readOwnProfile } from '#contract/zenvee'
import { ApiFailure, clientOf, useRead } from '../../../../lib/api/index.ts'
import { useStore } from '../../../../lib/store.ts'
import type { LngLat } from '../../../../ui/map/geo.ts'
import { UNDER_WAY } from '../jobs.ts'
import { demoDrive, fixAlong, fixOf } from './drive.ts'
import { flush, forgetFixes, sendFix } from './outgoing-fixes.ts'

const EVERY_MS = 3_000
/** Once there, a sign of life is enough. */
const AT_REST_MS = 15_000

/**
 * Shares my position while, and only while, a visit goes on: on the way, at the door, at work.
 * Draws nothing; lives in the frame, so that it goes on whatever is on screen.
 */
export function PositionSender({ lines }: { lines: readonly BookingLine[] }) {
  const active = lines.find((line) => UNDER_WAY.includes(line.state))
  const isDemo = useStore(demoDrive)
  useEffect(() => {
    if (active) {
      const send = () => void flush()
      window.addEventListener('online', send)
      return () => window.removeEventListener('online', send)
    }
    forgetFixes()
  }, [active])
  if (!active) return null
  return isDemo ? <DemoCar key={active.id} bookingId={active.id} /> : <OwnGps key={active.id} />
}

/**
 * The device's own position: each new one, at most one every three seconds and never without the
 * last; and, as a phone that lies still is told nothing, asked for again now and then.
 */
function OwnGps() {
  useEffect(() => {
    let newest: GeolocationPosition | null = null
    let lastSent = 0
    const send = () => {
      if (!newest || Date.now() - lastSent < EVERY_MS) return
      lastSent = Date.now()
      void sendFix(fixOf(newest))
      newest = null
    }
    const take = (position: GeolocationPosition) => {
      newest = position
      send()
    }
    const wishes = { enableHighAccuracy: true, maximumAge: 2_000, timeout: 30_000 }
    const watch = navigator.geolocation.watchPosition(take, () => undefined, wishes)
    const timer = setInterval(() => {
      if (!newest && Date.now() - lastSent >= AT_REST_MS)
        navigator.geolocation.getCurrentPosition(take, () => undefined, wishes)
      send()
    }, EVERY_MS)
    return () => {
      navigator.geolocation.clearWatch(watch)
      clearInterval(timer)
    }
  }, [])
  return null
}

/** Drives along the streets from where the technician was last seen to the door. */
function DemoCar({ bookingId }: { bookingId: string }) {
  const booking = useRead(
    readBooking,
    { bookingId },
    { topics: [`zenvee.booking:${bookingId}`], product: 'zenvee' },
  )
  const profile = useRead(readOwnProfile, {}, { product: 'zenvee' })
  const trip = useRef<{ path: readonly LngLat[]; since: number } | null>(null)
  const lastSent = useRef(0)

  const step = useEffectEvent(async () => {
    if (!booking.data?.sharing || !profile.data) return
    trip.current ??= { path: await wayOf(booking.data, profile.data.base), since: Date.now() }
    const isMoving = booking.data.state === 'en_route'
    if (!isMoving && Date.now() - lastSent.current < AT_REST_MS) return
    lastSent.current = Date.now()
    await sendFix(
      isMoving
        ? fixAlong(trip.current.path, Date.now() - trip.current.since)
        : fixAlong(trip.current.path, Number.POSITIVE_INFINITY),
    )
  })
  useEffect(() => {
    void step()
    const timer = setInterval(() => void step(), EVERY_MS)
    return () => clearInterval(timer)
  }, [])
  return null
}

async function wayOf(
  booking: Booking,
  base: { lat: number; lng: number },
): Promise<readonly LngLat[]> {
  const api = clientOf('zenvee')
  const seen = await api
    .call(readSharing, { subject: booking.sharing ?? '' })
    .then((sharing) => sharing.position?.point ?? null, quiet)
  const from = seen ?? base
  const to = booking.place.point
  const route = await api.call(readRoute, { from: text(from), to: text(to) }).catch(quiet)
  return route && route.path.length > 1
    ? route.path
    : [
        [from.lng, from.lat],
        [to.lng, to.lat],
      ]
}

/** Nothing is shared yet, or the network is away: the caller has another answer. */
function quiet(error: unknown): null {
  if (error instanceof ApiFailure) return null
  throw error
}

const text = ({ lat, lng }: { lat: number; lng: number }) => `${lat.toFixed(5)},${lng.toFixed(5)}`
