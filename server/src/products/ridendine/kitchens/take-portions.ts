import type { Tx } from '#foundation/db'
import { type Money, money } from '#foundation/money'
import { addMs, hours } from '#foundation/time'
import { readOrganisation } from '#modules/organisations'
import { refuse } from '../refusals.ts'
import { brokenBy, capsOf, readLaws, standingsOf } from './caps.ts'
import { type ChefRow, lockChef, readChefRow } from './chefs.sql.ts'
import { freshFacts, scheduleOf } from './kitchen-facts.ts'
import { pauseOf } from './kitchen-state.ts'
import { isLive, refuseUnlessLive } from './live.ts'
import { listOrderable, type MenuItemRow } from './menus.sql.ts'
import { type KitchenState, readyTime, type WhyNot } from './opening.ts'
import { AHEAD_MS, addDays, beginOf, dayOf, mondayOf, weekdayOf } from './schedule.ts'
import {
  countCooked,
  countPortions,
  countWindows,
  giveBack,
  insertTakings,
  moveTakings,
} from './takings.sql.ts'

/** A dish in a cart. */
export interface CartItem {
  readonly menuItemId: string
  readonly quantity: number
  readonly instructions?: string
  readonly forName?: string | null
}

/** A line as it is priced by us, whatever the cart believed. */
export interface CartLine {
  readonly menuItemId: string
  readonly name: string
  readonly quantity: number
  readonly unitMinor: bigint
  readonly prepMinutes: number
  readonly instructions: string
  readonly forName: string | null
}

export interface PricedCart {
  readonly chef: ChefRow
  readonly lines: CartLine[]
  readonly subtotal: Money
  /** Of the dish that takes longest: the kitchen cooks them side by side. */
  readonly prepMinutes: number
  /** When the food can be ready: as asked, or the earliest with room in the kitchen. */
  readonly readyAt: Date
}

export interface CartWish {
  readonly chefId: string
  readonly items: readonly CartItem[]
  /** When it is to be ready; null or left out: as soon as possible. */
  readonly at?: Date | null
}

/**
 * Price a cart by the kitchen's own menu and say when it can be ready, or why not. Takes nothing:
 * what is promised here is only kept by takePortions.
 */
export async function priceCart(tx: Tx, wish: CartWish): Promise<PricedCart> {
  const chef = await readChefRow(tx, wish.chefId)
  refuseUnlessLive(tx, chef)

  const { timezone } = await readOrganisation(tx)
  const { lines, dishes, subtotal } = await priceLines(tx, chef, wish.items)
  const prepMinutes = Math.max(...dishes.map((dish) => dish.prep_minutes))
  const meals = mealsOf(lines)
  const state = await stateFor(tx, chef, { timezone, prepMinutes, meals, at: wish.at ?? null })
  const ready = readyTime(state, wish.at ?? null)
  if ('why' in ready) throw refusalOf(chef, ready)

  const day = dayOf(ready.readyAt, timezone)
  refuseIfOff(dishes, ready.readyAt, day, timezone)
  await refuseIfSoldOut(tx, { chef, dishes, lines, day })
  await refuseIfCapped(tx, chef, { day, timezone, meals, minor: subtotal.minor })

  return { chef, lines, subtotal, prepMinutes, readyAt: ready.readyAt }
}

/**
 * Reserve portions, the kitchen's window and its caps for an order, in the caller's transaction
 * and under the kitchen's lock: of twenty who want the last portion, one gets it.
 */
