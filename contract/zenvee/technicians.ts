import { z } from 'zod'
import { endpoint, page, paging } from '../endpoint.ts'
import { Money, Price } from '../money.ts'
import { ExperienceDriver } from './discovery.ts'

const Point = z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) })

/** A service a technician offers, at their price. */
export const Offering = z.object({
  serviceSlug: z.string().max(80),
  title: z.string(),
  mode: z.enum(['hourly', 'fixed', 'from']),
  rate: Money,
})

/** What everybody may know of a technician. */
export const TechnicianProfile = z.object({
  technicianId: z.uuid(),
  name: z.string(),
  photoUrl: z.string().nullable(),
  driver: ExperienceDriver,
  headline: z.string(),
  bio: z.string(),
  yearsExperience: z.int(),
  languages: z.array(z.string()),
  vehicle: z.string().nullable(),
  rating: z.object({ average: z.number(), count: z.int() }).nullable(),
  /** How often the promise of the driver was kept, 0 to 1; null before the first review. */
  driverKept: z.number().nullable(),
  timesHired: z.int(),
  memberSince: z.iso.date(),
  offerings: z.array(Offering),
  credentials: z.array(
    z.object({
      kind: z.string(),
      status: z.enum(['active', 'expiring', 'expired', 'missing']),
      expiresOn: z.iso.date().nullable(),
    }),
  ),
})
export type TechnicianProfile = z.infer<typeof TechnicianProfile>

/** What a technician sees of the own profile. */
export const OwnProfile = TechnicianProfile.extend({
  base: Point,
  radiusMetres: z.int(),
  online: z.boolean(),
  version: z.int(),
  jurisdiction: z.string(),
  isPaused: z.boolean(),
  /** What keeps the technician off the cards, by service trade. */
  blocks: z.array(z.object({ trade: z.string(), missing: z.array(z.string()) })),
})
export type OwnProfile = z.infer<typeof OwnProfile>

export const readTechnician = endpoint({
  method: 'GET',
  path: '/technicians/:technicianId',
  summary: 'A technician, as customers see them',
  input: z.object({ technicianId: z.uuid() }),
  output: TechnicianProfile,
  refuses: ['zenvee.no_such_technician'],
})

export const readOwnProfile = endpoint({
  method: 'GET',
  path: '/technician/profile',
  summary: 'Your profile as a technician',
  output: OwnProfile,
  refuses: ['zenvee.not_a_technician'],
})

export const saveOwnProfile = endpoint({
  method: 'PUT',
  path: '/technician/profile',
  summary: 'Change your profile; exactly one experience driver',
  input: z.object({
    driver: ExperienceDriver,
    headline: z.string().trim().min(8).max(90),
    bio: z.string().trim().max(1000),
    yearsExperience: z.int().min(0).max(70),
    languages: z.array(z.string().max(40)).max(10),
    vehicle: z.string().trim().max(80).nullable(),
    base: Point,
    radiusMetres: z.int().min(500).max(80_000),
    offerings: z
      .array(
        z.object({
          serviceSlug: z.string().max(80),
          mode: z.enum(['hourly', 'fixed', 'from']),
          rate: Price,
        }),
      )
      .max(40),
    isPaused: z.boolean().default(false),
    /** 0 when there is no profile yet. */
    version: z.int().min(0),
  }),
  output: OwnProfile,
  refuses: [
    'zenvee.not_a_technician',
    'catalog.no_such_service',
    'zenvee.wrong_currency',
    'zenvee.profile_changed',
  ],
})

export const goOnline = endpoint({
  method: 'POST',
  path: '/technician/online',
  summary: 'Start or stop being offered work now',
  input: z.object({ online: z.boolean() }),
  output: z.object({ online: z.boolean() }),
  refuses: ['zenvee.not_a_technician'],
})

/** One figure with the line it must reach. */
const Figure = z.object({
  name: z.string(),
  value: z.number().nullable(),
  target: z.number(),
  unit: z.enum(['share', 'minutes', 'stars', 'count']),
  good: z.boolean(),
})

export const readGrowth = endpoint({
  method: 'GET',
  path: '/technician/growth',
  summary: 'Your figures over thirty days, with what they should reach',
  output: z.object({
    figures: z.array(Figure),
    badge: z.object({ name: z.string(), reached: z.boolean(), missing: z.array(z.string()) }),
  }),
  refuses: ['zenvee.not_a_technician'],
})

export const readEarnings = endpoint({
  method: 'GET',
  path: '/technician/earnings',
  summary: 'What you earned, visit by visit, and what is on its way',
  input: z.object(paging),
  output: page(
    z.object({
      bookingId: z.uuid(),
      number: z.string(),
      service: z.string(),
      at: z.iso.datetime(),
      state: z.string(),
      price: Money,
      fee: Money,
      tip: Money,
      earned: Money,
    }),
  ),
  refuses: ['zenvee.not_a_technician'],
})

export const readEarningsSummary = endpoint({
  method: 'GET',
  path: '/technician/earnings/summary',
  summary: 'Today, this week, pending, available, paid out',
  output: z.object({
    today: Money,
    week: Money,
    pending: Money,
    available: Money,
    paidOut: Money,
    days: z.array(z.object({ on: z.iso.date(), earned: Money })),
    payouts: z.array(
      z.object({ id: z.string(), amount: Money, state: z.string(), at: z.iso.datetime() }),
    ),
  }),
  refuses: ['zenvee.not_a_technician'],
})
