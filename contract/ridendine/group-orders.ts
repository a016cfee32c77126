import { z } from 'zod'
import { Done, endpoint } from '../endpoint.ts'
import { Money, Price } from '../money.ts'
import { kitchenRefuses } from './orders.ts'

export const GroupOrder = z.object({
  id: z.uuid(),
  chefId: z.uuid(),
  businessName: z.string(),
  hostName: z.string(),
  note: z.string(),
  state: z.enum(['open', 'closed', 'placed']),
  closesAt: z.iso.datetime(),
  /** What one person may choose for at most; null without a limit. */
  limitEach: Money.nullable(),
  items: z.array(
    z.object({
      id: z.uuid(),
      forName: z.string(),
      menuItemId: z.uuid(),
      name: z.string(),
      quantity: z.int(),
      unitPrice: Money,
      lineTotal: Money,
      instructions: z.string(),
    }),
  ),
  subtotal: Money,
  /** The order that it became. */
  orderId: z.uuid().nullable(),
})
export type GroupOrder = z.infer<typeof GroupOrder>

const token = { token: z.string().regex(/^[\w-]{20,64}$/, 'a link of a group order') }
const groupRefuses = ['ridendine.no_such_group_order'] as const

export const openGroupOrder = endpoint({
  method: 'POST',
  path: '/group-orders',
  status: 201,
  summary: 'A link under which others add their dishes without an account; the host pays',
  input: z.object({
    chefId: z.uuid(),
    note: z.string().trim().max(300).default(''),
    closesAt: z.iso.datetime().optional(),
    limitEach: Price.nullable().default(null),
  }),
  output: z.object({ token: z.string(), path: z.string(), groupOrder: GroupOrder }),
  refuses: [
    'ridendine.no_such_chef',
    'ridendine.kitchen_not_live',
    'ridendine.time_has_passed',
    'ridendine.wrong_currency',
  ],
})
export const readGroupOrder = endpoint({
  method: 'GET',
  path: '/group-orders/:token',
  summary: 'A group order, for whoever has its link',
  auth: 'public',
  input: z.object(token),
  output: GroupOrder,
  refuses: groupRefuses,
})
export const addToGroupOrder = endpoint({
  method: 'POST',
  path: '/group-orders/:token/items',
  status: 201,
  summary: 'Add a dish under a name, without an account',
  auth: 'public',
  input: z.object({
    ...token,
    forName: z.string().trim().min(1).max(60),
    menuItemId: z.uuid(),
    quantity: z.int().min(1).max(20),
    instructions: z.string().trim().max(300).default(''),
  }),
  output: z.object({
    groupOrder: GroupOrder,
    itemId: z.uuid(),
    /** Whoever has it may take the dish out again. */
    secret: z.string(),
  }),
  refuses: [
    ...groupRefuses,
    ...kitchenRefuses,
    'ridendine.group_order_closed',
    'ridendine.group_order_full',
    'ridendine.over_the_limit',
  ],
})
export const removeFromGroupOrder = endpoint({
  method: 'DELETE',
  path: '/group-orders/:token/items/:itemId',
  summary: 'Take a dish out again: with its secret, or as the host',
  auth: 'public',
  input: z.object({ ...token, itemId: z.uuid(), secret: z.string().max(64).optional() }),
  output: GroupOrder,
  refuses: [...groupRefuses, 'ridendine.group_order_closed', 'ridendine.no_such_item'],
})
export const closeGroupOrder = endpoint({
  method: 'POST',
  path: '/group-orders/:token/close',
  summary: 'The host: no more dishes',
  input: z.object(token),
  output: Done,
  refuses: [...groupRefuses, 'ridendine.group_order_closed'],
})
