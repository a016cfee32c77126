import { refusals } from '#foundation/refusals'

const refuse = refusals('paging', {
  bad_cursor: { kind: 'invalid', says: 'This cursor is not one of ours.' },
})

/** Where a page ended, as opaque text: the values of the sort columns of its last row. */
export function cursorOf(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** The values of a cursor; undefined when there is none, a refusal when it is not ours. */
export function readCursor(cursor: string | undefined, length: number): string[] | undefined {
  if (cursor === undefined) return undefined
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    if (Array.isArray(values) && values.length === length) return values.map(String)
  } catch {
    // Falls through to the refusal: what is no JSON is no cursor.
  }
  throw refuse.bad_cursor()
}

/**
 * Cut a list read with `limit + 1` rows into a page, and make the cursor from its last row.
 */
export function pageFrom<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  sortedBy: (row: Row) => readonly (string | number)[],
): { items: Item[]; nextCursor: string | null } {
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  const nextCursor = rows.length > limit && last !== undefined ? cursorOf(sortedBy(last)) : null
  return { items: kept.map(item), nextCursor }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The cursor of a list sorted by an instant and an id; a refusal when it is not one of ours. */
export function readTimeCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  const [time = '', id = ''] = readCursor(cursor, 2) ?? []
  if (cursor === undefined) return undefined
  const at = new Date(time)
  if (Number.isNaN(at.getTime()) || !UUID.test(id)) throw refuse.bad_cursor()
  return { at, id }
}
