import { z } from 'zod'
import { endpoint, page, paging } from '../endpoint.ts'
import { Money } from '../money.ts'
import { notMine } from './chefs.ts'

/** What an order brought: `total` of the customer, the fee, what is left. */
export const ChefEarning = z.object({
  orderId: z.uuid(),
  number: z.string(),
  summary: z.string(),
  at: z.iso.datetime(),
  state: z.string(),
  subtotal: Money,
  fee: Money,
  /** Fee as a share of what it is taken from, in basis points: 1500 is 15 %. */
  feeBasisPoints: z.int(),
  refunded: Money,
  earned: Money,
  /** In the account, not to be paid out before the time for problems is over. */
  isPending: z.boolean(),
})
export type ChefEarning = z.infer<typeof ChefEarning>

export const readChefEarnings = endpoint({
  method: 'GET',
  path: '/chefs/me/earnings',
  summary: 'What I earned, order by order, newest first',
  input: z.object(paging),
  output: page(ChefEarning),
  refuses: notMine,
})

export const readChefEarningsSummary = endpoint({
  method: 'GET',
  path: '/chefs/me/earnings/summary',
  summary: 'Today, this week, pending, available, paid out',
  output: z.object({
    today: Money,
    week: Money,
    pending: Money,
    available: Money,
    /** Owed to the platform after refunds; the next payout recovers it. */
    owed: Money,
    paidOut: Money,
    days: z.array(z.object({ on: z.iso.date(), earned: Money, orders: z.int() })),
    payouts: z.array(
      z.object({ id: z.string(), amount: Money, state: z.string(), at: z.iso.datetime() }),
    ),
  }),
  refuses: notMine,
})

export const readChefEntries = endpoint({
  method: 'GET',
  path: '/chefs/me/earnings/:orderId/entries',
  summary: 'The ledger lines behind the number of one order',
  input: z.object({ orderId: z.uuid() }),
  output: z.object({
    entries: z.array(
      z.object({
        id: z.string(),
        at: z.iso.datetime(),
        purpose: z.string(),
        kind: z.string(),
        amount: Money,
      }),
    ),
  }),
  refuses: [...notMine, 'ridendine.no_such_order'],
})

const Figure = z.object({
  name: z.enum([
    'acceptance',
    'completion',
    'cancellation',
    'on_time',
    'answer_time',
    'rating',
    'orders',
  ]),
  value: z.number().nullable(),
  target: z.number(),
  unit: z.enum(['share', 'minutes', 'stars', 'count']),
  good: z.boolean(),
})

export const readChefFigures = endpoint({
  method: 'GET',
  path: '/chefs/me/figures',
  summary:
    'Acceptance, completion and cancellation over thirty days against 95 per cent, and what else is looked at',
  output: z.object({
    since: z.iso.datetime(),
    figures: z.array(Figure),
    dishes: z.array(z.object({ name: z.string(), sold: z.int(), earned: Money })),
    hours: z.array(z.object({ hour: z.int(), orders: z.int() })),
    reasons: z.array(z.object({ reason: z.string(), count: z.int() })),
  }),
  refuses: notMine,
})
