import type { LngLat, Point } from '#contract/places'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { demoCity, hasDemoCity } from '../city/demo-city.ts'
import { StreetsChanged } from '../events.ts'
import { refuse } from '../refusals.ts'
import { demoStreets } from '../routing/streets.ts'
import { type ClosureRow, endClosure, insertClosure, listClosures } from './closures.sql.ts'

export interface Closure {
  readonly id: string
  readonly name: string
  readonly path: LngLat[]
  readonly reason: string
  readonly closedAt: Date
}

/** Farther from a street than this, no street is meant. */
const NEAR_METRES = 200

/** Nobody drives through this stretch any more, until it is opened again. */
export async function closeStreet(
  tx: Tx,
  input: { readonly at: Point; readonly reason: string },
): Promise<Closure> {
  const snapped = hasDemoCity() ? demoStreets().snap(input.at) : undefined
  if (!snapped || snapped.off > NEAR_METRES) throw refuse.no_street_here()

  const closure: ClosureRow = {
    id: newId(),
    edge: snapped.edge,
    name: demoCity().edges[snapped.edge]?.street ?? '',
    reason: input.reason,
    closed_at: tx.now,
  }
  await insertClosure(tx, closure)
  await tell(tx, StreetsChanged, `places.streets:${tx.orgId}`, {
    closureId: closure.id,
    name: closure.name,
    isClosed: true,
  })
  return present(closure)
}

/** Open a stretch again. */
export async function openStreet(
  tx: Tx,
  { closureId }: { readonly closureId: string },
): Promise<void> {
  const name = await endClosure(tx, closureId)
  if (name === undefined) throw refuse.no_such_closure({ closureId })

  const said = { closureId, name, isClosed: false }
  await tell(tx, StreetsChanged, `places.streets:${tx.orgId}`, said)
}

/** What is closed now, newest first. */
export async function listClosedStreets(tx: Tx): Promise<Closure[]> {
  return (await listClosures(tx)).map(present)
}

/** The closed edges of the drawn city, for who calculates ways. */
export async function closedEdges(tx: Tx): Promise<ReadonlySet<number>> {
  return new Set((await listClosures(tx)).map((row) => row.edge))
}

function present(row: ClosureRow): Closure {
  return {
    id: row.id,
    name: row.name,
    path: hasDemoCity() ? [...(demoCity().edges[row.edge]?.path ?? [])] : [],
    reason: row.reason,
    closedAt: row.closed_at,
  }
}
