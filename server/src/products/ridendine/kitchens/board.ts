import type { OutputOf } from '#contract/endpoint'
import type { BoardCard, readBoard as boardDoor } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { money, toWire } from '#foundation/money'
import { addMs, hours } from '#foundation/time'
import { readPeople } from '#modules/identity'
import { readOrganisation } from '#modules/organisations'
import { openMoves } from '../orders/open-moves.ts'
import { type OrderRules, readOrderRules } from '../orders/order-rules.ts'
import type { OrderRow } from '../orders/orders.sql.ts'
import { type BoardItemRow, listBoard, listBoardItems, readToday } from './board.sql.ts'
import { readMine } from './own-kitchen.ts'
import { addDays, beginOf, dayOf } from './schedule.ts'

/** What has left the kitchen stays on the board for so long. */
const GONE_MS = hours(3)
/** An accepted order for later is shown with those to cook from so long before it is due. */
const SOON_MS = hours(3)

/** The orders of the kitchen in their columns: new, cooking, ready, picked up, and those for later. */
export async function readBoard(tx: Tx): Promise<OutputOf<typeof boardDoor>> {
  const chef = await readMine(tx)
  const { currency, timezone } = await readOrganisation(tx)
  const rows = await listBoard(tx, chef.id, addMs(tx.now, -GONE_MS))
  const items = await listBoardItems(
    tx,
    rows.map((row) => row.id),
  )
  const drivers = await driversOf(tx, rows)
  const rules = await readOrderRules(tx)
  const card = (row: OrderRow) =>
    cardOf(tx, row, {
      chefName: chef.business_name,
      driver: row.driver_id ? (drivers.get(row.driver_id) ?? null) : null,
      items: items.filter((item) => item.order_id === row.id),
      rules,
    })
  const column = (wanted: string) =>
    rows.filter((row) => columnOf(row, tx.now) === wanted).map(card)
  const day = dayOf(tx.now, timezone)
  const today = await readToday(tx, chef.id, {
    from: beginOf(day, timezone),
    to: beginOf(addDays(day, 1), timezone),
  })
  return {
    fresh: column('fresh'),
    cooking: column('cooking'),
    ready: column('ready'),
    gone: column('gone').reverse(),
    later: column('later'),
    today: {
      orders: today.orders,
      meals: today.meals,
      earned: toWire(money(today.earned_minor, currency)),
    },
  }
}

function columnOf(row: OrderRow, now: Date): 'fresh' | 'cooking' | 'ready' | 'gone' | 'later' {
  switch (row.state) {
    case 'payment_confirmed':
      return 'fresh'
    case 'accepted':
      return row.ready_at && row.ready_at > addMs(now, SOON_MS) ? 'later' : 'cooking'
    case 'preparing':
      return 'cooking'
    case 'ready_for_pickup':
    case 'assigned_to_driver':
      return 'ready'
    default:
      return 'gone'
  }
}

async function driversOf(tx: Tx, rows: readonly OrderRow[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap((row) => (row.driver_id ? [row.driver_id] : [])))]
  return new Map((await readPeople(tx, ids)).map((person) => [person.id, person.name]))
}

function cardOf(
  tx: Tx,
  row: OrderRow,
  of: {
    chefName: string
    driver: string | null
    items: readonly BoardItemRow[]
    rules: OrderRules
  },
): BoardCard {
  const total =
    row.subtotal_minor + row.tax_minor + row.delivery_minor + row.service_minor + row.tip_minor
  return {
    id: row.id,
    number: row.number,
    state: row.state,
    stateSince: row.state_since.toISOString(),
    version: row.version,
    customer: firstName(row.customer_name),
    chefId: row.chef_id,
    businessName: of.chefName,
    driver: of.driver,
    itemCount: row.item_count,
    summary: row.summary,
    total: toWire(money(total, row.currency)),
    placedAt: row.placed_at.toISOString(),
    scheduledFor: row.scheduled_for?.toISOString() ?? null,
    readyAt: row.ready_at?.toISOString() ?? null,
    etaTo: row.eta_to?.toISOString() ?? null,
    answerBy: row.state === 'payment_confirmed' ? (row.answer_by?.toISOString() ?? null) : null,
    can: openMoves(tx, row, 'chef', of.rules),
    note: row.note,
    pickupCode: row.pickup_code,
    prepMinutes: row.prep_minutes,
    items: of.items.map((item) => ({
      name: item.name,
      quantity: item.quantity,
      instructions: item.instructions,
      forName: item.for_name,
    })),
    earns: toWire(money(row.chef_minor, row.currency)),
    driverAt: null,
  }
}

/** The kitchen calls a name, not an identity. */
function firstName(name: string): string {
  return name.split(' ')[0] ?? name
}
