import type { Tx } from '#foundation/db'
import { add, type Money, money, negate, nothing, split, subtract, sum } from '#foundation/money'
import { accountFor, type Owner, type Purpose, postTransfer, readBalance } from '#modules/ledger'
import * as payments from '#modules/payments'
import { refuse } from '../refusals.ts'
import type { BookingRow } from './bookings.sql.ts'
import { subjectOf } from './parties.ts'
import { taxAndFee } from './price.ts'

const PLATFORM: Owner = { kind: 'platform' }
const technicianOf = (booking: BookingRow): Owner => ({
  kind: 'person',
  id: booking.technician_id ?? '',
})

/** What is charged at once: the visit, or its extra work. `total = work + tax`, `work = earned + fee`. */
interface Leg {
  readonly name: 'visit' | 'extras'
  readonly paymentId: string | null
  readonly isCaptured: boolean
  readonly earned: Money
  readonly fee: Money
  readonly tax: Money
  readonly total: Money
}

/** The visit, and the extra work when there is any. */
function legsOf(booking: BookingRow): Leg[] {
  const visit = legOf(
    'visit',
    money(booking.price_minor, booking.currency),
    booking.payment_id,
    booking.payment_state === 'captured' || booking.payment_state === 'refunded',
  )
  if (booking.extras_minor === 0n) return [visit]
  return [
    visit,
    legOf(
      'extras',
      money(booking.extras_minor, booking.currency),
      booking.extras_payment_id,
      booking.extras_state === 'captured',
    ),
  ]
}

function legOf(name: Leg['name'], work: Money, paymentId: string | null, isCaptured: boolean): Leg {
  const { tax, fee } = taxAndFee(work)
  return {
    name,
    paymentId,
    isCaptured,
    tax,
    fee,
    earned: subtract(work, fee),
    total: add(work, tax),
  }
}

function sharesOf(booking: BookingRow, leg: Leg): payments.Share[] {
  const what = leg.name === 'visit' ? 'Visit' : 'Extra work'
  return [
    { owner: technicianOf(booking), purpose: 'pending', amount: leg.earned, what },
    { owner: PLATFORM, purpose: 'fees', amount: leg.fee, what: 'Platform fee' },
    { owner: PLATFORM, purpose: 'tax', amount: leg.tax, what: 'Sales tax' },
  ]
}

/**
 * Ask for the card to be authorised: for the price and its tax. What comes of it is heard from
 * the payments module (subscribers.ts). Each try with another card is a payment of its own.
 */
export async function askForPayment(tx: Tx, booking: BookingRow): Promise<{ id: string }> {
  const [visit] = legsOf(booking)
  if (!visit) throw new Error('a booking has a visit')
  const { paymentId } = await payments.authorise(tx, {
    about: subjectOf(booking.id),
    payerId: booking.customer_id,
    amount: visit.total,
    methodId: booking.payment_method_id,
    description: `${booking.service_title} · ${booking.number}`,
    returnPath: `/zenvee/app/bookings/${booking.id}`,
    key: `visit:${booking.id}:${booking.version}`,
  })
  return { id: paymentId }
}

/**
 * Charge for the finished work: what was authorised is taken, extra work is charged beside it.
 * The technician's share waits in pending until it settles (D-Z3). Answers the extra work's payment.
 */
export async function capturePayment(
  tx: Tx,
  booking: BookingRow,
): Promise<{ extrasPaymentId: string | null }> {
  const [visit, extras] = legsOf(booking)
  if (!visit?.paymentId) throw new Error('nobody starts a visit that is not paid for')
  await payments.capture(tx, {
    paymentId: visit.paymentId,
    amount: visit.total,
    split: sharesOf(booking, visit),
  })
  if (!extras) return { extrasPaymentId: null }
  const { paymentId } = await payments.payAtOnce(tx, {
    about: subjectOf(booking.id),
    payerId: booking.customer_id,
    amount: extras.total,
    methodId: booking.payment_method_id,
    description: `Extra work · ${booking.number}`,
    key: `extras:${booking.id}`,
    split: sharesOf(booking, extras),
  })
  return { extrasPaymentId: paymentId }
}

/** A cancellation or no-show fee; the platform keeps its usual share of it. */
export async function captureFee(tx: Tx, booking: BookingRow): Promise<void> {
  const fee = money(booking.cancel_fee_minor, booking.currency)
  const [forPlatform, forTechnician] = split(fee, [15n, 85n])
  if (!forPlatform || !forTechnician || !booking.payment_id)
    throw new Error('a fee has two parts and a payment')
  await payments.capture(tx, {
    paymentId: booking.payment_id,
    amount: fee,
    split: [
      {
        owner: technicianOf(booking),
        purpose: 'balance',
        amount: forTechnician,
        what: 'Cancellation fee',
      },
      { owner: PLATFORM, purpose: 'fees', amount: forPlatform, what: 'Platform fee' },
    ],
  })
}

/** Let the card go, if it was ever asked. */
export async function voidBookingPayment(tx: Tx, booking: BookingRow): Promise<void> {
  if (booking.payment_id)
    await payments.voidPayment(tx, { paymentId: booking.payment_id, reason: 'called off' })
}

