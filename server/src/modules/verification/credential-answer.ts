import {
  type Credential,
  CredentialKind,
  CredentialState,
  DeclineCode,
} from '#contract/verification'
import type { Tx } from '#foundation/db'
import { movesOpenTo } from '#foundation/lifecycle'
import { credentialLifecycle } from './credential.lifecycle.ts'
import type { CredentialRow } from './credentials.sql.ts'

/** What to do about each decline code, in one sentence. */
const HOW_TO_FIX: Readonly<Record<DeclineCode, string>> = {
  unreadable: 'Photograph it again in daylight, flat, with all four corners in the picture.',
  incomplete: 'Hand in every page, the back as well.',
  wrong_document: 'Hand in the document that this rule asks for.',
  name_mismatch: 'Make the name on your profile match the name on the document.',
  number_not_found: 'Check the number against the register and hand it in as it stands there.',
  already_expired: 'Renew it with its issuer, then hand in the new one.',
  issuer_not_accepted: 'Hand in one from an issuer that this place accepts.',
  suspected_forgery: 'Write to support; a person will look at it with you.',
}

/** A credential as its holder or the desk sees it; who reviews it is for the desk only. */
export function credentialAnswer(tx: Tx, row: CredentialRow): Credential {
  const isMine = row.person_id === tx.actor.id
  const code = row.decline_code === null ? null : DeclineCode.parse(row.decline_code)
  return {
    id: row.id,
    personId: row.person_id,
    kind: CredentialKind.parse(row.kind),
    jurisdiction: row.jurisdiction,
    trade: row.trade,
    source: row.source,
    issuer: row.issuer,
    number: row.number,
    state: CredentialState.parse(row.state),
    version: row.version,
    fileId: row.file_id,
    documentHash: row.document_hash,
    submittedAt: row.submitted_at.toISOString(),
    checkedAt: row.checked_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
    decline: code && { code, howToFix: HOW_TO_FIX[code], note: row.decline_note },
    claimedBy: isMine ? null : row.claimed_by,
    can: isMine ? [] : movesOpenTo(credentialLifecycle, row.state, tx.actor.roles),
  }
}

/** What every event about a credential says. */
export function about(row: CredentialRow) {
  return {
    credentialId: row.id,
    personId: row.person_id,
    kind: row.kind,
    trade: row.trade,
    jurisdiction: row.jurisdiction,
  }
}

/** What the audit keeps of a credential: never its number, which stays in one place. */
export function audited(row: CredentialRow) {
  return {
    state: row.state,
    kind: row.kind,
    trade: row.trade,
    jurisdiction: row.jurisdiction,
    personId: row.person_id,
    expiresAt: row.expires_at?.toISOString() ?? null,
    declineCode: row.decline_code,
  }
}
