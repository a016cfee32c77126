import { allOf, sql, type Tx } from '#foundation/db'

export interface RuleRow {
  readonly jurisdiction: string
  readonly trade: string
  readonly kind: string
  readonly is_needed: boolean
  readonly valid_for_days: number | null
  readonly what_proof: string
}

/** The rules that hold for a place and trade: per kind, the most exact place, then trade. */
export function listRulesFor(tx: Tx, places: readonly string[], trade: string): Promise<RuleRow[]> {
  return tx.many<RuleRow>(sql`
    select distinct on (kind) jurisdiction, trade, kind, is_needed, valid_for_days, what_proof
      from verification.rules
     where org_id = ${tx.orgId} and jurisdiction = any(${places}::text[])
       and trade = any(${[trade, '*']}::text[])
     order by kind, length(jurisdiction) desc, (trade <> '*') desc`)
}

export function readRule(
  tx: Tx,
  jurisdiction: string,
  trade: string,
  kind: string,
): Promise<RuleRow | undefined> {
  return tx.maybe<RuleRow>(sql`
    select jurisdiction, trade, kind, is_needed, valid_for_days, what_proof
      from verification.rules
     where org_id = ${tx.orgId} and jurisdiction = ${jurisdiction} and trade = ${trade}
       and kind = ${kind}`)
}

export function writeRule(tx: Tx, rule: RuleRow): Promise<number> {
  return tx.run(sql`
    insert into verification.rules
           (jurisdiction, trade, kind, is_needed, valid_for_days, what_proof, set_by, set_at)
    values (${rule.jurisdiction}, ${rule.trade}, ${rule.kind}, ${rule.is_needed},
            ${rule.valid_for_days}, ${rule.what_proof}, ${tx.actor.id}, ${tx.now})
        on conflict (org_id, jurisdiction, trade, kind) do update
       set is_needed = excluded.is_needed, valid_for_days = excluded.valid_for_days,
           what_proof = excluded.what_proof, set_by = excluded.set_by, set_at = excluded.set_at`)
}

export function listRules(
  tx: Tx,
  {
    jurisdiction,
    limit,
    after,
  }: {
    jurisdiction?: string | undefined
    limit: number
    after?: readonly string[] | undefined
  },
): Promise<RuleRow[]> {
  const place = jurisdiction === undefined ? undefined : sql`jurisdiction = ${jurisdiction}`
  const beyond = after && sql`(jurisdiction, trade, kind) > (${after[0]}, ${after[1]}, ${after[2]})`
  return tx.many<RuleRow>(sql`
    select jurisdiction, trade, kind, is_needed, valid_for_days, what_proof
      from verification.rules
     where ${allOf([sql`org_id = ${tx.orgId}`, place, beyond])}
     order by jurisdiction, trade, kind
     limit ${limit}`)
}
