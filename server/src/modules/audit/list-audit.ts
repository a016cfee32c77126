import type { AuditEntry, listAudit as contract } from '#contract/audit'
import type { WorkInputOf } from '#contract/endpoint'
import { pageFrom, readCursor, type Tx } from '#foundation/db'
import { type EntryRow, selectEntries } from './entries.sql.ts'
import { refuse } from './refusals.ts'

/** Sensitive acts of this organisation, newest first. */
export async function listAudit(tx: Tx, input: WorkInputOf<typeof contract>) {
  const [before] = readCursor(input.cursor, 1) ?? []
  if (before !== undefined && !/^\d{1,18}$/.test(before)) throw refuse.bad_cursor()

  const isPrefix = input.action?.endsWith('*') ?? false
  const rows = await selectEntries(tx, {
    limit: input.limit,
    before,
    actorId: input.actorId,
    action: isPrefix ? undefined : input.action,
    actionPrefix: isPrefix ? input.action?.slice(0, -1) : undefined,
    about: input.about,
    correlationId: input.correlationId,
    from: input.from === undefined ? undefined : new Date(input.from),
    to: input.to === undefined ? undefined : new Date(input.to),
  })

  return pageFrom(rows, input.limit, asEntry, (row) => [row.entry_no.toString()])
}

function asEntry(row: EntryRow): AuditEntry {
  return {
    id: row.id,
    actor: { kind: row.actor_kind, id: row.actor_id, roles: row.actor_roles },
    action: row.action,
    about: row.about,
    before: row.before,
    after: row.after,
    reason: row.reason,
    correlationId: row.correlation_id,
    at: row.at.toISOString(),
  }
}
