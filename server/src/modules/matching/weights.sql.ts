import { sql, type Tx } from '#foundation/db'

export interface WeightsRow {
  readonly version: number
  readonly weights: Record<string, number>
  readonly reason: string
  readonly edited_by: string | null
  readonly edited_at: Date
}

/** Versions of an organisation's weights, newest first. */
export async function listWeights(
  tx: Tx,
  { matcher, limit }: { matcher: string; limit: number },
): Promise<WeightsRow[]> {
  return tx.many<WeightsRow>(sql`
    select version, weights, reason, edited_by, edited_at
      from matching.weights
     where org_id = ${tx.orgId} and matcher = ${matcher}
     order by version desc
     limit ${limit}`)
}

/** A new version; two of one number are refused by the constraint `weights_one_per_version`. */
export async function insertWeights(
  tx: Tx,
  row: { matcher: string; version: number; weights: Record<string, number>; reason: string },
): Promise<void> {
  await tx.run(sql`
    insert into matching.weights (matcher, version, weights, reason, edited_by, edited_at)
    values (${row.matcher}, ${row.version}, ${JSON.stringify(row.weights)}::jsonb, ${row.reason},
            ${tx.actor.id}, ${tx.now})`)
}
