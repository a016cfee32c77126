import type { TechnicianCard } from '#contract/zenvee'
import { sql, type Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'

/** A card as it was dealt; addresses of photos are made anew for each viewer. */
export type CardFacts = Omit<TechnicianCard, 'photoUrl'> & { readonly photoFileId: string | null }

/** A time at which somebody who qualifies is free. */
export interface NextTime {
  readonly startsAt: string
  readonly technicians: number
}

export interface DiscoveryRow {
  readonly id: string
  readonly customer_id: string
  readonly match_id: string
  readonly service_slug: string
  readonly service_title: string
  readonly duration_minutes: number
  readonly trade: string
  readonly answers: Record<string, unknown>
  readonly place_lat: number
  readonly place_lng: number
  readonly place_label: string
  readonly wanted: { kind: 'now' } | { kind: 'at'; startsAt: string }
  readonly desired_driver: string | null
  readonly cards: readonly CardFacts[]
  readonly considered: number
  readonly ruled_out: number
  readonly advice: string | null
  readonly next_times: readonly NextTime[]
  readonly made_at: Date
  readonly good_until: Date
}

export async function insertDiscovery(tx: Tx, row: DiscoveryRow): Promise<void> {
  await tx.run(sql`
    insert into zenvee.discoveries
           (id, customer_id, match_id, service_slug, service_title, duration_minutes, trade, answers, place_lat, place_lng,
            place_label, wanted, desired_driver, cards, considered, ruled_out, advice, next_times, made_at, good_until)
    values (${row.id}, ${row.customer_id}, ${row.match_id}, ${row.service_slug}, ${row.service_title}, ${row.duration_minutes},
            ${row.trade}, ${JSON.stringify(row.answers)}::jsonb, ${row.place_lat}, ${row.place_lng}, ${row.place_label},
            ${JSON.stringify(row.wanted)}::jsonb, ${row.desired_driver}, ${JSON.stringify(row.cards)}::jsonb,
            ${row.considered}, ${row.ruled_out}, ${row.advice}, ${JSON.stringify(row.next_times)}::jsonb, ${row.made_at}, ${row.good_until})`)
}

/** A search; which person may use it, the use case asks. */
export async function readDiscoveryRow(tx: Tx, id: string): Promise<DiscoveryRow> {
  const row = await tx.maybe<DiscoveryRow>(sql`
    select id, customer_id, match_id, service_slug, service_title, duration_minutes, trade, answers, place_lat, place_lng,
           place_label, wanted, desired_driver, cards, considered, ruled_out, advice, next_times, made_at, good_until
      from zenvee.discoveries where id = ${id} and org_id = ${tx.orgId}`)
  if (!row) throw refuse.no_such_discovery({ discoveryId: id })
  return row
}
