import { planNearest } from './nearest.ts'
import { nearestPolicy } from './policies.ts'
import type { KontorPolicy, TickInput, TickPlan } from './types.ts'

/** Until the search stands, the baseline's plan under this policy's name. */
export function planKontor(input: TickInput, policy: KontorPolicy): TickPlan {
  return { ...planNearest(input, nearestPolicy), policy: policy.name }
}
