import { z } from 'zod'
import { Done, endpoint } from './endpoint.ts'
import { Point } from './places.ts'

/** One thing that a position can be shared for, such as `zenvee.booking:<id>`. */
export const Subject = z
  .string()
  .max(120)
  .regex(
    /^[a-z][a-z0-9_-]*\.[a-z][a-z0-9_-]*:[0-9a-f-]{36}$/,
    'a subject looks like product.thing:id',
  )

export const Presence = z.object({
  isOnline: z.boolean(),
  /** When it last changed; null for somebody who never was online. */
  since: z.string().nullable(),
  lastSeenAt: z.string().nullable(),
  /** Why it is so: chosen, stale (nothing heard for a while), or what a product says. */
  reason: z.string(),
})
export type Presence = z.infer<typeof Presence>

/** One fix of a device. `at` is the device's own clock; the batch's `sentAt` sets it right. */
export const DevicePoint = Point.extend({
  /** Radius of 68 % confidence, metres. */
  accuracyM: z.number().min(0).max(100_000),
  /** Degrees from north, clockwise. */
  headingDeg: z.number().min(0).max(360).nullish(),
  speedMps: z.number().min(0).max(1000).nullish(),
  at: z.iso.datetime({ offset: true }),
})
export type DevicePoint = z.infer<typeof DevicePoint>

/** Why a point was not kept. */
export const DropReason = z.enum([
  'not_consented',
  'too_old',
  'from_the_future',
  'too_inaccurate',
  'impossible_jump',
  'duplicate',
])
export type DropReason = z.infer<typeof DropReason>

export const SharedPosition = z.object({
  point: Point,
  accuracyM: z.number(),
  headingDeg: z.number().nullable(),
  recordedAt: z.string(),
})
export type SharedPosition = z.infer<typeof SharedPosition>

export const Eta = z.object({
  /** Seconds left as of now, never below 0. */
  seconds: z.int(),
  arrivesAt: z.string(),
  computedAt: z.string(),
  /** Older than it should be: say so beside it. */
  isStale: z.boolean(),
})
export type Eta = z.infer<typeof Eta>

const live = {
  /** Paused: the one who shares has stopped for a while, and nothing is known meanwhile. */
  state: z.enum(['open', 'paused']),
  openedAt: z.string(),
  position: SharedPosition.extend({ ageSeconds: z.int(), isStale: z.boolean() }).nullable(),
  eta: Eta.nullable(),
  /** When the geofence around the destination was entered. */
  enteredAt: z.string().nullable(),
}

/** A sharing session, while it is open. Live: room `tracking.session:<sessionId>`. */
export const Sharing = z.object({
  ...live,
  sessionId: z.uuid(),
  subject: z.string(),
  personId: z.uuid(),
  destination: Point.nullable(),
  /** The way come so far, oldest first, thinned out; empty unless asked for. */
  path: z.array(Point),
})
export type Sharing = z.infer<typeof Sharing>

/** The same for whoever holds the link: no ids, no addresses. */
export const OnMyWay = z.object(live)
export type OnMyWay = z.infer<typeof OnMyWay>

/** What the room `tracking.session:<id>` is pushed, by kind. */
export const PushedPosition = z.object({
  sessionId: z.uuid(),
  subject: z.string(),
  position: SharedPosition,
})
export const PushedEta = z.object({ sessionId: z.uuid(), subject: z.string(), eta: Eta })
export const PushedClosed = z.object({ sessionId: z.uuid(), reason: z.string() })
export const PushedPaused = z.object({ sessionId: z.uuid(), isPaused: z.boolean() })

const ofSubject = z.object({ subject: Subject })

export const readPresence = endpoint({
  method: 'GET',
  path: '/presence',
  summary: 'Whether I am online',
  output: Presence,
})

export const setPresence = endpoint({
  method: 'PUT',
  path: '/presence',
  summary: 'Go online or offline; said again while online, it says that I am still there',
  input: z.object({ online: z.boolean() }),
  output: Presence,
})

export const sendPositions = endpoint({
  method: 'POST',
  path: '/positions',
  summary: 'Up to 60 positions of this device, also ones collected offline',
  rate: 'positions',
  input: z.object({
    /** The device's clock at the moment of sending, made anew at every attempt. */
    sentAt: z.iso.datetime({ offset: true }),
    points: z.array(DevicePoint).min(1).max(60),
  }),
  output: z.object({
    kept: z.int(),
    dropped: z.array(z.object({ index: z.int(), why: DropReason })),
    /** Somebody may see me at this moment. */
    isShared: z.boolean(),
  }),
})

export const readSharing = endpoint({
  method: 'GET',
  path: '/sharing/:subject',
  summary: 'Where the one who comes is, while it is shared with me',
  input: ofSubject.extend({ path: z.enum(['yes', 'no']).default('no') }),
  output: Sharing,
  refuses: ['tracking.not_shared'],
})

export const pauseSharing = endpoint({
  method: 'POST',
  path: '/sharing/:subject/pause',
  summary: 'Stop being seen for a while (the one who shares)',
  input: ofSubject,
  output: Sharing,
  refuses: ['tracking.not_shared'],
})

export const resumeSharing = endpoint({
  method: 'POST',
  path: '/sharing/:subject/resume',
  summary: 'Be seen again (the one who shares)',
  input: ofSubject,
  output: Sharing,
  refuses: ['tracking.not_shared'],
})

export const makeSharingLink = endpoint({
  method: 'POST',
  path: '/sharing/:subject/link',
  summary: 'A link that shows the way without an account, as long as it is shared',
  input: ofSubject,
  output: z.object({
    /** Shown once; only its hash is kept. */
    token: z.string(),
    expiresAt: z.string(),
  }),
  status: 201,
  refuses: ['tracking.not_shared', 'tracking.too_many_links'],
})

export const readOnMyWay = endpoint({
  method: 'GET',
  path: '/on-my-way/:token',
  summary: 'Who comes, how far and how long, for whoever holds the link',
  auth: 'public',
  rate: 'search',
  input: z.object({ token: z.string().min(20).max(100) }),
  output: OnMyWay,
  refuses: ['tracking.link_over'],
})

export const TrackingSettings = z.object({
  /** Hours that the history of positions is kept. */
  positionsKeptHours: z.int().min(1).max(168),
})
export type TrackingSettings = z.infer<typeof TrackingSettings>

export const readTrackingSettings = endpoint({
  method: 'GET',
  path: '/tracking/settings',
  summary: 'How long positions are kept',
  output: TrackingSettings,
})

export const setTrackingSettings = endpoint({
  method: 'PUT',
  path: '/tracking/settings',
  summary: 'Say how long positions are kept',
  input: TrackingSettings,
  output: Done,
})
