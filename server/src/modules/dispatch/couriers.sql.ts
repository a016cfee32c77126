import { sql, type Tx } from '#foundation/db'

export interface CourierRow {
  readonly courier_id: string
  readonly missed: number
  readonly idle_since: Date | null
}

export function listCouriers(tx: Tx, ids: readonly string[]): Promise<CourierRow[]> {
  return tx.many<CourierRow & Record<string, unknown>>(sql`
    select courier_id, missed, idle_since from dispatch.couriers
     where org_id = ${tx.orgId} and courier_id = any(${ids}::uuid[])`)
}

/** One more offer went unanswered; answers how many did in a row. */
export async function countMissed(tx: Tx, courierId: string): Promise<number> {
  const { missed } = await tx.one<{ missed: number }>(sql`
    insert into dispatch.couriers as c (courier_id, missed) values (${courierId}, 1)
        on conflict (org_id, courier_id) do update set missed = c.missed + 1
    returning missed`)
  return missed
}

/** They answered, or came back on duty. */
export function forgetMissed(tx: Tx, courierId: string): Promise<number> {
  return tx.run(sql`
    insert into dispatch.couriers (courier_id, missed) values (${courierId}, 0)
        on conflict (org_id, courier_id) do update set missed = 0`)
}

export function noteIdle(tx: Tx, courierId: string): Promise<number> {
  return tx.run(sql`
    insert into dispatch.couriers (courier_id, idle_since) values (${courierId}, ${tx.now})
        on conflict (org_id, courier_id) do update set idle_since = excluded.idle_since`)
}

/** How many tasks each of these finished or holds since then, for fairness and the guarantee. */
export async function countGiven(
  tx: Tx,
  ids: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.many<{ courier_id: string; n: number }>(sql`
    select courier_id, count(*)::int as n from dispatch.tasks
     where org_id = ${tx.orgId} and courier_id = any(${ids}::uuid[]) and state in ('carried', 'done')
       and placed_at >= ${since}
     group by courier_id`)
  return new Map(rows.map((row) => [row.courier_id, row.n]))
}