/** Pending becomes the technician's own: from here it is paid out. */
export async function settleEarnings(tx: Tx, booking: BookingRow): Promise<void> {
  await release(
    tx,
    booking,
    sum(
      legsOf(booking)
        .filter((leg) => leg.isCaptured)
        .map((leg) => leg.earned),
      booking.currency,
    ),
  )
}

async function release(tx: Tx, booking: BookingRow, amount: Money): Promise<void> {
  if (amount.minor === 0n) return
  const pending = await accountFor(tx, {
    owner: technicianOf(booking),
    purpose: 'pending',
    currency: booking.currency,
  })
  const balance = await accountFor(tx, {
    owner: technicianOf(booking),
    purpose: 'balance',
    currency: booking.currency,
  })
  await postTransfer(tx, {
    key: `settle:${booking.id}`,
    about: subjectOf(booking.id),
    reason: 'Settled',
    entries: [
      { account: pending, amount: negate(amount) },
      { account: balance, amount },
    ],
  })
}

/** What the customer has paid for the visit and its extra work, tips apart. */
export function paidOf(booking: BookingRow): Money {
  return sum(
    legsOf(booking)
      .filter((leg) => leg.isCaptured)
      .map((leg) => leg.total),
    booking.currency,
  )
}

/**
 * Give back part or all of what was paid, the visit's payment first. Who pays for it is named:
 * tax and fee in their proportion, the rest out of the technician's pending share; what is left
 * of that settles.
 */
export async function refundPayment(
  tx: Tx,
  booking: BookingRow,
  amount: Money,
  reason: string,
): Promise<void> {
  let left = amount
  let kept = nothing(booking.currency)
  for (const leg of legsOf(booking).filter((each) => each.isCaptured)) {
    const part = left.minor < leg.total.minor ? left : leg.total
    const fromTechnician = await refundLeg(tx, booking, leg, part, reason)
    left = subtract(left, part)
    kept = add(kept, subtract(leg.earned, fromTechnician))
  }
  await release(tx, booking, kept)
}

/** Answers what the technician pays of it. */
async function refundLeg(
  tx: Tx,
  booking: BookingRow,
  leg: Leg,
  part: Money,
  reason: string,
): Promise<Money> {
  if (part.minor === 0n || !leg.paymentId) return nothing(booking.currency)
  const [fromTechnician, fromFee, fromTax] = split(part, [
    leg.earned.minor,
    leg.fee.minor,
    leg.tax.minor,
  ])
  if (!fromTechnician || !fromFee || !fromTax) throw new Error('a refund has three payers')
  await payments.refund(tx, {
    paymentId: leg.paymentId,
    amount: part,
    reason,
    key: `refund:${booking.id}:${leg.name}`,
    paidBy: [
      { owner: technicianOf(booking), purpose: 'pending', amount: fromTechnician, what: 'Refund' },
      { owner: PLATFORM, purpose: 'fees', amount: fromFee, what: 'Refund of the fee' },
      { owner: PLATFORM, purpose: 'tax', amount: fromTax, what: 'Refund of the tax' },
    ],
  })
  return fromTechnician
}

/** A tip: taken at once, whole, for the technician. */
export async function takeTip(tx: Tx, booking: BookingRow, tip: Money): Promise<{ id: string }> {
  const { paymentId } = await payments.payAtOnce(tx, {
    about: subjectOf(booking.id),
    payerId: booking.customer_id,
    amount: tip,
    methodId: booking.payment_method_id,
    description: `Tip · ${booking.number}`,
    key: `tip:${booking.id}`,
    split: [{ owner: technicianOf(booking), purpose: 'balance', amount: tip, what: 'Tip' }],
  })
  return { id: paymentId }
}

/** What a technician has waiting and available. */
export async function balancesOf(
  tx: Tx,
  technicianId: string,
  currency: string,
): Promise<{ pending: Money; available: Money }> {
  const balanceOf = async (purpose: Purpose) =>
    readBalance(
      tx,
      (await accountFor(tx, { owner: { kind: 'person', id: technicianId }, purpose, currency })).id,
    )
  return {
    pending: (await balanceOf('pending')).balance,
    available: (await balanceOf('balance')).available,
  }
}

/** A card of the one who acts. Throws payments.no_such_method. */
export async function readOwnMethod(tx: Tx, methodId: string): Promise<payments.Method> {
  const methods = await payments.listMethods(tx, tx.actor.id ?? '')
  const method = methods.find((each) => each.id === methodId)
  if (!method) throw refuse.no_such_card({ methodId })
  return method
}

/** `Visa •••• 4242`, for receipts. */
export async function describeMethod(tx: Tx, booking: BookingRow): Promise<string> {
  const methods = await payments.listMethods(tx, booking.customer_id)
  const method = methods.find((each) => each.id === booking.payment_method_id)
  return method
    ? `${method.brand.charAt(0).toUpperCase()}${method.brand.slice(1)} •••• ${method.last4}`
    : 'Card'
}