export async function takePortions(
  tx: Tx,
  of: { orderId: string; chefId: string; lines: readonly CartLine[]; readyAt: Date },
): Promise<void> {
  const chef = await lockChef(tx, of.chefId)
  refuseUnlessLive(tx, chef)

  const { timezone } = await readOrganisation(tx)
  const day = dayOf(of.readyAt, timezone)
  const meals = mealsOf(of.lines)
  const dishes = await orderable(tx, chef, of.lines)
  const state = await stateFor(tx, chef, { timezone, prepMinutes: 0, meals, at: of.readyAt })
  const ready = readyTime(state, of.readyAt)
  if ('why' in ready) throw refusalOf(chef, ready)
  refuseIfOff(dishes, of.readyAt, day, timezone)
  await refuseIfSoldOut(tx, { chef, dishes, lines: of.lines, day })
  const minor = of.lines.reduce((sum, line) => sum + line.unitMinor * BigInt(line.quantity), 0n)
  await refuseIfCapped(tx, chef, { day, timezone, meals, minor })

  const byDish = new Map<string, { quantity: number; subtotalMinor: bigint }>()
  for (const line of of.lines) {
    const sum = byDish.get(line.menuItemId) ?? { quantity: 0, subtotalMinor: 0n }
    byDish.set(line.menuItemId, {
      quantity: sum.quantity + line.quantity,
      subtotalMinor: sum.subtotalMinor + line.unitMinor * BigInt(line.quantity),
    })
  }
  await insertTakings(
    tx,
    { orderId: of.orderId, chefId: chef.id, day, readyAt: of.readyAt },
    [...byDish].map(([menuItemId, sum]) => ({ menuItemId, ...sum })),
  )
}

/** An order that will not be cooked gives back what it took; twice does nothing more. */
export async function givePortionsBack(tx: Tx, orderId: string): Promise<void> {
  await giveBack(tx, orderId)
}

/** The food will be ready at another time: its window and day move along. */
export async function movePortions(tx: Tx, orderId: string, readyAt: Date): Promise<void> {
  const { timezone } = await readOrganisation(tx)
  await moveTakings(tx, orderId, readyAt, dayOf(readyAt, timezone))
}

async function priceLines(tx: Tx, chef: ChefRow, items: readonly CartItem[]) {
  const dishes = await orderable(tx, chef, items)
  const known = new Map(dishes.map((dish) => [dish.id, dish]))
  const lines = items.map((item): CartLine => {
    const dish = known.get(item.menuItemId)
    if (!dish) throw refuse.no_such_item({ menuItemId: item.menuItemId })
    return {
      menuItemId: dish.id,
      name: dish.name,
      quantity: item.quantity,
      unitMinor: dish.price_minor,
      prepMinutes: dish.prep_minutes,
      instructions: item.instructions ?? '',
      forName: item.forName ?? null,
    }
  })
  const { currency } = await readOrganisation(tx)
  const minor = lines.reduce((sum, line) => sum + line.unitMinor * BigInt(line.quantity), 0n)
  return { lines, dishes, subtotal: money(minor, currency) }
}

async function orderable(
  tx: Tx,
  chef: ChefRow,
  items: readonly { menuItemId: string }[],
): Promise<MenuItemRow[]> {
  const wanted = [...new Set(items.map((item) => item.menuItemId))]
  const dishes = await listOrderable(tx, wanted)
  if (dishes.some((dish) => dish.chef_id !== chef.id)) throw refuse.mixed_kitchens()
  const missing = wanted.find((id) => !dishes.some((dish) => dish.id === id))
  if (missing || wanted.length === 0) throw refuse.no_such_item({ menuItemId: missing })
  return dishes
}

async function stateFor(
  tx: Tx,
  chef: ChefRow,
  wish: { timezone: string; prepMinutes: number; meals: number; at: Date | null },
): Promise<KitchenState> {
  const facts = await freshFacts(tx, chef, wish.timezone)
  const until = addMs(wish.at && wish.at > tx.now ? wish.at : tx.now, AHEAD_MS)
  const windows =
    chef.meals_per_window === null
      ? undefined
      : await countWindows(tx, [chef.id], { from: addMs(tx.now, -hours(1)), to: until })
  return {
    now: tx.now,
    isLive: isLive(chef),
    pause: pauseOf(chef, tx.now),
    schedule: scheduleOf(facts, wish.timezone),
    prepMinutes: wish.prepMinutes,
    capped: null,
    window: {
      minutes: chef.window_minutes,
      most: chef.meals_per_window,
      wanted: wish.meals,
      taken: windows?.get(chef.id) ?? new Map(),
    },
  }
}

