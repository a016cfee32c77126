import { z } from 'zod'
import { endpoint, page, paging } from './endpoint.ts'

/** What a rule can ask for. */
export const CredentialKind = z.enum(['license', 'insurance', 'background_check', 'identity'])
export type CredentialKind = z.infer<typeof CredentialKind>

/** ISO 3166 place that a rule or credential counts in: `US-MA`, `US`, or `*` for everywhere. */
export const Jurisdiction = z
  .string()
  .regex(/^([A-Z]{2}(-[A-Z0-9]{1,3})?|\*)$/, 'a jurisdiction looks like US-MA, US or *')

/** Slug of a trade, such as `plumbing`; `*` for every trade. */
export const Trade = z
  .string()
  .regex(/^([a-z][a-z0-9_-]{1,39}|\*)$/, 'a trade is a short lower-case word, or *')

export const CredentialState = z.enum([
  'submitted',
  'in_review',
  'approved',
  'declined',
  'expired',
  'revoked',
  'withdrawn',
])
export type CredentialState = z.infer<typeof CredentialState>

/** Why a document was declined; each has one way to mend it. */
export const DeclineCode = z.enum([
  'unreadable',
  'incomplete',
  'wrong_document',
  'name_mismatch',
  'number_not_found',
  'already_expired',
  'issuer_not_accepted',
  'suspected_forgery',
])
export type DeclineCode = z.infer<typeof DeclineCode>

const plainText = (max: number) => z.string().trim().min(1).max(max)

export const Decline = z.object({
  code: DeclineCode,
  /** One sentence: what to do now. */
  howToFix: z.string(),
  note: z.string().nullable(),
})

/** One credential, as its holder and the review desk see it. */
export const Credential = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  kind: CredentialKind,
  jurisdiction: z.string(),
  trade: z.string(),
  /** Where it can be checked, such as a public register. */
  source: z.string(),
  issuer: z.string(),
  number: z.string(),
  state: CredentialState,
  version: z.int(),
  fileId: z.uuid().nullable(),
  /** SHA-256 of the document, hex. */
  documentHash: z.string().nullable(),
  submittedAt: z.string(),
  checkedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  decline: Decline.nullable(),
  /** Who has it on the desk; null to its holder. */
  claimedBy: z.uuid().nullable(),
  can: z.array(z.string()),
})
export type Credential = z.infer<typeof Credential>

/** What a place asks of a trade. The most exact place decides, then the most exact trade. */
export const CredentialRule = z.object({
  jurisdiction: Jurisdiction,
  trade: Trade,
  kind: CredentialKind,
  isNeeded: z.boolean(),
  /** Days a check stays good after it was made; null for as long as the document does. */
  validForDays: z.int().min(1).max(3650).nullable(),
  /** What must be shown, in words. */
  whatProof: plainText(300),
})
export type CredentialRule = z.infer<typeof CredentialRule>

/** Why something needed is not there. */
export const MissingWhy = z.enum([
  'no_rules_for_this_place',
  'not_submitted',
  'waiting_for_review',
  'declined',
  'expired',
  'expires_before_then',
  'revoked',
])
export type MissingWhy = z.infer<typeof MissingWhy>

/** Whether somebody may work there, and what is missing (kind `rules`: the place has none). */
export const GateAnswer = z.object({
  passes: z.boolean(),
  missing: z.array(
    z.object({ kind: z.enum([...CredentialKind.options, 'rules']), why: MissingWhy }),
  ),
})
export type GateAnswer = z.infer<typeof GateAnswer>

/** What a customer may see of somebody's credential: never the number, never the document. */
export const ShownCredential = z.object({
  kind: CredentialKind,
  jurisdiction: z.string(),
  trade: z.string(),
  status: z.enum(['active', 'expiring', 'expired']),
  issuer: z.string(),
  source: z.string(),
  /** All but the last characters are dots. */
  maskedNumber: z.string(),
  checkedAt: z.string(),
  expiry: z.object({ at: z.string(), daysLeft: z.int() }).nullable(),
})
export type ShownCredential = z.infer<typeof ShownCredential>

/** The view, and the proof that it was looked at. */
export const CredentialView = z.object({
  personId: z.uuid(),
  credentials: z.array(ShownCredential),
  viewId: z.uuid(),
  viewedAt: z.string(),
})
export type CredentialView = z.infer<typeof CredentialView>

const one = z.object({ credentialId: z.uuid() })
const versioned = one.extend({ version: z.int().min(1).optional() })
const deskRefuses = [
  'verification.no_such_credential',
  'verification.own_credential',
  'lifecycle.not_from_here',
  'lifecycle.stale_version',
]

