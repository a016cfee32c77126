import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  approveDriver as approveDoor,
  DeskDriverFile,
  listAdminDrivers as listDoor,
  takeDriverOffline as offlineDoor,
  readAdminDriver as readDoor,
  reinstateDriver as reinstateDoor,
  suspendDriver as suspendDoor,
} from '#contract/ridendine'
import type { GateAnswer } from '#contract/verification'
import { pageFrom, readTimeCursor, type Tx } from '#foundation/db'
import { addMs, days } from '#foundation/time'
import { recordAudit } from '#modules/audit'
import { countAnswers, zoneNames } from '#modules/dispatch'
import { ratingsOf } from '#modules/reviews'
import { isOnline, latestPositions, whoIsOnline } from '#modules/tracking'
import { checkGates } from '#modules/verification'
import * as approval from '../deliveries/approval.ts'
import { readDriverRow } from '../deliveries/drivers.sql.ts'
import { refuse } from '../refusals.ts'
import { countLoads } from './desk-orders.sql.ts'
import { photosOf } from './drivers-now.ts'
import { type DeskDriverRow, findDeskDriver, listDeskDrivers } from './people.sql.ts'
import { actsOn, documentsOf, moneyOf, NO_GATE, standingOf, statusOf } from './standing.ts'

const FIGURES_MS = days(30)

/** Drivers with their standing, the newest first. */
export async function listAdminDrivers(
  tx: Tx,
  input: WorkInputOf<typeof listDoor>,
): Promise<OutputOf<typeof listDoor>> {
  const rows = await listDeskDrivers(
    tx,
    {
      status: statusOf(input.standing),
      search: input.search,
      after: readTimeCursor(input.cursor),
      limit: input.limit + 1,
    },
    addMs(tx.now, -FIGURES_MS),
  )
  const view = await viewerOf(tx, rows)
  const page = pageFrom(rows, input.limit, view, (row) => [row.member_since.toISOString(), row.id])
  const items = page.items.filter(({ standing }) => !input.standing || standing === input.standing)
  return { ...page, items }
}

export async function readAdminDriver(
  tx: Tx,
  input: WorkInputOf<typeof readDoor>,
): Promise<OutputOf<typeof readDoor>> {
  const file = await view(tx, input.driverId)
  const answers = await countAnswers(tx, input.driverId, addMs(tx.now, -FIGURES_MS))
  const asked = answers.accepted + answers.declined + answers.expired
  const acceptance = asked === 0 ? null : Math.round((answers.accepted / asked) * 1000) / 10
  return { ...file, acceptance, ...(await moneyOf(tx, input.driverId)) }
}

/** Let a driver drive. Audited. */
export async function approveDriver(
  tx: Tx,
  input: WorkInputOf<typeof approveDoor>,
): Promise<DeskDriverFile> {
  const before = await readDriverRow(tx, input.driverId)
  if (before.verification_status === 'suspended') throw refuse.is_suspended()
  if (before.verification_status === 'approved') throw refuse.already_approved()

  await approval.approveDriver(tx, input.driverId)
  await audit(tx, 'approve', input.driverId, input.note)
  return view(tx, input.driverId)
}

/** Take a driver off the road. Audited. */
export async function suspendDriver(
  tx: Tx,
  input: WorkInputOf<typeof suspendDoor>,
): Promise<DeskDriverFile> {
  const before = await readDriverRow(tx, input.driverId)
  if (before.verification_status === 'suspended') throw refuse.is_suspended()

  await approval.suspendDriver(tx, input.driverId, input.reason)
  await audit(tx, 'suspend', input.driverId, input.reason)
  return view(tx, input.driverId)
}

/** End a suspension. Audited. */
export async function reinstateDriver(
  tx: Tx,
  input: WorkInputOf<typeof reinstateDoor>,
): Promise<DeskDriverFile> {
  const before = await readDriverRow(tx, input.driverId)
  if (before.verification_status !== 'suspended') throw refuse.not_suspended()

  await approval.reinstateDriver(tx, input.driverId)
  await audit(tx, 'reinstate', input.driverId, input.reason)
  return view(tx, input.driverId)
}

/** No new offers until they go online again. Audited. */
export async function takeDriverOffline(
  tx: Tx,
  input: WorkInputOf<typeof offlineDoor>,
): Promise<DeskDriverFile> {
  const { id } = await readDriverRow(tx, input.driverId)
  if (!(await isOnline(tx, id))) throw refuse.driver_offline()

  await approval.takeOffDuty(tx, input.driverId)
  await audit(tx, 'take_offline', input.driverId, input.reason)
  return view(tx, input.driverId)
}

function audit(tx: Tx, act: string, driverId: string, reason: string | undefined): Promise<string> {
  return recordAudit(tx, {
    action: `ridendine.driver.${act}`,
    about: `ridendine.driver:${driverId}`,
    ...(reason === undefined ? {} : { reason }),
  })
}

async function view(tx: Tx, driverId: string): Promise<DeskDriverFile> {
  const row = await findDeskDriver(tx, driverId, addMs(tx.now, -FIGURES_MS))
  if (!row) throw refuse.no_such_driver({ driverId })
  return (await viewerOf(tx, [row]))(row)
}

async function viewerOf(
  tx: Tx,
  rows: readonly DeskDriverRow[],
): Promise<(row: DeskDriverRow) => DeskDriverFile> {
  const ids = rows.map(({ id }) => id)
  const ratings = await ratingsOf(tx, ids)
  const photos = await photosOf(tx, ids)
  const gates = await gatesOf(tx, rows)
  const online = await whoIsOnline(tx, ids)
  const places = await latestPositions(tx, ids)
  const loads = await countLoads(tx, ids)
  const zoneAt = await zoneNames(tx)
  return (row) => {
    const gate = gates.get(row.id) ?? NO_GATE
    const rating = ratings.get(row.id)
    const at = places.get(row.id)
    const isOn = row.is_available && online.has(row.id)
    return {
      id: row.id,
      name: row.display_name,
      photoUrl: photos.get(row.id) ?? null,
      standing: standingOf(row.verification_status, gate, true),
      documents: documentsOf(gate),
      approvedAt: row.approved_at?.toISOString() ?? null,
      suspendedReason: row.suspended_reason,
      rating: rating?.mean ?? null,
      ratings: rating?.count ?? 0,
      joinedAt: row.member_since.toISOString(),
      version: row.version,
      can: [...actsOn(row.verification_status, gate), ...(isOn ? ['take_offline'] : [])],
      vehicle: row.vehicle_label,
      plate: row.vehicle_plate,
      isOnline: isOn,
      load: loads.get(row.id) ?? 0,
      at: at ? { lat: at.lat, lng: at.lng } : null,
      zone: (at && zoneAt(at)) ?? null,
      deliveredLast30: row.delivered,
      acceptance: null,
    }
  }
}

async function gatesOf(
  tx: Tx,
  rows: readonly DeskDriverRow[],
): Promise<ReadonlyMap<string, GateAnswer>> {
  const found = new Map<string, GateAnswer>()
  for (const [jurisdiction, mine] of Map.groupBy(rows, (row) => row.jurisdiction)) {
    const personIds = mine.map(({ id }) => id)
    const asked = { jurisdiction, trade: approval.DRIVER_TRADE, at: tx.now, personIds }
    for (const [id, gate] of await checkGates(tx, asked)) found.set(id, gate)
  }
  return found
}
