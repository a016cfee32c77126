import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  Alert,
  acknowledgeAlert as acknowledgeDoor,
  listAlerts as listDoor,
  Watch,
} from '#contract/ridendine'
import { pageFrom, readCursor, type Tx } from '#foundation/db'
import { move, movesOpenTo } from '#foundation/lifecycle'
import { recordAudit } from '#modules/audit'
import { readPeople } from '#modules/identity'
import { alertLifecycle } from './alert.lifecycle.ts'
import { RULES } from './alert-rules.ts'
import {
  type AlertRow,
  listAlertRows,
  listOpenAlerts,
  listWatchRows,
  lockAlert,
} from './alerts.sql.ts'

/** Alerts: those that burn first, then the newest. */
export async function listAlerts(
  tx: Tx,
  input: WorkInputOf<typeof listDoor>,
): Promise<OutputOf<typeof listDoor>> {
  const [over, at, id] = readCursor(input.cursor, 3) ?? []
  const after =
    over !== undefined && at !== undefined && id !== undefined
      ? { isOver: over === '1', at: new Date(at), id }
      : undefined
  const rows = await listAlertRows(tx, { state: input.state, after, limit: input.limit + 1 })

  const names = await namesOf(tx, rows)
  return pageFrom(
    rows,
    input.limit,
    (row) => viewAlert(tx, row, names),
    (row) => [row.state === 'resolved' ? 1 : 0, row.fired_at.toISOString(), row.id],
  )
}

/** What is watched, with its present measurement. */
export async function readWatches(tx: Tx): Promise<{ watches: Watch[] }> {
  const rows = await listWatchRows(tx)
  const open = await listOpenAlerts(tx)
  return {
    watches: rows.map((row) => {
      const { threshold, unit, forMinutes } = RULES[row.rule]
      return {
        rule: row.rule,
        scope: row.scope,
        threshold,
        unit,
        forMinutes,
        value: row.value,
        breachedSince: row.breached_since?.toISOString() ?? null,
        measuredAt: row.measured_at.toISOString(),
        how: row.how,
        isFiring: open.some(({ rule, scope }) => rule === row.rule && scope === row.scope),
      }
    }),
  }
}

/** Say that one looks after it. Audited. */
export async function acknowledgeAlert(
  tx: Tx,
  input: WorkInputOf<typeof acknowledgeDoor>,
): Promise<Alert> {
  const alert = await lockAlert(tx, input.alertId)

  const { rule, scope } = alert
  const after = await move(tx, alertLifecycle, 'acknowledge', alert, {
    version: input.version,
    set: { acknowledged_by: tx.actor.id, acknowledged_at: tx.now, note: input.note },
    say: { alertId: alert.id, rule, scope, value: alert.last_value },
    reason: input.note,
  })
  await recordAudit(tx, {
    action: 'alert.acknowledge',
    about: `ridendine.alert:${alert.id}`,
    after: { rule, scope, note: input.note },
  })

  return viewAlert(tx, after, await namesOf(tx, [after]))
}

async function namesOf(tx: Tx, rows: readonly AlertRow[]): Promise<ReadonlyMap<string, string>> {
  const ids = rows.flatMap((row) => row.acknowledged_by ?? [])
  const people = await readPeople(tx, [...new Set(ids)])
  return new Map(people.map(({ id, name }) => [id, name]))
}

function viewAlert(tx: Tx, row: AlertRow, names: ReadonlyMap<string, string>): Alert {
  const by = row.acknowledged_by
  return {
    id: row.id,
    rule: row.rule,
    scope: row.scope,
    state: row.state,
    version: row.version,
    firedValue: row.fired_value,
    value: row.last_value,
    worstValue: row.worst_value,
    threshold: row.threshold,
    unit: RULES[row.rule].unit,
    since: row.since.toISOString(),
    firedAt: row.fired_at.toISOString(),
    acknowledgedAt: row.acknowledged_at?.toISOString() ?? null,
    acknowledgedBy: by ? { id: by, name: names.get(by) ?? '' } : null,
    note: row.note === '' ? null : row.note,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    can: movesOpenTo(alertLifecycle, row.state, tx.actor.roles).filter(
      (name) => name !== 'resolve',
    ),
  }
}
