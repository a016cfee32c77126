import type { WorkInputOf } from '#contract/endpoint'
import type { Booking, payBooking as door } from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'
import { lockBooking, noteBooking } from './bookings.sql.ts'
import { onlyFor } from './parties.ts'
import { askForPayment, readOwnMethod } from './payment.ts'
import { viewBooking } from './view-booking.ts'

/** Another card after a decline: a new payment takes the place of the one that failed. */
export async function payBooking(tx: Tx, input: WorkInputOf<typeof door>): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)
  const method = await readOwnMethod(tx, input.paymentMethodId)

  onlyFor(tx, booking, 'customer')

  if (booking.state !== 'accepted' || booking.payment_state !== 'failed')
    throw refuse.nothing_to_pay({ payment: booking.payment_state })

  const payment = await askForPayment(tx, { ...booking, payment_method_id: method.id })
  const noted = await noteBooking(tx, booking.id, {
    payment_method_id: method.id,
    payment_id: payment.id,
    payment_state: 'authorising',
    payment_reason: null,
  })
  return viewBooking(tx, noted)
}
