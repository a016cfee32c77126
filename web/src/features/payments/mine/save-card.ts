import { z } from 'zod'
import { addMethod, beginCardSetup, type MethodOnWire } from '#contract/payments'
import { clientOf } from '../../../lib/api/index.ts'
import type { ProductId } from '../../../lib/products.tsx'

/** What is on a card. It goes to the payment provider and never to our own API. */
export interface CardWritten {
  readonly number: string
  readonly month: number
  readonly year: number
  readonly cvc: string
}

/** A refusal of the provider, in its words for people. */
export class CardRefused extends Error {}

const Made = z.object({ id: z.string() })
const Confirmed = z.object({
  status: z.string(),
  next_action: z.object({ redirect_to_url: z.object({ url: z.string() }).nullish() }).nullish(),
})
const Problem = z.object({ error: z.object({ message: z.string() }) })

/**
 * Save a card: its numbers go straight to the provider, our API learns only that it is there.
 * Answers the saved card, or `bankUrl` when the bank asks first; the way back then carries
 * `setup_intent`, for `keepSetup`. Throws CardRefused with the provider's words.
 */
export async function saveCard(
  product: ProductId,
  card: CardWritten,
  returnTo: string,
): Promise<{ method: MethodOnWire } | { bankUrl: string }> {
  const api = clientOf(product)
  const setup = await api.call(beginCardSetup, {})
  const base = setup.providerBase ?? 'https://api.stripe.com'
  const tell = <Answer>(path: string, fields: Record<string, string>, schema: z.ZodType<Answer>) =>
    tellProvider(base + path, setup.publishableKey, fields, schema)

  const made = await tell(
    '/v1/payment_methods',
    {
      type: 'card',
      'card[number]': card.number.replaceAll(/\D/g, ''),
      'card[exp_month]': String(card.month),
      'card[exp_year]': String(card.year),
      'card[cvc]': card.cvc,
    },
    Made,
  )
  const confirmed = await tell(
    `/v1/setup_intents/${setup.setupId}/confirm`,
    {
      payment_method: made.id,
      client_secret: setup.clientSecret,
      return_url: returnTo,
    },
    Confirmed,
  )
  const bankUrl = confirmed.next_action?.redirect_to_url?.url
  if (confirmed.status === 'requires_action' && bankUrl) return { bankUrl }
  return { method: await keepSetup(product, setup.setupId) }
}

/** Keep the card of a setup that is finished, also after coming back from the bank. */
export function keepSetup(product: ProductId, setupId: string): Promise<MethodOnWire> {
  return clientOf(product).call(addMethod, { setupId })
}

async function tellProvider<Answer>(
  url: string,
  key: string,
  fields: Record<string, string>,
  schema: z.ZodType<Answer>,
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}` },
    body: new URLSearchParams(fields),
  })
  const read: unknown = await response.json()
  if (!response.ok) {
    const problem = Problem.safeParse(read)
    throw new CardRefused(problem.success ? problem.data.error.message : '')
  }
  return schema.parse(read)
}
