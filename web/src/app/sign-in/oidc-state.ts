import { z } from 'zod'
import { PRODUCT_IDS } from '../../lib/products.tsx'

const Kept = z.object({
  state: z.string(),
  product: z.enum(PRODUCT_IDS),
  next: z.string().optional(),
})
const KEY = 'kontor.oidc'

/** Remember, in this tab, what we sent the browser away with. */
export function keepOidcState(kept: z.infer<typeof Kept>): void {
  sessionStorage.setItem(KEY, JSON.stringify(kept))
}

/** What was kept, once; undefined when this tab started nothing. */
export function takeOidcState(): z.infer<typeof Kept> | undefined {
  const text = sessionStorage.getItem(KEY)
  sessionStorage.removeItem(KEY)
  const read = Kept.safeParse(text ? JSON.parse(text) : undefined)
  return read.success ? read.data : undefined
}
