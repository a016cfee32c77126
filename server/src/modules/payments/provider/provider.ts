import type { Money } from '#foundation/money'

/** Whose things they are; written on everything at the provider, so that its events find their way back. */
export interface Marks {
  readonly orgId: string
  readonly paymentId?: string
  readonly refundId?: string
  readonly payoutId?: string
  readonly personId?: string
}

/** A payment as the provider sees it now. */
export interface IntentFace {
  readonly intentId: string
  readonly state: 'open' | 'needs_action' | 'authorised' | 'captured' | 'cancelled' | 'failed'
  /** Where the payer answers their bank. */
  readonly actionUrl: string | null
  readonly capturedMinor: bigint
  /** What the provider keeps of the capture; 0 until known. */
  readonly feeMinor: bigint
  readonly failure: { readonly code: string; readonly says: string } | null
  readonly marks: Partial<Marks>
}

export interface RefundFace {
  readonly providerRefundId: string
  readonly state: 'pending' | 'succeeded' | 'failed'
  readonly says: string | null
  readonly marks: Partial<Marks>
}

export interface PayoutFace {
  readonly providerPayoutId: string
  readonly state: 'in_transit' | 'paid' | 'failed'
  readonly arrivesAt: Date | null
  readonly says: string | null
}

export interface DisputeFace {
  readonly providerDisputeId: string
  readonly intentId: string
  readonly state: 'open' | 'won' | 'lost'
  readonly amountMinor: bigint
  readonly reason: string
}

export interface AccountFace {
  readonly accountId: string
  readonly detailsSubmitted: boolean
  readonly payoutsEnabled: boolean
}

export interface CardFace {
  readonly methodId: string
  readonly customerId: string | null
  readonly brand: string
  readonly last4: string
  readonly expMonth: number
  readonly expYear: number
}

export interface SetupFace {
  readonly setupId: string
  readonly state: 'open' | 'needs_action' | 'done' | 'failed'
  readonly clientSecret: string
  readonly customerId: string | null
  readonly methodId: string | null
  readonly actionUrl: string | null
}

/** A webhook whose signature was right: what happened to what. */
export interface ProviderEvent {
  readonly eventId: string
  readonly type: string
  readonly objectId: string
  readonly accountId: string | null
  readonly intentId: string | null
  readonly marks: Partial<Marks>
}

/** The provider said no, and will say no again: not to be retried. */
export class ProviderRefusal extends Error {
  readonly code: string
  /** The intent that was made and refused, if one was. */
  readonly intent: IntentFace | null

  constructor(code: string, says: string, intent: IntentFace | null = null) {
    super(says)
    this.name = 'ProviderRefusal'
    this.code = code
    this.intent = intent
  }
}

/**
 * What payments needs of a provider. Each call that changes something takes a key: the same key
 * has the effect once. Throws ProviderRefusal for a no; anything else may be tried again.
 */
export interface PaymentProvider {
  readonly name: string
  readonly isSandbox: boolean
  readonly publishableKey: string
  /** Where the browser reaches the provider's open addresses, when that is not the provider's own host. */
  readonly browserBase: string | null

  makeCustomer(ask: { key: string; marks: Marks }): Promise<string>
  beginSetup(ask: { key: string; customerId: string; marks: Marks }): Promise<SetupFace>
  readSetup(setupId: string): Promise<SetupFace>
  attachMethod(ask: {
    key: string
    customerId: string
    methodId: string
    marks: Marks
  }): Promise<SetupFace>
  readMethod(methodId: string): Promise<CardFace>
  detachMethod(methodId: string): Promise<void>

  authorise(ask: {
    key: string
    amount: Money
    customerId: string
    methodId: string
    description: string
    returnPath: string | null
    marks: Marks
  }): Promise<IntentFace>
  readIntent(intentId: string): Promise<IntentFace>
  capture(ask: { key: string; intentId: string; amount: Money }): Promise<IntentFace>
  cancel(ask: { key: string; intentId: string }): Promise<IntentFace>
  refund(ask: { key: string; intentId: string; amount: Money; marks: Marks }): Promise<RefundFace>
  readRefund(providerRefundId: string): Promise<RefundFace>
  readDispute(providerDisputeId: string): Promise<DisputeFace>

  makeAccount(ask: { key: string; marks: Marks }): Promise<string>
  onboardingLink(ask: { accountId: string; returnPath: string }): Promise<string>
  readAccount(accountId: string): Promise<AccountFace>
  transfer(ask: { key: string; accountId: string; amount: Money; marks: Marks }): Promise<string>
  reverseTransfer(ask: { key: string; transferId: string }): Promise<void>
  payOut(ask: { key: string; accountId: string; amount: Money; marks: Marks }): Promise<PayoutFace>
  readPayout(ask: { accountId: string; providerPayoutId: string }): Promise<PayoutFace>

  /** Check a webhook's signature over its very bytes. Throws when it is not right. */
  readWebhook(body: Buffer, signature: string, receivedAt: Date): ProviderEvent
}
