import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { cancelJob } from '#foundation/jobs'
import { HoldLapsed, SlotReleased, SlotReserved } from './events.ts'
import { holdKey } from './hold-key.ts'
import { lockCalendar } from './hours.sql.ts'
import { refuse } from './refusals.ts'
import {
  insertReservation,
  type ReservationRow,
  releaseAbout,
  releaseLapsed,
} from './reservations.sql.ts'
import { type Wanted, whyNotBookable } from './slots-for.ts'

export interface Reserve extends Wanted {
  /** What takes the time: `zenvee.booking:<id>`. */
  readonly about: string
}

export interface Reservation {
  readonly id: string
  readonly personId: string
  readonly about: string
  readonly startsAt: Date
  readonly endsAt: Date
  /** When a hold lapses; null when the time is taken for good. */
  readonly expiresAt: Date | null
}

/**
 * Take time for good. One at a time per person, by the very rule that slots were shown by; and if
 * that were ever passed by, the database does not keep two that overlap.
 */
export async function reserve(tx: Tx, input: Reserve): Promise<Reservation> {
  const row = await takeTime(tx, input, { heldBy: null, expiresAt: null })
  await tell(tx, SlotReserved, streamOf(row), said(row))
  return reservationFrom(row)
}

/** Free the time that is taken for something. Nothing happens when nothing is: releasing twice is no fault. */
export async function release(tx: Tx, about: string): Promise<Reservation[]> {
  const rows = await releaseAbout(tx, about)
  await tellReleased(tx, rows)
  return rows.map(reservationFrom)
}

/** For this module: look, decide and insert under the calendar's lock. */
export async function takeTime(
  tx: Tx,
  input: Reserve,
  { heldBy, expiresAt }: { heldBy: string | null; expiresAt: Date | null },
): Promise<ReservationRow> {
  await lockCalendar(tx, input.personId)
  await lapse(tx, await releaseLapsed(tx, input.personId))

  const because = await whyNotBookable(tx, input)
  const { personId, about, startsAt, endsAt } = input
  if (because) throw refuse[because]({ personId, startsAt: startsAt.toISOString() })

  return insertReservation(tx, {
    id: newId(),
    personId,
    about,
    startsAt,
    endsAt,
    place: input.at,
    heldBy,
    expiresAt,
  })
}

/** Say that holds ran out. */
export async function lapse(tx: Tx, rows: readonly ReservationRow[]): Promise<void> {
  for (const row of rows) {
    await cancelJob(tx, holdKey(row.id))
    await tell(tx, HoldLapsed, streamOf(row), { ...said(row), heldBy: row.held_by })
  }
}

/** Say that time is free again. */
export async function tellReleased(tx: Tx, rows: readonly ReservationRow[]): Promise<void> {
  for (const row of rows) {
    if (row.expires_at) await cancelJob(tx, holdKey(row.id))
    await tell(tx, SlotReleased, streamOf(row), said(row))
  }
}

export function streamOf(row: ReservationRow): string {
  return `availability.reservation:${row.id}`
}

/** What events say of a reservation. */
export function said(row: ReservationRow) {
  return {
    reservationId: row.id,
    personId: row.person_id,
    about: row.about,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
  }
}

export function reservationFrom(row: ReservationRow): Reservation {
  return {
    id: row.id,
    personId: row.person_id,
    about: row.about,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    expiresAt: row.expires_at,
  }
}
