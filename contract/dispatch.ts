import { z } from 'zod'
import { Done, endpoint, page, paging } from './endpoint.ts'
import { Point } from './places.ts'

export * from './dispatch/closed-streets.ts'
export * from './dispatch/zones.ts'

/** How it is decided who carries what: by the stated cost of a whole plan, or the nearest first. */
export const DispatchPolicyName = z.enum(['kontor', 'nearest'])
export type DispatchPolicyName = z.infer<typeof DispatchPolicyName>

/** What an organisation can set; each has a default. */
export const DispatchSettings = z.object({
  policy: DispatchPolicyName.default('kontor'),
  /** Between two looks at everything; what happens in between wakes it earlier. */
  tickSeconds: z.int().min(10).max(120).default(20),
  /** How long a courier has to answer an offer. */
  offerSeconds: z.int().min(20).max(180).default(50),
  /** So many offers in a row that nobody answered take a courier off duty. */
  missedBeforeOffline: z.int().min(1).max(10).default(3),
  /** Who let an offer pass is not asked for the same thing again for so long. */
  missedRestsSeconds: z.int().min(0).max(3600).default(180),
  /** Nobody is sent to a pickup that is farther away. */
  reachMetres: z.int().min(500).max(50_000).default(15_000),
  mostPerTrip: z.int().min(1).max(6).default(3),
  /** Pickups of one trip lie this near to each other; 0 means at the same place only. */
  pickupsWithinMetres: z.int().min(0).max(10_000).default(1200),
  /** What is carried together becomes ready within so many minutes. */
  readyWithinMinutes: z.int().min(0).max(60).default(12),
  /** Parking, walking and taking over. */
  pickupMinutes: z.number().min(0).max(20).default(3),
  dropoffMinutes: z.number().min(0).max(20).default(2),
  /** Set out this much earlier than calculated: time to answer, and for what goes wrong. */
  leadSeconds: z.int().min(0).max(900).default(90),
  /** What is ready later than this is not looked at yet. */
  horizonMinutes: z.int().min(5).max(240).default(60),
  /** How long ticks and their reasons are kept. */
  reasonsKeptHours: z.int().min(1).max(720).default(72),
})
export type DispatchSettings = z.infer<typeof DispatchSettings>

/** A thing to be carried: open, held by the courier who said yes, in their hands, or over. */
export const TaskState = z.enum(['open', 'held', 'carried', 'done', 'withdrawn'])
export type TaskState = z.infer<typeof TaskState>

export const OfferState = z.enum(['offered', 'accepted', 'declined', 'expired', 'withdrawn'])
export type OfferState = z.infer<typeof OfferState>

/** Why a thing is offered, or is not. */
export const TaskReason = z.enum([
  'offered',
  'kept',
  'reassigned',
  'not_near_ready',
  'waiting_better_match',
  'queued_behind',
  'no_courier_on_duty',
  'no_courier_in_reach',
  'shifts_end_too_soon',
  'all_declined',
  'couriers_all_busy',
  /** An offer for it waits for its answer. */
  'answer_awaited',
  /** Ready so late that it is not looked at yet. */
  'beyond_horizon',
])
export type TaskReason = z.infer<typeof TaskReason>

/** Why a courier is asked, or is not. */
export const CourierReason = z.enum([
  'offered',
  'meant_for_later',
  'busy',
  'not_on_shift',
  'shift_ends_too_soon',
  'others_match_better',
  'out_of_reach',
  'no_open_orders',
  'answer_awaited',
])
export type CourierReason = z.infer<typeof CourierReason>

export const RunnerUp = z.object({
  courierId: z.uuid(),
  name: z.string(),
  pickupAt: z.iso.datetime(),
  /** What it would cost more, in weighted seconds (metres under `nearest`). */
  extraCost: z.number(),
})

/** A reason and for how long it held: ticks that said the same are one line. */
export const Why = z.object({
  reason: TaskReason,
  courierId: z.uuid().nullable(),
  courierName: z.string().nullable(),
  policy: z.string(),
  cost: z.number().nullable(),
  pickupAt: z.iso.datetime().nullable(),
  dropoffAt: z.iso.datetime().nullable(),
  leaveBy: z.iso.datetime().nullable(),
  runnersUp: z.array(RunnerUp),
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  ticks: z.int(),
})
export type Why = z.infer<typeof Why>

