import type { Row } from '../harness/row.ts'
import { emptyRoute } from './empty-route.ts'

/** Everything that is measured, in the order of the table. */
export const rows: readonly Row[] = [emptyRoute]
