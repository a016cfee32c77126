import type { Stage } from '../stage/open-stage.ts'

/** What the database says of the day; every query is ordered, so the same day reads the same. */
export interface Figures {
  readonly bookings: readonly { state: string; n: number }[]
  readonly answers: { answered: number; median_s: number | null }
  readonly arrivals: readonly { by: string; n: number }[]
  readonly visits: { n: number; median_minutes: number | null }
  readonly accounts: readonly { purpose: string; minor: string }[]
  readonly money: {
    captured: string
    refunded: string
    tips: string
    paid_out: string
    payouts: number
  }
}

/** What was written down in all. */
export interface Records {
  readonly events: number
  readonly deliveries: number
  readonly transfers: number
  readonly streams: number
}

/** What is on accounts, by purpose: whole minor units, as text. */
export function listPurposes(stage: Stage): Promise<{ purpose: string; minor: string }[]> {
  return stage.query(`
    select purpose, sum(balance_minor)::text as minor from ledger.accounts
     group by purpose order by purpose`)
}

export function countRecords(stage: Stage): Promise<Records> {
  return one<Records>(
    stage,
    `
      select (select count(*)::int from foundation.events) as events,
             (select count(distinct stream)::int from foundation.events) as streams,
             (select count(*)::int from foundation.deliveries) as deliveries,
             (select count(*)::int from ledger.transfers) as transfers`,
  )
}

/** One row of counts. */
export async function one<Row extends object>(stage: Stage, text: string): Promise<Row> {
  const [row] = await stage.query<Row & Record<string, unknown>>(text)
  if (!row) throw new Error('a count has one row')
  return row
}

/** Gather them. Money is whole minor units, as text. */
export async function gatherFigures(stage: Stage): Promise<Figures> {
  return {
    bookings: await stage.query(
      'select state, count(*)::int as n from zenvee.bookings group by state order by state',
    ),
    answers: await one(stage, answersSql),
    arrivals: await stage.query(`
      select actor_kind as by, count(*)::int as n from foundation.history
       where thing = 'zenvee.booking' and move = 'arrive' group by actor_kind order by actor_kind`),
    visits: await one(
      stage,
      `
      select count(*)::int as n,
             round((percentile_cont(0.5) within group (order by extract(epoch from completed_at - started_at)) / 60)::numeric, 1)::float8 as median_minutes
        from zenvee.bookings where completed_at is not null`,
    ),
    accounts: await listPurposes(stage),
    money: await one(
      stage,
      `
      select (select coalesce(sum(captured_minor), 0) from payments.payments)::text as captured,
             (select coalesce(sum(amount_minor), 0) from payments.refunds where state = 'succeeded')::text as refunded,
             (select coalesce(sum(tip_minor), 0) from zenvee.bookings)::text as tips,
             (select coalesce(sum(amount_minor), 0) from payments.payouts where state = 'paid')::text as paid_out,
             (select count(*)::int from payments.payouts) as payouts`,
    ),
  }
}

/** From each offer to the technician's yes, no or counter. */
const answersSql = `
  with answers as (
    select h.moved_at - (select max(before.moved_at) from foundation.history before
                          where before.thing = h.thing and before.thing_id = h.thing_id
                            and before.to_state = 'requested' and before.history_no < h.history_no) as took
      from foundation.history h
     where h.thing = 'zenvee.booking' and h.move in ('accept', 'decline', 'counter')
  )
  select count(*)::int as answered,
         round(percentile_cont(0.5) within group (order by extract(epoch from took))::numeric, 1)::float8 as median_s
    from answers`
