import type { StreetPlan } from '#modules/places'
import type { Courier, Place, Policy, TickInput, TickPlan } from './engine/index.ts'

/** A courier as the thread is told of them: what they carry is driven first. */
export interface CourierInHand extends Omit<Courier, 'freeFrom' | 'freeAtS'> {
  readonly at: Place
  /** Doors of what is in their hands, in the order they are driven to. */
  readonly carrying: readonly Place[]
}

/** Everything of one tick, as plain data: it crosses to the thread as it is. */
export interface Question {
  readonly input: Omit<TickInput, 'couriers' | 'travel'> & {
    readonly couriers: readonly CourierInHand[]
  }
  readonly policy: Policy
  /** Streets of the drawn city that are closed; undefined where there is no drawn city. */
  readonly closedEdges: readonly number[] | undefined
}

export interface Answer {
  readonly plan: TickPlan
  /** In the thread, from the question to the answer. */
  readonly solverMs: number
}

/** What the thread is given with its beginning: the drawn city's streets, where there are any. */
export interface Beginning {
  readonly streets: StreetPlan | undefined
  readonly streetTimesFile: string
}
