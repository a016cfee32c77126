import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type * as contract from '#contract/verification'
import { CredentialKind, type CredentialRule } from '#contract/verification'
import { pageFrom, readCursor, type Tx } from '#foundation/db'
import { checkGate } from './check-gate.ts'
import { placesAround } from './places-around.ts'
import { listRules, listRulesFor, type RuleRow } from './rules.sql.ts'

/** Every rule, by place, trade and kind. */
export async function listCredentialRules(
  tx: Tx,
  input: WorkInputOf<typeof contract.listCredentialRules>,
): Promise<OutputOf<typeof contract.listCredentialRules>> {
  const { limit, jurisdiction } = input
  const after = readCursor(input.cursor, 3)
  const rows = await listRules(tx, { jurisdiction, limit: limit + 1, after })
  return pageFrom(rows, limit, ruleAnswer, (row) => [row.jurisdiction, row.trade, row.kind])
}

/** Where I stand in a place and trade, and what its rules ask. */
export async function readMyGate(
  tx: Tx,
  input: WorkInputOf<typeof contract.readMyGate>,
): Promise<OutputOf<typeof contract.readMyGate>> {
  const { jurisdiction, trade } = input
  const gate = await checkGate(tx, {
    personId: tx.actor.id ?? '',
    jurisdiction,
    trade,
    at: tx.now,
  })
  const rules = await listRulesFor(tx, placesAround(jurisdiction), trade)
  return { gate, rules: rules.map(ruleAnswer) }
}

export function ruleAnswer(row: RuleRow): CredentialRule {
  return {
    jurisdiction: row.jurisdiction,
    trade: row.trade,
    kind: CredentialKind.parse(row.kind),
    isNeeded: row.is_needed,
    validForDays: row.valid_for_days,
    whatProof: row.what_proof,
  }
}
