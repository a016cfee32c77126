import { z } from 'zod'
import { endpoint, page, paging } from './endpoint.ts'

/** Name of a factor or a gate: `eta`, `card_strategy`. */
export const FactorKey = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,30}$/, 'lower case letters, digits and _')

/** Text that can be kept and compared: no zero characters, no halves of characters. */
const plain = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cs}\u0000]*$/u, 'not plain text')

/** How much each factor counts: whole numbers, at least one above zero. */
export const Weights = z
  .record(FactorKey, z.int().min(0).max(1000))
  .refine((weights) => Object.values(weights).some((weight) => weight > 0), 'one must be above 0')
export type Weights = z.infer<typeof Weights>

const Named = z.object({ key: z.string(), name: z.string() })

/** One factor of one candidate as the record keeps it. */
export const FactorFigure = z.object({
  factor: z.string(),
  /** 0 to 1 000 000: whole millionths, so that sums are exact. */
  value: z.int().min(0).max(1_000_000),
  /** The raw figure behind it; null where there is none. */
  amount: z.number().nullable(),
  unit: z.string(),
  /** A plain phrase: `12 min away`. */
  says: z.string(),
})
export type FactorFigure = z.infer<typeof FactorFigure>

export const GateFailed = z.object({ gate: z.string(), name: z.string(), says: z.string() })
export type GateFailed = z.infer<typeof GateFailed>

/** What was found about one candidate: gates failed, or factors and a place. */
export const Verdict = z.object({
  candidateId: z.string(),
  failed: z.array(GateFailed),
  /** Empty when a gate stopped the candidate. */
  factors: z.array(FactorFigure),
  /** Sum of weight × value; the order follows it. */
  points: z.int(),
  /** 1 is first; null behind a gate. */
  place: z.int().min(1).nullable(),
  /** Whether the asker saw the candidate. */
  shown: z.boolean(),
  /** The sentence shown with the candidate; null when not shown. */
  sentence: z.string().nullable(),
})
export type Verdict = z.infer<typeof Verdict>

/** One matching, whole: enough to do it again and come to the same bytes. */
export const MatchRecord = z.object({
  matchId: z.uuid(),
  /** Which matcher, and which version of its gates and factors. */
  matcher: z.string(),
  version: z.int(),
  at: z.string(),
  /** What it was made for: `zenvee.search:<id>`. */
  about: z.string(),
  askedBy: z.uuid().nullable(),
  ask: z.unknown(),
  take: z.int(),
  weights: z.record(z.string(), z.int()),
  /** 0 while nobody has edited the matcher's own weights. */
  weightsVersion: z.int(),
  gates: z.array(Named),
  factors: z.array(Named),
  candidates: z.array(z.object({ id: z.string(), facts: z.unknown() })),
  verdicts: z.array(Verdict),
  /** Ids of those who passed every gate, first to last. */
  order: z.array(z.string()),
  /** SHA-256 of all of the above in canonical form. */
  hash: z.string(),
})
export type MatchRecord = z.infer<typeof MatchRecord>

/** A factor as people see it. */
export const Bar = z.object({
  factor: z.string(),
  name: z.string(),
  /** 0 to 1. */
  value: z.number().min(0).max(1),
  /** Share of all weights, 0 to 1. */
  share: z.number().min(0).max(1),
  says: z.string(),
})
export type Bar = z.infer<typeof Bar>

/** Why a candidate stands where they stand, for the one who asked. */
export const CardReason = z.object({
  candidateId: z.string(),
  place: z.int(),
  sentence: z.string(),
  bars: z.array(Bar),
})
export type CardReason = z.infer<typeof CardReason>

/** Why a candidate stands where they stand, for the candidate. Names nobody else. */
export const OwnRanking = z.object({
  matchId: z.uuid(),
  at: z.string(),
  about: z.string(),
  place: z.int().nullable(),
  /** How many were ranked. */
  of: z.int(),
  shown: z.boolean(),
  failed: z.array(GateFailed),
  bars: z.array(Bar),
  /** The smallest change of one factor that would have moved them up; null when there is none. */
  movesUp: z
    .object({
      factor: z.string(),
      name: z.string(),
      from: z.number(),
      to: z.number(),
      place: z.int(),
      says: z.string(),
    })
    .nullable(),
  /** One plain sentence that says it all. */
  sentence: z.string(),
})
export type OwnRanking = z.infer<typeof OwnRanking>

