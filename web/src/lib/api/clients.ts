import { type Client, createClient } from '#contract'
import { baseUrlOf, type ProductId } from '../products.tsx'
import { freshToken, renewNow } from '../session/renew.ts'
import { sawCall } from './calls.ts'

const made = new Map<ProductId, Client>()

/** The typed client of a product. Tokens, renewal and the call log are built in. */
export function clientOf(product: ProductId): Client {
  const known = made.get(product)
  if (known) return known

  const client = createClient({
    baseUrl: location.origin + baseUrlOf(product),
    token: freshToken,
    onUnauthorized: renewNow,
    onAnswer: sawCall,
  })
  made.set(product, client)
  return client
}
