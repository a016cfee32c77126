import type { Tx } from '#foundation/db'
import type { Judge } from './engine/matcher.ts'
import { refuse } from './refusals.ts'
import { listWeights, type WeightsRow } from './weights.sql.ts'

export interface CurrentWeights {
  readonly version: number
  readonly weights: Record<string, number>
}

/**
 * The weights that count now: the organisation's newest, read for this matcher's factors, or the
 * matcher's own. A factor that came after the last edit counts as the matcher has it.
 */
export async function currentWeights(tx: Tx, judge: Judge): Promise<CurrentWeights> {
  const [newest] = await listWeights(tx, { matcher: judge.name, limit: 1 })
  return { version: newest?.version ?? 0, weights: weightsFor(judge, newest) }
}

export function weightsFor(judge: Judge, row: WeightsRow | undefined): Record<string, number> {
  return Object.fromEntries(
    judge.factors.map(({ key }) => [key, row?.weights[key] ?? judge.weights[key] ?? 0]),
  )
}

/** Refuse weights that leave out a factor or name one that this matcher does not have. */
export function checkFactors(
  known: readonly { readonly key: string }[],
  weights: Readonly<Record<string, number>>,
): void {
  const keys = known.map(({ key }) => key)
  const given = Object.keys(weights)
  const strange = given.filter((key) => !keys.includes(key))
  const absent = keys.filter((key) => !given.includes(key))
  if (strange.length > 0 || absent.length > 0) throw refuse.unknown_factor({ strange, absent })
}
