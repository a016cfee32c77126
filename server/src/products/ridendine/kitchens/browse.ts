import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { Allergen, ChefCard, Diet, listChefs as listDoor } from '#contract/ridendine'
import { cursorOf, readCursor, type Tx } from '#foundation/db'
import { readOrganisation } from '#modules/organisations'
import { readFeePolicy } from '../orders/fee-policy.ts'
import { listNear } from './chefs.sql.ts'
import { kitchenFacts, type MenuFacts, menuFacts } from './kitchen-facts.ts'
import { type StandingKitchen, standingKitchens } from './kitchen-state.ts'
import type { MenuItemRow } from './menus.sql.ts'
import { cardOf, listedOf, MOST_METRES, prepOf } from './present-kitchen.ts'
import { AHEAD_MS, addDays, beginOf, dayOf, spellsOf } from './schedule.ts'

/** Kitchens looked at around a point; a city has fewer within ten kilometres. */
const MOST_LOOKED_AT = 500

type Wish = WorkInputOf<typeof listDoor>

interface Found {
  readonly card: ChefCard
  readonly kitchen: StandingKitchen
  readonly menu: MenuFacts
}

/**
 * Kitchens near a point. Nearness is asked of the index; everything that changes by the minute
 * (open, full, capped) is worked out from what the caches hold and a few sums.
 */
export async function listChefs(tx: Tx, input: Wish): Promise<OutputOf<typeof listDoor>> {
  const { timezone } = await readOrganisation(tx)
  const found = (await gather(tx, input, timezone)).filter(
    (each) =>
      (!input.delivers || each.card.delivers) &&
      suitsWords(each, input.q) &&
      suitsTaste(each, input) &&
      suitsTime(each.kitchen, input.when, timezone),
  )
  const sorted = found.map((each) => each.card).sort(ORDERS[input.sort])
  const after = readCursor(input.cursor, 1)?.[0]
  const begin = after ? sorted.findIndex((card) => card.chefId === after) + 1 : 0
  const items = sorted.slice(begin, begin + input.limit)
  const last = items.at(-1)
  const isMore = sorted.length > begin + input.limit
  return { items, nextCursor: isMore && last ? cursorOf([last.chefId]) : null }
}

async function gather(tx: Tx, input: Wish, timeZone: string): Promise<Found[]> {
  const to = { lat: input.lat, lng: input.lng }
  const metres = Math.min(input.radiusKm * 1000, input.delivers ? MOST_METRES : Infinity)
  const near = await listNear(tx, to, { metres, limit: MOST_LOOKED_AT })
  const ids = near.map((row) => row.id)
  const kmOf = new Map(near.map((row) => [row.id, row.km]))
  const menus = await menuFacts(tx, ids)
  const kitchens = await standingKitchens(tx, await kitchenFacts(tx, ids, timeZone), {
    timeZone,
    prepOf: (id) => prepOf(menus.get(id)),
  })
  const day = dayOf(tx.now, timeZone)
  const fees = await readFeePolicy(tx)
  return kitchens.flatMap((kitchen) => {
    const { id } = kitchen.facts.row
    const menu = menus.get(id) ?? { menus: [], items: [] }
    // A kitchen without a dish has nothing to choose.
    if (!kitchen.state.isLive || listedOf(menu).length === 0) return []
    return [
      { kitchen, menu, card: cardOf(tx, kitchen, menu, { km: kmOf.get(id) ?? 0, to, day, fees }) },
    ]
  })
}

function suitsTaste({ card, menu }: Found, input: Wish): boolean {
  const { cuisine, diet = [], without = [], minRating } = input
  if (cuisine?.length && !cuisine.some((each) => card.cuisines.includes(each))) return false
  if (minRating !== undefined && (card.rating?.average ?? 0) < minRating) return false
  return (
    (diet.length === 0 && without.length === 0) ||
    listedOf(menu).some((dish) => suitsDish(dish, diet, without))
  )
}

/** One dish must suit all of it: a vegan dish with nuts and another without help nobody. */
function suitsDish(
  dish: MenuItemRow,
  diets: readonly Diet[],
  without: readonly Allergen[],
): boolean {
  return (
    diets.every((diet) => dish.dietary_tags.includes(diet)) &&
    without.every((allergen) => !dish.allergens.includes(allergen))
  )
}

function suitsWords({ card, menu }: Found, q: string | undefined): boolean {
  if (!q) return true
  const text = [
    card.businessName,
    card.chefName,
    card.tagline,
    ...card.cuisines.map((cuisine) => cuisine.replaceAll('_', ' ')),
    ...listedOf(menu).flatMap((dish) => [dish.name, dish.category]),
  ]
    .join(' ')
    .toLowerCase()
  return q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function suitsTime(kitchen: StandingKitchen, when: Wish['when'], timeZone: string): boolean {
  const { opening, state } = kitchen
  if (when === 'any') return opening.state !== 'closed' && opening.state !== 'not_live'
  if (when === 'now') return opening.state === 'open'
  if (when === 'ahead') return opening.readyFrom !== null
  if (opening.readyFrom === null) return false
  const now = state.now.getTime()
  const day = {
    from: Math.max(now, beginOf(when, timeZone).getTime()),
    to: Math.min(now + AHEAD_MS, beginOf(addDays(when, 1), timeZone).getTime()),
  }
  if (day.from >= day.to) return false
  return spellsOf(state.schedule, day).some(
    (spell) => spell.orderBy === null || spell.orderBy >= now,
  )
}

/** The open ones first, then as wished; ids last, so that pages agree. */
const ORDERS: Record<Wish['sort'], (a: ChefCard, b: ChefCard) => number> = {
  distance: (a, b) => rank(a) - rank(b) || a.distanceKm - b.distanceKm || byId(a, b),
  rating: (a, b) =>
    rank(a) - rank(b) || (b.rating?.average ?? 0) - (a.rating?.average ?? 0) || byId(a, b),
  soonest: (a, b) => rank(a) - rank(b) || ready(a).localeCompare(ready(b)) || byId(a, b),
}

function rank(card: ChefCard): number {
  if (card.opening.state === 'open') return 0
  return card.opening.readyFrom ? 1 : 2
}

function ready(card: ChefCard): string {
  return card.opening.readyFrom ?? '9'
}

function byId(a: ChefCard, b: ChefCard): number {
  return a.chefId < b.chefId ? -1 : 1
}
