import type { WorkInputOf } from '#contract/endpoint'
import type {
  answerExtraWork as answerDoor,
  askExtraWork as askDoor,
  Booking,
} from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { money } from '#foundation/money'
import { refuse } from '../refusals.ts'
import { ExtraWorkAnswered, ExtraWorkAsked } from './booking.events.ts'
import { lockBooking, noteBooking } from './bookings.sql.ts'
import { answerExtra, insertExtra, listExtras, lockExtra } from './extra-work.sql.ts'
import { onlyFor, partiesOf, subjectOf } from './parties.ts'
import { taxAndFeeOfBoth } from './price.ts'
import { viewBooking } from './view-booking.ts'

/** The technician found more to do: the customer sees the new total and says yes or no. */
export async function askExtraWork(tx: Tx, input: WorkInputOf<typeof askDoor>): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'technician')

  if (booking.state !== 'in_service') throw refuse.not_in_service({ state: booking.state })
  if (input.price.currency !== booking.currency)
    throw refuse.wrong_currency({ currency: booking.currency })
  const before = await listExtras(tx, booking.id)
  if (before.some((extra) => extra.answer === null)) throw refuse.extra_work_open()

  const id = newId()
  await insertExtra(tx, {
    id,
    bookingId: booking.id,
    title: input.title,
    priceMinor: BigInt(input.price.amount),
  })
  await tell(tx, ExtraWorkAsked, subjectOf(booking.id), {
    ...partiesOf(booking),
    extraId: id,
    price: input.price,
  })
  return viewBooking(tx, booking)
}

/** Yes adds it to the price, tax and fee included; no leaves everything as it was. */
export async function answerExtraWork(
  tx: Tx,
  input: WorkInputOf<typeof answerDoor>,
): Promise<Booking> {
  const booking = await lockBooking(tx, input.bookingId)

  onlyFor(tx, booking, 'customer')

  if (booking.state !== 'in_service') throw refuse.not_in_service({ state: booking.state })
  const extra = await lockExtra(tx, booking.id, input.extraId)
  if (extra.answer !== null) throw refuse.extra_work_answered({ answer: extra.answer })

  await answerExtra(tx, extra.id, input.approve ? 'approved' : 'declined')
  const extras = booking.extras_minor + (input.approve ? extra.price_minor : 0n)
  const { tax, fee } = taxAndFeeOfBoth(
    money(booking.price_minor, booking.currency),
    money(extras, booking.currency),
  )
  const noted = await noteBooking(tx, booking.id, {
    extras_minor: extras,
    tax_minor: tax.minor,
    fee_minor: fee.minor,
  })
  await tell(tx, ExtraWorkAnswered, subjectOf(booking.id), {
    ...partiesOf(booking),
    extraId: extra.id,
    approved: input.approve,
  })
  return viewBooking(tx, noted)
}
