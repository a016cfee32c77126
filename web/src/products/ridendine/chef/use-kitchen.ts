import { readBoard } from '#contract/ridendine/chef-board'
import { readOwnKitchen } from '#contract/ridendine/chefs'
import { useRead } from '../../../lib/api/index.ts'
import { usePerson } from '../../../lib/session/session.ts'

/** My kitchen; news of it come through my own room. */
export function useKitchen() {
  const person = usePerson()
  return useRead(
    readOwnKitchen,
    {},
    { topics: [`person:${person.id}`], product: 'ridendine', every: 60_000 },
  )
}

/** The orders in their columns. Polled as well: a kitchen must not miss one because a socket sleeps. */
export function useBoard({ enabled = true }: { enabled?: boolean } = {}) {
  const person = usePerson()
  return useRead(
    readBoard,
    {},
    { topics: [`person:${person.id}`], product: 'ridendine', every: 30_000, enabled },
  )
}