export const MatchSummary = z.object({
  matchId: z.uuid(),
  at: z.string(),
  matcher: z.string(),
  about: z.string(),
  askedBy: z.uuid().nullable(),
  candidates: z.int(),
  ranked: z.int(),
  shown: z.int(),
  weightsVersion: z.int(),
  hash: z.string(),
})

export const WhatIf = z.object({
  matchId: z.uuid(),
  weights: z.record(z.string(), z.int()),
  /** In the new order. */
  order: z.array(
    z.object({
      candidateId: z.string(),
      place: z.int(),
      was: z.int(),
      /** Places gained; negative when lost. */
      moved: z.int(),
      points: z.int(),
      shown: z.boolean(),
      wasShown: z.boolean(),
    }),
  ),
})
export type WhatIf = z.infer<typeof WhatIf>

export const Replay = z.object({
  matchId: z.uuid(),
  /** Whether doing it again gave the same bytes. */
  same: z.boolean(),
  hash: z.string(),
  /** Null when this server no longer knows that version of the matcher. */
  again: z.string().nullable(),
})
export type Replay = z.infer<typeof Replay>

export const WeightsVersion = z.object({
  version: z.int(),
  weights: z.record(z.string(), z.int()),
  reason: z.string(),
  editedBy: z.uuid().nullable(),
  editedAt: z.string().nullable(),
})
export const MatcherWeights = z.object({
  matcher: z.string(),
  title: z.string(),
  factors: z.array(Named),
  current: WeightsVersion,
  /** Newest first, at most 20; the matcher's own weights are version 0. */
  history: z.array(WeightsVersion),
})

const matchId = z.uuid()
const NO_MATCH = 'matching.no_such_match'

export const readWhy = endpoint({
  method: 'GET',
  path: '/matches/:matchId/why',
  summary: 'Why these, in this order: for the one who asked',
  input: z.object({ matchId }),
  output: z.object({ matchId, at: z.string(), cards: z.array(CardReason) }),
  refuses: [NO_MATCH],
})

export const listMyRankings = endpoint({
  method: 'GET',
  path: '/rankings',
  summary: 'Where I stood in matchings, newest first',
  input: z.object(paging),
  output: page(OwnRanking),
  refuses: ['paging.bad_cursor', 'matching.bad_cursor'],
})

export const readMyRanking = endpoint({
  method: 'GET',
  path: '/rankings/:matchId',
  summary: 'Where I stood in one matching, and what would have moved me up',
  input: z.object({ matchId }),
  output: OwnRanking,
  refuses: [NO_MATCH],
})

export const listMatches = endpoint({
  method: 'GET',
  path: '/matches',
  summary: 'Matchings, newest first',
  input: z.object({
    ...paging,
    matcher: plain(100).optional(),
    about: plain(200).optional(),
    candidateId: plain(100).optional(),
  }),
  output: page(MatchSummary),
  refuses: ['paging.bad_cursor', 'matching.bad_cursor'],
})

export const readMatch = endpoint({
  method: 'GET',
  path: '/matches/:matchId',
  summary: 'One matching, whole',
  input: z.object({ matchId }),
  output: MatchRecord,
  refuses: [NO_MATCH],
})

export const replayMatch = endpoint({
  method: 'GET',
  path: '/matches/:matchId/replay',
  summary: 'Do a matching again from its record and compare the bytes',
  input: z.object({ matchId }),
  output: Replay,
  refuses: [NO_MATCH],
})

export const whatIfMatch = endpoint({
  method: 'POST',
  path: '/matches/:matchId/what-if',
  summary: 'The order with other weights; changes nothing',
  input: z.object({ matchId, weights: Weights }),
  output: WhatIf,
  refuses: [NO_MATCH, 'matching.unknown_factor'],
})

export const readWeights = endpoint({
  method: 'GET',
  path: '/matching/weights/:matcher',
  summary: 'How much each factor counts now, and did before',
  input: z.object({ matcher: plain(100) }),
  output: MatcherWeights,
  refuses: ['matching.no_such_matcher'],
})

export const editWeights = endpoint({
  method: 'PUT',
  path: '/matching/weights/:matcher',
  summary: 'Change how much each factor counts, from the next matching on',
  input: z.object({
    matcher: plain(100),
    weights: Weights,
    /** The version that was looked at. */
    version: z.int().min(0),
    reason: plain(500).trim().min(3),
  }),
  output: MatcherWeights,
  refuses: [
    'matching.no_such_matcher',
    'matching.unknown_factor',
    'matching.weights_changed_meanwhile',
  ],
})
