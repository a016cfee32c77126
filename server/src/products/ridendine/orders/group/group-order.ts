import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  addToGroupOrder as addDoor,
  closeGroupOrder as closeDoor,
  GroupOrder,
  openGroupOrder as openDoor,
  readGroupOrder as readDoor,
  removeFromGroupOrder as removeDoor,
} from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { newId, randomToken, sha256 } from '#foundation/ids'
import { money, toWire } from '#foundation/money'
import { addMs, hours } from '#foundation/time'
import { readPerson } from '#modules/identity'
import { readOrganisation } from '#modules/organisations'
import { readChefRow } from '../../kitchens/chefs.sql.ts'
import { refuseUnlessLive } from '../../kitchens/live.ts'
import { priceCart } from '../../kitchens/take-portions.ts'
import { refuse } from '../../refusals.ts'
import {
  closeGroup,
  deleteGroupItem,
  findGroup,
  type GroupItemRow,
  type GroupRow,
  insertGroup,
  insertGroupItem,
  listGroupItems,
  lockGroup,
} from './groups.sql.ts'

/** A link is good so long unless the host says otherwise. */
const OPEN_FOR_MS = hours(3)
const TOKEN_BYTES = 24
const SECRET_BYTES = 18
/** So many lines fit into one order (contract: CartItem). */
const MOST_LINES = 60

/** A link under which others add their dishes without an account. Of the link we keep a hash. */
export async function openGroupOrder(
  tx: Tx,
  input: WorkInputOf<typeof openDoor>,
): Promise<OutputOf<typeof openDoor>> {
  const host = await readPerson(tx, tx.actor.id ?? '')
  const chef = await readChefRow(tx, input.chefId)
  const { currency } = await readOrganisation(tx)

  refuseUnlessLive(tx, chef)
  const closesAt = input.closesAt ? new Date(input.closesAt) : addMs(tx.now, OPEN_FOR_MS)
  if (closesAt <= tx.now) throw refuse.time_has_passed({ at: closesAt.toISOString() })
  if (input.limitEach && input.limitEach.currency !== currency)
    throw refuse.wrong_currency({ currency })

  const token = randomToken(TOKEN_BYTES)
  const group = await insertGroup(tx, {
    id: newId(),
    host_id: host.id,
    host_name: host.name.split(' ')[0] ?? host.name,
    chef_id: chef.id,
    token_hash: sha256(token),
    note: input.note,
    limit_minor:
      input.limitEach && input.limitEach.amount > 0 ? BigInt(input.limitEach.amount) : null,
    currency,
    closes_at: closesAt,
  })
  return { token, path: `/ridendine/group/${token}`, groupOrder: await viewGroup(tx, group) }
}

export async function readGroupOrder(
  tx: Tx,
  input: WorkInputOf<typeof readDoor>,
): Promise<GroupOrder> {
  const group = await findGroup(tx, sha256(input.token))
  if (!group) throw refuse.no_such_group_order()
  return viewGroup(tx, group)
}

/** Add a dish under a name. The price is the kitchen's; whoever adds it may take it out again. */
export async function addToGroupOrder(
  tx: Tx,
  input: WorkInputOf<typeof addDoor>,
): Promise<OutputOf<typeof addDoor>> {
  const group = await lockOpen(tx, input.token)
  const items = await listGroupItems(tx, group.id)

  const wish = { menuItemId: input.menuItemId, quantity: input.quantity }
  const { lines } = await priceCart(tx, { chefId: group.chef_id, items: [wish] })
  const [line] = lines
  if (!line) throw refuse.no_such_item({ menuItemId: input.menuItemId })
  if (items.length >= MOST_LINES) throw refuse.group_order_full({ most: MOST_LINES })
  refuseOverLimit(group, items, input.forName, line.unitMinor * BigInt(line.quantity))

  const secret = randomToken(SECRET_BYTES)
  const itemId = newId()
  await insertGroupItem(tx, group.id, {
    id: itemId,
    for_name: input.forName,
    secret_hash: sha256(secret),
    menu_item_id: line.menuItemId,
    name: line.name,
    quantity: line.quantity,
    unit_minor: line.unitMinor,
    instructions: input.instructions,
  })
  return { groupOrder: await viewGroup(tx, group), itemId, secret }
}

function refuseOverLimit(
  group: GroupRow,
  items: readonly GroupItemRow[],
  forName: string,
  more: bigint,
): void {
  if (group.limit_minor === null) return
  const mine = items
    .filter((item) => item.for_name.toLowerCase() === forName.toLowerCase())
    .reduce((sum, item) => sum + item.unit_minor * BigInt(item.quantity), 0n)
  if (mine + more > group.limit_minor) {
    const left = group.limit_minor > mine ? group.limit_minor - mine : 0n
    throw refuse.over_the_limit({ left: Number(left) })
  }
}

/** Take a dish out again: whoever put it in shows its secret, the host needs none. */
export async function removeFromGroupOrder(
  tx: Tx,
  input: WorkInputOf<typeof removeDoor>,
): Promise<GroupOrder> {
  const group = await lockOpen(tx, input.token)
  const items = await listGroupItems(tx, group.id)

  const item = items.find((each) => each.id === input.itemId)
  const isHost = tx.actor.id !== null && tx.actor.id === group.host_id
  const isOwn = input.secret !== undefined && item?.secret_hash === sha256(input.secret)
  if (!item || !(isHost || isOwn)) throw refuse.no_such_item({ itemId: input.itemId })

  await deleteGroupItem(tx, item.id)
  return viewGroup(tx, group)
}

/** The host: no more dishes. */
export async function closeGroupOrder(
  tx: Tx,
  input: WorkInputOf<typeof closeDoor>,
): Promise<OutputOf<typeof closeDoor>> {
  const group = await lockOpen(tx, input.token)
  if (group.host_id !== tx.actor.id) throw refuse.no_such_group_order()

  await closeGroup(tx, group.id, null)
  return { done: true }
}

async function lockOpen(tx: Tx, token: string): Promise<GroupRow> {
  const group = await lockGroup(tx, { tokenHash: sha256(token) })
  if (!group) throw refuse.no_such_group_order()
  if (stateOf(tx, group) !== 'open') throw refuse.group_order_closed()
  return group
}

function stateOf(tx: Tx, group: GroupRow): GroupOrder['state'] {
  if (group.order_id) return 'placed'
  return group.closed_at || group.closes_at <= tx.now ? 'closed' : 'open'
}

/** As whoever has the link sees it: names that were given, no account. */
async function viewGroup(tx: Tx, group: GroupRow): Promise<GroupOrder> {
  const chef = await readChefRow(tx, group.chef_id)
  const items = await listGroupItems(tx, group.id)
  const of = (minor: bigint) => toWire(money(minor, group.currency))
  return {
    id: group.id,
    chefId: chef.id,
    businessName: chef.business_name,
    hostName: group.host_name,
    note: group.note,
    state: stateOf(tx, group),
    closesAt: group.closes_at.toISOString(),
    limitEach: group.limit_minor === null ? null : of(group.limit_minor),
    items: items.map((item) => ({
      id: item.id,
      forName: item.for_name,
      menuItemId: item.menu_item_id,
      name: item.name,
      quantity: item.quantity,
      unitPrice: of(item.unit_minor),
      lineTotal: of(item.unit_minor * BigInt(item.quantity)),
      instructions: item.instructions,
    })),
    subtotal: of(items.reduce((sum, item) => sum + item.unit_minor * BigInt(item.quantity), 0n)),
    orderId: group.host_id === tx.actor.id ? group.order_id : null,
  }
}
