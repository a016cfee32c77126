import { z } from 'zod'
import { endpoint } from '../endpoint.ts'
import { Money } from '../money.ts'
import { notMine } from './chefs.ts'
import { OrderLine } from './order.ts'

/** A card of the board: the order's line, what to cook, and what may be done. */
export const BoardCard = OrderLine.extend({
  can: z.array(z.string()),
  note: z.string(),
  pickupCode: z.string(),
  prepMinutes: z.int(),
  items: z.array(
    z.object({
      name: z.string(),
      quantity: z.int(),
      instructions: z.string(),
      forName: z.string().nullable(),
    }),
  ),
  /** What the chef keeps of it. */
  earns: Money,
  /** When the driver is expected at the kitchen; null while nobody has it. */
  driverAt: z.iso.datetime().nullable(),
})
export type BoardCard = z.infer<typeof BoardCard>

export const readBoard = endpoint({
  method: 'GET',
  path: '/chefs/me/board',
  summary: 'The orders of the kitchen in four columns: new, cooking, ready, picked up',
  output: z.object({
    fresh: z.array(BoardCard),
    cooking: z.array(BoardCard),
    ready: z.array(BoardCard),
    /** On the way or delivered in the last hours. */
    gone: z.array(BoardCard),
    /** Accepted, to be cooked on another day. */
    later: z.array(BoardCard),
    today: z.object({ orders: z.int(), meals: z.int(), earned: Money }),
  }),
  refuses: notMine,
})
