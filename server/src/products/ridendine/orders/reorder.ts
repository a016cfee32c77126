import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { reorder as door } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { money, toWire } from '#foundation/money'
import { Refusal } from '#foundation/refusals'
import { readChefRow } from '../kitchens/chefs.sql.ts'
import { type CartLine, priceCart } from '../kitchens/take-portions.ts'
import { type ItemRow, listItems, type OrderRow, readOrderRow } from './orders.sql.ts'
import { onlyFor } from './parties.ts'

type Again = OutputOf<typeof door>

/** Refusals that are about one dish and not about the kitchen. */
const OF_THE_DISH: readonly string[] = ['ridendine.no_such_item', 'ridendine.sold_out']

/**
 * The same again, as a cart that is checked against the menu of today: what changed its price says
 * so, what cannot be had is named, and why the kitchen does not cook now.
 */
export async function reorder(tx: Tx, input: WorkInputOf<typeof door>): Promise<Again> {
  const order = await readOrderRow(tx, input.orderId)

  onlyFor(tx, order, 'customer')

  const chef = await readChefRow(tx, order.chef_id)
  const items = await listItems(tx, order.id)
  const had = await lookAtDishes(tx, order, items)
  return {
    chefId: chef.id,
    businessName: chef.business_name,
    items: had.lines.map(({ line, item }) => ({
      menuItemId: line.menuItemId,
      name: line.name,
      quantity: line.quantity,
      unitPrice: toWire(money(line.unitMinor, order.currency)),
      wasPrice:
        line.unitMinor === item.unit_minor ? null : toWire(money(item.unit_minor, order.currency)),
      instructions: line.instructions,
    })),
    missing: had.missing,
    kitchen: had.kitchen,
    deliverTo: {
      at: { lat: order.drop_lat, lng: order.drop_lng },
      label: order.drop_label,
      note: order.drop_note,
    },
  }
}

interface Found {
  readonly lines: { line: CartLine; item: ItemRow }[]
  readonly missing: Again['missing']
  kitchen: Again['kitchen']
}

/** Dish by dish, so that one that is sold out does not hide the others. */
async function lookAtDishes(tx: Tx, order: OrderRow, items: readonly ItemRow[]): Promise<Found> {
  const found: Found = { lines: [], missing: [], kitchen: null }
  for (const item of items) {
    const wish = {
      menuItemId: item.menu_item_id,
      quantity: item.quantity,
      instructions: item.instructions,
    }
    try {
      const { lines } = await tx.attempt(() =>
        priceCart(tx, { chefId: order.chef_id, items: [wish] }),
      )
      for (const line of lines) found.lines.push({ line, item })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (OF_THE_DISH.includes(error.reason)) {
        found.missing.push({ name: item.name, reason: error.reason })
      } else {
        const opens = error.details.opensAt ?? error.details.until ?? error.details.next
        found.kitchen = {
          reason: error.reason,
          opensAt: typeof opens === 'string' ? opens : null,
        }
      }
    }
  }
  return found
}
