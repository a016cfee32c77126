import { readCursor } from '#foundation/db'
import { isUuid } from '#foundation/ids'
import { refuse } from './refusals.ts'

/** The match before which the next page begins; undefined for the first page. */
export function readMatchCursor(cursor: string | undefined): string | undefined {
  const [before] = readCursor(cursor, 1) ?? []
  if (before !== undefined && !isUuid(before)) throw refuse.bad_cursor()
  return before
}
