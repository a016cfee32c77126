import type { Rating } from '#contract/reviews'
import type { Tx } from '#foundation/db'
import { listRatings, type RatingRow } from './ratings.sql.ts'

/** The figures of these people, by id; everybody asked for is in the answer, at zero if need be. */
export async function ratingsOf(
  tx: Tx,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Rating>> {
  const rows = personIds.length > 0 ? await listRatings(tx, personIds) : []
  const found = new Map(rows.map((row) => [row.person_id, row]))
  return new Map(personIds.map((personId) => [personId, show(personId, found.get(personId))]))
}

/** The figures of one person. */
export async function readRating(tx: Tx, { personId }: { personId: string }): Promise<Rating> {
  const ratings = await ratingsOf(tx, [personId])
  return ratings.get(personId) ?? show(personId, undefined)
}

function show(personId: string, row: RatingRow | undefined): Rating {
  return {
    personId,
    count: row?.count ?? 0,
    mean: row && row.count > 0 ? hundredths(row.sum / row.count) : null,
    spread: [...(row?.stars ?? [0, 0, 0, 0, 0])],
    aspects: Object.fromEntries(
      Object.entries(row?.aspects ?? {}).map(([aspect, { count, sum }]) => [
        aspect,
        { count, mean: hundredths(sum / count) },
      ]),
    ),
  }
}

function hundredths(n: number): number {
  return Math.round(n * 100) / 100
}
