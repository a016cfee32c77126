import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  closeIncident as closeDoor,
  Incident,
  listIncidents as listDoor,
  listOwnIncidents as ownDoor,
  reportIncident as reportDoor,
} from '#contract/ridendine'
import { pageFrom, type Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { recordAudit } from '#modules/audit'
import { attachFile, signedUrl } from '#modules/files'
import { readOrderRow } from '../orders/orders.sql.ts'
import { onlyFor } from '../orders/parties.ts'
import { refuse } from '../refusals.ts'
import { IncidentClosed, IncidentReported, streamOfDriver } from './driver.events.ts'
import { lockDriver, readSelf } from './drivers.sql.ts'
import {
  endIncident,
  findIncident,
  type IncidentRow,
  insertIncident,
  listIncidentRows,
} from './incidents.sql.ts'

/** A driver tells what went wrong; the desk sees it at once. */
export async function reportIncident(
  tx: Tx,
  input: WorkInputOf<typeof reportDoor>,
): Promise<Incident> {
  const { id: driverId } = await lockDriver(tx, (await readSelf(tx)).id)
  if (input.orderId) onlyFor(tx, await readOrderRow(tx, input.orderId), 'driver')

  const id = newId()
  for (const fileId of input.photoIds)
    await attachFile(tx, { fileId, about: `ridendine.incident:${id}` })
  const said = input.at === undefined ? tx.now : new Date(input.at)
  await insertIncident(tx, {
    id,
    driverId,
    orderId: input.orderId,
    kind: input.kind,
    words: input.text,
    photoIds: input.photoIds,
    happenedAt: said > tx.now ? tx.now : said,
  })
  const { orderId, kind } = input
  await tell(tx, IncidentReported, streamOfDriver(driverId), {
    driverId,
    incidentId: id,
    orderId,
    kind,
  })
  return present(tx, await readIncident(tx, id))
}

export async function listOwnIncidents(
  tx: Tx,
  input: WorkInputOf<typeof ownDoor>,
): Promise<OutputOf<typeof ownDoor>> {
  const driver = await readSelf(tx)
  return pageOf(tx, await listIncidentRows(tx, { ...input, driverId: driver.id }), input.limit)
}

export async function listIncidents(
  tx: Tx,
  input: WorkInputOf<typeof listDoor>,
): Promise<OutputOf<typeof listDoor>> {
  const both = new Set(input.state).size !== 1
  const isClosed = both ? undefined : input.state[0] === 'closed'
  return pageOf(tx, await listIncidentRows(tx, { ...input, isClosed }), input.limit)
}

/** The desk says what was done about it. */
export async function closeIncident(
  tx: Tx,
  input: WorkInputOf<typeof closeDoor>,
): Promise<Incident> {
  const incident = await readIncident(tx, input.incidentId)
  await lockDriver(tx, incident.driver_id)

  if (!(await endIncident(tx, incident.id, input.outcome))) throw refuse.incident_closed()
  await recordAudit(tx, {
    action: 'ridendine.incident.close',
    about: `ridendine.incident:${incident.id}`,
    reason: input.outcome,
  })
  const said = { driverId: incident.driver_id, incidentId: incident.id }
  await tell(tx, IncidentClosed, streamOfDriver(incident.driver_id), said)
  return present(tx, await readIncident(tx, incident.id))
}

async function readIncident(tx: Tx, id: string): Promise<IncidentRow> {
  const row = await findIncident(tx, id)
  if (!row) throw refuse.no_such_incident({ incidentId: id })
  return row
}

function pageOf(tx: Tx, rows: readonly IncidentRow[], limit: number) {
  return pageFrom(
    rows,
    limit,
    (row) => present(tx, row),
    (row) => [row.told_at.toISOString(), row.id],
  )
}

function present(tx: Tx, row: IncidentRow): Incident {
  return {
    id: row.id,
    driverId: row.driver_id,
    driverName: row.driver_name,
    orderId: row.order_id,
    orderNumber: row.order_number,
    kind: row.kind,
    text: row.words,
    photoUrls: row.photo_ids.map((fileId) => signedUrl(tx, fileId)),
    at: row.happened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    outcome: row.outcome,
  }
}
