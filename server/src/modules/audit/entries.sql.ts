import { allOf, sql, type Tx } from '#foundation/db'

export interface EntryRow {
  readonly entry_no: bigint
  readonly id: string
  readonly actor_kind: string
  readonly actor_id: string | null
  readonly actor_roles: string[]
  readonly action: string
  readonly about: string
  readonly before: unknown
  readonly after: unknown
  readonly reason: string | null
  readonly correlation_id: string
  readonly at: Date
}

interface NewEntry {
  readonly id: string
  readonly action: string
  readonly about: string
  readonly before: unknown
  readonly after: unknown
  readonly reason: string | null
}

export function insertEntry(tx: Tx, entry: NewEntry): Promise<number> {
  return tx.run(sql`
    insert into audit.entries
           (id, actor_kind, actor_id, actor_roles, action, about, before, after, reason,
            correlation_id, at)
    values (${entry.id}, ${tx.actor.kind}, ${tx.actor.id}, ${[...tx.actor.roles]}::text[],
            ${entry.action}, ${entry.about}, ${JSON.stringify(entry.before)}::jsonb,
            ${JSON.stringify(entry.after)}::jsonb, ${entry.reason}, ${tx.correlationId}, ${tx.now})`)
}

export interface EntryFilter {
  readonly limit: number
  /** Entries older than this number. */
  readonly before?: string
  readonly actorId?: string
  readonly action?: string
  /** The beginning of the action. */
  readonly actionPrefix?: string
  readonly about?: string
  readonly correlationId?: string
  readonly from?: Date
  readonly to?: Date
}

/** Newest first, one more than the limit. */
export function selectEntries(tx: Tx, filter: EntryFilter): Promise<EntryRow[]> {
  const conditions = allOf([
    filter.before === undefined ? undefined : sql`entry_no < ${filter.before}::bigint`,
    filter.actorId === undefined ? undefined : sql`actor_id = ${filter.actorId}`,
    filter.action === undefined ? undefined : sql`action = ${filter.action}`,
    filter.actionPrefix === undefined
      ? undefined
      : sql`starts_with(action, ${filter.actionPrefix})`,
    filter.about === undefined ? undefined : sql`about = ${filter.about}`,
    filter.correlationId === undefined ? undefined : sql`correlation_id = ${filter.correlationId}`,
    filter.from === undefined ? undefined : sql`at >= ${filter.from}`,
    filter.to === undefined ? undefined : sql`at < ${filter.to}`,
  ])
  return tx.many<EntryRow>(sql`
    select entry_no, id, actor_kind, actor_id, actor_roles, action, about, before, after, reason,
           correlation_id, at
      from audit.entries
     where org_id = ${tx.orgId}
       and ${conditions}
     order by entry_no desc
     limit ${filter.limit + 1}`)
}
