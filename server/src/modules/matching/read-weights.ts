import type { z } from 'zod'
import type { MatcherWeights } from '#contract/matching'
import type { Tx } from '#foundation/db'
import { weightsFor } from './current-weights.ts'
import { type Judge, newestJudge } from './engine/matcher.ts'
import { refuse } from './refusals.ts'
import { listWeights } from './weights.sql.ts'

const VERSIONS_SHOWN = 20

/** How much each factor counts now, and the versions before. */
export async function readWeights(
  tx: Tx,
  input: { matcher: string },
): Promise<z.output<typeof MatcherWeights>> {
  const judge = judgeCalled(input.matcher)
  const rows = await listWeights(tx, { matcher: judge.name, limit: VERSIONS_SHOWN })

  const kept = rows.map((row) => ({
    version: row.version,
    weights: row.weights,
    reason: row.reason,
    editedBy: row.edited_by,
    editedAt: row.edited_at.toISOString(),
  }))
  const own = {
    version: 0,
    weights: { ...judge.weights },
    reason: 'As it came.',
    editedBy: null,
    editedAt: null,
  }
  const [newest] = rows
  return {
    matcher: judge.name,
    title: judge.title,
    factors: [...judge.factors],
    current: { ...(kept[0] ?? own), weights: weightsFor(judge, newest) },
    history: [...kept, own].slice(0, VERSIONS_SHOWN),
  }
}

export function judgeCalled(name: string): Judge {
  const judge = newestJudge(name)
  if (!judge) throw refuse.no_such_matcher({ matcher: name })
  return judge
}
