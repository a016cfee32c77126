import { sql, type Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'

export interface TechnicianRow {
  readonly id: string
  readonly display_name: string
  readonly photo_file_id: string | null
  readonly driver: string
  readonly headline: string
  readonly bio: string
  readonly years_experience: number
  readonly languages: readonly string[]
  readonly vehicle: string | null
  readonly base_lat: number
  readonly base_lng: number
  readonly radius_metres: number
  readonly jurisdiction: string
  readonly is_paused: boolean
  readonly times_hired: number
  readonly missed_offers: number
  readonly member_since: Date
  readonly version: number
}

const COLUMNS = sql`
  t.id, t.display_name, t.photo_file_id, t.driver, t.headline, t.bio, t.years_experience, t.languages, t.vehicle,
  t.base_lat, t.base_lng, t.radius_metres, t.jurisdiction, t.is_paused, t.times_hired, t.missed_offers, t.member_since, t.version`

export async function readTechnicianRow(tx: Tx, id: string): Promise<TechnicianRow> {
  const row = await findTechnicianRow(tx, id)
  if (!row) throw refuse.no_such_technician({ technicianId: id })
  return row
}

export function findTechnicianRow(tx: Tx, id: string): Promise<TechnicianRow | undefined> {
  return tx.maybe<TechnicianRow>(
    sql`select ${COLUMNS} from zenvee.technicians t where t.id = ${id} and t.org_id = ${tx.orgId}`,
  )
}

export interface CandidateRow extends TechnicianRow {
  readonly mode: 'hourly' | 'fixed' | 'from' | null
  readonly rate_minor: bigint | null
  readonly currency: string | null
}

/**
 * Technicians around a place, the nearest homes first, with their price for the service (null
 * when they do not offer it). Rough by degrees; the gates look at the exact distance.
 */
export function listCandidates(
  tx: Tx,
  near: { lat: number; lng: number },
  serviceSlug: string,
  limit: number,
): Promise<CandidateRow[]> {
  return tx.many<CandidateRow>(sql`
    select ${COLUMNS}, o.mode, o.rate_minor, o.currency
      from zenvee.technicians t
      left join zenvee.offerings o on o.technician_id = t.id and o.service_slug = ${serviceSlug} and o.org_id = t.org_id
     where t.org_id = ${tx.orgId}
       and t.base_lat between ${near.lat - 0.8} and ${near.lat + 0.8}
       and t.base_lng between ${near.lng - 1.1} and ${near.lng + 1.1}
     order by o.technician_id is null, (t.base_lat - ${near.lat}) ^ 2 + (t.base_lng - ${near.lng}) ^ 2, t.id
     limit ${limit}`)
}

export interface OfferingRow {
  readonly service_slug: string
  readonly mode: 'hourly' | 'fixed' | 'from'
  readonly rate_minor: bigint
  readonly currency: string
}

export function listOfferings(tx: Tx, technicianId: string): Promise<OfferingRow[]> {
  return tx.many<OfferingRow>(sql`
    select service_slug, mode, rate_minor, currency from zenvee.offerings
     where technician_id = ${technicianId} and org_id = ${tx.orgId} order by service_slug limit 100`)
}

export interface SaveTechnician
  extends Omit<TechnicianRow, 'times_hired' | 'missed_offers' | 'member_since' | 'version'> {
  readonly base_cell: string
}

/** Insert (version 0 expected) or update the row of this version; undefined when somebody was faster. */
export function saveTechnician(
  tx: Tx,
  row: SaveTechnician,
  version: number,
): Promise<TechnicianRow | undefined> {
  return tx.maybe<TechnicianRow>(sql`
    insert into zenvee.technicians as t
           (id, display_name, photo_file_id, driver, headline, bio, years_experience, languages, vehicle,
            base_lat, base_lng, base_cell, radius_metres, jurisdiction, is_paused, member_since)
    values (${row.id}, ${row.display_name}, ${row.photo_file_id}, ${row.driver}, ${row.headline}, ${row.bio}, ${row.years_experience},
            ${row.languages}, ${row.vehicle}, ${row.base_lat}, ${row.base_lng}, ${row.base_cell}, ${row.radius_metres},
            ${row.jurisdiction}, ${row.is_paused}, ${tx.now})
        on conflict (id) do update
       set display_name = excluded.display_name, photo_file_id = coalesce(excluded.photo_file_id, t.photo_file_id),
           driver = excluded.driver, headline = excluded.headline, bio = excluded.bio,
           years_experience = excluded.years_experience, languages = excluded.languages, vehicle = excluded.vehicle,
           base_lat = excluded.base_lat, base_lng = excluded.base_lng, base_cell = excluded.base_cell,
           radius_metres = excluded.radius_metres, is_paused = excluded.is_paused, version = t.version + 1
     where t.version = ${version}
    returning ${COLUMNS}`)
}

export async function replaceOfferings(
  tx: Tx,
  technicianId: string,
  offerings: readonly OfferingRow[],
): Promise<void> {
  await tx.run(
    sql`delete from zenvee.offerings where technician_id = ${technicianId} and org_id = ${tx.orgId}`,
  )
  for (const offering of offerings) {
    await tx.run(sql`
      insert into zenvee.offerings (technician_id, service_slug, mode, rate_minor, currency)
      values (${technicianId}, ${offering.service_slug}, ${offering.mode}, ${offering.rate_minor}, ${offering.currency})`)
  }
}

export function countHired(tx: Tx, technicianId: string): Promise<number> {
  return tx.run(sql`
    update zenvee.technicians set times_hired = times_hired + 1 where id = ${technicianId} and org_id = ${tx.orgId}`)
}

/** One more offer missed; answers how many in a row. An answer of any kind sets it back. */
export async function countMissedOffer(tx: Tx, technicianId: string): Promise<number> {
  const row = await tx.maybe<{ missed_offers: number }>(sql`
    update zenvee.technicians set missed_offers = missed_offers + 1
     where id = ${technicianId} and org_id = ${tx.orgId} returning missed_offers`)
  return row?.missed_offers ?? 0
}

export function forgetMissedOffers(tx: Tx, technicianId: string): Promise<number> {
  return tx.run(sql`
    update zenvee.technicians set missed_offers = 0
     where id = ${technicianId} and org_id = ${tx.orgId} and missed_offers > 0`)
}

export interface FiguresRow {
  readonly technician_id: string
  readonly asked: number
  readonly answered: number
  readonly accepted: number
  readonly visits: number
  readonly on_time: number
  readonly answer_minutes: number | null
}

/** How technicians did since a time: asked, answered, accepted, visits, on time (within ten minutes of the start). */
export function listFigures(
  tx: Tx,
  technicianIds: readonly string[],
  since: Date,
): Promise<FiguresRow[]> {
  return tx.many<FiguresRow>(sql`
    select b.technician_id, count(*)::int as asked,
           count(*) filter (where b.state not in ('requested', 'expired', 'unfulfilled'))::int as answered,
           count(*) filter (where b.accepted_at is not null)::int as accepted,
           count(*) filter (where b.arrived_at is not null)::int as visits,
           count(*) filter (where b.arrived_at <= b.starts_at + interval '10 minutes')::int as on_time,
           (percentile_cont(0.5) within group (order by extract(epoch from b.accepted_at - b.created_at) / 60)
             filter (where b.accepted_at is not null))::float8 as answer_minutes
      from zenvee.bookings b
     where b.org_id = ${tx.orgId} and b.technician_id = any(${technicianIds}::uuid[]) and b.created_at >= ${since}
     group by b.technician_id`)
}

/** How often each of them has done a service. */
export function countDone(tx: Tx, technicianIds: readonly string[], serviceSlug: string) {
  return tx.many<{ technician_id: string; done: number }>(sql`
    select technician_id, count(*)::int as done from zenvee.bookings
     where org_id = ${tx.orgId} and technician_id = any(${technicianIds}::uuid[])
       and service_slug = ${serviceSlug} and completed_at is not null
     group by technician_id`)
}
