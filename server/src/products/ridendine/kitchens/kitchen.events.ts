import { z } from 'zod'
import { event } from '#foundation/events'

const chef = { chefId: z.uuid() }

/** Somebody opened a kitchen; it waits for documents and payouts. */
export const ChefRegistered = event(
  'ridendine.chef.registered',
  1,
  z.object({ ...chef, businessName: z.string() }),
)
/** Its documents are approved; live once payouts are set up as well. */
export const ChefApproved = event('ridendine.chef.approved', 1, z.object(chef))
/** A document ran out or was revoked: no new orders until it is replaced. */
export const ChefUnapproved = event('ridendine.chef.unapproved', 1, z.object(chef))
export const ChefSuspended = event(
  'ridendine.chef.suspended',
  1,
  z.object({ ...chef, reason: z.string() }),
)
export const ChefReinstated = event('ridendine.chef.reinstated', 1, z.object(chef))
/** The provider can pay this chef out, or no longer. */
export const ChefPayoutsChanged = event(
  'ridendine.chef.payouts_changed',
  1,
  z.object({ ...chef, isReady: z.boolean() }),
)
/** What customers read of it, its hours, cook days or capacity. */
export const KitchenChanged = event(
  'ridendine.chef.kitchen_changed',
  1,
  z.object({ ...chef, what: z.enum(['profile', 'hours', 'cook_days', 'capacity']) }),
)
export const MenuChanged = event('ridendine.chef.menu_changed', 1, z.object(chef))
export const KitchenPaused = event(
  'ridendine.chef.paused',
  1,
  z.object({ ...chef, reason: z.string(), until: z.string().nullable(), isAutomatic: z.boolean() }),
)
export const KitchenResumed = event(
  'ridendine.chef.resumed',
  1,
  z.object({ ...chef, byItself: z.boolean() }),
)

/** Everything that is told of a kitchen. */
export const kitchenEvents = [
  ChefRegistered,
  ChefApproved,
  ChefUnapproved,
  ChefSuspended,
  ChefReinstated,
  ChefPayoutsChanged,
  KitchenChanged,
  MenuChanged,
  KitchenPaused,
  KitchenResumed,
] as const

/** The stream of a kitchen. */
export function streamOfChef(chefId: string): string {
  return `ridendine.chef:${chefId}`
}
