import type { GateAnswer } from '#contract/verification'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { setOnline } from '#modules/tracking'
import { checkGate } from '#modules/verification'
import { refuse } from '../refusals.ts'
import {
  DriverApproved,
  DriverReinstated,
  DriverSuspended,
  DriverUnapproved,
  streamOfDriver,
} from './driver.events.ts'
import {
  type DriverRow,
  findDriverRow,
  lockDriver,
  readDriverRow,
  writeVerification,
} from './drivers.sql.ts'

/** The trade under which the verification desk knows drivers. */
export const DRIVER_TRADE = 'courier'

/** Whether every document that this place asks of a driver is approved and good now. */
export function driverGate(
  tx: Tx,
  row: Pick<DriverRow, 'id' | 'jurisdiction'>,
): Promise<GateAnswer> {
  const { id: personId, jurisdiction } = row
  return checkGate(tx, { personId, jurisdiction, trade: DRIVER_TRADE, at: tx.now })
}

/** The desk's word on a driver. Refused while a document is missing. Approved twice is approved once. */
export async function approveDriver(tx: Tx, driverId: string): Promise<DriverRow> {
  const row = await lockDriver(tx, driverId)
  if (row.verification_status === 'approved') return row
  const { passes, missing } = await driverGate(tx, row)
  if (!passes) throw refuse.driver_documents_missing({ missing })
  await approve(tx, row)
  return readDriverRow(tx, driverId)
}

/** No new runs until the desk says so; what is in hand is brought to its door. */
export async function suspendDriver(tx: Tx, driverId: string, reason: string): Promise<DriverRow> {
  const row = await lockDriver(tx, driverId)
  if (row.verification_status === 'suspended') return row
  const { approved_at: approvedAt } = row
  await writeVerification(tx, row.id, { status: 'suspended', approvedAt, reason })
  await setOnline(tx, { personId: row.id, online: false, reason: 'suspended' })
  await tell(tx, DriverSuspended, streamOfDriver(row.id), { driverId, reason })
  return readDriverRow(tx, driverId)
}

/** Back to where the documents put them. */
export async function reinstateDriver(tx: Tx, driverId: string): Promise<DriverRow> {
  const row = await lockDriver(tx, driverId)
  if (row.verification_status !== 'suspended') return row
  const { passes } = await driverGate(tx, row)
  await writeVerification(tx, row.id, {
    status: passes ? 'approved' : 'pending',
    approvedAt: passes ? tx.now : null,
    reason: null,
  })
  await tell(tx, DriverReinstated, streamOfDriver(row.id), { driverId })
  return readDriverRow(tx, driverId)
}

/** The desk takes a driver off duty; they may come back. */
export async function takeOffDuty(tx: Tx, driverId: string): Promise<DriverRow> {
  const row = await lockDriver(tx, driverId)
  await setOnline(tx, { personId: row.id, online: false, reason: 'taken_offline' })
  return row
}

/**
 * The desk has decided on a document, or one has run out: with all of them approved the driver is,
 * with one missing they wait and go off duty. Who is suspended stays so.
 */
export async function followDocuments(tx: Tx, personId: string): Promise<void> {
  if (!(await findDriverRow(tx, personId))) return
  const row = await lockDriver(tx, personId)
  if (row.verification_status === 'suspended') return
  const { passes } = await driverGate(tx, row)
  if (passes && row.verification_status === 'pending') await approve(tx, row)
  if (!passes && row.verification_status === 'approved') {
    await writeVerification(tx, row.id, { status: 'pending', approvedAt: null, reason: null })
    await setOnline(tx, { personId: row.id, online: false, reason: 'documents' })
    await tell(tx, DriverUnapproved, streamOfDriver(row.id), { driverId: row.id })
  }
}

async function approve(tx: Tx, row: DriverRow): Promise<void> {
  await writeVerification(tx, row.id, { status: 'approved', approvedAt: tx.now, reason: null })
  await tell(tx, DriverApproved, streamOfDriver(row.id), { driverId: row.id })
}
