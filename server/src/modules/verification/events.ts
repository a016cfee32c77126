import { z } from 'zod'
import { event } from '#foundation/events'

const about = z.object({
  credentialId: z.uuid(),
  personId: z.uuid(),
  kind: z.string(),
  trade: z.string(),
  jurisdiction: z.string(),
})

export const CredentialSubmitted = event('verification.credential_submitted', 1, about)
export const CredentialClaimed = event('verification.credential_claimed', 1, about)
export const CredentialReleased = event('verification.credential_released', 1, about)
export const CredentialApproved = event(
  'verification.credential_approved',
  1,
  about.extend({ expiresAt: z.string().nullable() }),
)
export const CredentialDeclined = event(
  'verification.credential_declined',
  1,
  about.extend({ code: z.string() }),
)
export const CredentialExpired = event('verification.credential_expired', 1, about)
export const CredentialRevoked = event('verification.credential_revoked', 1, about)
/** Its holder's account was deleted. */
export const CredentialWithdrawn = event('verification.credential_withdrawn', 1, about)
/** Said once at each of 30, 14, 7 and 1 days before the end. */
export const CredentialExpiring = event(
  'verification.credential_expiring',
  1,
  about.extend({ daysLeft: z.int(), expiresAt: z.string() }),
)

export const events = [
  CredentialSubmitted,
  CredentialClaimed,
  CredentialReleased,
  CredentialApproved,
  CredentialDeclined,
  CredentialExpired,
  CredentialRevoked,
  CredentialWithdrawn,
  CredentialExpiring,
]
