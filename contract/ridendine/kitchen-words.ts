import { z } from 'zod'

/** What a kitchen cooks; a kitchen names one to four. */
export const Cuisine = z.enum([
  'american',
  'brazilian',
  'caribbean',
  'chinese',
  'ethiopian',
  'filipino',
  'french',
  'georgian',
  'greek',
  'indian',
  'italian',
  'japanese',
  'korean',
  'lebanese',
  'mexican',
  'moroccan',
  'nigerian',
  'persian',
  'peruvian',
  'polish',
  'portuguese',
  'seafood',
  'soul_food',
  'thai',
  'turkish',
  'vegan',
  'vietnamese',
  'bakery',
])
export type Cuisine = z.infer<typeof Cuisine>

/** Whom a dish suits. Said by the chef, shown as said. */
export const Diet = z.enum([
  'vegetarian',
  'vegan',
  'pescatarian',
  'halal',
  'kosher',
  'gluten_free',
  'dairy_free',
  'nut_free',
  'low_carb',
])
export type Diet = z.infer<typeof Diet>

/** The fourteen allergens that must be named in most places. */
export const Allergen = z.enum([
  'celery',
  'crustaceans',
  'eggs',
  'fish',
  'gluten',
  'lupin',
  'milk',
  'molluscs',
  'mustard',
  'peanuts',
  'sesame',
  'soy',
  'sulphites',
  'tree_nuts',
])
export type Allergen = z.infer<typeof Allergen>

/** Why a kitchen takes a break. `unanswered` is set by itself after several orders without an answer. */
export const PauseReason = z.enum(['busy', 'break', 'supplies', 'vacation', 'other'])
export type PauseReason = z.infer<typeof PauseReason>

/** Whether a kitchen takes orders, and what keeps it from it. */
export const OpeningState = z.enum([
  /** Cooks now. */
  'open',
  /** Not now, but orders for later are taken. */
  'ahead',
  /** Nothing within the next week. */
  'closed',
  'paused',
  /** Every window of the next hours is taken. */
  'full',
  /** The meals that its permit allows for the day, the week or the year are cooked. */
  'capped',
  /** Not approved or not onboarded yet, or suspended. */
  'not_live',
])
export type OpeningState = z.infer<typeof OpeningState>

/** Which law or permit limits how much a home kitchen cooks. */
export const CapKind = z.enum(['day', 'week', 'year_revenue'])
export type CapKind = z.infer<typeof CapKind>

/** How a kitchen stands at an instant. */
export const Opening = z.object({
  state: OpeningState,
  /** End of the present opening; null when it is not open, or goes on for more than a day. */
  closesAt: z.iso.datetime().nullable(),
  /** Next opening, or when the pause or the cap ends; null when unknown. */
  opensAt: z.iso.datetime().nullable(),
  /** The earliest at which food could be ready, preparation and capacity included; null: not within a week. */
  readyFrom: z.iso.datetime().nullable(),
  /** Last moment to order for the next cook day, when that is what `readyFrom` stands on. */
  orderBy: z.iso.datetime().nullable(),
  /** Why it is paused, as the chef said. */
  pause: z.object({ reason: z.string(), note: z.string() }).nullable(),
  /** Which cap is reached: "30 meals a day". */
  cap: z.object({ kind: CapKind, most: z.int(), until: z.iso.datetime() }).nullable(),
})
export type Opening = z.infer<typeof Opening>
