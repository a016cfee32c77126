import { z } from 'zod'
import { Money } from '../money.ts'
import { ExperienceDriver, WorkPlace } from './discovery.ts'

/** Every chapter of a booking's story; the moves between them are in the server's booking.lifecycle.ts. */
export const BookingState = z.enum([
  'requested',
  'countered',
  'accepted',
  'declined',
  'expired',
  'unfulfilled',
  'en_route',
  'arrived',
  'in_service',
  'completed',
  'disputed',
  'settled',
  'refunded',
  'cancelled',
])
export type BookingState = z.infer<typeof BookingState>

/** One of the two people, as far as the other may know them. */
const Party = z.object({ id: z.uuid(), name: z.string(), photoUrl: z.string().nullable() })

const ExtraWork = z.object({
  id: z.uuid(),
  title: z.string(),
  price: Money,
  state: z.enum(['asked', 'approved', 'declined']),
  askedAt: z.iso.datetime(),
})

/** A booking, as the one who asks may see it. `can` names the moves that are open to them now. */
export const Booking = z.object({
  id: z.uuid(),
  number: z.string(),
  state: BookingState,
  stateSince: z.iso.datetime(),
  version: z.int(),
  can: z.array(z.string()),
  mode: z.enum(['chosen', 'best_match']),
  customer: Party,
  technician: Party.extend({ headline: z.string(), vehicle: z.string().nullable() }).nullable(),
  service: z.object({ slug: z.string(), title: z.string() }),
  answers: z.record(z.string(), z.unknown()),
  desiredDriver: ExperienceDriver.nullable(),
  note: z.string(),
  /** Technicians see the district until they have accepted, the door from then on. */
  place: WorkPlace.extend({ exact: z.boolean() }),
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  /** What it costs the customer: service and extra work, tax, tip; `total` is their sum. */
  price: z.object({ service: Money, extras: Money, tax: Money, tip: Money, total: Money }),
  /** What the technician gets of it; only they and operations see this. */
  earnings: z.object({ fee: Money, earned: Money }).nullable(),
  counter: z
    .object({
      startsAt: z.iso.datetime(),
      endsAt: z.iso.datetime(),
      price: Money,
      note: z.string(),
    })
    .nullable(),
  /** When an answer is due, while one is awaited. */
  answerBy: z.iso.datetime().nullable(),
  payment: z.object({
    state: z.enum([
      'none',
      'authorising',
      'needs_action',
      'authorised',
      'failed',
      'captured',
      'voided',
      'refunded',
    ]),
    paymentId: z.uuid().nullable(),
    reason: z.string().nullable(),
    actionUrl: z.string().nullable(),
    refunded: Money,
  }),
  /** Four digits that the customer reads out at the door; nobody else sees them. */
  startCode: z.string().nullable(),
  /** Live tracking can be joined while this is here: the subject for /sharing/:subject. */
  sharing: z.string().nullable(),
  extraWork: z.array(ExtraWork),
  acceptedAt: z.iso.datetime().nullable(),
  arrivedAt: z.iso.datetime().nullable(),
  startedAt: z.iso.datetime().nullable(),
  completedAt: z.iso.datetime().nullable(),
  /** When the money goes to the technician unless a problem is reported before. */
  settlesAt: z.iso.datetime().nullable(),
  proof: z
    .object({
      note: z.string(),
      photos: z.array(z.object({ id: z.uuid(), url: z.string(), thumbnailUrl: z.string() })),
    })
    .nullable(),
  cancellation: z.object({ by: z.string(), reason: z.string(), fee: Money }).nullable(),
  dispute: z
    .object({
      reason: z.string(),
      text: z.string(),
      at: z.iso.datetime(),
      outcome: z.string().nullable(),
    })
    .nullable(),
  reviewed: z.boolean(),
  matchId: z.uuid().nullable(),
  /** The series whose visit it is. */
  seriesId: z.uuid().nullable(),
  history: z.array(
    z.object({
      move: z.string(),
      state: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
      reason: z.string().nullable(),
    }),
  ),
  createdAt: z.iso.datetime(),
})
export type Booking = z.infer<typeof Booking>

/** A line of a list. */
export const BookingLine = z.object({
  id: z.uuid(),
  number: z.string(),
  state: BookingState,
  version: z.int(),
  service: z.string(),
  customer: z.string(),
  technician: z.string().nullable(),
  technicianPhotoUrl: z.string().nullable(),
  placeLabel: z.string(),
  startsAt: z.iso.datetime(),
  answerBy: z.iso.datetime().nullable(),
  total: Money,
  createdAt: z.iso.datetime(),
})
export type BookingLine = z.infer<typeof BookingLine>
