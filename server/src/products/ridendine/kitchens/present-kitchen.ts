import type { ChefCard, Dish, Menu, Opening } from '#contract/ridendine'
import { Allergen, Cuisine, Diet } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { money, toWire } from '#foundation/money'
import { minutes, msBetween } from '#foundation/time'
import { signedUrl } from '#modules/files'
import { distanceMeters, estimateSeconds } from '#modules/places'
import { deliveryFee, type readFeePolicy } from '../orders/fee-policy.ts'
import type { ChefRow } from './chefs.sql.ts'
import type { MenuFacts } from './kitchen-facts.ts'
import type { StandingKitchen } from './kitchen-state.ts'
import type { MenuItemRow } from './menus.sql.ts'
import { beginOf, weekdayOf } from './schedule.ts'
import { nextDayOf } from './take-portions.ts'

const DISHES_SHOWN = 3
/** Minutes, of a kitchen without dishes yet. */
const USUAL_PREP = 25
/** The most anybody delivers (R174), whatever a kitchen says of itself. */
export const MOST_METRES = 10_000
/** From the stove to the driver's bag, and from the kerb to the door. */
const HANDOVER_MS = minutes(6)
/** An arrival is said as a range: this is its width at least. */
const RANGE_MINUTES = 10

export type Fees = Awaited<ReturnType<typeof readFeePolicy>>

/** Dishes that can be ordered at all: listed, on a menu that is on. */
export function listedOf({ menus, items }: MenuFacts): MenuItemRow[] {
  const active = new Set(menus.filter((menu) => menu.is_active).map((menu) => menu.id))
  return items.filter((item) => item.is_listed && active.has(item.menu_id))
}

/** Minutes of a usual dish (the median: a drink is quick, and nobody orders only that). */
export function prepOf(facts: MenuFacts | undefined): number {
  const minutesOf = (facts ? listedOf(facts) : []).map((item) => item.prep_minutes)
  return minutesOf.sort((a, b) => a - b)[Math.floor(minutesOf.length / 2)] ?? USUAL_PREP
}

/** A kitchen on the list. */
export function cardOf(
  tx: Tx,
  { facts, opening }: StandingKitchen,
  menu: MenuFacts,
  of: { km: number; to: { lat: number; lng: number } | null; day: string; fees: Fees },
): ChefCard {
  const { row } = facts
  const listed = listedOf(menu)
  const today = listed.filter((item) => item.weekdays.includes(weekdayOf(of.day)))
  const shown = today.length > 0 ? today : listed
  const cheapest = shown.reduce<MenuItemRow | undefined>(
    (least, item) => (!least || item.price_minor < least.price_minor ? item : least),
    undefined,
  )
  return {
    ...wordsOf(row),
    photoUrl: facts.photoUrl,
    coverUrl: facts.coverUrl,
    rating: ratingOf(facts.rating),
    distanceKm: Math.round(of.km * 100) / 100,
    delivers: of.km * 1000 <= Math.min(row.radius_metres, MOST_METRES),
    opening,
    minutes: of.to ? minutesTo(tx.now, opening, row, of.to) : null,
    deliveryFee: of.to ? toWire(deliveryFee(of.fees, of.km * 1000, of.fees.currency)) : null,
    from: cheapest ? toWire(money(cheapest.price_minor, cheapest.currency)) : null,
    dishes: [...shown]
      .sort((a, b) => Number(b.photo_file_id !== null) - Number(a.photo_file_id !== null))
      .slice(0, DISHES_SHOWN)
      .map((item) => ({
        name: item.name,
        price: toWire(money(item.price_minor, item.currency)),
        photoUrl: item.photo_file_id
          ? signedUrl(tx, item.photo_file_id, { variant: 'small' })
          : null,
      })),
    diets: [...new Set(listed.flatMap((item) => known(Diet, item.dietary_tags)))].sort(),
  }
}

export function ratingOf(rating: { mean: number | null; count: number } | undefined) {
  return rating && rating.mean !== null ? { average: rating.mean, count: rating.count } : null
}

function wordsOf(row: ChefRow) {
  return {
    chefId: row.id,
    businessName: row.business_name,
    chefName: row.chef_name,
    cuisines: known(Cuisine, row.cuisine_types),
    tagline: row.tagline,
    district: row.district,
  }
}

/** Until the food is at the door, when it can be ordered for now. */
export function minutesTo(
  now: Date,
  opening: Opening,
  kitchen: { lat: number; lng: number },
  to: { lat: number; lng: number },
): { from: number; to: number } | null {
  if (opening.state !== 'open' || !opening.readyFrom) return null
  const ready = msBetween(now, new Date(opening.readyFrom))
  const least = Math.round((ready + estimateSeconds(kitchen, to) * 1000 + HANDOVER_MS) / minutes(1))
  const from = Math.max(10, Math.floor(least / 5) * 5)
  return { from, to: from + RANGE_MINUTES }
}

/** Kilometres as the crow flies between a kitchen and a point. */
export function kmBetween(row: ChefRow, to: { lat: number; lng: number }): number {
  return distanceMeters({ lat: row.lat, lng: row.lng }, to) / 1000
}

/** What is on the menus on a day, with what is left of it. */
export function menusOf(
  tx: Tx,
  facts: MenuFacts,
  of: { taken: ReadonlyMap<string, number>; day: string; at: Date; timeZone: string },
): Menu[] {
  const listed = listedOf(facts)
  return facts.menus
    .filter((menu) => menu.is_active)
    .map((menu) => ({
      id: menu.id,
      name: menu.name,
      description: menu.description,
      dishes: listed.filter((item) => item.menu_id === menu.id).map((item) => dishOf(tx, item, of)),
    }))
    .filter((menu) => menu.dishes.length > 0)
}

/** A dish as everybody sees it. */
export function dishOf(
  tx: Tx,
  item: MenuItemRow,
  of: { taken: ReadonlyMap<string, number>; day: string; at: Date; timeZone: string },
): Dish {
  return {
    id: item.id,
    menuId: item.menu_id,
    name: item.name,
    description: item.description,
    price: toWire(money(item.price_minor, item.currency)),
    category: item.category,
    prepMinutes: item.prep_minutes,
    diets: known(Diet, item.dietary_tags),
    allergens: known(Allergen, item.allergens),
    photoUrl: item.photo_file_id ? signedUrl(tx, item.photo_file_id) : null,
    thumbUrl: item.photo_file_id ? signedUrl(tx, item.photo_file_id, { variant: 'small' }) : null,
    available: availabilityOf(item, of),
  }
}

function availabilityOf(
  item: MenuItemRow,
  of: { taken: ReadonlyMap<string, number>; day: string; at: Date; timeZone: string },
): Dish['available'] {
  const left =
    item.portions_per_day === null
      ? null
      : Math.max(0, item.portions_per_day - (of.taken.get(item.id) ?? 0))
  const next = () => beginOf(nextDayOf(item, of.day), of.timeZone).toISOString()
  if (!item.weekdays.includes(weekdayOf(of.day)))
    return { state: 'not_that_day', left, backAt: next() }
  if (item.sold_out_until && item.sold_out_until > of.at)
    return { state: 'sold_out', left: 0, backAt: item.sold_out_until.toISOString() }
  if (left === 0) return { state: 'sold_out', left, backAt: next() }
  return { state: 'available', left, backAt: null }
}

/** The words of a list that the contract knows; a word that went out of use is left out. */
export function known<Value extends string>(
  words: { readonly options: readonly Value[] },
  given: readonly string[],
): Value[] {
  return words.options.filter((word) => given.includes(word))
}
