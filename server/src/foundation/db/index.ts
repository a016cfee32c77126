export * from './database.ts'
export {
  DatabaseStartError,
  type EmbeddedPostgres,
  removeEmbeddedPostgres,
  startEmbeddedPostgres,
} from './embedded.ts'
export { constraintMeans, isConnectionLoss } from './faults.ts'
export * from './migrate.ts'
export * from './paging.ts'
export * from './sql.ts'
export { type Actor, CLOCK, SYSTEM, type Tx, type TxContext, VISITOR } from './tx.ts'
export * from './wiring.ts'
