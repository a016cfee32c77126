import type { Tx } from '#foundation/db'
import { refuse } from '../../refusals.ts'
import { closeGroup, listGroupItems, lockGroup } from './groups.sql.ts'

/**
 * The dishes of a group become the cart of its host's order; the group is placed in the same
 * transaction, so that it is ordered once. Only its host can, also after it was closed.
 */
export async function takeGroupItems(
  tx: Tx,
  of: { groupOrderId: string; orderId: string; by: string },
) {
  const group = await lockGroup(tx, { id: of.groupOrderId })
  if (!group || group.host_id !== of.by) throw refuse.no_such_group_order()
  if (group.order_id) throw refuse.group_order_closed({ orderId: group.order_id })
  const items = await listGroupItems(tx, group.id)
  if (items.length === 0) throw refuse.group_order_empty()

  await closeGroup(tx, group.id, of.orderId)
  return items.map((item) => ({
    menuItemId: item.menu_item_id,
    quantity: item.quantity,
    instructions: item.instructions,
    forName: item.for_name,
  }))
}
