import { sql, type Tx } from '#foundation/db'

export interface GroupRow {
  readonly id: string
  readonly host_id: string
  readonly host_name: string
  readonly chef_id: string
  readonly note: string
  readonly limit_minor: bigint | null
  readonly currency: string
  readonly opened_at: Date
  readonly closes_at: Date
  readonly closed_at: Date | null
  readonly order_id: string | null
}

export interface GroupItemRow {
  readonly id: string
  readonly for_name: string
  readonly secret_hash: string
  readonly menu_item_id: string
  readonly name: string
  readonly quantity: number
  readonly unit_minor: bigint
  readonly instructions: string
}

const GROUP = sql`
  id, host_id, host_name, chef_id, note, limit_minor, currency, opened_at, closes_at, closed_at, order_id`

export function insertGroup(
  tx: Tx,
  row: Pick<
    GroupRow,
    'id' | 'host_id' | 'host_name' | 'chef_id' | 'note' | 'limit_minor' | 'currency' | 'closes_at'
  > & { token_hash: string },
): Promise<GroupRow> {
  return tx.one<GroupRow>(sql`
    insert into ridendine.group_orders
           (id, host_id, host_name, chef_id, token_hash, note, limit_minor, currency, opened_at, closes_at)
    values (${row.id}, ${row.host_id}, ${row.host_name}, ${row.chef_id}, ${row.token_hash}, ${row.note},
            ${row.limit_minor}, ${row.currency}, ${tx.now}, ${row.closes_at})
    returning ${GROUP}`)
}

export function findGroup(tx: Tx, tokenHash: string): Promise<GroupRow | undefined> {
  return tx.maybe<GroupRow>(sql`
    select ${GROUP} from ridendine.group_orders
     where token_hash = ${tokenHash} and org_id = ${tx.orgId}`)
}

/** Locked: whoever adds, takes out or places waits for the others. */
export function lockGroup(
  tx: Tx,
  by: { readonly tokenHash: string } | { readonly id: string },
): Promise<GroupRow | undefined> {
  const which = 'id' in by ? sql`id = ${by.id}` : sql`token_hash = ${by.tokenHash}`
  return tx.maybe<GroupRow>(sql`
    select ${GROUP} from ridendine.group_orders
     where ${which} and org_id = ${tx.orgId}
       for update`)
}

export async function closeGroup(tx: Tx, id: string, orderId: string | null): Promise<void> {
  await tx.run(sql`
    update ridendine.group_orders
       set closed_at = coalesce(closed_at, ${tx.now}), order_id = coalesce(order_id, ${orderId})
     where id = ${id} and org_id = ${tx.orgId}`)
}

export function listGroupItems(tx: Tx, groupId: string): Promise<GroupItemRow[]> {
  return tx.many<GroupItemRow>(sql`
    select id, for_name, secret_hash, menu_item_id, name, quantity, unit_minor, instructions
      from ridendine.group_items
     where group_order_id = ${groupId} and org_id = ${tx.orgId}
     order by added_at, id
     limit 100`)
}

export async function insertGroupItem(tx: Tx, groupId: string, item: GroupItemRow): Promise<void> {
  await tx.run(sql`
    insert into ridendine.group_items
           (id, group_order_id, for_name, secret_hash, menu_item_id, name, quantity, unit_minor,
            instructions, added_at)
    values (${item.id}, ${groupId}, ${item.for_name}, ${item.secret_hash}, ${item.menu_item_id},
            ${item.name}, ${item.quantity}, ${item.unit_minor}, ${item.instructions}, ${tx.now})`)
}

export function deleteGroupItem(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`delete from ridendine.group_items where id = ${id} and org_id = ${tx.orgId}`)
}
