import type { GateAnswer } from '#contract/verification'
import type { Tx } from '#foundation/db'
import { checkGate } from '#modules/verification'
import { refuse } from '../refusals.ts'
import {
  type ChefRow,
  findChefRow,
  lockChef,
  readChefRow,
  writeStripe,
  writeVerification,
} from './chefs.sql.ts'
import {
  ChefApproved,
  ChefPayoutsChanged,
  ChefReinstated,
  ChefSuspended,
  ChefUnapproved,
} from './kitchen.events.ts'
import { tellKitchen } from './tell-kitchen.ts'

/** The trade under which the verification desk knows kitchens. */
export const KITCHEN_TRADE = 'home_kitchen'

/** Whether every document that this place asks of a home kitchen is approved and good now. */
export function kitchenGate(
  tx: Tx,
  row: Pick<ChefRow, 'id' | 'jurisdiction'>,
): Promise<GateAnswer> {
  return checkGate(tx, {
    personId: row.id,
    jurisdiction: row.jurisdiction,
    trade: KITCHEN_TRADE,
    at: tx.now,
  })
}

/**
 * The desk has decided on a document, or one has run out: with all of them approved the kitchen is,
 * with one missing it waits. Approval of the documents is half of being live; the provider's
 * onboarding is the other half (D-R6). Who is suspended stays so.
 */
export async function followDocuments(tx: Tx, personId: string): Promise<void> {
  if (!(await findChefRow(tx, personId))) return
  const row = await lockChef(tx, personId)
  if (row.verification_status === 'suspended') return
  const { passes } = await kitchenGate(tx, row)
  if (passes && row.verification_status === 'pending') await approve(tx, row)
  if (!passes && row.verification_status === 'approved') {
    await writeVerification(tx, row.id, { status: 'pending', approvedAt: null, reason: null })
    await tellKitchen(tx, ChefUnapproved, { chefId: row.id })
  }
}

/** The desk's word on a kitchen. Refused while a document is missing. Approved twice is approved once. */
export async function approveChef(tx: Tx, chefId: string): Promise<ChefRow> {
  const row = await lockChef(tx, chefId)
  if (row.verification_status === 'approved') return row
  const { passes, missing } = await kitchenGate(tx, row)
  if (!passes) throw refuse.documents_missing({ missing })
  await approve(tx, row)
  return readChefRow(tx, chefId)
}

/** No new orders until the desk says so; what was taken is cooked and delivered. */
export async function suspendChef(tx: Tx, chefId: string, reason: string): Promise<ChefRow> {
  const row = await lockChef(tx, chefId)
  if (row.verification_status === 'suspended') return row
  await writeVerification(tx, row.id, {
    status: 'suspended',
    approvedAt: row.approved_at,
    reason,
  })
  await tellKitchen(tx, ChefSuspended, { chefId, reason })
  return readChefRow(tx, chefId)
}

/** Back to where its documents put it. */
export async function reinstateChef(tx: Tx, chefId: string): Promise<ChefRow> {
  const row = await lockChef(tx, chefId)
  if (row.verification_status !== 'suspended') return row
  const { passes } = await kitchenGate(tx, row)
  await writeVerification(tx, row.id, {
    status: passes ? 'approved' : 'pending',
    approvedAt: passes ? tx.now : null,
    reason: null,
  })
  await tellKitchen(tx, ChefReinstated, { chefId })
  return readChefRow(tx, chefId)
}

/** The provider can pay this person out from now on, or no longer; heard through `account.updated`. */
export async function followPayouts(tx: Tx, personId: string, isReady: boolean): Promise<void> {
  if (!(await findChefRow(tx, personId))) return
  await lockChef(tx, personId)
  if ((await writeStripe(tx, personId, isReady)) === 1)
    await tellKitchen(tx, ChefPayoutsChanged, { chefId: personId, isReady })
}

async function approve(tx: Tx, row: ChefRow): Promise<void> {
  await writeVerification(tx, row.id, { status: 'approved', approvedAt: tx.now, reason: null })
  await tellKitchen(tx, ChefApproved, { chefId: row.id })
}
