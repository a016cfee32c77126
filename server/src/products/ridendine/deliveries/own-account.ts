import type { WorkInputOf } from '#contract/endpoint'
import type {
  changeOwnDriver as changeDoor,
  OwnDriver,
  setDriverOnline as onlineDoor,
  registerDriver as registerDoor,
} from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { localDay } from '#foundation/time'
import { dispatchSettings, missedOf, withdrawOffersOf } from '#modules/dispatch'
import { signedUrl } from '#modules/files'
import { readPerson } from '#modules/identity'
import { readOrganisation } from '#modules/organisations'
import { ratingsOf } from '#modules/reviews'
import { isOnline, setOnline } from '#modules/tracking'
import { refuse } from '../refusals.ts'
import { driverGate } from './approval.ts'
import { DriverRegistered, streamOfDriver, VehicleChanged } from './driver.events.ts'
import {
  type DriverRow,
  insertDriver,
  readDriverRow,
  readSelf,
  writeAvailable,
  writeVehicle,
} from './drivers.sql.ts'
import { countDelivered } from './earnings.sql.ts'

/** Register as a driver. The documents follow by the verification doors, trade `courier`. */
export async function registerDriver(
  tx: Tx,
  input: WorkInputOf<typeof registerDoor>,
): Promise<OwnDriver> {
  const person = await readPerson(tx, tx.actor.id ?? '')
  const { jurisdiction } = await readOrganisation(tx)

  const { name } = person
  const added = await insertDriver(tx, {
    id: person.id,
    name,
    vehicle: input.vehicle,
    jurisdiction,
  })
  if (!added) throw refuse.driver_already_registered()
  await tell(tx, DriverRegistered, streamOfDriver(person.id), { driverId: person.id })
  return viewSelf(tx, await readSelf(tx))
}

export async function readOwnDriver(tx: Tx): Promise<OwnDriver> {
  return viewSelf(tx, await readSelf(tx))
}

export async function changeOwnDriver(
  tx: Tx,
  input: WorkInputOf<typeof changeDoor>,
): Promise<OwnDriver> {
  const row = await readSelf(tx)
  const { name } = await readPerson(tx, row.id)

  const { vehicle, version } = input
  const written = await writeVehicle(tx, row.id, { vehicle, name, version })
  if (!written) throw refuse.driver_changed_meanwhile({ version: row.version })
  await tell(tx, VehicleChanged, streamOfDriver(row.id), { driverId: row.id })
  return viewSelf(tx, await readSelf(tx))
}

/**
 * Start or stop being offered runs. Only who is approved and has every document can start; whoever
 * stops loses what is offered, and keeps what is in hand.
 */
export async function setDriverOnline(
  tx: Tx,
  input: WorkInputOf<typeof onlineDoor>,
): Promise<OwnDriver> {
  const row = await readSelf(tx)

  if (input.online) {
    if (row.verification_status === 'suspended') throw refuse.driver_suspended()
    const { passes, missing } = await driverGate(tx, row)
    if (!passes) throw refuse.driver_documents_missing({ missing })
    if (row.verification_status !== 'approved') throw refuse.driver_not_approved()
  } else await withdrawOffersOf(tx, row.id, 'off_duty:chosen')

  await setOnline(tx, { online: input.online })
  await writeAvailable(tx, row.id, { isAvailable: input.online, reason: 'chosen' })
  return viewSelf(tx, await readDriverRow(tx, row.id))
}

/** Presence is tracking's; here it is only mirrored, so that it can be asked of many at once. */
export async function followPresence(
  tx: Tx,
  said: { readonly personId: string; readonly isOnline: boolean; readonly reason: string },
): Promise<void> {
  // What was said may be old: what counts is how it stands now.
  const isAvailable = said.isOnline && (await isOnline(tx, said.personId))
  await writeAvailable(tx, said.personId, { isAvailable, reason: said.reason })
}

async function viewSelf(tx: Tx, row: DriverRow): Promise<OwnDriver> {
  const { timezone } = await readOrganisation(tx)
  const person = await readPerson(tx, row.id)
  const gate = await driverGate(tx, row)
  const rating = (await ratingsOf(tx, [row.id])).get(row.id)
  const online = row.is_available && (await isOnline(tx, row.id))
  const { missedBeforeOffline } = await dispatchSettings(tx)
  const mayDrive = row.verification_status === 'approved' && gate.passes
  return {
    driverId: row.id,
    name: person.name,
    photoUrl: person.avatarFileId ? signedUrl(tx, person.avatarFileId) : null,
    vehicle: { kind: row.vehicle_type, label: row.vehicle_label, plate: row.vehicle_plate },
    status: row.verification_status,
    suspendedFor: row.suspended_reason,
    jurisdiction: row.jurisdiction,
    missing: gate.missing.map(({ kind, why }) => ({ kind, why })),
    online,
    onlineSince: online ? (row.online_since?.toISOString() ?? null) : null,
    onlineReason: row.is_available && !online ? 'stale' : row.online_reason,
    missedOffers: await missedOf(tx, row.id),
    missedBeforeOffline,
    rating: rating && rating.mean !== null ? { average: rating.mean, count: rating.count } : null,
    deliveries: await countDelivered(tx, row.id),
    memberSince: localDay(row.member_since, timezone),
    version: row.version,
    can: online ? ['go_offline'] : mayDrive ? ['go_online'] : [],
  }
}
