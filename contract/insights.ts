import { z } from 'zod'
import { endpoint, page, paging } from './endpoint.ts'

/** The four streams, kept apart, each with its own retention, joined by the correlation id. */
export const Stream = z.enum(['logs', 'audit', 'business', 'telemetry'])
export type Stream = z.infer<typeof Stream>

/**
 * One line of a timeline, whichever record it comes from. Personal words are masked before it
 * leaves: support sees what happened, not who lives where.
 */
export const TimelineLine = z.object({
  at: z.string(),
  stream: Stream,
  /** The record it stands in: event, history, delivery, push, session, message, ledger, audit, log … */
  source: z.string(),
  title: z.string(),
  says: z.string(),
  actor: z.object({ kind: z.string(), id: z.string().nullable() }).nullable(),
  correlationId: z.string().nullable(),
  /** The event that made it happen. */
  causationId: z.string().nullable(),
  /** The id within its record. */
  id: z.string(),
  about: z.string().nullable(),
  /** What it carries, personal words masked. */
  facts: z.record(z.string(), z.unknown()),
})
export type TimelineLine = z.infer<typeof TimelineLine>

export const readStream = endpoint({
  method: 'GET',
  path: '/insights/streams/:stream',
  summary: 'One of the four streams, newest first',
  input: z.object({
    ...paging,
    stream: Stream,
    correlationId: z.uuid().optional(),
    /** A thing, `zenvee.booking:<id>`, or all of a kind, `zenvee.booking:`. */
    about: z.string().max(120).optional(),
    actorId: z.uuid().optional(),
    /** Names that begin so: `zenvee.booking`. For logs: the least level, such as `warn`. */
    name: z.string().max(80).optional(),
    since: z.iso.datetime().optional(),
  }),
  output: page(TimelineLine),
  refuses: ['paging.bad_cursor'],
})

export const readTimeline = endpoint({
  method: 'GET',
  path: '/insights/timeline',
  summary:
    'Everything about one thing or one action, from every record, on one timeline, oldest first',
  input: z.object({
    about: z.string().min(3).max(120).optional(),
    correlationId: z.uuid().optional(),
  }),
  output: z.object({
    about: z.string().nullable(),
    correlationIds: z.array(z.string()),
    lines: z.array(TimelineLine),
    /** Records that had more lines than are shown. */
    cut: z.array(z.string()),
  }),
  refuses: ['insights.say_what'],
})

/** Whose figures; without it those of the product under whose address the question is asked. */
const ofProduct = { product: z.string().min(1).max(40).optional() }
const window = { ...ofProduct, days: z.coerce.number().int().min(1).max(90).default(7) }
const refuses = ['insights.no_such_product'] as const

export const readFunnel = endpoint({
  method: 'GET',
  path: '/insights/funnel',
  summary: 'How many stories reached each step',
  input: z.object(window),
  refuses,
  output: z.object({
    since: z.string(),
    steps: z.array(
      z.object({
        key: z.string(),
        label: z.string(),
        count: z.int(),
        /** Of those at the step before, per cent with one decimal; null for the first. */
        ofPrevious: z.number().nullable(),
        ofFirst: z.number().nullable(),
      }),
    ),
    days: z.array(z.object({ day: z.string(), counts: z.record(z.string(), z.int()) })),
  }),
})

export const readResponseTimes = endpoint({
  method: 'GET',
  path: '/insights/response-times',
  summary: 'How long people waited for an answer',
  input: z.object(window),
  refuses,
  output: z.object({
    since: z.string(),
    asked: z.int(),
    answered: z.int(),
    /** Milliseconds; null when nobody answered. */
    medianMs: z.number().nullable(),
    p90Ms: z.number().nullable(),
    days: z.array(
      z.object({ day: z.string(), answered: z.int(), medianMs: z.number().nullable() }),
    ),
    people: z.array(z.object({ personId: z.uuid(), answered: z.int(), medianMs: z.number() })),
  }),
})

export const readCompletion = endpoint({
  method: 'GET',
  path: '/insights/completion',
  summary: 'What became of the stories that began',
  input: z.object(window),
  refuses,
  output: z.object({
    since: z.string(),
    begun: z.int(),
    completed: z.int(),
    open: z.int(),
    /** Of those that ended, per cent with one decimal; null when none has. */
    completionRate: z.number().nullable(),
    endings: z.array(z.object({ key: z.string(), label: z.string(), count: z.int() })),
  }),
})

