import { z } from 'zod'
import { event } from '#foundation/events'

// Events are kept for ever, so none of them ever carries a position.
const session = z.object({ sessionId: z.uuid(), subject: z.string(), personId: z.uuid() })

export const PresenceChanged = event(
  'tracking.presence_changed',
  1,
  z.object({ personId: z.uuid(), isOnline: z.boolean(), reason: z.string() }),
)
export const SharingOpened = event('tracking.sharing_opened', 1, session)
export const SharingPaused = event('tracking.sharing_paused', 1, session)
export const SharingResumed = event('tracking.sharing_resumed', 1, session)
export const SharingClosed = event(
  'tracking.sharing_closed',
  1,
  session.extend({ reason: z.string() }),
)
/** Said exactly once per session. */
export const GeofenceEntered = event(
  'tracking.geofence_entered',
  1,
  session.extend({ enteredAt: z.string() }),
)
/** Two minutes away; said at most once per session. */
export const ArrivingSoon = event('tracking.arriving_soon', 1, session.extend({ seconds: z.int() }))

export const sessionEvents = [
  SharingOpened,
  SharingPaused,
  SharingResumed,
  SharingClosed,
  GeofenceEntered,
  ArrivingSoon,
] as const
export const events = [PresenceChanged, ...sessionEvents]
