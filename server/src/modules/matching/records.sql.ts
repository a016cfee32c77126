import { MatchRecord } from '#contract/matching'
import { allOf, sql, type Tx } from '#foundation/db'
import { textOf } from './engine/rank.ts'
import { refuse } from './refusals.ts'

/** Keep a record, byte for byte, and where each candidate stood. */
export async function insertRecord(tx: Tx, record: MatchRecord): Promise<void> {
  const shown = record.verdicts.filter((verdict) => verdict.shown).length
  await tx.run(sql`
    insert into matching.records
           (id, matcher, version, about, asked_by, weights_version, candidates, ranked, shown, record, hash, made_at)
    values (${record.matchId}, ${record.matcher}, ${record.version}, ${record.about}, ${record.askedBy},
            ${record.weightsVersion}, ${record.candidates.length}, ${record.order.length}, ${shown},
            ${textOf(record)}::json, ${record.hash}, ${tx.now})`)
  await tx.run(sql`
    insert into matching.rankings (match_id, candidate_id, place, shown)
    select ${record.matchId}, *
      from unnest(${record.verdicts.map((each) => each.candidateId)}::text[],
                  ${record.verdicts.map((each) => each.place)}::int[],
                  ${record.verdicts.map((each) => each.shown)}::boolean[])`)
}

interface RecordRow {
  readonly record: string
  readonly hash: string
}

/** A record, or a refusal when this organisation has no such match. */
export async function readRecord(tx: Tx, matchId: string): Promise<MatchRecord> {
  const row = await tx.maybe<RecordRow>(sql`
    select record::text as record, hash from matching.records
     where id = ${matchId} and org_id = ${tx.orgId}`)
  if (!row) throw refuse.no_such_match({ matchId })
  return recordFrom(row)
}

function recordFrom(row: RecordRow): MatchRecord {
  return MatchRecord.parse({ ...JSON.parse(row.record), hash: row.hash })
}

/** Records in which somebody was a candidate, newest first, before a match id. */
export async function listRecordsOf(
  tx: Tx,
  { candidateId, before, limit }: { candidateId: string; before?: string; limit: number },
): Promise<MatchRecord[]> {
  const rows = await tx.many<RecordRow>(sql`
    select r.record::text as record, r.hash
      from matching.rankings k join matching.records r on r.id = k.match_id
     where ${allOf([
       sql`k.org_id = ${tx.orgId}`,
       sql`k.candidate_id = ${candidateId}`,
       before === undefined ? undefined : sql`k.match_id < ${before}::uuid`,
     ])}
     order by k.match_id desc
     limit ${limit}`)
  return rows.map(recordFrom)
}

export interface SummaryRow {
  readonly id: string
  readonly matcher: string
  readonly about: string
  readonly asked_by: string | null
  readonly candidates: number
  readonly ranked: number
  readonly shown: number
  readonly weights_version: number
  readonly hash: string
  readonly made_at: Date
}

/** Records without their content, newest first, before a match id. */
export async function listSummaries(
  tx: Tx,
  wanted: {
    matcher?: string
    about?: string
    candidateId?: string
    before?: string
    limit: number
  },
): Promise<SummaryRow[]> {
  const { matcher, about, candidateId, before, limit } = wanted
  return tx.many<SummaryRow>(sql`
    select id, matcher, about, asked_by, candidates, ranked, shown, weights_version, hash, made_at
      from matching.records r
     where ${allOf([
       sql`org_id = ${tx.orgId}`,
       matcher === undefined ? undefined : sql`matcher = ${matcher}`,
       about === undefined ? undefined : sql`about = ${about}`,
       before === undefined ? undefined : sql`id < ${before}::uuid`,
       candidateId === undefined
         ? undefined
         : sql`
         exists (select from matching.rankings k
                  where k.org_id = r.org_id and k.match_id = r.id and k.candidate_id = ${candidateId})`,
     ])}
     order by id desc
     limit ${limit}`)
}
