import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Money } from '../money.ts'
import { Point } from '../places.ts'
import { ProblemKind, RefundLegs } from './order.ts'
import { id } from './orders.ts'

export const reorder = endpoint({
  method: 'POST',
  path: '/orders/:orderId/reorder',
  summary: 'The same again as a cart, checked against the menu of today; nothing is placed',
  input: z.object(id),
  output: z.object({
    chefId: z.uuid(),
    businessName: z.string(),
    items: z.array(
      z.object({
        menuItemId: z.uuid(),
        name: z.string(),
        quantity: z.int(),
        unitPrice: Money,
        /** What it cost then, when that differs. */
        wasPrice: Money.nullable(),
        instructions: z.string(),
      }),
    ),
    /** Dishes that cannot be had now, and why. */
    missing: z.array(z.object({ name: z.string(), reason: z.string() })),
    /** Why the kitchen cannot cook now; null when it can. */
    kitchen: z.object({ reason: z.string(), opensAt: z.iso.datetime().nullable() }).nullable(),
    deliverTo: z.object({ at: Point, label: z.string(), note: z.string() }),
  }),
  refuses: ['ridendine.no_such_order', 'ridendine.no_such_chef'],
})

export const readCancellation = endpoint({
  method: 'GET',
  path: '/orders/:orderId/cancellation',
  summary: 'Whether calling it off is still possible, and what comes back',
  input: z.object(id),
  output: z.object({
    isPossible: z.boolean(),
    refund: Money,
    says: z.string(),
    /** Until when, as far as it is known. */
    until: z.iso.datetime().nullable(),
  }),
  refuses: ['ridendine.no_such_order'],
})

export const readRefundOptions = endpoint({
  method: 'GET',
  path: '/orders/:orderId/refund-options',
  summary: 'What could be given back now, what of it at once, and who would pay which part',
  input: z.object(id),
  output: z.object({
    /** All that has not been given back. */
    refundable: Money,
    /** Given back at once when a customer reports a problem of the dishes. */
    instant: z.object({ isOpen: z.boolean(), most: Money, reason: z.string().nullable() }),
    items: z.array(
      z.object({ orderItemId: z.uuid(), name: z.string(), quantity: z.int(), amount: Money }),
    ),
    /** For the desk: the most that each could pay, and what is usual by cause. Null for others. */
    desk: z
      .object({
        most: RefundLegs,
        usual: z.array(z.object({ cause: ProblemKind, legs: RefundLegs })),
      })
      .nullable(),
  }),
  refuses: ['ridendine.no_such_order'],
})

const ReceiptLine = z.object({
  label: z.string(),
  amount: Money,
  kind: z.enum(['item', 'tax', 'delivery', 'service', 'tip', 'refund']),
})
export const Receipt = z.object({
  number: z.string(),
  issuedAt: z.iso.datetime(),
  customer: z.string(),
  chef: z.string(),
  driver: z.string().nullable(),
  place: z.string(),
  lines: z.array(ReceiptLine),
  paid: Money,
  refunded: Money,
  method: z.string(),
  /** One for each time that money went back, with its cause. */
  creditNotes: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      cause: z.string(),
      says: z.string(),
      amount: Money,
      tax: Money,
      at: z.iso.datetime(),
    }),
  ),
})
export type Receipt = z.infer<typeof Receipt>
const receiptRefuses = ['ridendine.no_such_order', 'ridendine.no_receipt_yet'] as const
export const readReceipt = endpoint({
  method: 'GET',
  path: '/orders/:orderId/receipt',
  summary: 'The receipt, line by line, with its credit notes',
  input: z.object(id),
  output: Receipt,
  refuses: receiptRefuses,
})
export const downloadReceipt = endpoint({
  method: 'GET',
  path: '/orders/:orderId/receipt.pdf',
  summary: 'The receipt as PDF',
  raw: true,
  input: z.object(id),
  output: z.unknown(),
  refuses: receiptRefuses,
})
export const downloadCreditNote = endpoint({
  method: 'GET',
  path: '/orders/:orderId/credit-notes/:noteId',
  summary: 'The credit note of one refund as PDF',
  raw: true,
  input: z.object({ ...id, noteId: z.uuid() }),
  output: z.unknown(),
  refuses: [...receiptRefuses, 'ridendine.no_such_credit_note'],
})
