import { z } from 'zod'

const id = z.string().optional().catch(undefined)

/** What the address of the page of cards holds when the owner's bank sends them back. */
export const CardsSearch = z.object({
  setup_intent: id,
  redirect_status: id,
  /** Where the card was being added. */
  back: z
    .string()
    .regex(/^\/[a-z]+\/app\//)
    .optional()
    .catch(undefined),
})
