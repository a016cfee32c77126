import { z } from 'zod'
import { event } from '#foundation/events'

/** Whom a membership concerns. */
const Parties = z.object({
  membershipId: z.uuid(),
  vendorId: z.uuid(),
  managerId: z.uuid(),
  technicianId: z.uuid(),
})

export const VendorMade = event(
  'zenvee.vendor.made',
  1,
  z.object({ vendorId: z.uuid(), managerId: z.uuid() }),
)
export const TechnicianInvited = event('zenvee.membership.invited', 1, Parties)
export const TechnicianJoined = event('zenvee.membership.joined', 1, Parties)
export const InvitationDeclined = event('zenvee.membership.declined', 1, Parties)
export const TechnicianLeft = event(
  'zenvee.membership.left',
  1,
  Parties.extend({ by: z.enum(['technician', 'vendor', 'operations']) }),
)

export const membershipEvents = [
  TechnicianInvited,
  TechnicianJoined,
  InvitationDeclined,
  TechnicianLeft,
] as const
