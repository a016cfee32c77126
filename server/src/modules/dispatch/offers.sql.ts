import type { OfferState } from '#contract/dispatch'
import { sql, type Tx } from '#foundation/db'
import { isUuid } from '#foundation/ids'
import type { StoryRow } from '#foundation/lifecycle'

/** A stop as it is kept; times as ISO text because it is JSON in the table. */
export interface KeptStop {
  readonly kind: 'pickup' | 'dropoff'
  readonly taskIds: readonly string[]
  readonly lat: number
  readonly lng: number
  readonly arriveAt: string
  readonly handsAt: string
}

export interface OfferRow extends StoryRow {
  readonly state: OfferState
  readonly fleet: string
  readonly courier_id: string
  readonly policy: string
  readonly tick_id: string | null
  readonly task_ids: readonly string[]
  readonly stops: readonly KeptStop[]
  readonly cost: number | null
  readonly offered_at: Date
  readonly answer_by: Date
  readonly answered_at: Date | null
  readonly reason: string | null
}

const COLUMNS = sql`
  o.id, o.state, o.version, o.lifecycle_version, o.fleet, o.courier_id, o.policy, o.tick_id, o.task_ids,
  o.stops, o.cost, o.offered_at, o.answer_by, o.answered_at, o.reason`

export async function findOffer(tx: Tx, id: string): Promise<OfferRow | undefined> {
  if (!isUuid(id)) return undefined
  return tx.maybe<OfferRow>(
    sql`select ${COLUMNS} from dispatch.offers o where o.org_id = ${tx.orgId} and o.id = ${id}`,
  )
}

/** After its tasks, never before them. */
export function lockOffer(tx: Tx, id: string): Promise<OfferRow> {
  return tx.one<OfferRow>(sql`
    select ${COLUMNS} from dispatch.offers o
     where o.org_id = ${tx.orgId} and o.id = ${id}
       for update`)
}

export function insertOfferTasks(
  tx: Tx,
  offerId: string,
  taskIds: readonly string[],
): Promise<number> {
  return tx.run(sql`
    insert into dispatch.offer_tasks (offer_id, task_id)
    select ${offerId}, id from unnest(${taskIds}::uuid[]) as id`)
}

export function closeOfferTasks(tx: Tx, offerId: string): Promise<number> {
  return tx.run(sql`
    update dispatch.offer_tasks set closed_at = ${tx.now}
     where org_id = ${tx.orgId} and offer_id = ${offerId} and closed_at is null`)
}

/** The offer that waits for an answer about a task. */
export async function findOpenOfferOf(tx: Tx, taskId: string): Promise<OfferRow | undefined> {
  return tx.maybe<OfferRow>(sql`
    select ${COLUMNS}
      from dispatch.offer_tasks ot
      join dispatch.offers o on o.id = ot.offer_id and o.org_id = ot.org_id
     where ot.org_id = ${tx.orgId} and ot.task_id = ${taskId} and ot.closed_at is null`)
}

/** Offers that wait for an answer: of everybody, or of one. */
export function listOpenOffers(
  tx: Tx,
  of: { readonly fleet?: string; readonly courierId?: string },
): Promise<OfferRow[]> {
  return tx.many<OfferRow>(sql`
    select ${COLUMNS} from dispatch.offers o
     where o.org_id = ${tx.orgId} and o.state = 'offered'
       and (${of.fleet ?? null}::text is null or o.fleet = ${of.fleet ?? null})
       and (${of.courierId ?? null}::uuid is null or o.courier_id = ${of.courierId ?? null})
     order by o.offered_at, o.id
     limit 2000`)
}

/** Every offer that was ever made of a task, newest first. */
export function listOffersOf(tx: Tx, taskId: string, limit: number): Promise<OfferRow[]> {
  return tx.many<OfferRow>(sql`
    select ${COLUMNS}
      from dispatch.offers o
      join dispatch.offer_tasks ot on ot.offer_id = o.id and ot.org_id = o.org_id
     where o.org_id = ${tx.orgId} and ot.task_id = ${taskId}
     order by o.offered_at desc, o.id desc
     limit ${limit}`)
}

export interface AnswerCount {
  readonly accepted: number
  readonly declined: number
  readonly expired: number
}

/** How a courier answered since then. */
export function countAnswers(tx: Tx, courierId: string, since: Date): Promise<AnswerCount> {
  return tx.one<AnswerCount & Record<string, unknown>>(sql`
    select count(*) filter (where state = 'accepted')::int as accepted,
           count(*) filter (where state = 'declined')::int as declined,
           count(*) filter (where state = 'expired')::int as expired
      from dispatch.offers
     where org_id = ${tx.orgId} and courier_id = ${courierId} and offered_at >= ${since}`)
}
