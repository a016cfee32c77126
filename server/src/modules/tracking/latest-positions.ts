import type { Point } from '#contract/places'
import type { Tx } from '#foundation/db'
import { cellCenter } from '#modules/places'
import { listCells } from './positions.sql.ts'
import { heardSince } from './presence.ts'

/** Where somebody on duty roughly is: a cell of about 0.7 km² and its centre. */
export interface CoarsePosition extends Point {
  readonly personId: string
  /** H3, resolution 8; `lat` and `lng` are its centre, up to about 500 m from the person. */
  readonly cell: string
  readonly recordedAt: Date
}

/**
 * For matching, and for nothing else: who is online consents to be matched by a coarse place. The
 * exact one stays here; people who are offline, stale or only sharing are left out. By person id.
 */
export async function latestPositions(
  tx: Tx,
  personIds: readonly string[],
): Promise<Map<string, CoarsePosition>> {
  const rows = await listCells(tx, personIds, heardSince(tx))
  return new Map(
    rows.map((row) => {
      const { person_id: personId, cell, recorded_at: recordedAt } = row
      return [personId, { personId, cell, ...cellCenter(cell), recordedAt }]
    }),
  )
}

/** The same for one person. */
export async function latestPosition(
  tx: Tx,
  personId: string,
): Promise<CoarsePosition | undefined> {
  return (await latestPositions(tx, [personId])).get(personId)
}
