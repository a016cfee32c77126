import { sql, type Tx } from '#foundation/db'

/** What PostgreSQL says of itself. */
export interface DatabaseFigures {
  readonly connections: number
  readonly active: number
  readonly most: number
  readonly bytes: bigint
  readonly seq_rows: bigint
  readonly index_rows: bigint
}

export function readDatabaseFigures(tx: Tx): Promise<DatabaseFigures> {
  return tx.one<DatabaseFigures>(sql`
    select connections, active, most, bytes, seq_rows, index_rows from insights.database_figures()`)
}

export interface TableFigures {
  readonly room: string
  readonly name: string
  readonly bytes: bigint
  readonly row_estimate: bigint
}

export function listTableFigures(tx: Tx): Promise<TableFigures[]> {
  return tx.many<TableFigures>(sql`
    select room, name, bytes, row_estimate from insights.table_figures() order by room, name`)
}
