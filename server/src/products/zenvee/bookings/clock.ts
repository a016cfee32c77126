import type { Tx } from '#foundation/db'
import { move } from '#foundation/lifecycle'
import { bookingLifecycle } from './booking.lifecycle.ts'
import { lockBooking } from './bookings.sql.ts'
import { letGoOfTime } from './calendar.ts'
import { settleBooking, technicianMissing } from './finish-booking.ts'
import { partiesOf } from './parties.ts'

/** The clock's moves of a booking: what happens when nobody did anything. */
export async function moveByClock(tx: Tx, id: string, name: string): Promise<unknown> {
  const booking = await lockBooking(tx, id)
  switch (name) {
    case 'expire':
      await letGoOfTime(tx, id)
      return move(tx, bookingLifecycle, 'expire', booking, {
        set: { answer_by: null },
        say: partiesOf(booking),
      })
    case 'technician_missing':
      return technicianMissing(tx, booking)
    case 'settle':
      return settleBooking(tx, booking, { reason: 'a day without complaint' })
    default:
      throw new Error(`the clock does not know how to ${name} a booking`)
  }
}
