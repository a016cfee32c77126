import { z } from 'zod'
import { endpoint, listOf, page, paging } from '../endpoint.ts'
import { Money } from '../money.ts'
import { FoundPlace, Point } from '../places.ts'
import { Allergen, Cuisine, Diet, Opening } from './kitchen-words.ts'

const Rating = z.object({ average: z.number(), count: z.int() }).nullable()

/** A kitchen on the list: what one needs to choose it. */
export const ChefCard = z.object({
  chefId: z.uuid(),
  businessName: z.string(),
  chefName: z.string(),
  cuisines: z.array(Cuisine),
  /** One sentence in the chef's own words. */
  tagline: z.string(),
  photoUrl: z.string().nullable(),
  coverUrl: z.string().nullable(),
  rating: Rating,
  district: z.string(),
  distanceKm: z.number(),
  /** Whether the kitchen delivers to the place that was asked for. */
  delivers: z.boolean(),
  opening: Opening,
  /** Minutes from now until the food is at the door, as a range; null when it cannot be ordered now. */
  minutes: z.object({ from: z.int(), to: z.int() }).nullable(),
  /** For the distance, as the policy has it now; null without a point. */
  deliveryFee: Money.nullable(),
  /** Cheapest dish of today. */
  from: Money.nullable(),
  /** Up to three dishes of today, with a picture. */
  dishes: z.array(z.object({ name: z.string(), price: Money, photoUrl: z.string().nullable() })),
  /** Diets that at least one dish of the kitchen suits. */
  diets: z.array(Diet),
})
export type ChefCard = z.infer<typeof ChefCard>

const degrees = {
  lat: z.coerce.number().min(-90).max(90),
  lng: z.coerce.number().min(-180).max(180),
}

export const listChefs = endpoint({
  method: 'GET',
  path: '/chefs',
  auth: 'public',
  rate: 'search',
  summary:
    'Kitchens near a point, the nearest first; filters: open now or on a day, cuisine, diet, allergens, rating, words',
  input: z.object({
    ...degrees,
    ...paging,
    /** At most so far; a kitchen's own radius counts as well unless `delivers=false`. */
    radiusKm: z.coerce.number().min(0.5).max(40).default(10),
    /** `now`: cooking now. `ahead`: takes orders for later. A date: can be ordered for that day. */
    when: z.union([z.enum(['any', 'now', 'ahead']), z.iso.date()]).default('any'),
    cuisine: listOf(Cuisine).optional(),
    /** Has dishes that suit all of these. */
    diet: listOf(Diet).optional(),
    /** Has dishes without any of these. */
    without: listOf(Allergen).optional(),
    minRating: z.coerce.number().min(1).max(5).optional(),
    /** In the kitchen's name, its cuisines or its dishes. */
    q: z.string().trim().max(80).optional(),
    sort: z.enum(['distance', 'rating', 'soonest']).default('distance'),
    /** Only kitchens that deliver to the point. */
    delivers: z.stringbool().default(true),
  }),
  output: page(ChefCard),
})

/** A kitchen's own page. */
export const ChefPage = ChefCard.omit({ distanceKm: true, delivers: true, minutes: true }).extend({
  about: z.string(),
  /** About where; the exact door is known to drivers only. */
  at: Point,
  radiusKm: z.number(),
  memberSince: z.iso.date(),
  /** Null without a point. */
  distanceKm: z.number().nullable(),
  delivers: z.boolean().nullable(),
  minutes: z.object({ from: z.int(), to: z.int() }).nullable(),
  /** The coming seven days, as they can be ordered for. */
  days: z.array(
    z.object({
      on: z.iso.date(),
      /** Spells in which food can be ready that day. */
      spells: z.array(z.object({ from: z.iso.datetime(), to: z.iso.datetime() })),
      orderBy: z.iso.datetime().nullable(),
      /** Cooked only to order. */
      isCookDay: z.boolean(),
    }),
  ),
  /** Proofs that were checked: kind and until when. */
  proofs: z.array(z.object({ kind: z.string(), expiresOn: z.iso.date().nullable() })),
  ordersCooked: z.int(),
})
export type ChefPage = z.infer<typeof ChefPage>

export const readChef = endpoint({
  method: 'GET',
  path: '/chefs/:chefId',
  auth: 'public',
  summary: 'A kitchen; with a point, whether it delivers there',
  input: z.object({
    chefId: z.uuid(),
    lat: degrees.lat.optional(),
    lng: degrees.lng.optional(),
  }),
  output: ChefPage,
  refuses: ['ridendine.no_such_chef'],
})

/** What is left of a dish, and why it cannot be had. */
export const Availability = z.object({
  state: z.enum(['available', 'sold_out', 'not_that_day']),
  /** Portions left that day; null when they are not counted. */
  left: z.int().nullable(),
  /** When it is to be had again, when that is known. */
  backAt: z.iso.datetime().nullable(),
})

export const Dish = z.object({
  id: z.uuid(),
  menuId: z.uuid(),
  name: z.string(),
  description: z.string(),
  price: Money,
  category: z.string(),
  prepMinutes: z.int(),
  diets: z.array(Diet),
  allergens: z.array(Allergen),
  photoUrl: z.string().nullable(),
  /** Small picture for lists. */
  thumbUrl: z.string().nullable(),
  available: Availability,
})
export type Dish = z.infer<typeof Dish>

export const Menu = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  dishes: z.array(Dish),
})
export type Menu = z.infer<typeof Menu>

export const readMenu = endpoint({
  method: 'GET',
  path: '/chefs/:chefId/menu',
  auth: 'public',
  summary: 'What a kitchen cooks; for now, or for a time to come',
  input: z.object({ chefId: z.uuid(), at: z.iso.datetime().optional() }),
  output: z.object({ chefId: z.uuid(), opening: Opening, day: z.iso.date(), menus: z.array(Menu) }),
  refuses: ['ridendine.no_such_chef'],
})

export const geocode = endpoint({
  method: 'POST',
  path: '/geo/geocode',
  auth: 'public',
  rate: 'search',
  summary: 'The point of an address, or the address of a point; kept for 24 hours',
  input: z
    .object({
      address: z.string().trim().min(2).max(200).optional(),
      lat: Point.shape.lat.optional(),
      lng: Point.shape.lng.optional(),
    })
    .refine(
      ({ address, lat, lng }) =>
        address === undefined
          ? lat !== undefined && lng !== undefined
          : lat === undefined && lng === undefined,
      'an address, or lat and lng',
    ),
  output: z.object({
    lat: z.number(),
    lng: z.number(),
    label: z.string(),
    confidence: z.number(),
    others: z.array(FoundPlace),
  }),
  refuses: ['ridendine.not_on_the_map'],
})

export const readDeliveryZone = endpoint({
  method: 'GET',
  path: '/geo/delivery-zone',
  auth: 'public',
  summary:
    'Whether a kitchen delivers to a point: within its own radius, and never farther than ten kilometres',
  input: z.object({ chefId: z.uuid(), ...degrees }),
  output: z.object({ delivers: z.boolean(), distanceKm: z.number(), mostKm: z.number() }),
  refuses: ['ridendine.no_such_chef'],
})
