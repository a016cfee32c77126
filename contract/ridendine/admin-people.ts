import { z } from 'zod'
import { endpoint, page, paging } from '../endpoint.ts'
import { Money } from '../money.ts'
import { Point } from '../places.ts'
import { DeskDriver } from './admin.ts'

/** Where somebody stands on their way to work here. */
export const Standing = z.enum(['applying', 'ready_to_approve', 'live', 'suspended'])
export type Standing = z.infer<typeof Standing>

const count = z.int().min(0)
const documents = z.object({
  isComplete: z.boolean(),
  /** What is missing, in the words of the verification module: `identity: not_submitted`. */
  missing: z.array(z.object({ kind: z.string(), why: z.string() })),
})

const person = {
  id: z.uuid(),
  name: z.string(),
  photoUrl: z.string().nullable(),
  standing: Standing,
  documents,
  approvedAt: z.iso.datetime().nullable(),
  suspendedReason: z.string().nullable(),
  rating: z.number().nullable(),
  ratings: count,
  joinedAt: z.iso.datetime(),
  version: z.int(),
  /** approve, suspend, reinstate; for a driver also take_offline. */
  can: z.array(z.string()),
}

export const DeskChef = z.object({
  ...person,
  businessName: z.string(),
  cuisines: z.array(z.string()),
  at: Point,
  isPaused: z.boolean(),
  /** Stripe onboarding complete: with approved documents the second half of being live (D-R6). */
  isOnboarded: z.boolean(),
  ordersLast30: count,
  /** Orders that were answered with yes, of those answered or lapsed; per cent. */
  acceptance: z.number().nullable(),
})
export type DeskChef = z.infer<typeof DeskChef>

export const DeskDriverFile = z.object({
  ...person,
  vehicle: z.string(),
  plate: z.string(),
  isOnline: z.boolean(),
  load: count,
  at: DeskDriver.shape.at,
  zone: z.string().nullable(),
  deliveredLast30: count,
  /** Offers accepted, of those answered or expired; per cent. */
  acceptance: z.number().nullable(),
})
export type DeskDriverFile = z.infer<typeof DeskDriverFile>

const look = z.object({
  ...paging,
  standing: Standing.optional(),
  search: z
    .string()
    .trim()
    .min(2)
    .max(80)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u)
    .optional(),
})
const reason = z
  .string()
  .trim()
  .min(3)
  .max(500)
  .regex(/^[^\p{Cs}\u0000]+$/u)
const ofChef = z.object({ chefId: z.uuid() })
const ofDriver = z.object({ driverId: z.uuid() })

export const listAdminChefs = endpoint({
  method: 'GET',
  path: '/admin/chefs',
  summary: 'Kitchens with their standing: who waits for approval, who is live, who is suspended',
  input: look,
  output: page(DeskChef),
  refuses: ['paging.bad_cursor'],
})

export const readAdminChef = endpoint({
  method: 'GET',
  path: '/admin/chefs/:chefId',
  summary: 'One kitchen with its papers and its figures',
  input: ofChef,
  output: DeskChef.extend({ balance: z.array(Money), owed: z.array(Money) }),
  refuses: ['ridendine.no_such_chef'],
})

export const approveChef = endpoint({
  method: 'POST',
  path: '/admin/chefs/:chefId/approve',
  summary: 'Let a kitchen cook: its documents are approved and its payout account stands (D-R6)',
  input: ofChef.extend({ note: reason.optional() }),
  output: DeskChef,
  refuses: [
    'ridendine.no_such_chef',
    'ridendine.documents_missing',
    'ridendine.not_onboarded',
    'ridendine.already_approved',
    'ridendine.is_suspended',
  ],
})

export const suspendChef = endpoint({
  method: 'POST',
  path: '/admin/chefs/:chefId/suspend',
  summary: 'Take a kitchen off the market; orders that it has accepted stay',
  input: ofChef.extend({ reason }),
  output: DeskChef,
  refuses: ['ridendine.no_such_chef', 'ridendine.is_suspended'],
})

export const reinstateChef = endpoint({
  method: 'POST',
  path: '/admin/chefs/:chefId/reinstate',
  summary: 'End the suspension of a kitchen',
  input: ofChef.extend({ reason }),
  output: DeskChef,
  refuses: ['ridendine.no_such_chef', 'ridendine.not_suspended'],
})

export const listAdminDrivers = endpoint({
  method: 'GET',
  path: '/admin/drivers',
  summary: 'Drivers with their standing and where they are, coarsely',
  input: look,
  output: page(DeskDriverFile),
  refuses: ['paging.bad_cursor'],
})

export const readAdminDriver = endpoint({
  method: 'GET',
  path: '/admin/drivers/:driverId',
  summary: 'One driver with papers and figures',
  input: ofDriver,
  output: DeskDriverFile.extend({ balance: z.array(Money), owed: z.array(Money) }),
  refuses: ['ridendine.no_such_driver'],
})

export const approveDriver = endpoint({
  method: 'POST',
  path: '/admin/drivers/:driverId/approve',
  summary: 'Let a driver drive: the documents are approved',
  input: ofDriver.extend({ note: reason.optional() }),
  output: DeskDriverFile,
  refuses: [
    'ridendine.no_such_driver',
    'ridendine.driver_documents_missing',
    'ridendine.already_approved',
    'ridendine.is_suspended',
  ],
})

export const suspendDriver = endpoint({
  method: 'POST',
  path: '/admin/drivers/:driverId/suspend',
  summary: 'Take a driver off the road; a run that has begun is finished',
  input: ofDriver.extend({ reason }),
  output: DeskDriverFile,
  refuses: ['ridendine.no_such_driver', 'ridendine.is_suspended'],
})

export const reinstateDriver = endpoint({
  method: 'POST',
  path: '/admin/drivers/:driverId/reinstate',
  summary: 'End the suspension of a driver',
  input: ofDriver.extend({ reason }),
  output: DeskDriverFile,
  refuses: ['ridendine.no_such_driver', 'ridendine.not_suspended'],
})

export const takeDriverOffline = endpoint({
  method: 'POST',
  path: '/admin/drivers/:driverId/offline',
  summary: 'Take a driver offline: no new offers until they go online again',
  input: ofDriver.extend({ reason }),
  output: DeskDriverFile,
  refuses: ['ridendine.no_such_driver', 'ridendine.driver_offline'],
})
