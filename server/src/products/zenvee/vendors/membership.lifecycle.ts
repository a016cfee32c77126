import { lifecycle } from '#foundation/lifecycle'
import { InvitationDeclined, TechnicianJoined, TechnicianLeft } from './membership.events.ts'

/** A technician and a company: nobody is a member who did not say yes, and everybody may leave. */
export const membershipLifecycle = lifecycle({
  name: 'zenvee.membership',
  table: 'zenvee.memberships',
  states: ['invited', 'joined', 'declined', 'left'],
  starts: 'invited',
  ends: ['declined', 'left'],
  moves: {
    join: {
      from: ['invited'],
      to: 'joined',
      by: ['technician'],
      tells: TechnicianJoined,
      guard: 'a member of no other company',
    },
    decline: { from: ['invited'], to: 'declined', by: ['technician'], tells: InvitationDeclined },
    leave: {
      from: ['invited', 'joined'],
      to: 'left',
      by: ['technician', 'vendor', 'operator', 'founder'],
      tells: TechnicianLeft,
    },
  },
  timers: [],
})
