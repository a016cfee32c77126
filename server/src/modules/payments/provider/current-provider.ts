import { refuse } from '../refusals.ts'
import type { PaymentProvider } from './provider.ts'

let current: PaymentProvider | undefined

/** Say who moves money in the world; done once when the server starts, and by tests. */
export function chooseProvider(provider: PaymentProvider | undefined): void {
  current = provider
}

/** The provider. Throws payments.provider_unavailable before the server has started one. */
export function provider(): PaymentProvider {
  if (!current) throw refuse.provider_unavailable()
  return current
}

/** Its name also before it was started: there is one live adapter. */
export const PROVIDER = 'stripe'
