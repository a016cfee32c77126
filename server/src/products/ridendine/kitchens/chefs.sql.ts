import { sql, type Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'

export interface ChefRow {
  /** The person who cooks. */
  readonly id: string
  readonly chef_name: string
  readonly business_name: string
  readonly tagline: string
  readonly about: string
  readonly cuisine_types: readonly string[]
  readonly photo_file_id: string | null
  readonly cover_file_id: string | null
  readonly lat: number
  readonly lng: number
  readonly cell: string
  readonly place_label: string
  readonly district: string
  readonly pickup_note: string
  readonly radius_metres: number
  readonly jurisdiction: string
  readonly stripe_onboarded_at: Date | null
  readonly approved_at: Date | null
  readonly verification_status: 'pending' | 'approved' | 'suspended'
  readonly suspended_reason: string | null
  readonly is_paused: boolean
  readonly pause_reason: string | null
  readonly pause_note: string
  readonly paused_at: Date | null
  readonly paused_until: Date | null
  readonly is_auto_paused: boolean
  readonly unanswered: number
  /** Local day (YYYY-MM-DD) of `unanswered`. */
  readonly unanswered_on: string | null
  /** As contract/availability.ts has it; parse before use. */
  readonly week: unknown
  readonly takes_orders_now: boolean
  readonly window_minutes: number
  readonly meals_per_window: number | null
  readonly meals_per_day: number | null
  readonly meals_per_week: number | null
  readonly member_since: Date
  readonly version: number
}

const COLUMNS = sql`
  c.id, c.chef_name, c.business_name, c.tagline, c.about, c.cuisine_types, c.photo_file_id, c.cover_file_id,
  c.lat, c.lng, c.cell, c.place_label, c.district, c.pickup_note, c.radius_metres, c.jurisdiction,
  c.stripe_onboarded_at, c.approved_at, c.verification_status, c.suspended_reason,
  c.is_paused, c.pause_reason, c.pause_note, c.paused_at, c.paused_until, c.is_auto_paused,
  c.unanswered, to_char(c.unanswered_on, 'YYYY-MM-DD') as unanswered_on, c.week, c.takes_orders_now,
  c.window_minutes, c.meals_per_window, c.meals_per_day, c.meals_per_week, c.member_since, c.version`

export function findChefRow(tx: Tx, id: string): Promise<ChefRow | undefined> {
  return tx.maybe<ChefRow>(
    sql`select ${COLUMNS} from ridendine.chefs c where c.id = ${id} and c.org_id = ${tx.orgId}`,
  )
}

/** Throws ridendine.no_such_chef. */
export async function readChefRow(tx: Tx, id: string): Promise<ChefRow> {
  const row = await findChefRow(tx, id)
  if (!row) throw refuse.no_such_chef({ chefId: id })
  return row
}

/** Lock first, then look: portions, windows and caps are decided while this is held. */
export async function lockChef(tx: Tx, id: string): Promise<ChefRow> {
  const row = await tx.maybe<ChefRow>(sql`
    select ${COLUMNS} from ridendine.chefs c where c.id = ${id} and c.org_id = ${tx.orgId} for update`)
  if (!row) throw refuse.no_such_chef({ chefId: id })
  return row
}

/** Several at once, in no order; who is not there is left out. */
export function listChefRows(tx: Tx, ids: readonly string[]): Promise<ChefRow[]> {
  return tx.many<ChefRow>(sql`
    select ${COLUMNS} from ridendine.chefs c
     where c.org_id = ${tx.orgId} and c.id = any(${[...ids]}::uuid[])
     limit 1000`)
}

export interface NearRow {
  readonly id: string
  readonly km: number
}

/**
 * Live kitchens around a point, the nearest first: the box by the index, then the exact circle.
 */
export function listNear(
  tx: Tx,
  at: { lat: number; lng: number },
  { metres, limit }: { metres: number; limit: number },
): Promise<NearRow[]> {
  return tx.many<NearRow>(sql`
    select * from (
      select c.id, ridendine.calculate_distance_km(${at.lat}, ${at.lng}, c.lat, c.lng)::float8 as km
        from ridendine.chefs c
       where c.org_id = ${tx.orgId}
         and earth_box(ll_to_earth(${at.lat}, ${at.lng}), ${metres * BOX_MARGIN}) @> ll_to_earth(c.lat, c.lng)
         and c.verification_status = 'approved' and c.stripe_onboarded_at is not null
    ) near
     where near.km * 1000 <= ${metres}
     order by near.km, near.id
     limit ${limit}`)
}

/** The index measures along a slightly larger earth (6378.168 km) and through chords. */
const BOX_MARGIN = 1.01

export interface NewChef {
  readonly id: string
  readonly chef_name: string
  readonly business_name: string
  readonly tagline: string
  readonly about: string
  readonly cuisine_types: readonly string[]
  readonly lat: number
  readonly lng: number
  readonly cell: string
  readonly place_label: string
  readonly district: string
  readonly pickup_note: string
  readonly radius_metres: number
  readonly jurisdiction: string
  readonly week: unknown
}

/** False when this person has a kitchen already. */
export async function insertChef(tx: Tx, row: NewChef): Promise<boolean> {
  const added = await tx.run(sql`
    insert into ridendine.chefs
           (id, chef_name, business_name, tagline, about, cuisine_types, lat, lng, cell, place_label, district,
            pickup_note, radius_metres, jurisdiction, week, member_since)
    values (${row.id}, ${row.chef_name}, ${row.business_name}, ${row.tagline}, ${row.about}, ${[...row.cuisine_types]},
            ${row.lat}, ${row.lng}, ${row.cell}, ${row.place_label}, ${row.district}, ${row.pickup_note},
            ${row.radius_metres}, ${row.jurisdiction}, ${JSON.stringify(row.week)}::jsonb, ${tx.now})
        on conflict (id) do nothing`)
  return added === 1
}

export interface ChefWords {
  readonly business_name: string
  readonly tagline: string
  readonly about: string
  readonly cuisine_types: readonly string[]
  readonly photo_file_id: string | null
  readonly cover_file_id: string | null
  readonly lat: number
  readonly lng: number
  readonly cell: string
  readonly place_label: string
  readonly district: string
  readonly pickup_note: string
  readonly radius_metres: number
}

export function writeChefWords(tx: Tx, id: string, row: ChefWords): Promise<number> {
  return tx.run(sql`
    update ridendine.chefs
       set business_name = ${row.business_name}, tagline = ${row.tagline}, about = ${row.about},
           cuisine_types = ${[...row.cuisine_types]}, photo_file_id = ${row.photo_file_id}, cover_file_id = ${row.cover_file_id},
           lat = ${row.lat}, lng = ${row.lng}, cell = ${row.cell}, place_label = ${row.place_label}, district = ${row.district},
           pickup_note = ${row.pickup_note}, radius_metres = ${row.radius_metres}, version = version + 1
     where id = ${id} and org_id = ${tx.orgId}`)
}

export function writeWeek(
  tx: Tx,
  id: string,
  week: unknown,
  takesOrdersNow: boolean,
): Promise<number> {
  return tx.run(sql`
    update ridendine.chefs
       set week = ${JSON.stringify(week)}::jsonb, takes_orders_now = ${takesOrdersNow}, version = version + 1
     where id = ${id} and org_id = ${tx.orgId}`)
}

export interface Capacity {
  readonly windowMinutes: number
  readonly mealsPerWindow: number | null
  readonly mealsPerDay: number | null
  readonly mealsPerWeek: number | null
}

export function writeCapacity(tx: Tx, id: string, capacity: Capacity): Promise<number> {
  return tx.run(sql`
    update ridendine.chefs
       set window_minutes = ${capacity.windowMinutes}, meals_per_window = ${capacity.mealsPerWindow},
           meals_per_day = ${capacity.mealsPerDay}, meals_per_week = ${capacity.mealsPerWeek}, version = version + 1
     where id = ${id} and org_id = ${tx.orgId}`)
}

export function writePause(
  tx: Tx,
  id: string,
  pause: { reason: string; note: string; until: Date | null; isAutomatic: boolean } | null,
): Promise<number> {
  return pause
    ? tx.run(sql`
        update ridendine.chefs
           set is_paused = true, pause_reason = ${pause.reason}, pause_note = ${pause.note}, paused_at = ${tx.now},
               paused_until = ${pause.until}, is_auto_paused = ${pause.isAutomatic}, version = version + 1
         where id = ${id} and org_id = ${tx.orgId}`)
    : tx.run(sql`
        update ridendine.chefs
           set is_paused = false, pause_reason = null, pause_note = '', paused_at = null, paused_until = null,
               is_auto_paused = false, version = version + 1
         where id = ${id} and org_id = ${tx.orgId} and is_paused`)
}

export function writeUnanswered(tx: Tx, id: string, count: number, day: string): Promise<number> {
  return tx.run(sql`
    update ridendine.chefs set unanswered = ${count}, unanswered_on = ${day}::date
     where id = ${id} and org_id = ${tx.orgId}`)
}

/** Whether the provider pays this person out; answers whether anything changed. */
export function writeStripe(tx: Tx, id: string, isReady: boolean): Promise<number> {
  return tx.run(sql`
    update ridendine.chefs set stripe_onboarded_at = ${isReady ? tx.now : null}, version = version + 1
     where id = ${id} and org_id = ${tx.orgId} and (stripe_onboarded_at is not null) <> ${isReady}`)
}

export function writeVerification(
  tx: Tx,
  id: string,
  to: { status: ChefRow['verification_status']; approvedAt: Date | null; reason: string | null },
): Promise<number> {
  return tx.run(sql`
    update ridendine.chefs
       set verification_status = ${to.status}, approved_at = ${to.approvedAt}, suspended_reason = ${to.reason},
           version = version + 1
     where id = ${id} and org_id = ${tx.orgId}`)
}
