import { z } from 'zod'

/** Parameters arrive as text; these read them as the API's own types. */
export const text = z.string().max(5000)
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
export const wholeNumber = z
  .string()
  .regex(/^-?\d{1,12}$/, 'Invalid integer')
  .transform(Number)
export const amount = wholeNumber.refine((value) => value > 0, 'must be greater than or equal to 1')
export const currency = z
  .string()
  .transform((value) => value.toLowerCase())
  .refine((value) => /^[a-z]{3}$/.test(value), 'Invalid currency')
export const metadata = z
  .record(z.string().max(40), z.string().max(500))
  .or(z.literal('').transform(() => ({})))
export const words = z.array(text).max(50)
const anything = z.unknown().optional()

/** What every request may carry. */
export const always = {
  expand: words.optional(),
  key: text.optional(),
  client_secret: text.optional(),
}

/** What a list takes besides its own filters. */
export const listing = {
  ...always,
  limit: wholeNumber.refine((value) => value >= 1 && value <= 100, 'must be 1 to 100').optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
  created: anything,
}

export const address = z
  .object({
    city: text,
    country: text,
    line1: text,
    line2: text,
    postal_code: text,
    state: text,
  })
  .partial()

/** Accepted and not looked at: the sandbox plays no part in it. */
export const ignored = anything
