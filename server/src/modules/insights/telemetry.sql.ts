import { allOf, sql, type Tx } from '#foundation/db'

export interface SampleRow {
  readonly sample_no: bigint
  readonly sampled_at: Date
  readonly figures: Readonly<Record<string, number>>
}

export function insertSample(tx: Tx, figures: Readonly<Record<string, number>>): Promise<number> {
  return tx.run(sql`
    insert into insights.telemetry_samples (sampled_at, figures)
    values (${tx.now}, ${JSON.stringify(figures)}::jsonb)`)
}

/** Newest first; one more than the limit. */
export function listSamples(
  tx: Tx,
  {
    since,
    before,
    limit,
  }: { since?: Date | undefined; before?: string | undefined; limit: number },
): Promise<SampleRow[]> {
  return tx.many<SampleRow>(sql`
    select sample_no, sampled_at, figures
      from insights.telemetry_samples
     where ${allOf([
       sql`org_id = ${tx.orgId}`,
       since && sql`sampled_at >= ${since}`,
       before === undefined ? undefined : sql`sample_no < ${before}::bigint`,
     ])}
     order by sample_no desc
     limit ${limit + 1}`)
}

export function deleteSamplesBefore(tx: Tx, before: Date): Promise<number> {
  return tx.run(sql`
    delete from insights.telemetry_samples where org_id = ${tx.orgId} and sampled_at < ${before}`)
}
