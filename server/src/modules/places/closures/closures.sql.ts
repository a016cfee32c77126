import { sql, type Tx } from '#foundation/db'

export interface ClosureRow {
  readonly id: string
  readonly edge: number
  readonly name: string
  readonly reason: string
  readonly closed_at: Date
}

/** At most so many at once: a town with more has no streets left. */
const MOST = 200

export function listClosures(tx: Tx): Promise<ClosureRow[]> {
  return tx.many<ClosureRow & Record<string, unknown>>(sql`
    select id, edge, name, reason, closed_at from places.closed_streets
     where org_id = ${tx.orgId} and opened_at is null
     order by closed_at desc, id
     limit ${MOST}`)
}

export function insertClosure(tx: Tx, row: ClosureRow): Promise<number> {
  return tx.run(sql`
    insert into places.closed_streets (id, edge, name, reason, closed_by, closed_at)
    values (${row.id}, ${row.edge}, ${row.name}, ${row.reason}, ${tx.actor.id}, ${row.closed_at})`)
}

/** Answers the name of what was opened; undefined when there was nothing to open. */
export async function endClosure(tx: Tx, id: string): Promise<string | undefined> {
  const row = await tx.maybe<{ name: string }>(sql`
    update places.closed_streets set opened_at = ${tx.now}
     where id = ${id} and org_id = ${tx.orgId} and opened_at is null
    returning name`)
  return row?.name
}
