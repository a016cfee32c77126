import { CredentialKind, type GateAnswer, type MissingWhy } from '#contract/verification'
import type { Tx } from '#foundation/db'
import { type GateRow, readGates } from './gate.sql.ts'
import { placesAround } from './places-around.ts'

export interface GateAsked {
  readonly jurisdiction: string
  readonly trade: string
  /** When the work is to be done: what ends before then does not count. */
  readonly at: Date
}

/** People asked about at once, at most. */
const MOST_PEOPLE = 2000

/** Whether one person may do this work in this place at that time, and what is missing. */
export async function checkGate(
  tx: Tx,
  asked: GateAsked & { readonly personId: string },
): Promise<GateAnswer> {
  const answers = await checkGates(tx, { ...asked, personIds: [asked.personId] })
  return answers.get(asked.personId) ?? NOTHING_KNOWN
}

/**
 * The gate for many people, in one statement; one answer for each id. A place without rules lets
 * nobody through: an unqualified person must never reach a card because a row was forgotten.
 */
export async function checkGates(
  tx: Tx,
  asked: GateAsked & { readonly personIds: readonly string[] },
): Promise<Map<string, GateAnswer>> {
  if (asked.personIds.length > MOST_PEOPLE) throw new Error('too many people for one gate check')
  const at = asked.at > tx.now ? asked.at : tx.now
  const rows = await readGates(tx, {
    personIds: [...new Set(asked.personIds)],
    places: placesAround(asked.jurisdiction),
    trade: asked.trade,
    at,
  })
  const byPerson = new Map<string, GateRow[]>()
  for (const row of rows) {
    byPerson.set(row.person_id, [...(byPerson.get(row.person_id) ?? []), row])
  }
  return new Map([...byPerson].map(([personId, mine]) => [personId, answerFrom(mine)]))
}

const NOTHING_KNOWN: GateAnswer = {
  passes: false,
  missing: [{ kind: 'rules', why: 'no_rules_for_this_place' }],
}

function answerFrom(rows: readonly GateRow[]): GateAnswer {
  if (!rows.every((row) => row.has_rules)) return NOTHING_KNOWN
  const missing = rows
    .filter((row) => row.kind !== null && !row.is_good)
    .map((row) => ({ kind: CredentialKind.parse(row.kind), why: whyMissing(row.state) }))
  return { passes: missing.length === 0, missing }
}

function whyMissing(state: string | null): MissingWhy {
  if (state === null || state === 'withdrawn') return 'not_submitted'
  if (state === 'submitted' || state === 'in_review') return 'waiting_for_review'
  if (state === 'approved') return 'expires_before_then'
  if (state === 'declined' || state === 'revoked') return state
  return 'expired'
}
