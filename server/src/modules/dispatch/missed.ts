import type { Tx } from '#foundation/db'
import { listCouriers } from './couriers.sql.ts'

/** How many offers in a row this courier let pass. */
export async function missedOf(tx: Tx, courierId: string): Promise<number> {
  const [row] = await listCouriers(tx, [courierId])
  return row?.missed ?? 0
}
