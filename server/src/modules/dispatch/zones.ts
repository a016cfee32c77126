import type {
  changeDispatchZone as changeDoor,
  DispatchZone,
  drawDispatchZone as drawDoor,
  listDispatchZones as listDoor,
  removeDispatchZone as removeDoor,
} from '#contract/dispatch'
import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { Point } from '#contract/places'
import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { recordAudit } from '#modules/audit'
import { cellOf, cellsInRing, outlineOf } from '#modules/places'
import type { CourierOnDuty, Fleets } from './policy.ts'
import { refuse } from './refusals.ts'
import { listTasksInHandOf } from './tasks.sql.ts'
import {
  deleteZone,
  findZoneOfCell,
  findZoneRow,
  insertZone,
  listZoneRows,
  renameZone,
  setCells,
  type ZoneRow,
} from './zones.sql.ts'

/** Cells of about 0.7 km²: the same that couriers are known by. */
export const ZONE_RESOLUTION = 8

/** Free couriers on duty in one zone. */
export interface ZoneCount {
  readonly id: string
  readonly name: string
  readonly available: number
}

/** The zone that a point lies in; undefined outside of all. */
export function zoneOfPoint(tx: Tx, point: Point): Promise<string | undefined> {
  return findZoneOfCell(tx, cellOf(point, ZONE_RESOLUTION))
}

/** How many couriers are free in each zone now (R307). */
export async function availablePerZone(tx: Tx, fleets: Fleets): Promise<ZoneCount[]> {
  const free = await freeCells(tx, fleets)
  return (await listZoneRows(tx)).map((zone) => ({
    id: zone.id,
    name: zone.name,
    available: countIn(zone, free),
  }))
}

/** Couriers on duty in a zone, and those of them with empty hands. */
export interface ZoneDuty extends ZoneCount {
  readonly onDuty: number
}

/** Everybody on duty, by zone: for those who look at all zones every minute. */
export async function dutyPerZone(tx: Tx, fleets: Fleets): Promise<ZoneDuty[]> {
  const free = await freeCells(tx, fleets)
  const all: string[] = []
  for (const policy of Object.values(fleets)) all.push(...(await policy.onDuty(tx)).flatMap(cellIn))
  return (await listZoneRows(tx)).map((zone) => ({
    id: zone.id,
    name: zone.name,
    available: countIn(zone, free),
    onDuty: countIn(zone, all),
  }))
}

/** The names of zones by the cells they are made of. */
export async function zoneNames(tx: Tx): Promise<(point: Point) => string | undefined> {
  const names = new Map(
    (await listZoneRows(tx)).flatMap((zone) => zone.cells.map((cell) => [cell, zone.name])),
  )
  return (point) => names.get(cellOf(point, ZONE_RESOLUTION))
}

export async function listDispatchZones(
  tx: Tx,
  fleets: Fleets,
): Promise<OutputOf<typeof listDoor>> {
  const free = await freeCells(tx, fleets)
  return { zones: (await listZoneRows(tx)).map((zone) => present(zone, free)) }
}

/** Put cells together under a name. A cell that was another zone's is this one's now. */
export async function drawDispatchZone(
  tx: Tx,
  input: WorkInputOf<typeof drawDoor>,
): Promise<DispatchZone> {
  const cells = input.cells ?? (input.ring ? cellsInRing(input.ring, ZONE_RESOLUTION) : [])
  if (cells.length === 0) throw refuse.zone_without_cells()

  const id = newId()
  await insertZone(tx, { id, name: input.name })
  await setCells(tx, id, cells)
  await recordAudit(tx, {
    action: 'dispatch.draw_zone',
    about: `dispatch.zone:${id}`,
    after: { name: input.name, cells: cells.length },
  })
  return present(await readZone(tx, id), [])
}

export async function changeDispatchZone(
  tx: Tx,
  input: WorkInputOf<typeof changeDoor>,
): Promise<DispatchZone> {
  const zone = await readZone(tx, input.zoneId)
  const version = input.version ?? zone.version

  const isRenamed = await renameZone(tx, zone.id, { name: input.name ?? zone.name, version })
  if (!isRenamed) throw refuse.zone_changed({ zoneId: zone.id })
  if (input.cells) await setCells(tx, zone.id, input.cells)
  const changed = await readZone(tx, zone.id)
  await recordAudit(tx, {
    action: 'dispatch.change_zone',
    about: `dispatch.zone:${zone.id}`,
    before: { name: zone.name, cells: zone.cells.length },
    after: { name: changed.name, cells: changed.cells.length },
  })
  return present(changed, [])
}

export async function removeDispatchZone(
  tx: Tx,
  { zoneId }: WorkInputOf<typeof removeDoor>,
): Promise<{ done: true }> {
  const zone = await readZone(tx, zoneId)

  await deleteZone(tx, zoneId)
  await recordAudit(tx, {
    action: 'dispatch.remove_zone',
    about: `dispatch.zone:${zoneId}`,
    before: { name: zone.name },
  })
  return { done: true }
}

async function readZone(tx: Tx, id: string): Promise<ZoneRow> {
  const zone = await findZoneRow(tx, id)
  if (!zone) throw refuse.no_such_zone({ zoneId: id })
  return zone
}

/** The cells of everybody on duty with empty hands. */
async function freeCells(tx: Tx, fleets: Fleets): Promise<string[]> {
  const cells: string[] = []
  for (const policy of Object.values(fleets)) {
    const couriers = await policy.onDuty(tx)
    const busy = await listTasksInHandOf(
      tx,
      couriers.map(({ id }) => id),
    )
    cells.push(...couriers.filter(({ id }) => !busy.has(id)).flatMap(cellIn))
  }
  return cells
}

const cellIn = ({ at }: CourierOnDuty) => (at ? [cellOf(at, ZONE_RESOLUTION)] : [])

function countIn(zone: ZoneRow, cells: readonly string[]): number {
  const own = new Set(zone.cells)
  return cells.filter((cell) => own.has(cell)).length
}

function present(zone: ZoneRow, free: readonly string[]): DispatchZone {
  return {
    id: zone.id,
    name: zone.name,
    cells: [...zone.cells],
    rings: outlineOf(zone.cells),
    available: countIn(zone, free),
    version: zone.version,
  }
}