export const listMyCredentials = endpoint({
  method: 'GET',
  path: '/credentials',
  summary: 'My credentials, newest first',
  input: z.object(paging),
  output: page(Credential),
  refuses: ['paging.bad_cursor'],
})

export const submitCredential = endpoint({
  method: 'POST',
  path: '/credentials',
  summary: 'Hand in a credential for review',
  input: z.object({
    kind: CredentialKind,
    jurisdiction: Jurisdiction,
    trade: Trade,
    source: plainText(120),
    issuer: plainText(120),
    number: plainText(60),
    expiresAt: z.iso.datetime({ offset: true }).nullable().default(null),
    /** One's own upload; null where a public register is proof enough. */
    fileId: z.uuid().nullable().default(null),
  }),
  output: Credential,
  status: 201,
  refuses: [
    'verification.already_waiting',
    'verification.already_past',
    'files.no_such_file',
    'files.not_yours',
    'files.attached_elsewhere',
  ],
})

export const readMyGate = endpoint({
  method: 'GET',
  path: '/credentials/gate',
  summary: 'Whether I may work in a place and trade, what is missing, and what the rules ask',
  input: z.object({ jurisdiction: Jurisdiction, trade: Trade }),
  output: z.object({ gate: GateAnswer, rules: z.array(CredentialRule) }),
})

export const viewCredentials = endpoint({
  method: 'GET',
  path: '/people/:personId/credentials',
  summary: 'What everybody may see of somebody’s credentials; that it was looked at is kept',
  input: z.object({ personId: z.uuid() }),
  output: CredentialView,
})

export const listReviewDesk = endpoint({
  method: 'GET',
  path: '/verification/desk',
  summary: 'Credentials on the review desk, longest waiting first',
  input: z.object({ ...paging, state: CredentialState.default('submitted') }),
  output: page(Credential.extend({ waitingSeconds: z.int() })),
  refuses: ['paging.bad_cursor'],
})

export const readReviewFigures = endpoint({
  method: 'GET',
  path: '/verification/figures',
  summary: 'How much waits on the review desk, and since when',
  output: z.object({
    submitted: z.int(),
    inReview: z.int(),
    oldestWaitingSeconds: z.int().nullable(),
    expiringSoon: z.int(),
  }),
})

export const readReview = endpoint({
  method: 'GET',
  path: '/verification/desk/:credentialId',
  summary: 'One credential with its rule and what its holder handed in before',
  input: one,
  output: z.object({
    credential: Credential,
    rule: CredentialRule.nullable(),
    /** Signed address of the document, good for an hour or two. */
    documentUrl: z.string().nullable(),
    others: z.array(Credential),
  }),
  refuses: ['verification.no_such_credential'],
})

export const claimCredential = endpoint({
  method: 'POST',
  path: '/verification/desk/:credentialId/claim',
  summary: 'Take a credential to review it',
  input: versioned,
  output: Credential,
  refuses: deskRefuses,
})

export const releaseCredential = endpoint({
  method: 'POST',
  path: '/verification/desk/:credentialId/release',
  summary: 'Put a credential back on the desk',
  input: versioned,
  output: Credential,
  refuses: deskRefuses,
})

export const approveCredential = endpoint({
  method: 'POST',
  path: '/verification/desk/:credentialId/approve',
  summary: 'Approve a credential that was checked at its source',
  input: versioned.extend({
    /** As the register has it; the holder's own statement when left out. */
    expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
    reason: plainText(300).optional(),
  }),
  output: Credential,
  refuses: [...deskRefuses, 'verification.claimed_by_another', 'verification.already_past'],
})

export const declineCredential = endpoint({
  method: 'POST',
  path: '/verification/desk/:credentialId/decline',
  summary: 'Decline a credential and say how to mend it',
  input: versioned.extend({ code: DeclineCode, note: plainText(300).optional() }),
  output: Credential,
  refuses: [...deskRefuses, 'verification.claimed_by_another'],
})

export const revokeCredential = endpoint({
  method: 'POST',
  path: '/verification/desk/:credentialId/revoke',
  summary: 'Take back an approved credential',
  input: versioned.extend({ reason: plainText(300) }),
  output: Credential,
  refuses: deskRefuses,
})

export const listCredentialRules = endpoint({
  method: 'GET',
  path: '/verification/rules',
  summary: 'What each place asks of each trade',
  input: z.object({ ...paging, jurisdiction: Jurisdiction.optional() }),
  output: page(CredentialRule),
  refuses: ['paging.bad_cursor'],
})

export const setCredentialRule = endpoint({
  method: 'PUT',
  path: '/verification/rules',
  summary: 'Add or change a rule; the gate follows it from this moment',
  input: CredentialRule.extend({ reason: plainText(300).optional() }),
  output: CredentialRule,
})