/** One stop of a trip. `taskIds` are taken or given there. */
export const TripStop = z.object({
  kind: z.enum(['pickup', 'dropoff']),
  taskIds: z.array(z.uuid()),
  label: z.string(),
  at: Point,
  arriveAt: z.iso.datetime(),
  /** When it changes hands: later than the arrival where it has to be waited for. */
  handsAt: z.iso.datetime(),
})
export type TripStop = z.infer<typeof TripStop>

export const DispatchOffer = z.object({
  id: z.uuid(),
  state: OfferState,
  courierId: z.uuid(),
  courierName: z.string(),
  taskIds: z.array(z.uuid()),
  offeredAt: z.iso.datetime(),
  answerBy: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  /** Why it was declined or taken back. */
  reason: z.string().nullable(),
  policy: z.string(),
})
export type DispatchOffer = z.infer<typeof DispatchOffer>

export const BoardTask = z.object({
  id: z.uuid(),
  /** What the product calls it: `ridendine.order:<id>`. */
  about: z.string(),
  label: z.string(),
  state: TaskState,
  pickup: z.object({ label: z.string(), at: Point }),
  dropoff: z.object({ label: z.string(), at: Point }),
  placedAt: z.iso.datetime(),
  readyAt: z.iso.datetime(),
  isReady: z.boolean(),
  promisedBy: z.iso.datetime().nullable(),
  courierId: z.uuid().nullable(),
  offer: DispatchOffer.nullable(),
  why: Why.nullable(),
})
export type BoardTask = z.infer<typeof BoardTask>

export const BoardCourier = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The middle of a cell of about 0.7 km²; null before the first position. */
  at: Point.nullable(),
  state: z.enum(['free', 'asked', 'busy']),
  taskIds: z.array(z.uuid()),
  rating: z.number().nullable(),
  missed: z.int(),
  onDutySince: z.iso.datetime(),
  zoneId: z.uuid().nullable(),
  why: CourierReason.nullable(),
})
export type BoardCourier = z.infer<typeof BoardCourier>

export const Tick = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  policy: z.string(),
  /** The whole of it, and the solver's part. */
  tookMs: z.number(),
  solverMs: z.number(),
  tasks: z.int(),
  couriers: z.int(),
  offers: z.int(),
  cost: z.number(),
  /** How many tasks had which reason. */
  reasons: z.record(z.string(), z.int()),
})
export type Tick = z.infer<typeof Tick>

export const readDispatchBoard = endpoint({
  method: 'GET',
  path: '/dispatch/board',
  summary: 'What waits to be carried, who is on duty, who is asked, and why',
  output: z.object({
    policy: DispatchPolicyName,
    tickSeconds: z.int(),
    offerSeconds: z.int(),
    lastTick: Tick.nullable(),
    tasks: z.array(BoardTask),
    couriers: z.array(BoardCourier),
    zones: z.array(z.object({ id: z.uuid(), name: z.string(), available: z.int() })),
  }),
})

export const listDispatchTicks = endpoint({
  method: 'GET',
  path: '/dispatch/ticks',
  summary: 'What the dispatcher did, tick by tick, newest first',
  input: z.object(paging),
  output: page(Tick),
  refuses: ['paging.bad_cursor'],
})

export const readDispatchWhy = endpoint({
  method: 'GET',
  path: '/dispatch/why/:about',
  summary: 'Why a thing was offered to whom and when, and why not earlier or to others',
  input: z.object({
    about: z
      .string()
      .max(120)
      .regex(/^[a-z][a-z0-9_-]*\.[a-z][a-z0-9_-]*:[0-9a-f-]{36}$/, 'like product.thing:id'),
  }),
  output: z.object({ task: BoardTask, reasons: z.array(Why), offers: z.array(DispatchOffer) }),
  refuses: ['dispatch.no_such_task'],
})

export const readDispatchSettings = endpoint({
  method: 'GET',
  path: '/dispatch/settings',
  summary: 'How the dispatcher works here',
  output: z.object({ settings: DispatchSettings }),
})

export const setDispatchSettings = endpoint({
  method: 'PUT',
  path: '/dispatch/settings',
  summary: 'Change how the dispatcher works; the next tick follows it',
  input: z.object({
    settings: z.partialRecord(DispatchSettings.keyof(), z.union([z.number(), z.string().max(40)])),
    reason: z.string().trim().min(1).max(300).optional(),
  }),
  output: z.object({ settings: DispatchSettings }),
  refuses: ['organisations.bad_settings', 'organisations.no_such_organisation'],
})

export const runDispatch = endpoint({
  method: 'POST',
  path: '/dispatch/ticks',
  summary: 'Look at everything now instead of at the next tick',
  output: Done,
})
