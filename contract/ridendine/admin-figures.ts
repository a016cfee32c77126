import { z } from 'zod'
import { endpoint, page, paging } from '../endpoint.ts'
import { Money } from '../money.ts'

const count = z.int().min(0)
const share = z.number().nullable()

const figures = {
  placed: count,
  delivered: count,
  cancelled: count,
  refunded: count,
  /** Of orders that stand; per order. */
  averageOrder: Money,
  turnover: Money,
  platformFee: Money,
  /** Per cent of answers by kitchens that were a yes; silence is a no. */
  chefAcceptance: share,
  /** Mean of drivers available, sampled every minute. */
  driversAvailable: share,
  /** Per cent of online drivers who were free. */
  driverAvailability: share,
  clickToDoorMedian: share,
  clickToDoorP90: share,
  readyToPickupMedian: share,
  /** Per cent delivered by the promised time. */
  onTime: share,
}

export const readAnalytics = endpoint({
  method: 'GET',
  path: '/admin/analytics',
  summary:
    'Orders, value, acceptance, drivers and delivery times; in total, by local day and by zone',
  input: z.object({ days: z.coerce.number().int().min(1).max(92).default(14) }),
  output: z.object({
    since: z.iso.datetime(),
    /** When the days were last counted. */
    countedAt: z.iso.datetime().nullable(),
    total: z.object(figures),
    days: z.array(z.object({ day: z.string(), ...figures })),
    zones: z.array(z.object({ zone: z.string(), ...figures })),
  }),
})

/** What is watched (R304–R307). */
export const AlertRule = z.enum(['api_errors', 'database_cpu', 'slow_answers', 'few_drivers'])
export type AlertRule = z.infer<typeof AlertRule>

export const AlertState = z.enum(['fired', 'acknowledged', 'resolved'])
export type AlertState = z.infer<typeof AlertState>

export const Alert = z.object({
  id: z.uuid(),
  rule: AlertRule,
  /** The zone of `few_drivers`; empty for the others. */
  scope: z.string(),
  state: AlertState,
  version: z.int(),
  /** What was measured when it fired, now (or last), and at worst. */
  firedValue: z.number(),
  value: z.number(),
  worstValue: z.number(),
  threshold: z.number(),
  unit: z.string(),
  /** Over the threshold since; it fires when that lasted long enough. */
  since: z.iso.datetime(),
  firedAt: z.iso.datetime(),
  acknowledgedAt: z.iso.datetime().nullable(),
  acknowledgedBy: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  note: z.string().nullable(),
  resolvedAt: z.iso.datetime().nullable(),
  can: z.array(z.string()),
})
export type Alert = z.infer<typeof Alert>

/** A rule with its present measurement: what is watched is shown while it is calm, too. */
export const Watch = z.object({
  rule: AlertRule,
  scope: z.string(),
  threshold: z.number(),
  unit: z.string(),
  /** Minutes that it must last before it fires. */
  forMinutes: z.int(),
  /** Null while there is nothing to measure. */
  value: z.number().nullable(),
  breachedSince: z.iso.datetime().nullable(),
  measuredAt: z.iso.datetime().nullable(),
  /** How it is measured on this machine, in one honest sentence. */
  how: z.string(),
  isFiring: z.boolean(),
})
export type Watch = z.infer<typeof Watch>

export const listAlerts = endpoint({
  method: 'GET',
  path: '/admin/alerts',
  summary: 'Alerts, the firing ones first, then the newest',
  input: z.object({ ...paging, state: AlertState.optional() }),
  output: page(Alert),
  refuses: ['paging.bad_cursor'],
})

export const readWatches = endpoint({
  method: 'GET',
  path: '/admin/watches',
  summary: 'What the alerts watch, with the present measurement of each',
  output: z.object({ watches: z.array(Watch) }),
})

export const acknowledgeAlert = endpoint({
  method: 'POST',
  path: '/admin/alerts/:alertId/acknowledge',
  summary: 'Say that somebody looks after it',
  input: z.object({
    alertId: z.uuid(),
    version: z.int().min(1).optional(),
    note: z.string().trim().max(500).default(''),
  }),
  output: Alert,
  refuses: [
    'ridendine.no_such_alert',
    'lifecycle.not_from_here',
    'lifecycle.stale_version',
    'lifecycle.not_yours_to_do',
  ],
})

export const readCaches = endpoint({
  method: 'GET',
  path: '/admin/caches',
  summary: 'Caches with their lifetime, hits and misses, as this process counted them',
  output: z.object({
    caches: z.array(
      z.object({
        name: z.string(),
        ttlSeconds: z.int(),
        entries: count,
        hits: count,
        misses: count,
        /** Per cent of questions that were answered from the cache. */
        hitRate: share,
      }),
    ),
  }),
})
