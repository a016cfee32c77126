import { sql, type Tx } from '#foundation/db'

/** Products whose seed began in this organisation, and whether it came to its end. */
export async function listSeeds(tx: Tx): Promise<Map<string, { isDone: boolean }>> {
  const rows = await tx.many<{ product: string; is_done: boolean }>(sql`
    select product, done_at is not null as is_done
      from demo.seeds
     where org_id = ${tx.orgId}
     order by begun_at
     limit 100`)
  return new Map(rows.map(({ product, is_done: isDone }) => [product, { isDone }]))
}

export async function noteSeedBegun(tx: Tx, product: string): Promise<void> {
  await tx.run(sql`
    insert into demo.seeds (product, begun_at) values (${product}, ${tx.now})
        on conflict (org_id, product) do nothing`)
}

export async function noteSeedDone(tx: Tx, product: string): Promise<void> {
  await tx.run(sql`
    insert into demo.seeds (product, begun_at, done_at) values (${product}, ${tx.now}, ${tx.now})
        on conflict (org_id, product) do update set done_at = excluded.done_at`)
}
