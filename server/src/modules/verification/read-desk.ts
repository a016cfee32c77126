import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type * as contract from '#contract/verification'
import { pageFrom, readCursor, type Tx } from '#foundation/db'
import { addMs, days, msBetween } from '#foundation/time'
import { signedUrl } from '#modules/files'
import { credentialAnswer } from './credential-answer.ts'
import {
  type CredentialRow,
  listByState,
  listOfPerson,
  readCredential,
  readDeskFigures,
} from './credentials.sql.ts'
import { placesAround } from './places-around.ts'
import { ruleAnswer } from './read-rules.ts'
import { listRulesFor } from './rules.sql.ts'
import { WARNING_DAYS } from './warn-expiring.ts'

const MOST_OTHERS = 20

/** My own credentials, newest first. */
export async function listMyCredentials(
  tx: Tx,
  input: WorkInputOf<typeof contract.listMyCredentials>,
): Promise<OutputOf<typeof contract.listMyCredentials>> {
  const after = readCursor(input.cursor, 2)
  const rows = await listOfPerson(tx, tx.actor.id ?? '', { limit: input.limit + 1, after })
  return pageFrom(rows, input.limit, (row) => credentialAnswer(tx, row), bySubmission)
}

/** The desk's queue in a state, longest waiting first. */
export async function listReviewDesk(
  tx: Tx,
  input: WorkInputOf<typeof contract.listReviewDesk>,
): Promise<OutputOf<typeof contract.listReviewDesk>> {
  const after = readCursor(input.cursor, 2)
  const rows = await listByState(tx, input.state, { limit: input.limit + 1, after })
  const item = (row: CredentialRow) => ({
    ...credentialAnswer(tx, row),
    waitingSeconds: secondsSince(tx, row.submitted_at),
  })
  return pageFrom(rows, input.limit, item, bySubmission)
}

/** How much waits, and since when. */
export async function readReviewFigures(
  tx: Tx,
): Promise<OutputOf<typeof contract.readReviewFigures>> {
  const figures = await readDeskFigures(tx, addMs(tx.now, days(Math.max(...WARNING_DAYS))))
  return {
    submitted: figures.submitted,
    inReview: figures.in_review,
    oldestWaitingSeconds: figures.oldest_at && secondsSince(tx, figures.oldest_at),
    expiringSoon: figures.expiring_soon,
  }
}

/** One credential, the rule that asks for it, and what its holder handed in besides. */
export async function readReview(
  tx: Tx,
  input: WorkInputOf<typeof contract.readReview>,
): Promise<OutputOf<typeof contract.readReview>> {
  const row = await readCredential(tx, input.credentialId)
  const rules = await listRulesFor(tx, placesAround(row.jurisdiction), row.trade)
  const rule = rules.find((candidate) => candidate.kind === row.kind)
  const others = await listOfPerson(tx, row.person_id, { limit: MOST_OTHERS + 1 })
  return {
    credential: credentialAnswer(tx, row),
    rule: rule ? ruleAnswer(rule) : null,
    documentUrl: row.file_id && signedUrl(tx, row.file_id),
    others: others
      .filter((other) => other.id !== row.id)
      .slice(0, MOST_OTHERS)
      .map((other) => credentialAnswer(tx, other)),
  }
}

const bySubmission = (row: CredentialRow) => [row.submitted_at.toISOString(), row.id]

function secondsSince(tx: Tx, at: Date): number {
  return Math.max(0, Math.floor(msBetween(at, tx.now) / 1000))
}
