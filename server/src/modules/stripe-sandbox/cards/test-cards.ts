/** How a card behaves, from docs.stripe.com/testing. */
export interface TestCard {
  readonly number: string
  readonly brand: 'visa' | 'mastercard' | 'amex'
  readonly funding: 'credit' | 'debit'
  /** Declined when charged; when `attaches` is false also when saved. */
  readonly declines?: Decline
  readonly attaches: boolean
  /** 'unless-set-up': asked once; 'always': asked at each payment. */
  readonly authentication: 'never' | 'unless-set-up' | 'always'
  /** Reason of the dispute that follows the capture. */
  readonly disputes?: 'fraudulent' | 'product_not_received'
  readonly refundFails?: boolean
}

export interface Decline {
  readonly code: string
  readonly decline_code?: string
  readonly message: string
}

const DECLINED = 'Your card was declined.'
const GENERIC: Decline = {
  code: 'card_declined',
  decline_code: 'generic_decline',
  message: DECLINED,
}
const POOR: Decline = {
  code: 'card_declined',
  decline_code: 'insufficient_funds',
  message: 'Your card has insufficient funds.',
}

function card(number: string, behaves: Partial<TestCard> = {}): TestCard {
  const brand = number.startsWith('5') ? 'mastercard' : number.startsWith('3') ? 'amex' : 'visa'
  return { number, brand, funding: 'credit', attaches: true, authentication: 'never', ...behaves }
}

function declined(number: string, code: string, message: string): TestCard {
  const declines =
    code === 'lost_card' || code === 'stolen_card'
      ? { code: 'card_declined', decline_code: code, message: DECLINED }
      : { code, message }
  return card(number, { declines, attaches: false })
}

/** Every card the sandbox knows, by number. */
export const testCards: ReadonlyMap<string, TestCard> = new Map(
  [
    card('4242424242424242'),
    card('4000056655665556', { funding: 'debit' }),
    card('5555555555554444'),
    card('378282246310005'),
    card('4000000000000077'),
    card('4000000000000002', { declines: GENERIC, attaches: false }),
    card('4000000000009995', { declines: POOR, attaches: false }),
    declined('4000000000009987', 'lost_card', DECLINED),
    declined('4000000000009979', 'stolen_card', DECLINED),
    declined('4000000000000069', 'expired_card', 'Your card has expired.'),
    declined('4000000000000127', 'incorrect_cvc', "Your card's security code is incorrect."),
    declined(
      '4000000000000119',
      'processing_error',
      'An error occurred while processing your card. Try again in a little bit.',
    ),
    card('4000000000000341', { declines: GENERIC }),
    card('4000002500003155', { authentication: 'unless-set-up' }),
    card('4000002760003184', { authentication: 'always' }),
    card('4000008260003178', { authentication: 'always', declines: POOR }),
    card('4000000000000259', { disputes: 'fraudulent' }),
    card('4000000000002685', { disputes: 'product_not_received' }),
    card('4000000000005126', { refundFails: true }),
  ].map((known) => [known.number, known]),
)

/** Ready-made payment methods: each use makes a new one of that card. */
export const readyMade: Readonly<Record<string, string>> = {
  pm_card_visa: '4242424242424242',
  pm_card_visa_debit: '4000056655665556',
  pm_card_mastercard: '5555555555554444',
  pm_card_amex: '378282246310005',
  pm_card_bypassPending: '4000000000000077',
  pm_card_chargeDeclined: '4000000000000002',
  pm_card_visa_chargeDeclined: '4000000000000002',
  pm_card_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_visa_chargeDeclinedInsufficientFunds: '4000000000009995',
  pm_card_chargeDeclinedExpiredCard: '4000000000000069',
  pm_card_chargeCustomerFail: '4000000000000341',
  pm_card_authenticationRequired: '4000002760003184',
  pm_card_authenticationRequiredOnSetup: '4000002500003155',
  pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: '4000008260003178',
  pm_card_createDispute: '4000000000000259',
  pm_card_createDisputeProductNotReceived: '4000000000002685',
  pm_card_refundFail: '4000000000005126',
}

/** Whether the last digit is right (ISO/IEC 7812-1, Annex B: the Luhn formula). */
export function isCardNumber(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false
  const total = [...number].reverse().reduce((sum, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1)
    return sum + (value > 9 ? value - 9 : value)
  }, 0)
  return total % 10 === 0
}