export const readPayoutHealth = endpoint({
  method: 'GET',
  path: '/insights/payout-health',
  summary: 'How payouts are doing',
  input: z.object(window),
  refuses,
  output: z.object({
    since: z.string(),
    stages: z.array(
      z.object({ key: z.string(), label: z.string(), count: z.int(), isTrouble: z.boolean() }),
    ),
    health: z.enum(['well', 'busy', 'trouble', 'idle']),
    says: z.string(),
    /** Figures that other rooms give: money owed, oldest waiting. */
    figures: z.array(z.object({ label: z.string(), value: z.string() })),
  }),
})

export const Health = z.enum(['well', 'busy', 'trouble', 'idle'])
export type Health = z.infer<typeof Health>

export const SystemNode = z.object({
  key: z.string(),
  label: z.string(),
  /** Where it is drawn: apps, gateway, core (the six), module, realtime, store, record, stream. */
  group: z.string(),
  ratePerMinute: z.number(),
  health: Health,
  /** One short sentence: the figure behind the health. */
  says: z.string(),
  /** Page of the web app with its stream. */
  link: z.string(),
})
export type SystemNode = z.infer<typeof SystemNode>

export const readSystemMap = endpoint({
  method: 'GET',
  path: '/insights/system-map',
  summary: 'Every part of the house with its present rate and health',
  input: z.object(ofProduct),
  refuses,
  output: z.object({
    at: z.string(),
    nodes: z.array(SystemNode),
    edges: z.array(z.object({ from: z.string(), to: z.string(), label: z.string() })),
    facts: z.object({ deployables: z.int(), streams: z.int(), coreModules: z.int() }),
  }),
})

export const GrowthTrigger = z.object({
  key: z.string(),
  /** What would be brought in: Redis, read side, telemetry store. */
  brings: z.string(),
  label: z.string(),
  value: z.number(),
  threshold: z.number(),
  unit: z.string(),
  /** `calm` below half the threshold, `rising` below it, `reached` at it. */
  state: z.enum(['calm', 'rising', 'reached']),
  /** What was measured, and how. */
  measured: z.string(),
})

export const readGrowth = endpoint({
  method: 'GET',
  path: '/insights/growth',
  summary: 'Which store is responsible for what, and what would justify another',
  output: z.object({
    at: z.string(),
    stores: z.array(
      z.object({
        store: z.string(),
        status: z.enum(['now', 'later']),
        responsibility: z.string(),
        /** `append only`, `bounded`, `current truth`, `derived`. */
        keeps: z.string(),
        rows: z.int().nullable(),
        bytes: z.int().nullable(),
      }),
    ),
    path: z.array(
      z.object({
        step: z.int(),
        title: z.string(),
        says: z.string(),
        status: z.enum(['done', 'when justified']),
        triggers: z.array(z.string()),
      }),
    ),
    triggers: z.array(GrowthTrigger),
  }),
})

export const readOutbox = endpoint({
  method: 'GET',
  path: '/insights/outbox',
  summary: 'What waits to be told, how late, and what was given up',
  output: z.object({
    pending: z.int(),
    parked: z.int(),
    /** Seconds since the oldest pending one was made. */
    oldestS: z.number(),
    completedLastHour: z.int(),
    subscribers: z.array(
      z.object({
        subscriber: z.string(),
        pending: z.int(),
        parked: z.int(),
        completedLastHour: z.int(),
      }),
    ),
    parkedDeliveries: z.array(
      z.object({
        deliveryId: z.uuid(),
        subscriber: z.string(),
        event: z.string(),
        about: z.string(),
        attempts: z.int(),
        lastError: z.string().nullable(),
        at: z.string(),
        correlationId: z.uuid(),
      }),
    ),
  }),
})

export const replayOutbox = endpoint({
  method: 'POST',
  path: '/insights/outbox/replay',
  summary: 'Make parked deliveries due again: one, or all',
  input: z.object({ deliveryId: z.uuid().optional() }),
  output: z.object({ replayed: z.int() }),
  refuses: ['insights.nothing_parked'],
})

export const readJobs = endpoint({
  method: 'GET',
  path: '/insights/jobs',
  summary: 'Scheduled work: what waits, what is due, what failed for good',
  output: z.object({
    tasks: z.array(
      z.object({
        task: z.string(),
        waiting: z.int(),
        due: z.int(),
        failed: z.int(),
        oldestDueAt: z.string().nullable(),
      }),
    ),
  }),
})

export const readTelemetry = endpoint({
  method: 'GET',
  path: '/insights/telemetry',
  summary: 'Figures of the realtime layer over the last minutes',
  input: z.object({ minutes: z.coerce.number().int().min(1).max(1440).default(60) }),
  output: z.object({
    figures: z.array(
      z.object({
        name: z.string(),
        points: z.array(z.object({ at: z.string(), value: z.number() })),
      }),
    ),
    /** Samples older than this are swept. */
    keptDays: z.int(),
  }),
})
