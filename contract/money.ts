import { z } from 'zod'

/** ISO 4217 code, upper case. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'a currency is three capital letters')

/** Money on the wire: whole minor units (cents) and a currency. May be negative in ledger lines. */
export const Money = z.object({ amount: z.int(), currency: Currency })
export type Money = z.infer<typeof Money>

/** Money that is asked for or paid: zero or more. */
export const Price = z.object({ amount: z.int().min(0).max(100_000_000), currency: Currency })

export { exponentOf } from './minor-units.ts'
