import type { Point } from '#contract/places'
import type { DevicePoint, DropReason } from '#contract/tracking'
import { addMs, hours, msBetween, seconds } from '#foundation/time'
import { distanceMeters } from '#modules/places'

/** Older than this, a point collected offline is worth nothing to anybody. */
const OLDEST_MS = hours(2)
/** How far a device's own clock may be ahead of itself within a batch. */
const AHEAD_MS = seconds(2)
/** A worse fix says nothing about a street. */
const WORST_ACCURACY_M = 150
/** 250 km/h: nothing on a road is faster. */
const FASTEST_MPS = 70

/** A fix that was kept, on our clock. */
export interface KeptPoint extends Point {
  readonly accuracyM: number
  readonly headingDeg: number | null
  readonly speedMps: number | null
  readonly deviceAt: Date
  readonly recordedAt: Date
  /** What it may be used for. */
  readonly purpose: 'matching' | 'sharing'
}

/** Where somebody was just before, for judging the next step. */
export interface Anchor extends Point {
  readonly accuracyM: number
  readonly recordedAt: Date
}

export interface SieveContext {
  readonly now: Date
  /** The device's clock when it sent the batch. */
  readonly sentAt: Date
  readonly anchor: Anchor | undefined
  /** Since when matching may know; null when off duty. */
  readonly onDutySince: Date | null
  /** Since when somebody may see; null when nothing is shared. */
  readonly sharedSince: Date | null
}

export interface Sieved {
  /** Oldest first. */
  readonly kept: readonly KeptPoint[]
  readonly dropped: readonly { readonly index: number; readonly why: DropReason }[]
}

/**
 * Judge a batch. A device's clock may be wrong, but it runs evenly: the age of a point is its
 * distance from `sentAt`, and our clock minus that age is when it was recorded. What was recorded
 * outside every consent is dropped, never stored.
 */
export function sievePoints(points: readonly DevicePoint[], context: SieveContext): Sieved {
  const kept: KeptPoint[] = []
  const dropped: { index: number; why: DropReason }[] = []
  const inOrder = points
    .map((point, index) => ({ point, index, deviceAt: new Date(point.at) }))
    .sort((a, b) => a.deviceAt.getTime() - b.deviceAt.getTime())

  for (const { point, index, deviceAt } of inOrder) {
    const ageMs = Math.max(0, msBetween(deviceAt, context.sentAt))
    const recordedAt = addMs(context.now, -ageMs)
    const judged = { ...point, deviceAt, recordedAt }
    const why = dropReason(judged, context, kept.at(-1))
    if (why) dropped.push({ index, why })
    else kept.push(keep(judged, context))
  }
  return { kept, dropped: dropped.sort((a, b) => a.index - b.index) }
}

type Judged = DevicePoint & { readonly deviceAt: Date; readonly recordedAt: Date }

function dropReason(
  point: Judged,
  context: SieveContext,
  before: KeptPoint | undefined,
): DropReason | undefined {
  if (msBetween(context.sentAt, point.deviceAt) > AHEAD_MS) return 'from_the_future'
  if (msBetween(point.recordedAt, context.now) > OLDEST_MS) return 'too_old'
  if (!isWithin(point, context.onDutySince) && !isWithin(point, context.sharedSince)) {
    return 'not_consented'
  }
  if (point.accuracyM > WORST_ACCURACY_M) return 'too_inaccurate'
  if (before && before.deviceAt.getTime() === point.deviceAt.getTime()) return 'duplicate'
  const anchor = before ?? context.anchor
  return anchor && isImpossible(anchor, point) ? 'impossible_jump' : undefined
}

function isWithin(point: Judged, since: Date | null): boolean {
  return since !== null && point.recordedAt >= since
}

/** Faster than any road allows, even if both fixes err towards each other. */
function isImpossible(from: Anchor, to: Judged): boolean {
  const meters = distanceMeters(from, to) - from.accuracyM - to.accuracyM
  const tookS = Math.max(1, Math.abs(msBetween(from.recordedAt, to.recordedAt)) / 1000)
  return meters / tookS > FASTEST_MPS
}

function keep(point: Judged, context: SieveContext): KeptPoint {
  const { lat, lng, accuracyM, headingDeg, speedMps, deviceAt, recordedAt } = point
  return {
    lat,
    lng,
    accuracyM,
    deviceAt,
    recordedAt,
    headingDeg: headingDeg ?? null,
    speedMps: speedMps ?? null,
    purpose: isWithin(point, context.sharedSince) ? 'sharing' : 'matching',
  }
}
