/**
 * The dispatcher's engine: what is known at one tick goes in, the plan and the reason for each of
 * its parts come out. It knows no clock, no chance and no database, and imports nothing but the
 * files of this folder, so that it can run in a worker thread and in a replay alike.
 */
import { planKontor } from './kontor.ts'
import { planNearest } from './nearest.ts'
import type { Policy, TickInput, TickPlan } from './types.ts'

export { kontorPolicy, nearestPolicy, policies } from './policies.ts'
export { type Travel, travelOf } from './travel.ts'
export type * from './types.ts'

/** Plan one tick. The same input and policy give the same plan, on every machine. */
export function planTick(input: TickInput, policy: Policy): TickPlan {
  return policy.name === 'nearest' ? planNearest(input, policy) : planKontor(input, policy)
}
