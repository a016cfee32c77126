import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { minutes } from '#foundation/time'
import { readSettings, settingsSection } from '#modules/organisations'

/** An order that is not paid by then is let go (D-R2). */
export const PAY_WITHIN_MS = minutes(15)

/** What an organisation may set about the course of an order. */
export const orderSettings = settingsSection(
  'ridendine_orders',
  z.object({
    /** A chef who stays silent so long lets the order go: the customer gets all back. */
    acceptMinutes: z.int().min(2).max(120).default(8),
    /** After so many hours without a word the money of a delivered order is released. */
    completeHours: z.int().min(1).max(168).default(24),
    /** Given back at once when dishes are missing, wrong or bad: at most so much … */
    instantMostMinor: z.int().min(0).max(100_000).default(2500),
    /** … and at most this share of the food, in basis points … */
    instantShareBasisPoints: z.int().min(0).max(10_000).default(5000),
    /** … and so often in thirty days; what is beyond is decided by the desk. */
    instantPerMonth: z.int().min(0).max(100).default(3),
    /** A tip of the checkout is at most this share of the food, or fifty whole units, whichever is more. */
    tipMostBasisPoints: z.int().min(0).max(50_000).default(10_000),
    tipMostMinor: z.int().min(0).max(1_000_000).default(5000),
    /** How long after the delivery the driver can be tipped, and it can be rated. */
    tipDays: z.int().min(1).max(60).default(7),
    /** How far ahead an order may be scheduled. */
    scheduleDays: z.int().min(1).max(60).default(14),
  }),
)
export type OrderRules = z.output<typeof orderSettings.schema>

export function readOrderRules(tx: Tx): Promise<OrderRules> {
  return readSettings(tx, orderSettings)
}

/** Tips that the checkout offers as buttons: shares of the food, in basis points. */
export const TIP_PRESETS = [1000, 1500, 2000] as const
