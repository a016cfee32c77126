import { useEffect, useEffectEvent, useRef } from 'react'
import { readRoute } from '#contract/places'
import type { Run } from '#contract/ridendine'
import { demoDrive, fixAlong, fixOf } from '../../../../features/tracking/drive.ts'
import { outgoingFixes } from '../../../../features/tracking/outgoing-fixes.ts'
import { ApiFailure, clientOf } from '../../../../lib/api/index.ts'
import { useStore } from '../../../../lib/store.ts'
import type { LngLat } from '../../../../ui/map/geo.ts'
import { useOnlineSwitch } from '../online.tsx'

export const fixes = outgoingFixes('ridendine')

/** With something in hand a position each three seconds; waiting for work, now and then: a battery lasts a shift. */
const RUN_MS = 3_000
const IDLE_MS = 20_000
/** Going online is known here before the server knows it: where I am is said again a little later. */
const SOON_MS = 4_000
/** What a device answers now is not older than this: it is asked so. */
const FRESH_MS = 2_000
/** Where a device without GPS begins its demo: the middle of the town. */
const TOWN = { lat: 41.6536, lng: -70.93 }

/**
 * Says where I am while, and only while, I am on duty or have something in hand. Draws nothing;
 * lives in the frame, so that it goes on whatever is on screen.
 */
export function PositionSender({ run }: { run: Run | undefined }) {
  const { isOnline } = useOnlineSwitch()
  const isDemo = useStore(demoDrive)
  const hasRun = (run?.orders.length ?? 0) > 0
  const isSeen = isOnline || hasRun
  useEffect(() => {
    if (!isSeen) return fixes.forget()
    const send = () => void fixes.flush()
    window.addEventListener('online', send)
    return () => window.removeEventListener('online', send)
  }, [isSeen])
  if (!isSeen) return null
  const everyMs = hasRun ? RUN_MS : IDLE_MS
  return isDemo ? <DemoVehicle run={run} /> : <OwnGps key={everyMs} everyMs={everyMs} />
}

/** The device's own position: each new one, not more often than wanted and never without the last. */
function OwnGps({ everyMs }: { everyMs: number }) {
  useEffect(() => {
    let newest: GeolocationPosition | null = null
    let lastSent = 0
    const send = () => {
      if (!newest || Date.now() - lastSent < everyMs) return
      lastSent = Date.now()
      void fixes.send(freshFix(newest))
      newest = null
    }
    const take = (position: GeolocationPosition) => {
      newest = position
      send()
    }
    const wishes = { enableHighAccuracy: everyMs === RUN_MS, maximumAge: FRESH_MS, timeout: 30_000 }
    const watch = navigator.geolocation.watchPosition(take, () => undefined, wishes)
    // While it is watched, what the device last knew is where it is; a phone that lies still knows nothing newer.
    const lastKnown = { ...wishes, maximumAge: Number.POSITIVE_INFINITY }
    const ask = () => navigator.geolocation.getCurrentPosition(take, () => undefined, lastKnown)
    const timer = setInterval(() => {
      if (!newest && Date.now() - lastSent >= IDLE_MS) ask()
      send()
    }, everyMs)
    // Twice, for a network that is slow to say that I am on duty.
    const soon = [SOON_MS, 3 * SOON_MS].map((ms) =>
      setTimeout(() => {
        lastSent = 0
        ask()
      }, ms),
    )
    return () => {
      soon.forEach(clearTimeout)
      navigator.geolocation.clearWatch(watch)
      clearInterval(timer)
    }
  }, [everyMs])
  return null
}

/** A phone that lies still goes on answering with the same place: it is still there. */
function freshFix(position: GeolocationPosition) {
  const fix = fixOf(position)
  const soonest = Date.now() - FRESH_MS
  return position.timestamp >= soonest ? fix : { ...fix, at: new Date(soonest).toISOString() }
}

/** Drives along the streets to the next stop of the run; stands where it is between runs. */
function DemoVehicle({ run }: { run: Run | undefined }) {
  const trip = useRef<{ to: string; path: readonly LngLat[]; since: number } | null>(null)
  const lastSent = useRef(0)
  const step = useEffectEvent(async () => {
    const next = run?.stops[0]
    const to = next ? text(next.at) : ''
    if (!next) {
      if (Date.now() - lastSent.current < IDLE_MS) return
      lastSent.current = Date.now()
      const here = fixes.ownFix.get() ?? TOWN
      return fixes.send(fixAlong([[here.lng, here.lat]], 0))
    }
    if (trip.current?.to !== to)
      trip.current = { to, path: await wayTo(next.at, run?.path[0]), since: Date.now() }
    lastSent.current = Date.now()
    await fixes.send(fixAlong(trip.current.path, Date.now() - trip.current.since))
  })
  useEffect(() => {
    void step()
    const timer = setInterval(() => void step(), RUN_MS)
    return () => clearInterval(timer)
  }, [])
  return null
}

async function wayTo(
  to: { lat: number; lng: number },
  seen: readonly [number, number] | undefined,
): Promise<readonly LngLat[]> {
  const from = fixes.ownFix.get() ?? (seen ? { lng: seen[0], lat: seen[1] } : TOWN)
  const route = await clientOf('ridendine')
    .call(readRoute, { from: text(from), to: text(to) })
    .catch(quiet)
  return route && route.path.length > 1
    ? route.path
    : [
        [from.lng, from.lat],
        [to.lng, to.lat],
      ]
}

/** The network is away: the straight line is the other answer. */
function quiet(error: unknown): null {
  if (error instanceof ApiFailure) return null
  throw error
}

const text = ({ lat, lng }: { lat: number; lng: number }) => `${lat.toFixed(5)},${lng.toFixed(5)}`
