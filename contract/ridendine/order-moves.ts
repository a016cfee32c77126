import { z } from 'zod'
import { Price } from '../money.ts'
import { AspectAnswers } from '../reviews.ts'
import { ChefReason, ProblemKind } from './order.ts'
import { moves, reason } from './orders.ts'

export const payOrder = moves(
  'pay',
  'Use another card after a decline',
  { paymentMethodId: z.uuid() },
  ['ridendine.no_such_card', 'ridendine.nothing_to_pay'],
)
export const withdrawOrder = moves('withdraw', 'Let an order go that is not paid yet', {})
export const cancelOrder = moves(
  'cancel',
  'Call it off before the cooking begins: all of it comes back',
  reason,
  ['ridendine.food_cooking'],
)
export const acceptOrder = moves(
  'accept',
  'Take the order; with your own minutes when the kitchen needs other ones',
  { prepMinutes: z.int().min(1).max(240).optional() },
  ['ridendine.kitchen_not_live'],
)
export const rejectOrder = moves('reject', 'Say no, with a reason: the customer gets all back', {
  reason: ChefReason,
  note: z.string().trim().max(500).default(''),
})
export const startPreparing = moves('start-preparing', 'Begin to cook', {})
export const markReady = moves('ready', 'The food is ready for its driver', {})
export const delayOrder = moves(
  'delay',
  'The food needs longer: pickup and arrival move with it, and both sides are told once',
  { minutes: z.union([z.literal(5), z.literal(10), z.literal(20), z.literal(30)]) },
  ['ridendine.too_late_to_delay'],
)
export const completeOrder = moves(
  'complete',
  'All is well: chef and driver get their money now',
  {},
  ['ridendine.completed_already'],
)
export const tipOrder = moves(
  'tip',
  'Tip the driver after the delivery; all of it is theirs',
  { amount: Price },
  [
    'ridendine.not_delivered',
    'ridendine.tip_given',
    'ridendine.tip_too_late',
    'ridendine.tip_too_much',
    'ridendine.wrong_currency',
    'ridendine.no_such_card',
  ],
)
export const reportProblem = moves(
  'problem',
  'Something is wrong: small sums come back at once, the rest is decided by the desk',
  {
    kind: ProblemKind,
    text: z.string().trim().max(2000).default(''),
    /** Dishes that it is about, with how many of each; none means all of it. */
    items: z
      .array(z.object({ orderItemId: z.uuid(), quantity: z.int().min(1).max(50) }))
      .max(60)
      .default([]),
    photoIds: z.array(z.uuid()).max(6).default([]),
  },
  [
    'ridendine.not_delivered',
    'ridendine.completed_already',
    'ridendine.problem_reported',
    'ridendine.no_such_item',
    'ridendine.photo_needed',
    'files.no_such_file',
  ],
)

const rating = {
  rating: z.int().min(1).max(5),
  text: z.string().trim().max(2000).default(''),
}
const ratingRefuses = [
  'ridendine.not_delivered',
  'ridendine.no_driver',
  'reviews.reviewed_already',
  'reviews.window_closed',
  'reviews.unknown_aspect',
  'reviews.answer_out_of_scale',
] as const

export const rateFood = moves(
  'rate-food',
  'Rate what the kitchen made',
  {
    ...rating,
    /** Keys: taste, portion, as_described. */
    aspects: AspectAnswers.default({}),
  },
  ratingRefuses,
)
export const rateDelivery = moves(
  'rate-delivery',
  'Rate how it was brought, apart from the food',
  {
    ...rating,
    /** Keys: on_time, careful, friendly. */
    aspects: AspectAnswers.default({}),
  },
  ratingRefuses,
)
