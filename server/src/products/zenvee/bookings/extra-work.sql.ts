import { sql, type Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'

export interface ExtraRow {
  readonly id: string
  readonly title: string
  readonly price_minor: bigint
  /** Null while the customer has not answered. */
  readonly answer: 'approved' | 'declined' | null
  readonly asked_at: Date
}

export function listExtras(tx: Tx, bookingId: string): Promise<ExtraRow[]> {
  return tx.many<ExtraRow>(sql`
    select id, title, price_minor, answer, asked_at from zenvee.extra_work
     where booking_id = ${bookingId} and org_id = ${tx.orgId} order by asked_at limit 50`)
}

export function insertExtra(
  tx: Tx,
  extra: { id: string; bookingId: string; title: string; priceMinor: bigint },
): Promise<number> {
  return tx.run(sql`
    insert into zenvee.extra_work (id, booking_id, title, price_minor, asked_at)
    values (${extra.id}, ${extra.bookingId}, ${extra.title}, ${extra.priceMinor}, ${tx.now})`)
}

export async function lockExtra(tx: Tx, bookingId: string, id: string): Promise<ExtraRow> {
  const row = await tx.maybe<ExtraRow>(sql`
    select id, title, price_minor, answer, asked_at from zenvee.extra_work
     where id = ${id} and booking_id = ${bookingId} and org_id = ${tx.orgId} for update`)
  if (!row) throw refuse.no_such_extra_work({ extraId: id })
  return row
}

export function answerExtra(tx: Tx, id: string, answer: 'approved' | 'declined'): Promise<number> {
  return tx.run(sql`
    update zenvee.extra_work set answered_at = ${tx.now}, answer = ${answer}
     where id = ${id} and org_id = ${tx.orgId}`)
}
