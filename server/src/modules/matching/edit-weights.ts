import type { z } from 'zod'
import type { MatcherWeights } from '#contract/matching'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { recordAudit } from '#modules/audit'
import { checkFactors, currentWeights } from './current-weights.ts'
import { WeightsEdited } from './events.ts'
import { judgeCalled, readWeights } from './read-weights.ts'
import { refuse } from './refusals.ts'
import { insertWeights } from './weights.sql.ts'

export interface EditWeights {
  readonly matcher: string
  readonly weights: Record<string, number>
  /** The version that was looked at; another by now is refused. */
  readonly version: number
  readonly reason: string
}

/** Change what counts, from the next matching on. Old records keep the weights they were made with. */
export async function editWeights(
  tx: Tx,
  input: EditWeights,
): Promise<z.output<typeof MatcherWeights>> {
  const judge = judgeCalled(input.matcher)
  const before = await currentWeights(tx, judge)

  checkFactors(judge.factors, input.weights)
  if (before.version !== input.version)
    throw refuse.weights_changed_meanwhile({ version: before.version })

  const version = before.version + 1
  const { matcher, weights, reason } = input
  await insertWeights(tx, { matcher, version, weights, reason })
  await tell(tx, WeightsEdited, `matching.weights:${matcher}`, { matcher, version, weights })
  await recordAudit(tx, {
    action: 'weights.edit',
    about: `matching.weights:${matcher}`,
    before: before.weights,
    after: weights,
    reason,
  })

  return readWeights(tx, { matcher })
}
