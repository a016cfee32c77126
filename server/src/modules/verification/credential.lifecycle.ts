import { lifecycle, type StateOf } from '#foundation/lifecycle'
import { hours } from '#foundation/time'
import {
  CredentialApproved,
  CredentialClaimed,
  CredentialDeclined,
  CredentialExpired,
  CredentialReleased,
  CredentialRevoked,
  CredentialWithdrawn,
} from './events.ts'
import { DESK_ROLES } from './permits.ts'

/** A reviewer who goes home does not keep it: after this it is back on the desk. */
const LONGEST_REVIEW_MS = hours(8)

/** The life of one credential. Who was declined hands in a new one: each row is one paper. */
export const credentialLifecycle = lifecycle({
  name: 'verification.credential',
  table: 'verification.credentials',
  states: ['submitted', 'in_review', 'approved', 'declined', 'expired', 'revoked', 'withdrawn'],
  starts: 'submitted',
  ends: ['declined', 'expired', 'revoked', 'withdrawn'],
  moves: {
    claim: {
      from: ['submitted'],
      to: 'in_review',
      by: [...DESK_ROLES],
      tells: CredentialClaimed,
      guard: 'nobody reviews their own',
    },
    release: {
      from: ['in_review'],
      to: 'submitted',
      by: [...DESK_ROLES, 'clock'],
      tells: CredentialReleased,
    },
    approve: {
      from: ['in_review'],
      to: 'approved',
      by: [...DESK_ROLES],
      tells: CredentialApproved,
      guard: 'by the one who claimed it; not past its expiry',
    },
    decline: {
      from: ['in_review'],
      to: 'declined',
      by: [...DESK_ROLES],
      tells: CredentialDeclined,
      guard: 'by the one who claimed it; with a reason code',
    },
    expire: { from: ['approved'], to: 'expired', by: ['clock'], tells: CredentialExpired },
    revoke: { from: ['approved'], to: 'revoked', by: [...DESK_ROLES], tells: CredentialRevoked },
    withdraw: {
      from: ['submitted', 'in_review', 'approved'],
      to: 'withdrawn',
      by: ['system'],
      tells: CredentialWithdrawn,
      guard: 'the account of its holder was deleted',
    },
  },
  timers: [
    { in: 'in_review', move: 'release', after: LONGEST_REVIEW_MS },
    { in: 'approved', move: 'expire', at: 'expires_at' },
  ],
})

export type CredentialStateName = StateOf<typeof credentialLifecycle>
