import type { Point } from '#contract/places'
import { sql, type Tx } from '#foundation/db'

export interface ReservationRow {
  readonly id: string
  readonly person_id: string
  readonly about: string
  readonly starts_at: Date
  readonly ends_at: Date
  readonly lat: number | null
  readonly lng: number | null
  readonly held_by: string | null
  readonly expires_at: Date | null
  readonly released_at: Date | null
}

const columns = sql`id, person_id, about, starts_at, ends_at, lat, lng, held_by, expires_at, released_at`

export function placeOf({ lat, lng }: ReservationRow): Point | null {
  return lat === null || lng === null ? null : { lat, lng }
}

/** What is taken of several people's time within a stretch; holds that ran out are not. */
export async function listReservations(
  tx: Tx,
  personIds: readonly string[],
  { from, to }: { from: Date; to: Date },
): Promise<ReservationRow[]> {
  return tx.many<ReservationRow>(sql`
    select ${columns} from availability.reservations
     where org_id = ${tx.orgId} and person_id = any(${personIds}::uuid[])
       and during && tstzrange(${from}, ${to}, '[)')
       and released_at is null and (expires_at is null or expires_at > ${tx.now})
     order by starts_at, id`)
}

export interface NewReservation {
  readonly id: string
  readonly personId: string
  readonly about: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly place: Point | null
  readonly heldBy: string | null
  readonly expiresAt: Date | null
}

/** Refused by the constraint `reservations_never_overlap` when the time is taken after all. */
export async function insertReservation(tx: Tx, row: NewReservation): Promise<ReservationRow> {
  return tx.one<ReservationRow>(sql`
    insert into availability.reservations
           (id, person_id, about, starts_at, ends_at, lat, lng, held_by, expires_at, made_at)
    values (${row.id}, ${row.personId}, ${row.about}, ${row.startsAt}, ${row.endsAt},
            ${row.place?.lat ?? null}, ${row.place?.lng ?? null}, ${row.heldBy}, ${row.expiresAt}, ${tx.now})
    returning ${columns}`)
}

/** Free whatever is taken for something. */
export async function releaseAbout(tx: Tx, about: string): Promise<ReservationRow[]> {
  return tx.many<ReservationRow>(sql`
    update availability.reservations set released_at = ${tx.now}
     where org_id = ${tx.orgId} and about = ${about} and released_at is null
    returning ${columns}`)
}

/** Free the holds of a person's calendar whose time ran out. */
export async function releaseLapsed(tx: Tx, personId: string): Promise<ReservationRow[]> {
  return tx.many<ReservationRow>(sql`
    update availability.reservations set released_at = ${tx.now}
     where org_id = ${tx.orgId} and person_id = ${personId}
       and released_at is null and expires_at <= ${tx.now}
    returning ${columns}`)
}

/** Free the holds that somebody has on other people's time. */
export async function releaseHeldBy(tx: Tx, holderId: string): Promise<ReservationRow[]> {
  return tx.many<ReservationRow>(sql`
    update availability.reservations set released_at = ${tx.now}
     where org_id = ${tx.orgId} and held_by = ${holderId}
       and released_at is null and expires_at is not null
    returning ${columns}`)
}

/** Lock first, then look. */
export async function lockReservation(tx: Tx, id: string): Promise<ReservationRow | undefined> {
  return tx.maybe<ReservationRow>(sql`
    select ${columns} from availability.reservations
     where id = ${id} and org_id = ${tx.orgId} for update`)
}

/** Make a hold last, for what it has become. */
export async function keepReservation(tx: Tx, id: string, about: string): Promise<ReservationRow> {
  return tx.one<ReservationRow>(sql`
    update availability.reservations set expires_at = null, about = ${about}
     where id = ${id} and org_id = ${tx.orgId} and released_at is null
    returning ${columns}`)
}

export async function releaseReservation(tx: Tx, id: string): Promise<ReservationRow> {
  return tx.one<ReservationRow>(sql`
    update availability.reservations set released_at = ${tx.now}
     where id = ${id} and org_id = ${tx.orgId} and released_at is null
    returning ${columns}`)
}
