import type { Row } from '../harness/row.ts'
import { emptyRoute } from './empty-route.ts'
import { fanOut, manySockets } from './fan-out.ts'
import { fence } from './fence.ts'
import { jobs } from './jobs.ts'
import { ledger } from './ledger.ts'
import { outbox } from './outbox.ts'
import { page } from './page.ts'
import { start } from './start.ts'

/** Everything that is measured, in the order of the table. */
export const rows: readonly Row[] = [
  emptyRoute,
  page,
  ledger,
  jobs,
  outbox,
  fanOut,
  manySockets,
  fence,
  start,
]
