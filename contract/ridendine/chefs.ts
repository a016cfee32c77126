import { z } from 'zod'
import { Week } from '../availability.ts'
import { endpoint } from '../endpoint.ts'
import { Point } from '../places.ts'
import { CapKind, Cuisine, Opening, PauseReason } from './kitchen-words.ts'

/** `09:30`, a time on the wall. */
const WallTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time is written 09:30')

/**
 * A day on which the kitchen cooks what was ordered ahead. Orders are taken until `cutOffTime` of
 * the day that lies `cutOffDays` before, on the wall clock of the city.
 */
export const CookDay = z
  .object({
    on: z.iso.date(),
    from: WallTime,
    to: WallTime,
    cutOffDays: z.int().min(0).max(14),
    cutOffTime: WallTime,
    note: z.string().trim().max(120).default(''),
  })
  .refine(({ from, to }) => from < to, 'it must end after it begins')
export type CookDay = z.infer<typeof CookDay>

/** Days on which the kitchen is closed, both included: holidays, repairs. */
export const Closure = z
  .object({ from: z.iso.date(), to: z.iso.date(), note: z.string().trim().max(120).default('') })
  .refine(({ from, to }) => from <= to, 'it must end on or after the day it begins')
export type Closure = z.infer<typeof Closure>

/** How much was cooked against a limit. `most` of a revenue cap is in minor units. */
export const CapUse = z.object({
  kind: CapKind,
  most: z.int(),
  used: z.int(),
  /** The law or permit in words: "California MEHKO". */
  says: z.string(),
  /** When it counts anew. */
  until: z.iso.datetime(),
})

/** A kitchen as its chef sees it. */
export const OwnKitchen = z.object({
  chefId: z.uuid(),
  version: z.int(),
  businessName: z.string(),
  chefName: z.string(),
  tagline: z.string(),
  about: z.string(),
  cuisines: z.array(Cuisine),
  photoUrl: z.string().nullable(),
  photoFileId: z.uuid().nullable(),
  coverUrl: z.string().nullable(),
  coverFileId: z.uuid().nullable(),
  place: z.object({ point: Point, label: z.string(), district: z.string() }),
  radiusMetres: z.int(),
  /** For the driver: which door, where to park. */
  pickupNote: z.string(),
  jurisdiction: z.string(),
  timezone: z.string(),
  verification: z.enum(['pending', 'approved', 'suspended']),
  stripeReady: z.boolean(),
  isLive: z.boolean(),
  opening: Opening,
  pause: z
    .object({
      reason: z.string(),
      note: z.string(),
      since: z.iso.datetime(),
      until: z.iso.datetime().nullable(),
      /** Set by itself after orders without an answer. */
      isAutomatic: z.boolean(),
    })
    .nullable(),
  unanswered: z.int(),
  week: Week,
  /** False: only orders ahead, never for now. */
  takesOrdersNow: z.boolean(),
  cookDays: z.array(CookDay),
  closures: z.array(Closure),
  windowMinutes: z.int(),
  mealsPerWindow: z.int().nullable(),
  mealsPerDay: z.int().nullable(),
  mealsPerWeek: z.int().nullable(),
  caps: z.array(CapUse),
})
export type OwnKitchen = z.infer<typeof OwnKitchen>

/** Whoever has no kitchen meets this at every door of chefs. */
export const notMine = ['ridendine.not_a_chef'] as const
const changing = [...notMine, 'ridendine.kitchen_changed'] as const

const words = {
  businessName: z.string().trim().min(2).max(60),
  tagline: z.string().trim().max(90),
  about: z.string().trim().max(1500),
  cuisines: z.array(Cuisine).min(1).max(4),
  /** Without a point the line is looked up in the city. */
  place: z.object({ line: z.string().trim().min(3).max(200), point: Point.optional() }),
  radiusMetres: z.int().min(500).max(10_000),
  pickupNote: z.string().trim().max(200),
}

export const registerChef = endpoint({
  method: 'POST',
  path: '/chefs',
  status: 201,
  summary:
    'Open a kitchen: it stays pending until its documents are approved and its payouts are set up',
  input: z.object({
    businessName: words.businessName,
    tagline: words.tagline.default(''),
    about: words.about.default(''),
    cuisines: words.cuisines,
    place: words.place,
    radiusMetres: words.radiusMetres.default(6000),
    pickupNote: words.pickupNote.default(''),
  }),
  output: OwnKitchen,
  refuses: ['ridendine.kitchen_exists', 'ridendine.not_on_the_map'],
})

