import { z } from 'zod'
import { Done, endpoint, page, paging } from '../endpoint.ts'
import { Money } from '../money.ts'
import { BookingLine } from './booking.ts'

/** A company of technicians, as operations see it. */
export const Vendor = z.object({
  id: z.uuid(),
  name: z.string(),
  manager: z.object({ id: z.uuid(), name: z.string() }),
  technicians: z.int(),
  madeAt: z.iso.datetime(),
})
export type Vendor = z.infer<typeof Vendor>

export const makeVendor = endpoint({
  method: 'POST',
  path: '/operations/vendors',
  status: 201,
  summary: 'Make somebody the manager of a company of technicians',
  input: z.object({ name: z.string().trim().min(2).max(120), managerId: z.uuid() }),
  output: Vendor,
  refuses: [
    'identity.no_such_person',
    'identity.no_such_role',
    'identity.not_above_you',
    'zenvee.manages_already',
  ],
})

export const listVendors = endpoint({
  method: 'GET',
  path: '/operations/vendors',
  summary: 'Every company of technicians; newest first',
  input: z.object(paging),
  output: page(Vendor),
})

const VendorTechnician = z.object({
  technicianId: z.uuid(),
  name: z.string(),
  photoUrl: z.string().nullable(),
  state: z.enum(['invited', 'joined']),
  since: z.iso.datetime(),
  online: z.boolean(),
  openVisits: z.int(),
  /** Finished in the window. */
  visits: z.int(),
  /** Done and not settled yet. */
  waiting: Money,
  /** Settled: the technician's own. */
  earned: Money,
})

export const readVendor = endpoint({
  method: 'GET',
  path: '/vendor',
  summary: 'Your company: its technicians, their work and earnings',
  input: z.object({ days: z.coerce.number().int().min(1).max(90).default(30) }),
  output: z.object({
    id: z.uuid(),
    name: z.string(),
    since: z.iso.datetime(),
    waiting: Money,
    earned: Money,
    technicians: z.array(VendorTechnician),
  }),
  refuses: ['zenvee.not_a_vendor'],
})

export const VendorBooking = BookingLine.extend({
  technicianId: z.uuid(),
  endsAt: z.iso.datetime(),
  completedAt: z.iso.datetime().nullable(),
  /** The technician's share: service and extra work less the fee, and the tip. */
  earned: Money,
})
export type VendorBooking = z.infer<typeof VendorBooking>

export const listVendorBookings = endpoint({
  method: 'GET',
  path: '/vendor/bookings',
  summary: 'Bookings of your technicians since they joined; newest first',
  input: z.object({ ...paging, technicianId: z.uuid().optional() }),
  output: page(VendorBooking),
  refuses: ['zenvee.not_a_vendor'],
})

export const inviteTechnician = endpoint({
  method: 'POST',
  path: '/vendor/technicians',
  status: 201,
  rate: 'search',
  summary: 'Invite a technician to your company',
  input: z.object({ email: z.email().max(254).toLowerCase() }),
  output: z.object({ membershipId: z.uuid(), technician: z.string() }),
  refuses: ['zenvee.not_a_vendor', 'zenvee.no_such_technician', 'zenvee.invited_already'],
})

const reason = { reason: z.string().trim().min(2).max(500) }
const moves = [
  'lifecycle.not_from_here',
  'lifecycle.stale_version',
  'lifecycle.not_yours_to_do',
] as const

export const removeTechnician = endpoint({
  method: 'POST',
  path: '/vendor/technicians/:technicianId/remove',
  summary: 'Let a technician go, or take an invitation back',
  input: z.object({ technicianId: z.uuid(), ...reason }),
  output: Done,
  refuses: ['zenvee.not_a_vendor', 'zenvee.no_such_technician', ...moves],
})

/** What a technician belongs to, and who asks them to. */
const MyVendor = z.object({
  memberships: z.array(
    z.object({
      membershipId: z.uuid(),
      state: z.enum(['invited', 'joined']),
      vendor: z.string(),
      invitedAt: z.iso.datetime(),
      joinedAt: z.iso.datetime().nullable(),
    }),
  ),
})

export const readMyVendor = endpoint({
  method: 'GET',
  path: '/technician/vendor',
  summary: 'The company you work for, and who invites you',
  output: MyVendor,
})

export const answerInvitation = endpoint({
  method: 'POST',
  path: '/technician/vendor/:membershipId/answer',
  summary: 'Join a company, which sees your bookings from then on; or do not',
  input: z.object({ membershipId: z.uuid(), join: z.boolean() }),
  output: MyVendor,
  refuses: ['zenvee.no_such_membership', 'zenvee.works_for_another', ...moves],
})

export const leaveVendor = endpoint({
  method: 'POST',
  path: '/technician/vendor/:membershipId/leave',
  summary: 'Leave a company; it sees nothing of yours from then on',
  input: z.object({ membershipId: z.uuid(), ...reason }),
  output: MyVendor,
  refuses: ['zenvee.no_such_membership', ...moves],
})
