import type { WorkInputOf } from '#contract/endpoint'
import {
  downloadReceipt as pdfDoor,
  type Receipt,
  type readReceipt as readDoor,
} from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { serveRaw } from '#foundation/http'
import { add, money, toWire } from '#foundation/money'
import { refuse } from '../refusals.ts'
import { readTechnicianRow } from '../technicians/technicians.sql.ts'
import { type BookingRow, readBookingRow } from './bookings.sql.ts'
import { listExtras } from './extra-work.sql.ts'
import { onlyFor } from './parties.ts'
import { describeMethod } from './payment.ts'
import { priceOf } from './price.ts'
import { drawReceipt } from './receipt-pdf.ts'

/** The receipt, line by line: also of a fee for calling off. */
export async function readReceipt(tx: Tx, input: WorkInputOf<typeof readDoor>): Promise<Receipt> {
  const booking = await readBookingRow(tx, input.bookingId)

  onlyFor(tx, booking, 'customer', 'technician', 'operations')

  const isFee = booking.cancel_fee_minor > 0n
  if (!booking.completed_at && !isFee) throw refuse.no_receipt_yet({ state: booking.state })

  const technician = booking.technician_id
    ? await readTechnicianRow(tx, booking.technician_id)
    : undefined
  const lines = isFee ? feeLines(booking) : await workLines(tx, booking)
  const paid = lines
    .filter((line) => line.kind !== 'refund')
    .reduce((sum, line) => sum + line.amount.amount, 0)
  return {
    number: booking.number,
    issuedAt: (booking.completed_at ?? booking.state_since).toISOString(),
    service: booking.service_title,
    customer: booking.customer_name,
    technician: technician?.display_name ?? '',
    place: booking.place_label,
    lines,
    paid: { amount: paid, currency: booking.currency },
    refunded: toWire(money(booking.refunded_minor, booking.currency)),
    method: await describeMethod(tx, booking),
  }
}

async function workLines(tx: Tx, booking: BookingRow): Promise<Receipt['lines']> {
  const parts = priceOf(booking)
  const extras = await listExtras(tx, booking.id)
  return [
    { label: booking.service_title, amount: toWire(parts.service), kind: 'service' },
    ...extras
      .filter((extra) => extra.answer === 'approved')
      .map((extra) => ({
        label: extra.title,
        amount: toWire(money(extra.price_minor, booking.currency)),
        kind: 'extra' as const,
      })),
    { label: 'Sales tax', amount: toWire(parts.tax), kind: 'tax' },
    ...(parts.tip.minor > 0n
      ? [{ label: 'Tip', amount: toWire(parts.tip), kind: 'tip' as const }]
      : []),
    ...(booking.refunded_minor > 0n
      ? [
          {
            label: 'Refund',
            amount: toWire(money(-booking.refunded_minor, booking.currency)),
            kind: 'refund' as const,
          },
        ]
      : []),
  ]
}

function feeLines(booking: BookingRow): Receipt['lines'] {
  return [
    {
      label: booking.cancel_reason ?? 'Fee',
      amount: toWire(
        add(money(0n, booking.currency), money(booking.cancel_fee_minor, booking.currency)),
      ),
      kind: 'fee',
    },
  ]
}

/** The same as a PDF. */
export const downloadReceipt = serveRaw(pdfDoor, {
  permit: 'booking.own',
  work: async (_request, reply, context) => {
    const input = pdfDoor.input.parse(context.input)
    const receipt = await context.transact((tx) => readReceipt(tx, input))
    return reply
      .type('application/pdf')
      .header('content-disposition', `inline; filename="${receipt.number}.pdf"`)
      .send(await drawReceipt(receipt))
  },
})
