import { type Actor, SYSTEM } from '#foundation/db'
import { makeVendor } from '../vendors/make-vendor.ts'
import { answerInvitation, inviteTechnician } from '../vendors/members.ts'
import { findOwnVendor } from '../vendors/vendors.sql.ts'
import { actorOf, type Run } from './technicians.ts'

/** Technicians of the demo who belong to the company; the persona among them works for himself. */
const MEMBERS = 4

/** A company of technicians, made and joined the way everybody's is; once. */
export async function seedVendor(
  run: Run,
  managerId: string,
  technicians: readonly { readonly id: string; readonly email: string }[],
): Promise<void> {
  const manager: Actor = actorOf(managerId, 'vendor')
  if (await run(manager, findOwnVendor)) return

  await run(SYSTEM, (tx) => makeVendor(tx, { name: 'Harbor Home Services', managerId }))
  for (const { id, email } of technicians.slice(0, MEMBERS)) {
    const { membershipId } = await run(manager, (tx) => inviteTechnician(tx, { email }))
    await run(actorOf(id, 'technician'), (tx) => answerInvitation(tx, { membershipId, join: true }))
  }
}
