import { sql, type Tx } from '#foundation/db'

export interface GateRow {
  readonly person_id: string
  /** Null when the place has no rules, or none that needs anything. */
  readonly kind: string | null
  readonly has_rules: boolean
  /** State of the credential that comes nearest; null when there is none. */
  readonly state: string | null
  readonly is_good: boolean | null
}

export interface GateQuestion {
  readonly personIds: readonly string[]
  /** The place and the places around it: `US-MA`, `US`, `*`. */
  readonly places: readonly string[]
  readonly trade: string
  /** When the work is to be done; never before now. */
  readonly at: Date
}

/**
 * For each person and each thing needed, the credential that comes nearest to it, in one
 * statement. Good is: approved, not over by `at`, and checked within the rule's days.
 */
export function readGates(tx: Tx, asked: GateQuestion): Promise<GateRow[]> {
  const trades = [asked.trade, '*']
  return tx.many<GateRow>(sql`
    with rules as (
      select distinct on (kind) kind, is_needed, valid_for_days
        from verification.rules
       where org_id = ${tx.orgId} and jurisdiction = any(${asked.places}::text[])
         and trade = any(${trades}::text[])
       order by kind, length(jurisdiction) desc, (trade <> '*') desc
    )
    select p.person_id, r.kind, exists (select 1 from rules) as has_rules,
           nearest.state, nearest.is_good
      from unnest(${asked.personIds}::uuid[]) as p(person_id)
      left join rules r on r.is_needed
      left join lateral (
        select c.state, verdict.is_good
          from verification.credentials c
         cross join lateral (
           select c.state = 'approved'
              and (c.expires_at is null or c.expires_at > ${asked.at})
              and (r.valid_for_days is null
                   or c.checked_at + r.valid_for_days * interval '1 day' > ${asked.at}) as is_good
         ) verdict
         where c.org_id = ${tx.orgId} and c.person_id = p.person_id and c.kind = r.kind
           and c.jurisdiction = any(${asked.places}::text[]) and c.trade = any(${trades}::text[])
         order by verdict.is_good desc, (c.state in ('submitted', 'in_review')) desc,
                  c.submitted_at desc, c.id desc
         limit 1
      ) nearest on true
     order by p.person_id, r.kind`)
}
