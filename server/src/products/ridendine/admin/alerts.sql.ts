import type { AlertRule, AlertState } from '#contract/ridendine'
import { sql, type Tx } from '#foundation/db'
import { begin, type StoryRow } from '#foundation/lifecycle'
import { refuse } from '../refusals.ts'
import { AlertFired } from './alert.events.ts'
import { alertLifecycle } from './alert.lifecycle.ts'
import type { Judged, Rule } from './alert-rules.ts'

export interface AlertRow extends StoryRow {
  readonly state: AlertState
  readonly rule: AlertRule
  readonly scope: string
  readonly threshold: number
  readonly fired_value: number
  readonly last_value: number
  readonly worst_value: number
  readonly since: Date
  readonly fired_at: Date
  readonly acknowledged_by: string | null
  readonly acknowledged_at: Date | null
  readonly note: string
  readonly resolved_at: Date | null
}

/** An alert begins. */
export function beginAlert(
  tx: Tx,
  rule: Rule,
  of: { scope: string; value: number; since: Date },
): Promise<AlertRow> {
  const { scope, value, since } = of
  const { rule: name, threshold } = rule
  return begin(
    tx,
    alertLifecycle,
    {
      rule: name,
      scope,
      threshold,
      fired_value: value,
      last_value: value,
      worst_value: value,
      since,
      fired_at: tx.now,
    },
    AlertFired,
    (alertId) => ({ alertId, rule: name, scope, value, threshold }),
  )
}

export async function lockAlert(tx: Tx, id: string): Promise<AlertRow> {
  const row = await tx.maybe<AlertRow>(sql`
    select * from ridendine.alerts where id = ${id} and org_id = ${tx.orgId} for update`)
  if (!row) throw refuse.no_such_alert({ alertId: id })
  return row
}

/** Everything that is not over. */
export function lockOpenAlerts(tx: Tx): Promise<AlertRow[]> {
  return tx.many<AlertRow>(sql`
    select * from ridendine.alerts
     where org_id = ${tx.orgId} and state <> 'resolved'
     order by id limit 500 for update`)
}

export function listOpenAlerts(tx: Tx): Promise<Pick<AlertRow, 'rule' | 'scope'>[]> {
  return tx.many<AlertRow>(sql`
    select rule, scope from ridendine.alerts
     where org_id = ${tx.orgId} and state <> 'resolved' limit 500`)
}

/** What is measured while it lasts. */
export function noteAlert(
  tx: Tx,
  id: string,
  of: { last: number; worst: number },
): Promise<number> {
  return tx.run(sql`
    update ridendine.alerts set last_value = ${of.last}, worst_value = ${of.worst}
     where id = ${id} and org_id = ${tx.orgId}`)
}

/** Those that are not over first, then the newest. */
export function listAlertRows(
  tx: Tx,
  of: {
    state: AlertState | undefined
    after: { isOver: boolean; at: Date; id: string } | undefined
    limit: number
  },
): Promise<AlertRow[]> {
  const { state = null, after, limit } = of
  return tx.many<AlertRow>(sql`
    select * from ridendine.alerts
     where org_id = ${tx.orgId} and (${state}::text is null or state = ${state})
       and (${after?.id ?? null}::uuid is null
            or (state = 'resolved', -extract(epoch from fired_at), id)
             > (${after?.isOver ?? false}, -extract(epoch from ${after?.at ?? null}::timestamptz), ${after?.id ?? null}::uuid))
     order by (state = 'resolved'), -extract(epoch from fired_at), id
     limit ${limit}`)
}

export async function countOpenAlerts(tx: Tx): Promise<number> {
  const { n } = await tx.one<{ n: number }>(sql`
    select count(*)::int as n from ridendine.alerts where org_id = ${tx.orgId} and state <> 'resolved'`)
  return n
}

export interface WatchRow {
  readonly rule: AlertRule
  readonly scope: string
  readonly value: number | null
  readonly breached_since: Date | null
  readonly measured_at: Date
  readonly how: string
}

export function writeWatch(
  tx: Tx,
  rule: AlertRule,
  of: { scope: string; how: string; judged: Judged },
): Promise<number> {
  const { scope, how, judged } = of
  return tx.run(sql`
    insert into ridendine.watches (rule, scope, value, breached_since, measured_at, how)
    values (${rule}, ${scope}, ${judged.value}, ${judged.breachedSince},
            ${judged.measuredAt ?? tx.now}, ${how})
        on conflict (org_id, rule, scope) do update
       set value = excluded.value, breached_since = excluded.breached_since,
           measured_at = excluded.measured_at, how = excluded.how`)
}

/** A zone that is gone is watched no more. */
export function forgetWatches(tx: Tx, rule: AlertRule, scopes: readonly string[]): Promise<number> {
  return tx.run(sql`
    delete from ridendine.watches
     where org_id = ${tx.orgId} and rule = ${rule} and scope <> all(${[...scopes]}::text[])`)
}

export function listWatchRows(tx: Tx): Promise<WatchRow[]> {
  return tx.many<WatchRow & Record<string, unknown>>(sql`
    select rule, scope, value, breached_since, measured_at, how
      from ridendine.watches where org_id = ${tx.orgId}
     order by rule, scope limit 500`)
}
