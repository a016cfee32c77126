import { explain } from './explain.ts'
import { problemOf } from './problem.ts'
import { rankingOf } from './ranking.ts'
import { searchPlan } from './search.ts'
import type { KontorPolicy, TickInput, TickPlan } from './types.ts'

/**
 * The default policy: the cheapest plan found for all open orders and couriers together, of which
 * only that part is offered which cannot wait for the next tick.
 */
export function planKontor(input: TickInput, policy: KontorPolicy): TickPlan {
  const ranking = rankingOf(problemOf(input, policy))
  return explain(searchPlan(ranking), ranking)
}
