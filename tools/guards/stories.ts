/** Whether the table of a life story knows the states that are declared, and only these. */

export interface Story {
  readonly name: string
  /** With its schema: `zenvee.bookings`. */
  readonly table: string
  readonly states: readonly string[]
}

/** The table as the database has it. */
export interface StoryTable {
  readonly table: string
  readonly columns: readonly string[]
  /** Check constraints over the column `state` alone. */
  readonly checks: readonly string[]
}

const COLUMNS = ['id', 'org_id', 'state', 'state_since', 'version', 'lifecycle_version']

/** Each difference between what is declared and what the database allows. */
export function storyBreaches(stories: readonly Story[], tables: readonly StoryTable[]): string[] {
  return stories.flatMap(({ name, table, states }) => {
    const found = tables.find((each) => each.table === table)
    if (!found) return [`${name}: there is no table ${table}`]
    const lacking = COLUMNS.filter((column) => !found.columns.includes(column))
    const known = found.checks.flatMap((check) =>
      [...check.matchAll(/'([^']+)'::/g)].map(([, state = '']) => state),
    )
    return [
      ...lacking.map((column) => `${name}: ${table} has no column ${column}`),
      ...states
        .filter((state) => !known.includes(state))
        .map((state) => `${name}: ${table} does not allow ${state}`),
      ...known
        .filter((state) => !states.includes(state))
        .map((state) => `${name}: ${table} allows ${state}, which is not declared`),
    ]
  })
}
