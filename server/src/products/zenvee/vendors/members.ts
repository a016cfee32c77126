import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  answerInvitation as answerDoor,
  inviteTechnician as inviteDoor,
  leaveVendor as leaveDoor,
  readMyVendor as mineDoor,
  removeTechnician as removeDoor,
} from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { move } from '#foundation/lifecycle'
import { findPersonCardByEmail } from '#modules/identity'
import { refuse } from '../refusals.ts'
import { findTechnicianRow } from '../technicians/technicians.sql.ts'
import { membershipLifecycle } from './membership.lifecycle.ts'
import {
  beginMembership,
  listMembers,
  listOwnMemberships,
  lockMembership,
  type MembershipRow,
  readOwnVendor,
  readVendorRow,
  type VendorRow,
} from './vendors.sql.ts'

/** Ask a technician to join. Whoever is no technician, or a stranger, is refused alike. */
export async function inviteTechnician(
  tx: Tx,
  input: WorkInputOf<typeof inviteDoor>,
): Promise<OutputOf<typeof inviteDoor>> {
  const vendor = await readOwnVendor(tx)
  const person = await findPersonCardByEmail(tx, input.email)
  const technician = person?.isActive ? await findTechnicianRow(tx, person.id) : undefined
  if (!technician) throw refuse.no_such_technician({})

  const made = { id: newId(), technician_id: technician.id, invited_at: tx.now }
  const membership = await beginMembership(tx, vendor, made)

  return { membershipId: membership.id, technician: technician.display_name }
}

/** The technician's own company, and who invites them. */
export async function readMyVendor(tx: Tx): Promise<OutputOf<typeof mineDoor>> {
  const rows = await listOwnMemberships(tx)
  return {
    memberships: rows.map((row) => ({
      membershipId: row.id,
      state: row.state,
      vendor: row.name,
      invitedAt: row.invited_at.toISOString(),
      joinedAt: row.joined_at?.toISOString() ?? null,
    })),
  }
}

/** Join, and let the company see one's bookings from now on; or do not. */
export async function answerInvitation(
  tx: Tx,
  input: WorkInputOf<typeof answerDoor>,
): Promise<OutputOf<typeof answerDoor>> {
  const membership = await lockOwn(tx, input.membershipId)
  const vendor = await readVendorRow(tx, membership.vendor_id)

  await move(tx, membershipLifecycle, input.join ? 'join' : 'decline', membership, {
    ...(input.join ? { set: { joined_at: tx.now } } : {}),
    say: partiesOf(vendor, membership),
  })
  return readMyVendor(tx)
}

/** The technician leaves: from this moment the company sees nothing of theirs any more. */
export async function leaveVendor(
  tx: Tx,
  input: WorkInputOf<typeof leaveDoor>,
): Promise<OutputOf<typeof leaveDoor>> {
  const membership = await lockOwn(tx, input.membershipId)
  const vendor = await readVendorRow(tx, membership.vendor_id)

  await move(tx, membershipLifecycle, 'leave', membership, {
    reason: input.reason,
    say: { ...partiesOf(vendor, membership), by: 'technician' },
  })
  return readMyVendor(tx)
}

/** The company lets a technician go, or takes its invitation back. */
export async function removeTechnician(
  tx: Tx,
  input: WorkInputOf<typeof removeDoor>,
): Promise<OutputOf<typeof removeDoor>> {
  const vendor = await readOwnVendor(tx)
  const members = await listMembers(tx, vendor.id, tx.now)
  const theirs = members.find((each) => each.technician_id === input.technicianId)
  if (!theirs) throw refuse.no_such_technician({ technicianId: input.technicianId })

  const membership = await lockMembership(tx, theirs.membership_id)
  await move(tx, membershipLifecycle, 'leave', membership, {
    reason: input.reason,
    say: { ...partiesOf(vendor, membership), by: 'vendor' },
  })
  return { done: true }
}

async function lockOwn(tx: Tx, membershipId: string): Promise<MembershipRow> {
  const membership = await lockMembership(tx, membershipId)
  if (membership.technician_id !== tx.actor.id) throw refuse.no_such_membership({ membershipId })
  return membership
}

function partiesOf(vendor: VendorRow, membership: MembershipRow) {
  return {
    membershipId: membership.id,
    vendorId: vendor.id,
    managerId: vendor.manager_id,
    technicianId: membership.technician_id,
  }
}
