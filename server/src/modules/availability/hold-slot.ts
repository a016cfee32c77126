import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { cancelJob, enqueue, job } from '#foundation/jobs'
import { addMs, minutes } from '#foundation/time'
import { SlotHeld, SlotReserved } from './events.ts'
import { holdKey } from './hold-key.ts'
import { lockCalendar } from './hours.sql.ts'
import { refuse } from './refusals.ts'
import {
  keepReservation,
  lockReservation,
  type ReservationRow,
  releaseHeldBy,
  releaseReservation,
} from './reservations.sql.ts'
import {
  lapse,
  type Reservation,
  reservationFrom,
  said,
  streamOf,
  takeTime,
  tellReleased,
} from './reserve.ts'
import type { Wanted } from './slots-for.ts'

/** How long time is held while somebody makes up their mind, unless they say otherwise. */
const HOLD_MS = minutes(8)

/**
 * Keep a time for the one who acts, for a few minutes. Whoever held another time before lets it
 * go: nobody can hold a whole day by looking at it.
 */
export async function holdSlot(
  tx: Tx,
  input: Wanted & { forMs?: number },
): Promise<Reservation & { readonly expiresAt: Date }> {
  const expiresAt = addMs(tx.now, input.forMs ?? HOLD_MS)
  const heldBy = tx.actor.id
  await lockCalendar(tx, input.personId)
  if (heldBy) await tellReleased(tx, await releaseHeldBy(tx, heldBy))

  const about = `availability.hold:${newId()}`
  const row = await takeTime(tx, { ...input, about }, { heldBy, expiresAt })
  await enqueue(tx, lapseHold, { reservationId: row.id }, { at: expiresAt, key: holdKey(row.id) })
  await tell(tx, SlotHeld, streamOf(row), { ...said(row), heldBy, until: expiresAt.toISOString() })

  return { ...reservationFrom(row), expiresAt }
}

/** Make the hold last, for what came of it. Refuses a hold that ran out, also before the sweep saw it. */
export async function keepHold(
  tx: Tx,
  input: { reservationId: string; about: string },
): Promise<Reservation> {
  const held = await lockHold(tx, input.reservationId)

  if (held.released_at || !held.expires_at || held.expires_at <= tx.now) {
    throw refuse.hold_over({ reservationId: held.id })
  }

  const kept = await keepReservation(tx, held.id, input.about)
  await cancelJob(tx, holdKey(kept.id))
  await tell(tx, SlotReserved, streamOf(kept), said(kept))

  return reservationFrom(kept)
}

/** Let go of a hold before its time. Nothing happens when it is over already. */
export async function releaseHold(tx: Tx, input: { reservationId: string }): Promise<void> {
  const held = await lockHold(tx, input.reservationId)

  if (held.released_at || !held.expires_at) return

  await tellReleased(tx, [await releaseReservation(tx, held.id)])
}

/** The hold of the one who acts; to anybody else there is none. */
async function lockHold(tx: Tx, id: string): Promise<ReservationRow> {
  const held = await lockReservation(tx, id)
  if (!held?.held_by || held.held_by !== tx.actor.id)
    throw refuse.no_such_hold({ reservationId: id })
  return held
}

/** Frees a hold when its time is over, unless it was kept or let go first. */
export const lapseHold = job({
  name: 'availability.lapse_hold',
  input: z.object({ reservationId: z.uuid() }),
  work: async (tx, { reservationId }) => {
    const held = await lockReservation(tx, reservationId)

    if (!held?.expires_at || held.released_at || held.expires_at > tx.now) return

    await lapse(tx, [await releaseReservation(tx, held.id)])
  },
})
