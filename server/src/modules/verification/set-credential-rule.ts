import type { CredentialRule } from '#contract/verification'
import type { Tx } from '#foundation/db'
import { recordAudit } from '#modules/audit'
import { type RuleRow, readRule, writeRule } from './rules.sql.ts'

/**
 * Add or change what a place asks of a trade. The gate reads rules at every use, so this holds
 * from the commit on.
 */
export async function setCredentialRule(
  tx: Tx,
  input: CredentialRule & { readonly reason?: string | undefined },
): Promise<CredentialRule> {
  const { jurisdiction, trade, kind, isNeeded, validForDays, whatProof } = input
  const before = await readRule(tx, jurisdiction, trade, kind)

  await writeRule(tx, {
    jurisdiction,
    trade,
    kind,
    is_needed: isNeeded,
    valid_for_days: validForDays,
    what_proof: whatProof,
  })
  const after = { jurisdiction, trade, kind, isNeeded, validForDays, whatProof }
  await recordAudit(tx, {
    action: 'credential_rule.edit',
    about: `verification.rule:${jurisdiction}/${trade}/${kind}`,
    before: before ? ruleWords(before) : null,
    after,
    reason: input.reason,
  })

  return after
}

/** Several at once, for seeding a place. */
export async function setCredentialRules(tx: Tx, rules: readonly CredentialRule[]): Promise<void> {
  for (const rule of rules) await setCredentialRule(tx, rule)
}

function ruleWords(row: RuleRow) {
  return {
    jurisdiction: row.jurisdiction,
    trade: row.trade,
    kind: row.kind,
    isNeeded: row.is_needed,
    validForDays: row.valid_for_days,
    whatProof: row.what_proof,
  }
}
