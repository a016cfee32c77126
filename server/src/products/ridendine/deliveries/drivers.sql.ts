import { sql, type Tx } from '#foundation/db'
import { isUuid } from '#foundation/ids'
import { refuse } from '../refusals.ts'

export interface DriverRow {
  /** The person who drives. */
  readonly id: string
  readonly display_name: string
  readonly vehicle_type: 'bicycle' | 'scooter' | 'car' | 'van'
  readonly vehicle_label: string
  readonly vehicle_plate: string
  readonly jurisdiction: string
  readonly verification_status: 'pending' | 'approved' | 'suspended'
  readonly approved_at: Date | null
  readonly suspended_reason: string | null
  readonly is_available: boolean
  readonly online_since: Date | null
  readonly online_reason: string
  readonly member_since: Date
  readonly version: number
}

const COLUMNS = sql`
  d.id, d.display_name, d.vehicle_type, d.vehicle_label, d.vehicle_plate, d.jurisdiction,
  d.verification_status, d.approved_at, d.suspended_reason, d.is_available, d.online_since,
  d.online_reason, d.member_since, d.version`

export async function findDriverRow(tx: Tx, id: string): Promise<DriverRow | undefined> {
  if (!isUuid(id)) return undefined
  return tx.maybe<DriverRow & Record<string, unknown>>(
    sql`select ${COLUMNS} from ridendine.drivers d where d.id = ${id} and d.org_id = ${tx.orgId}`,
  )
}

/** Throws ridendine.no_such_driver. */
export async function readDriverRow(tx: Tx, id: string): Promise<DriverRow> {
  const row = await findDriverRow(tx, id)
  if (!row) throw refuse.no_such_driver({ driverId: id })
  return row
}

/** Throws ridendine.no_such_driver. */
export async function lockDriver(tx: Tx, id: string): Promise<DriverRow> {
  const row = await tx.maybe<DriverRow & Record<string, unknown>>(sql`
    select ${COLUMNS} from ridendine.drivers d
     where d.id = ${id} and d.org_id = ${tx.orgId}
       for update`)
  if (!row) throw refuse.no_such_driver({ driverId: id })
  return row
}

/** The account of the one who acts. Throws ridendine.not_a_driver. */
export async function readSelf(tx: Tx): Promise<DriverRow> {
  const row = await findDriverRow(tx, tx.actor.id ?? '')
  if (!row) throw refuse.not_a_driver()
  return row
}

export function listDriverRows(tx: Tx, ids: readonly string[]): Promise<DriverRow[]> {
  return tx.many<DriverRow & Record<string, unknown>>(sql`
    select ${COLUMNS} from ridendine.drivers d
     where d.org_id = ${tx.orgId} and d.id = any(${ids}::uuid[])`)
}

const MOST_ON_DUTY = 2000

/** Approved and on duty (R151). */
export function listAvailable(tx: Tx): Promise<DriverRow[]> {
  return tx.many<DriverRow & Record<string, unknown>>(sql`
    select ${COLUMNS} from ridendine.drivers d
     where d.org_id = ${tx.orgId} and d.is_available and d.verification_status = 'approved'
     order by d.id
     limit ${MOST_ON_DUTY}`)
}

export interface VehicleColumns {
  readonly kind: DriverRow['vehicle_type']
  readonly label: string
  readonly plate: string
}

/** Answers whether it was added: a person is one driver. */
export async function insertDriver(
  tx: Tx,
  driver: { id: string; name: string; vehicle: VehicleColumns; jurisdiction: string },
): Promise<boolean> {
  const { vehicle } = driver
  const added = await tx.run(sql`
    insert into ridendine.drivers
           (id, display_name, vehicle_type, vehicle_label, vehicle_plate, jurisdiction, member_since)
    values (${driver.id}, ${driver.name}, ${vehicle.kind}, ${vehicle.label}, ${vehicle.plate},
            ${driver.jurisdiction}, ${tx.now})
        on conflict (id) do nothing`)
  return added === 1
}

/** Answers whether it was there in that version. */
export async function writeVehicle(
  tx: Tx,
  id: string,
  change: { readonly vehicle: VehicleColumns; readonly name: string; readonly version: number },
): Promise<boolean> {
  const { vehicle } = change
  const written = await tx.run(sql`
    update ridendine.drivers
       set vehicle_type = ${vehicle.kind}, vehicle_label = ${vehicle.label},
           vehicle_plate = ${vehicle.plate}, display_name = ${change.name}, version = version + 1
     where id = ${id} and org_id = ${tx.orgId} and version = ${change.version}`)
  return written === 1
}

export function writeVerification(
  tx: Tx,
  id: string,
  now: {
    readonly status: DriverRow['verification_status']
    readonly approvedAt: Date | null
    readonly reason: string | null
  },
): Promise<number> {
  return tx.run(sql`
    update ridendine.drivers
       set verification_status = ${now.status}, approved_at = ${now.approvedAt},
           suspended_reason = ${now.reason}, version = version + 1
     where id = ${id} and org_id = ${tx.orgId}`)
}

/** On or off duty, and why; being told the same again keeps since when. */
export function writeAvailable(
  tx: Tx,
  id: string,
  now: { readonly isAvailable: boolean; readonly reason: string },
): Promise<number> {
  return tx.run(sql`
    update ridendine.drivers
       set is_available = ${now.isAvailable}, online_reason = ${now.reason},
           online_since = case when not ${now.isAvailable} then null
                               when is_available then online_since
                               else ${tx.now} end
     where id = ${id} and org_id = ${tx.orgId}
       and (is_available <> ${now.isAvailable} or online_reason <> ${now.reason})`)
}
