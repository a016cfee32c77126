import { sql, type Tx } from '#foundation/db'

/** Whether somebody has cooked or driven here: then their earnings are this product's to pay out. */
export async function hasWorked(tx: Tx, personId: string): Promise<boolean> {
  const { worked } = await tx.one<{ worked: boolean }>(sql`
    select exists (select from ridendine.orders where org_id = ${tx.orgId} and chef_id = ${personId})
        or exists (select from ridendine.orders where org_id = ${tx.orgId} and driver_id = ${personId})
           as worked`)
  return worked
}
