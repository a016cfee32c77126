import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { listZones as contract } from '#contract/places'
import { pageFrom, readTimeCursor, type Tx } from '#foundation/db'
import { presentedZone } from './zone-presented.ts'
import { listZoneRows } from './zones.sql.ts'

/** The organisation's areas, oldest first. */
export async function listZones(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  const after = readTimeCursor(input.cursor)
  const rows = await listZoneRows(tx, { purposes: input.purpose, after, limit: input.limit + 1 })
  return pageFrom(rows, input.limit, presentedZone, (row) => [row.created_at.toISOString(), row.id])
}
