import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { fromWire } from '#foundation/money'
import { Refusal } from '#foundation/refusals'
import { addMs } from '#foundation/time'
import { readDiscoveryRow } from '../discovery/discoveries.sql.ts'
import { readTechnicianRow } from '../technicians/technicians.sql.ts'
import { bookingLifecycle } from './booking.lifecycle.ts'
import { type BookingRow, lockBooking } from './bookings.sql.ts'
import { mustQualify, takeTime } from './calendar.ts'
import { partiesOf } from './parties.ts'
import { taxAndFee } from './price.ts'
import { ANSWER_MS } from './request-booking.ts'

/**
 * A best match whose technician said no, or nothing, goes to the next in the order of the match
 * record whose time is still free; when nobody is left it is unfulfilled. Heard from the outbox,
 * so it happens exactly once per answer.
 */
export async function reofferBooking(tx: Tx, input: { bookingId: string }): Promise<void> {
  const booking = await lockBooking(tx, input.bookingId)
  if (
    booking.mode !== 'best_match' ||
    (booking.state !== 'declined' && booking.state !== 'expired')
  )
    return

  const discovery = await readDiscoveryRow(tx, booking.discovery_id)
  for (const [index, technicianId] of booking.to_ask.entries()) {
    const card = discovery.cards.find((each) => each.technicianId === technicianId)
    if (!card) continue
    const startsAt = later(new Date(card.startsAt), tx.now)
    const taken = await tx
      .attempt(() => ask(tx, booking, technicianId, startsAt))
      .catch(unlessRefused)
    if (!taken) continue
    const price = fromWire(card.price.estimate)
    const { tax, fee } = taxAndFee(price)
    await move(tx, bookingLifecycle, 'reoffer', booking, {
      set: {
        technician_id: technicianId,
        to_ask: booking.to_ask.slice(index + 1),
        offer: booking.offer + 1,
        starts_at: startsAt,
        ends_at: taken.endsAt,
        answer_by: addMs(tx.now, ANSWER_MS.best_match),
        price_minor: price.minor,
        tax_minor: tax.minor,
        fee_minor: fee.minor,
        counter_starts_at: null,
        counter_minor: null,
        counter_note: null,
      },
      say: { ...partiesOf(booking), technicianId, offer: booking.offer + 1 },
    })
    return
  }
  await move(tx, bookingLifecycle, 'give_up', booking, {
    set: { to_ask: [] },
    say: partiesOf(booking),
  })
}

async function ask(tx: Tx, booking: BookingRow, technicianId: string, startsAt: Date) {
  const technician = await readTechnicianRow(tx, technicianId)
  await mustQualify(tx, booking, technicianId, technician.jurisdiction)
  return takeTime(tx, {
    technicianId,
    bookingId: booking.id,
    startsAt,
    durationMinutes: booking.duration_minutes,
    soon: true,
    place: { lat: booking.place_lat, lng: booking.place_lng },
  })
}

function unlessRefused(error: unknown): undefined {
  if (error instanceof Refusal) return undefined
  throw error
}

const later = (a: Date, b: Date) => (a > b ? a : b)
