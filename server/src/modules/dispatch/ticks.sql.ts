import { readTimeCursor, sql, type Tx } from '#foundation/db'
import type { Intention } from './engine/index.ts'

export interface TickRow {
  readonly id: string
  readonly fleet: string
  readonly policy: string
  readonly began_at: Date
  readonly took_ms: number
  readonly solver_ms: number
  readonly tasks: number
  readonly couriers: number
  readonly offers: number
  readonly cost: number
  readonly reasons: Readonly<Record<string, number>>
}

const COLUMNS = sql`
  k.id, k.fleet, k.policy, k.began_at, k.took_ms, k.solver_ms, k.tasks, k.couriers, k.offers, k.cost, k.reasons`

/** Only one tick of a fleet at a time, whoever runs it; false while another does. */
export async function takeTickLock(tx: Tx, fleet: string): Promise<boolean> {
  const { got } = await tx.one<{ got: boolean }>(sql`
    select pg_try_advisory_xact_lock(hashtextextended(${`dispatch.tick:${tx.orgId}:${fleet}`}, 0)) as got`)
  return got
}

export function insertTick(
  tx: Tx,
  row: TickRow & { readonly intentions: readonly Intention[] },
): Promise<number> {
  return tx.run(sql`
    insert into dispatch.ticks
           (id, fleet, policy, began_at, took_ms, solver_ms, tasks, couriers, offers, cost, reasons, intentions)
    values (${row.id}, ${row.fleet}, ${row.policy}, ${row.began_at}, ${row.took_ms}, ${row.solver_ms},
            ${row.tasks}, ${row.couriers}, ${row.offers}, ${row.cost}, ${JSON.stringify(row.reasons)}::jsonb,
            ${JSON.stringify(row.intentions)}::jsonb)`)
}

/** What the last tick had in mind, unless it is older than that. */
export async function readIntentions(tx: Tx, fleet: string, since: Date): Promise<Intention[]> {
  const row = await tx.maybe<{ intentions: Intention[] }>(sql`
    select intentions from dispatch.ticks
     where org_id = ${tx.orgId} and fleet = ${fleet} and began_at >= ${since}
     order by began_at desc, id desc
     limit 1`)
  return row?.intentions ?? []
}

export function listTicks(
  tx: Tx,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<TickRow[]> {
  const after = readTimeCursor(cursor)
  return tx.many<TickRow & Record<string, unknown>>(sql`
    select ${COLUMNS} from dispatch.ticks k
     where k.org_id = ${tx.orgId}
       and (k.began_at, k.id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
     order by k.began_at desc, k.id desc
     limit ${limit + 1}`)
}

/** Ticks that are older than that; at most so many at once. */
export function sweepTicks(tx: Tx, before: Date, limit: number): Promise<number> {
  return tx.run(sql`
    delete from dispatch.ticks
     where id in (
             select id from dispatch.ticks
              where org_id = ${tx.orgId} and began_at < ${before}
              order by began_at
              limit ${limit})`)
}
