import { z } from 'zod'
import { event } from '#foundation/events'

const ofPerson = z.object({ personId: z.uuid() })
const ofSession = z.object({ personId: z.uuid(), sessionId: z.uuid() })

/** Everything about one person is told on one stream, which is also their room. */
export const streamOf = (personId: string): string => `person:${personId}`

export const PersonRegistered = event(
  'identity.person_registered',
  1,
  z.object({ personId: z.uuid(), roles: z.array(z.string()) }),
)
export const EmailVerified = event('identity.email_verified', 1, ofPerson)
export const ProfileChanged = event(
  'identity.profile_changed',
  1,
  z.object({ personId: z.uuid(), changed: z.array(z.string()) }),
)
export const PersonDeleted = event('identity.person_deleted', 1, ofPerson)
export const PersonSuspended = event('identity.person_suspended', 1, ofPerson)
export const PersonRestored = event('identity.person_restored', 1, ofPerson)

export const SessionBegun = event(
  'identity.session_begun',
  1,
  z.object({ personId: z.uuid(), sessionId: z.uuid(), how: z.string() }),
)
export const SessionEnded = event(
  'identity.session_ended',
  1,
  z.object({ personId: z.uuid(), sessionId: z.uuid(), because: z.string() }),
)
export const RefreshTokenReused = event('identity.refresh_token_reused', 1, ofSession)

export const PasswordChanged = event('identity.password_changed', 1, ofPerson)
export const PasswordResetAsked = event('identity.password_reset_asked', 1, ofPerson)
export const SecondFactorTurned = event(
  'identity.second_factor_turned',
  1,
  z.object({ personId: z.uuid(), on: z.boolean() }),
)

const ofRole = z.object({ personId: z.uuid(), role: z.string() })
export const RoleGranted = event('identity.role_granted', 1, ofRole)
export const RoleRevoked = event('identity.role_revoked', 1, ofRole)

export const events = [
  PersonRegistered,
  EmailVerified,
  ProfileChanged,
  PersonDeleted,
  PersonSuspended,
  PersonRestored,
  SessionBegun,
  SessionEnded,
  RefreshTokenReused,
  PasswordChanged,
  PasswordResetAsked,
  SecondFactorTurned,
  RoleGranted,
  RoleRevoked,
] as const
