import { z } from 'zod'
import { endpoint, listOf } from '../endpoint.ts'
import { Money } from '../money.ts'

const Point = z.object({ lat: z.number().min(-90).max(90), lng: z.number().min(-180).max(180) })

/** Where the work is: a point on the map and the words people know it by. */
export const WorkPlace = z.object({ point: Point, label: z.string().trim().min(3).max(200) })

/**
 * What a technician promises of the visit. Each technician chooses exactly one; it heads the
 * card. Customers may say which they would like.
 */
export const ExperienceDriver = z.enum([
  'explains_every_step',
  'in_and_out_fast',
  'leaves_it_spotless',
  'calm_with_kids_and_pets',
  'fixed_price_no_surprises',
  'second_opinion_honest',
  'texts_before_every_step',
  'brings_every_part',
])
export type ExperienceDriver = z.infer<typeof ExperienceDriver>

/** Now: as soon as somebody can come. At: a start that was chosen. */
export const When = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('now') }),
  z.object({ kind: z.literal('at'), startsAt: z.iso.datetime() }),
])

/** One technician, as the customer sees them: facts first, one experience driver as headline. */
export const TechnicianCard = z.object({
  technicianId: z.uuid(),
  place: z.int().min(1),
  name: z.string(),
  photoUrl: z.string().nullable(),
  driver: ExperienceDriver,
  /** The driver in the technician's own words; the one headline of the card. */
  headline: z.string(),
  rating: z.object({ average: z.number(), count: z.int() }).nullable(),
  timesHired: z.int(),
  yearsExperience: z.int(),
  /** Minutes from now to the door, travel and present work included. */
  etaMinutes: z.int(),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** `estimate` is for the usual length of the work; `tax` comes on top of it. */
  price: z.object({
    mode: z.enum(['hourly', 'fixed', 'from']),
    rate: Money,
    estimate: Money,
    tax: Money,
  }),
  credentials: z.array(
    z.object({
      kind: z.string(),
      status: z.enum(['active', 'expiring', 'expired', 'missing']),
      expiresOn: z.iso.date().nullable(),
    }),
  ),
  /** Why this place in the order, in one sentence. */
  why: z.string(),
  vehicle: z.string().nullable(),
})
export type TechnicianCard = z.infer<typeof TechnicianCard>

/** Three to five cards, and the record that explains them. */
export const Discovery = z.object({
  id: z.uuid(),
  matchId: z.uuid(),
  service: z.object({ slug: z.string(), title: z.string(), durationMinutes: z.int() }),
  place: WorkPlace,
  when: When,
  desiredDriver: ExperienceDriver.nullable(),
  cards: z.array(TechnicianCard).max(5),
  /** How many were looked at, and how many of them did not qualify. */
  considered: z.int(),
  ruledOut: z.int(),
  /** In words, when there is nobody: what to change. */
  advice: z.string().nullable(),
  /** When nobody can come as asked: the next times at which somebody who qualifies is free. */
  nextTimes: z.array(z.object({ startsAt: z.iso.datetime(), technicians: z.int() })).max(6),
  /** What calling a booking off will cost, step by step, in words: said before anybody books. */
  cancellation: z.array(z.string()),
  madeAt: z.iso.datetime(),
  /** After this the cards must be asked for again: times and places have moved on. */
  goodUntil: z.iso.datetime(),
})
export type Discovery = z.infer<typeof Discovery>

export const discover = endpoint({
  method: 'POST',
  path: '/discoveries',
  rate: 'search',
  status: 201,
  summary: 'Ranked technicians for a place, a service and a time',
  input: z.object({
    place: WorkPlace,
    serviceSlug: z.string().max(80),
    answers: z
      .record(z.string().max(60), z.union([z.string().max(300), z.number(), z.boolean()]))
      .default({}),
    when: When,
    desiredDriver: ExperienceDriver.nullable().default(null),
  }),
  output: Discovery,
  refuses: ['catalog.no_such_service', 'zenvee.outside_the_area', 'zenvee.time_has_passed'],
})

export const readDiscovery = endpoint({
  method: 'GET',
  path: '/discoveries/:discoveryId',
  summary: 'The same cards again',
  input: z.object({ discoveryId: z.uuid() }),
  output: Discovery,
  refuses: ['zenvee.no_such_discovery'],
})

/** A time at which a technician can really come. */
export const Slot = z.object({ startsAt: z.iso.datetime(), endsAt: z.iso.datetime() })

export const listSlots = endpoint({
  method: 'GET',
  path: '/technicians/:technicianId/slots',
  rate: 'search',
  summary: 'Bookable times of a technician for a service at a place',
  input: z.object({
    technicianId: z.uuid(),
    serviceSlug: z.string().max(80),
    lat: z.coerce.number().min(-90).max(90),
    lng: z.coerce.number().min(-180).max(180),
    from: z.iso.datetime(),
    to: z.iso.datetime(),
  }),
  output: z.object({ slots: z.array(Slot).max(500), timezone: z.string() }),
  refuses: ['zenvee.no_such_technician', 'catalog.no_such_service', 'zenvee.range_too_long'],
})

/** Ids of several things at once, for lists in the query string. */
export const Ids = listOf(z.uuid())
