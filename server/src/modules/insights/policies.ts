import type { Tx } from '#foundation/db'
import type { InsightsPolicy, TimelineSource } from './policy.ts'
import { refuse } from './refusals.ts'

/** What each product wants counted, by the product's name, in the order of the products. */
export type Policies = Readonly<Record<string, InsightsPolicy>>

/**
 * The policy that a question is about: of the product that was asked for; else of the one under
 * whose prefix the door stands; else of the first.
 */
export function policyFor(
  policies: Policies,
  asked: string | undefined,
  home?: string,
): InsightsPolicy {
  if (asked !== undefined && !Object.hasOwn(policies, asked))
    throw refuse.no_such_product({ product: asked, there: Object.keys(policies) })
  return policies[asked ?? home ?? ''] ?? Object.values(policies)[0] ?? {}
}

/** Records for the timeline, sessions too, of every product; one that several products name is read once. */
export function sourcesOf(policies: Policies): TimelineSource[] {
  return onePerName([
    ...Object.values(policies).flatMap(({ sources = [] }) => sources),
    ...sessionSourcesOf(policies),
  ])
}

/** Lines about sessions, of every product; one that several products name is read once. */
export function sessionSourcesOf(policies: Policies): TimelineSource[] {
  return onePerName(
    Object.values(policies).flatMap(({ telemetry }) =>
      telemetry?.sessions ? [telemetry.sessions] : [],
    ),
  )
}

/** Figures of the realtime layer of every product; figures of one name are one figure. */
export async function figuresOf(tx: Tx, policies: Policies): Promise<Record<string, number>> {
  const figures: Record<string, number> = {}
  for (const { telemetry } of Object.values(policies))
    Object.assign(figures, await telemetry?.figures?.(tx))
  return figures
}

/** Where telemetry comes in and is kept, unless a product says otherwise. */
const POSITIONS = '/positions'
const TRACKING = 'tracking'

/** Parts of the routes that positions are sent to, of every product. */
export function positionRoutesOf(policies: Policies): string[] {
  return eachOnce(policies, ({ telemetry }) => telemetry?.route ?? POSITIONS, POSITIONS)
}

/** Schemas whose tables hold telemetry, of every product. */
export function telemetrySchemasOf(policies: Policies): string[] {
  return eachOnce(policies, ({ telemetry }) => telemetry?.schema ?? TRACKING, TRACKING)
}

function eachOnce(
  policies: Policies,
  of: (policy: InsightsPolicy) => string,
  standard: string,
): string[] {
  const found = new Set(Object.values(policies).map(of))
  return found.size === 0 ? [standard] : [...found]
}

function onePerName(sources: readonly TimelineSource[]): TimelineSource[] {
  return [
    ...new Map(sources.toReversed().map((source) => [source.name, source])).values(),
  ].reverse()
}
