import type { Incident } from '#contract/ridendine'
import { readTimeCursor, sql, type Tx } from '#foundation/db'

export interface IncidentRow {
  readonly id: string
  readonly driver_id: string
  readonly driver_name: string
  readonly order_id: string | null
  readonly order_number: string | null
  readonly kind: Incident['kind']
  readonly words: string
  readonly photo_ids: readonly string[]
  readonly happened_at: Date
  readonly told_at: Date
  readonly closed_at: Date | null
  readonly outcome: string | null
}

const FOUND = sql`
  select i.id, i.driver_id, d.display_name as driver_name, i.order_id, o.number as order_number, i.kind,
         i.words, i.photo_ids, i.happened_at, i.told_at, i.closed_at, i.outcome
    from ridendine.incidents i
    join ridendine.drivers d on d.id = i.driver_id and d.org_id = i.org_id
    left join ridendine.orders o on o.id = i.order_id and o.org_id = i.org_id`

export interface NewIncident {
  readonly id: string
  readonly driverId: string
  readonly orderId: string | null
  readonly kind: Incident['kind']
  readonly words: string
  readonly photoIds: readonly string[]
  readonly happenedAt: Date
}

export function insertIncident(tx: Tx, made: NewIncident): Promise<number> {
  return tx.run(sql`
    insert into ridendine.incidents
           (id, driver_id, order_id, kind, words, photo_ids, happened_at, told_at)
    values (${made.id}, ${made.driverId}, ${made.orderId}, ${made.kind}, ${made.words},
            ${made.photoIds}::uuid[], ${made.happenedAt}, ${tx.now})`)
}

export function findIncident(tx: Tx, id: string): Promise<IncidentRow | undefined> {
  return tx.maybe<IncidentRow & Record<string, unknown>>(
    sql`${FOUND} where i.org_id = ${tx.orgId} and i.id = ${id}`,
  )
}

/** Newest first; one more than the limit. */
export function listIncidentRows(
  tx: Tx,
  of: {
    readonly driverId?: string
    readonly isClosed?: boolean | undefined
    readonly limit: number
    readonly cursor?: string | undefined
  },
): Promise<IncidentRow[]> {
  const after = readTimeCursor(of.cursor)
  return tx.many<IncidentRow & Record<string, unknown>>(sql`
    ${FOUND}
     where i.org_id = ${tx.orgId}
       and (${of.driverId ?? null}::uuid is null or i.driver_id = ${of.driverId ?? null})
       and (${of.isClosed ?? null}::boolean is null or (i.closed_at is not null) = ${of.isClosed ?? null})
       and (i.told_at, i.id) < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'}::uuid)
     order by i.told_at desc, i.id desc
     limit ${of.limit + 1}`)
}

/** Answers whether it was open. */
export async function endIncident(tx: Tx, id: string, outcome: string): Promise<boolean> {
  const ended = await tx.run(sql`
    update ridendine.incidents
       set closed_at = ${tx.now}, closed_by = ${tx.actor.id}, outcome = ${outcome}
     where id = ${id} and org_id = ${tx.orgId} and closed_at is null`)
  return ended === 1
}
