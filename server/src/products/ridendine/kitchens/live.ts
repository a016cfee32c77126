import type { Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'
import type { ChefRow } from './chefs.sql.ts'

type Standing = Pick<ChefRow, 'stripe_onboarded_at' | 'approved_at' | 'verification_status'>

/** Both the provider's onboarding and the desk's approval, and not suspended (D-R6). */
export function isLive(row: Standing): boolean {
  return (
    row.stripe_onboarded_at !== null &&
    row.approved_at !== null &&
    row.verification_status === 'approved'
  )
}

/** Throws ridendine.kitchen_not_live. */
export function refuseUnlessLive(_tx: Tx, row: Standing & Pick<ChefRow, 'id'>): void {
  if (!isLive(row)) throw refuse.kitchen_not_live({ chefId: row.id })
}
