import { useEffect, useRef } from 'react'
import {
  between,
  headingOf,
  type LngLat,
  measure,
  metresBetween,
  nearestAlong,
  pointAlong,
} from './geo.ts'

/** Further from the path than this, and the vehicle has left it (metres). */
const OFF_PATH_M = 45
/** A jump over this is a new place, not a movement (metres). */
const JUMP_M = 900
const LONGEST_MS = 6_000
const USUAL_MS = 3_000

export interface Pose {
  readonly at: LngLat
  readonly heading: number
}

interface Leg {
  readonly started: number
  readonly lasts: number
  readonly poseAt: (share: number) => Pose
}

/**
 * Moves a vehicle smoothly from fix to fix, along the drawn path while it keeps to it.
 * `draw` is called each frame with the pose; a jump or reduced motion draws at once.
 */
export function useGlide(
  target: LngLat | null,
  path: readonly LngLat[] | undefined,
  draw: (pose: Pose) => void,
): void {
  const leg = useRef<Leg | null>(null)
  const pose = useRef<Pose | null>(null)
  const lastFix = useRef(0)
  const lng = target?.[0]
  const lat = target?.[1]

  useEffect(() => {
    if (lng === undefined || lat === undefined) return
    const to: LngLat = [lng, lat]
    const from = pose.current
    const now = performance.now()
    const gap = lastFix.current ? now - lastFix.current : USUAL_MS
    lastFix.current = now
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    if (!from || isStill || metresBetween(from.at, to) > JUMP_M) {
      leg.current = null
      pose.current = { at: to, heading: from ? headingOf(from.at, to) : 0 }
      draw(pose.current)
      return
    }
    leg.current = {
      started: now,
      lasts: Math.min(LONGEST_MS, Math.max(600, gap)),
      poseAt: wayTo(from, to, path),
    }
    let frame = requestAnimationFrame(function step(time) {
      const current = leg.current
      if (!current) return
      const share = Math.min(1, (time - current.started) / current.lasts)
      pose.current = current.poseAt(Math.max(0, share))
      draw(pose.current)
      if (share < 1) frame = requestAnimationFrame(step)
    })
    return () => cancelAnimationFrame(frame)
  }, [lng, lat, path, draw])
}

function wayTo(
  from: Pose,
  to: LngLat,
  path: readonly LngLat[] | undefined,
): (share: number) => Pose {
  if (path && path.length > 1) {
    const walked = measure(path)
    const start = nearestAlong(path, walked, from.at)
    const end = nearestAlong(path, walked, to)
    if (start.away < OFF_PATH_M && end.away < OFF_PATH_M && end.along >= start.along) {
      return (share) => pointAlong(path, walked, start.along + (end.along - start.along) * share)
    }
  }
  const heading = metresBetween(from.at, to) > 3 ? headingOf(from.at, to) : from.heading
  return (share) => ({ at: between(from.at, to, share), heading })
}