/** Not cooked on that day of the week, or marked as sold out beyond then. */
function refuseIfOff(
  dishes: readonly MenuItemRow[],
  at: Date,
  day: string,
  timezone: string,
): void {
  for (const dish of dishes) {
    const isOff = !dish.weekdays.includes(weekdayOf(day))
    const isOut = dish.sold_out_until !== null && dish.sold_out_until > at
    if (isOff || isOut) {
      const backAt = isOut ? dish.sold_out_until : beginOf(nextDayOf(dish, day), timezone)
      throw refuse.sold_out({
        itemId: dish.id,
        name: dish.name,
        left: 0,
        backAt: backAt?.toISOString() ?? null,
      })
    }
  }
}

/** The next local day on which a dish is cooked. */
export function nextDayOf(dish: Pick<MenuItemRow, 'weekdays'>, day: string): string {
  for (let ahead = 1; ahead <= 7; ahead += 1) {
    const next = addDays(day, ahead)
    if (dish.weekdays.includes(weekdayOf(next))) return next
  }
  return addDays(day, 7)
}

async function refuseIfSoldOut(
  tx: Tx,
  of: {
    chef: ChefRow
    dishes: readonly MenuItemRow[]
    lines: readonly Pick<CartLine, 'menuItemId' | 'quantity'>[]
    day: string
  },
): Promise<void> {
  const counted = of.dishes.filter((dish) => dish.portions_per_day !== null)
  if (counted.length === 0) return
  const taken = await countPortions(tx, [of.chef.id], of.day)
  for (const dish of counted) {
    const left = Math.max(0, (dish.portions_per_day ?? 0) - (taken.get(dish.id) ?? 0))
    const wanted = of.lines
      .filter((line) => line.menuItemId === dish.id)
      .reduce((sum, line) => sum + line.quantity, 0)
    if (wanted > left) throw refuse.sold_out({ itemId: dish.id, name: dish.name, left })
  }
}

/** Home-kitchen law and the permit's own limits: the menu closes itself and says why. */
async function refuseIfCapped(
  tx: Tx,
  chef: ChefRow,
  of: { day: string; timezone: string; meals: number; minor: bigint },
): Promise<void> {
  const caps = capsOf(await readLaws(tx), chef)
  if (caps.length === 0) return
  const cooked = await countCooked(tx, [chef.id], { day: of.day, monday: mondayOf(of.day) })
  const standings = standingsOf(caps, cooked(chef.id), of.day, of.timezone)
  const broken = brokenBy(standings, { meals: of.meals, minor: Number(of.minor) })
  if (broken) {
    throw refuse.meal_cap_reached({
      cap: broken.kind,
      most: broken.most,
      used: broken.used,
      says: broken.says,
      until: broken.until.toISOString(),
    })
  }
}

function refusalOf(chef: ChefRow, no: WhyNot): Error {
  const iso = (at: Date | null) => at?.toISOString() ?? null
  const chefId = chef.id
  switch (no.why) {
    case 'paused':
      return refuse.kitchen_paused({ chefId, until: iso(no.until), reason: chef.pause_reason })
    case 'closed':
      return refuse.kitchen_closed({ chefId, opensAt: iso(no.opensAt) })
    case 'ahead_only':
      return refuse.order_ahead_only({
        chefId,
        readyFrom: iso(no.readyFrom),
        orderBy: iso(no.orderBy),
      })
    case 'cut_off':
      return refuse.cut_off_passed({ chefId, orderBy: iso(no.orderBy) })
    case 'full':
      return refuse.kitchen_full({ chefId, window: iso(no.window), next: iso(no.next) })
  }
}

function mealsOf(lines: readonly Pick<CartLine, 'quantity'>[]): number {
  return lines.reduce((sum, line) => sum + line.quantity, 0)
}
