import type { DeskDriver } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { dutyPerZone, zoneNames } from '#modules/dispatch'
import { signedUrl } from '#modules/files'
import { readPeople } from '#modules/identity'
import { latestPositions } from '#modules/tracking'
import { listDriverRows } from '../deliveries/drivers.sql.ts'
import { FLEET, ridendineFleet } from '../deliveries/policy.ts'
import { countLoads } from './desk-orders.sql.ts'

const fleets = { [FLEET]: ridendineFleet }

/** A zone with its drivers: on duty, and of them with empty hands. */
export interface ZoneDrivers {
  readonly id: string
  readonly name: string
  readonly online: number
  readonly available: number
}

/** Drivers by zone, as R307 counts them. */
export async function driversByZone(tx: Tx): Promise<ZoneDrivers[]> {
  return (await dutyPerZone(tx, fleets)).map(({ id, name, onDuty, available }) => ({
    id,
    name,
    online: onDuty,
    available,
  }))
}

/** Everybody on duty, where they roughly are, and what they have in hand. */
export async function driversOnline(tx: Tx): Promise<DeskDriver[]> {
  const onDuty = await ridendineFleet.onDuty(tx)
  const ids = onDuty.map(({ id }) => id)
  const rows = new Map((await listDriverRows(tx, ids)).map((row) => [row.id, row]))
  const loads = await countLoads(tx, ids)
  const photos = await photosOf(tx, ids)
  const seen = await latestPositions(tx, ids)
  const zoneAt = await zoneNames(tx)
  return onDuty.map(({ id, name, at }) => ({
    id,
    name,
    photoUrl: photos.get(id) ?? null,
    vehicle: rows.get(id)?.vehicle_label ?? '',
    isOnline: true,
    load: loads.get(id) ?? 0,
    at: at ? { lat: at.lat, lng: at.lng } : null,
    seenAt: seen.get(id)?.recordedAt.toISOString() ?? null,
    zone: (at && zoneAt(at)) ?? null,
  }))
}

/** Small photos of people, by id. */
export async function photosOf(
  tx: Tx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const people = await readPeople(tx, ids)
  return new Map(
    people.flatMap(({ id, avatarFileId }): [string, string][] =>
      avatarFileId ? [[id, signedUrl(tx, avatarFileId, { variant: 'small' })]] : [],
    ),
  )
}
