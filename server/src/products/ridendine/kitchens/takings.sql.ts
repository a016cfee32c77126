import { sql, type Tx } from '#foundation/db'
import type { Cooked } from './caps.ts'

export interface Taking {
  readonly menuItemId: string
  readonly quantity: number
  readonly subtotalMinor: bigint
}

/** Note what an order takes; an order takes once. */
export function insertTakings(
  tx: Tx,
  of: { orderId: string; chefId: string; day: string; readyAt: Date },
  takings: readonly Taking[],
): Promise<number> {
  const rows = takings.map(({ menuItemId, quantity, subtotalMinor }) => ({
    item: menuItemId,
    quantity,
    minor: String(subtotalMinor),
  }))
  return tx.run(sql`
    insert into ridendine.takings (order_id, menu_item_id, chef_id, quantity, subtotal_minor, day, ready_at)
    select ${of.orderId}, t.item, ${of.chefId}, t.quantity, t.minor, ${of.day}::date, ${of.readyAt}
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(item uuid, quantity integer, minor bigint)`)
}

/** Answers the kitchen whose portions are free again; undefined when there was nothing to give back. */
export async function giveBack(tx: Tx, orderId: string): Promise<string | undefined> {
  const rows = await tx.many<{ chef_id: string }>(sql`
    update ridendine.takings set given_back_at = ${tx.now}
     where order_id = ${orderId} and org_id = ${tx.orgId} and given_back_at is null
    returning chef_id`)
  return rows[0]?.chef_id
}

/** Ready at another time of the same or another day. */
export function moveTakings(tx: Tx, orderId: string, readyAt: Date, day: string): Promise<number> {
  return tx.run(sql`
    update ridendine.takings set ready_at = ${readyAt}, day = ${day}::date
     where order_id = ${orderId} and org_id = ${tx.orgId} and given_back_at is null`)
}

/** Portions taken of dishes on a local day, by dish. */
export async function countPortions(
  tx: Tx,
  chefIds: readonly string[],
  day: string,
): Promise<Map<string, number>> {
  const rows = await tx.many<{ menu_item_id: string; taken: number }>(sql`
    select menu_item_id, sum(quantity)::int as taken from ridendine.takings
     where org_id = ${tx.orgId} and chef_id = any(${[...chefIds]}::uuid[]) and day = ${day}::date and given_back_at is null
     group by menu_item_id limit 50000`)
  return new Map(rows.map((row) => [row.menu_item_id, row.taken]))
}

/** Meals by the start of their window (milliseconds since 1970), kitchen by kitchen. */
export async function countWindows(
  tx: Tx,
  chefIds: readonly string[],
  span: { from: Date; to: Date },
): Promise<Map<string, Map<number, number>>> {
  const rows = await tx.many<{ chef_id: string; starts_ms: number; taken: number }>(sql`
    select t.chef_id, (floor(extract(epoch from t.ready_at) / (c.window_minutes * 60)) * c.window_minutes * 60000)::float8 as starts_ms,
           sum(t.quantity)::int as taken
      from ridendine.takings t
      join ridendine.chefs c on c.id = t.chef_id
     where t.org_id = ${tx.orgId} and t.chef_id = any(${[...chefIds]}::uuid[])
       and t.ready_at >= ${span.from} and t.ready_at < ${span.to} and t.given_back_at is null
     group by t.chef_id, starts_ms limit 100000`)
  const windows = new Map<string, Map<number, number>>()
  for (const row of rows) {
    const mine = windows.get(row.chef_id) ?? new Map<number, number>()
    windows.set(row.chef_id, mine.set(row.starts_ms, row.taken))
  }
  return windows
}

const NOTHING: Cooked = { day: 0, week: 0, yearMinor: 0 }

/** Meals of the day and of its week, revenue of its calendar year, kitchen by kitchen. */
export async function countCooked(
  tx: Tx,
  chefIds: readonly string[],
  { day, monday }: { day: string; monday: string },
): Promise<(chefId: string) => Cooked> {
  const year = day.slice(0, 4)
  const rows = await tx.many<{
    chef_id: string
    day: number
    week: number
    year_minor: bigint
  }>(sql`
    select chef_id,
           coalesce(sum(quantity) filter (where day = ${day}::date), 0)::int as day,
           coalesce(sum(quantity) filter (where day >= ${monday}::date and day < ${monday}::date + 7), 0)::int as week,
           coalesce(sum(subtotal_minor) filter (where day >= ${`${year}-01-01`}::date and day <= ${`${year}-12-31`}::date), 0)::bigint as year_minor
      from ridendine.takings
     where org_id = ${tx.orgId} and chef_id = any(${[...chefIds]}::uuid[]) and given_back_at is null
       and day >= least(${monday}::date, ${`${year}-01-01`}::date) and day < greatest(${monday}::date + 7, ${`${year}-12-31`}::date + 1)
     group by chef_id limit 1000`)
  const found = new Map(
    rows.map((row) => [
      row.chef_id,
      { day: row.day, week: row.week, yearMinor: Number(row.year_minor) },
    ]),
  )
  return (chefId) => found.get(chefId) ?? NOTHING
}