export const readOwnKitchen = endpoint({
  method: 'GET',
  path: '/chefs/me',
  summary: 'My kitchen',
  output: OwnKitchen,
  refuses: notMine,
})

export const changeOwnKitchen = endpoint({
  method: 'PATCH',
  path: '/chefs/me',
  summary: 'Change what customers and drivers read of my kitchen',
  input: z.object({
    version: z.int(),
    ...z.object(words).partial().shape,
    photoFileId: z.uuid().nullable().optional(),
    coverFileId: z.uuid().nullable().optional(),
  }),
  output: OwnKitchen,
  refuses: [
    ...changing,
    'ridendine.not_on_the_map',
    'files.no_such_file',
    'files.not_yours',
    'files.attached_elsewhere',
  ],
})

/** A step towards the first order. */
export const OnboardingStep = z.object({
  name: z.enum(['profile', 'photo', 'hours', 'menu', 'documents', 'payouts']),
  state: z.enum(['todo', 'waiting', 'done']),
  /** What is missing, by name: document kinds, `dish`, `details`. */
  missing: z.array(z.object({ what: z.string(), why: z.string() })),
  /** Without it the kitchen cannot open; the others only help. */
  isNeeded: z.boolean(),
})

export const readOnboarding = endpoint({
  method: 'GET',
  path: '/chefs/me/onboarding',
  summary: 'What is still to do before the first order, and how much is done',
  output: z.object({
    percent: z.int().min(0).max(100),
    isLive: z.boolean(),
    steps: z.array(OnboardingStep),
  }),
  refuses: notMine,
})

export const beginStripe = endpoint({
  method: 'POST',
  path: '/chefs/:chefId/stripe/onboard',
  summary:
    'The page of Stripe Connect where a chef says where to pay them; the account is made the first time',
  input: z.object({
    chefId: z.uuid(),
    returnPath: z
      .string()
      .max(300)
      .regex(/^\/(?!\/)/, 'a path of this site')
      .default('/ridendine/kitchen'),
  }),
  output: z.object({ url: z.string(), accountLink: z.string() }),
  refuses: [...notMine, 'payments.provider_unavailable', 'payments.provider_refused'],
})

export const saveHours = endpoint({
  method: 'PUT',
  path: '/chefs/me/hours',
  summary: 'Weekly opening hours, on the wall clock of the city',
  input: z.object({ version: z.int(), week: Week, takesOrdersNow: z.boolean() }),
  output: OwnKitchen,
  refuses: changing,
})

export const saveCookDays = endpoint({
  method: 'PUT',
  path: '/chefs/me/cook-days',
  summary: 'Days to cook for orders ahead, each with its cut-off, and days closed',
  input: z.object({
    version: z.int(),
    cookDays: z.array(CookDay).max(60),
    closures: z.array(Closure).max(40),
  }),
  output: OwnKitchen,
  refuses: changing,
})

export const pauseKitchen = endpoint({
  method: 'POST',
  path: '/chefs/me/pause',
  summary: 'Take no new orders for a while; it opens again by itself unless no time is named',
  input: z.object({
    reason: PauseReason,
    note: z.string().trim().max(120).default(''),
    /** Null: until I resume. */
    minutes: z.int().min(5).max(43_200).nullable(),
  }),
  output: OwnKitchen,
  refuses: notMine,
})

export const resumeKitchen = endpoint({
  method: 'POST',
  path: '/chefs/me/resume',
  summary: 'Take orders again; orders that went unanswered are forgotten',
  output: OwnKitchen,
  refuses: notMine,
})

export const saveCapacity = endpoint({
  method: 'PUT',
  path: '/chefs/me/capacity',
  summary: 'How many meals the kitchen can have ready per window, day and week',
  input: z.object({
    version: z.int(),
    windowMinutes: z.union([
      z.literal(10),
      z.literal(15),
      z.literal(20),
      z.literal(30),
      z.literal(60),
    ]),
    mealsPerWindow: z.int().min(1).max(500).nullable(),
    mealsPerDay: z.int().min(1).max(2000).nullable(),
    mealsPerWeek: z.int().min(1).max(10_000).nullable(),
  }),
  output: OwnKitchen,
  refuses: changing,
})

export const readCapacity = endpoint({
  method: 'GET',
  path: '/chefs/me/capacity',
  summary: 'How full the windows of a day are (today unless a day is named)',
  input: z.object({ on: z.iso.date().optional() }),
  output: z.object({
    on: z.iso.date(),
    windowMinutes: z.int(),
    mealsPerWindow: z.int().nullable(),
    windows: z.array(
      z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime(), taken: z.int() }),
    ),
    caps: z.array(CapUse),
  }),
  refuses: notMine,
})
