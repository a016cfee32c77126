import { z } from 'zod'
import { endpoint, page, paging } from '../endpoint.ts'
import { Money } from '../money.ts'
import { RunPay } from './deliveries.ts'
import { mustDrive } from './drivers.ts'

export const readDriverEarnings = endpoint({
  method: 'GET',
  path: '/drivers/me/earnings',
  summary: 'What you earned, delivery by delivery',
  input: z.object(paging),
  output: page(
    z.object({
      orderId: z.uuid(),
      number: z.string(),
      businessName: z.string(),
      at: z.iso.datetime(),
      distanceKm: z.number(),
      pay: RunPay,
      /** What refunds took back from you; zero or negative. */
      adjustments: Money,
      earned: Money,
      /** Waits until the customer's time to report a problem is over. */
      isReleased: z.boolean(),
    }),
  ),
  refuses: [...mustDrive, 'paging.bad_cursor'],
})

export const readDriverEarningsSummary = endpoint({
  method: 'GET',
  path: '/drivers/me/earnings/summary',
  summary: 'Today, this week, pending, available, tips, paid out; each from the ledger',
  output: z.object({
    today: Money,
    week: Money,
    pending: Money,
    available: Money,
    tips: Money,
    paidOut: Money,
    days: z.array(z.object({ on: z.iso.date(), earned: Money, deliveries: z.int() })),
    payouts: z.array(
      z.object({ id: z.string(), amount: Money, state: z.string(), at: z.iso.datetime() }),
    ),
  }),
  refuses: mustDrive,
})

export const readDriverEarningLines = endpoint({
  method: 'GET',
  path: '/drivers/me/earnings/:orderId/lines',
  summary: 'The ledger lines behind what one delivery paid you',
  input: z.object({ orderId: z.uuid() }),
  output: z.object({
    lines: z.array(
      z.object({
        at: z.iso.datetime(),
        account: z.string(),
        reason: z.string(),
        amount: Money,
        transferId: z.string(),
      }),
    ),
    total: Money,
  }),
  refuses: [...mustDrive, 'ridendine.no_such_order'],
})

export const readDriverFigures = endpoint({
  method: 'GET',
  path: '/drivers/me/figures',
  summary: 'Your figures over thirty days, with what they should reach',
  output: z.object({
    figures: z.array(
      z.object({
        name: z.enum([
          'acceptance',
          'completion',
          'on_time',
          'rating',
          'deliveries',
          'wait_at_kitchen',
        ]),
        value: z.number().nullable(),
        target: z.number(),
        unit: z.enum(['share', 'minutes', 'stars', 'count']),
        good: z.boolean(),
      }),
    ),
  }),
  refuses: mustDrive,
})
