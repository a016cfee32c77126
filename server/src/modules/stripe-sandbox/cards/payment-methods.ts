import type { Stripe } from 'stripe'
import { z } from 'zod'
import { type Call, stamp, stripeId } from '../desk/call.ts'
import { address, ignored, listing, metadata, text, wholeNumber } from '../desk/fields.ts'
import {
  type Found,
  findObject,
  insertObject,
  listObjects,
  openObject,
  readObject,
  writeObject,
} from '../desk/objects.sql.ts'
import { invalid, StripeProblem } from '../desk/problem.ts'
import { route } from '../desk/route.ts'
import { tellEvent } from '../webhooks/events.sql.ts'
import { isCardNumber, readyMade, type TestCard, testCards } from './test-cards.ts'

const billing = z.object({
  address: address.optional(),
  email: text.optional(),
  name: text.optional(),
  phone: text.optional(),
  tax_id: text.optional(),
})

const cardFields = z.object({
  number: text.optional(),
  exp_month: wholeNumber.optional(),
  exp_year: wholeNumber.optional(),
  cvc: text.optional(),
  token: text.optional(),
})

interface NewCard {
  number: string
  exp_month?: number | undefined
  exp_year?: number | undefined
  billing_details?: z.output<typeof billing> | undefined
  metadata?: Record<string, string> | undefined
}

/** A payment method with the card behind it. `pm_card_visa` and its kin become a new one. */
export async function openMethod(
  call: Call,
  id: string,
  param = 'payment_method',
): Promise<Found<'payment_method'> & { card: TestCard }> {
  const number = readyMade[id]
  const known = number ? undefined : await openObject(call, 'payment_method', id, param)
  const cardNumber = number ?? known?.hidden.cardNumber ?? ''
  const card = testCards.get(cardNumber)
  if (!card) throw invalid(`The payment method '${id}' has no card.`, undefined, param)
  if (known) return { ...known, card }
  const body = await insertMethod(call, { number: cardNumber })
  return { body, hidden: { cardNumber }, account: call.account, card }
}

/** Give a method to a customer. Cards that decline when saved throw Stripe's card error. */
export async function attachMethod(
  call: Call,
  methodId: string,
  customerId: string,
): Promise<Stripe.PaymentMethod> {
  const { body, card } = await openMethod(call, methodId)
  await readObject(call, 'customer', customerId, 'customer')
  if (body.customer === customerId) return body
  if (body.customer) {
    throw invalid('The payment method you provided has already been attached to a customer.')
  }
  if (card.declines && !card.attaches) throw declinedProblem(card)
  const attached = await writeObject(call, { ...body, customer: customerId })
  await tellEvent(call, 'payment_method.attached', attached)
  return attached
}

/** The card's refusal as an error; `extra` are the objects that come along. */
export function declinedProblem(card: TestCard, extra: object = {}, keep = false): StripeProblem {
  const why = card.declines ?? { code: 'card_declined', message: 'Your card was declined.' }
  return new StripeProblem(402, { type: 'card_error', ...why, ...extra }, keep)
}

async function insertMethod(call: Call, wanted: NewCard): Promise<Stripe.PaymentMethod> {
  const card = chosenCard(wanted.number)
  const year = wanted.exp_year ?? call.now.getUTCFullYear() + 3
  const month = wanted.exp_month ?? 12
  refusePastExpiry(call.now, year, month)
  const details = wanted.billing_details
  const method: Stripe.PaymentMethod = {
    id: stripeId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: {
      address: {
        city: details?.address?.city ?? null,
        country: details?.address?.country ?? null,
        line1: details?.address?.line1 ?? null,
        line2: details?.address?.line2 ?? null,
        postal_code: details?.address?.postal_code ?? null,
        state: details?.address?.state ?? null,
      },
      email: details?.email ?? null,
      name: details?.name ?? null,
      phone: details?.phone ?? null,
      tax_id: details?.tax_id ?? null,
    },
    card: {
      brand: card.brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: card.brand,
      exp_month: month,
      exp_year: year,
      fingerprint: `sandbox${card.number.slice(-10)}`,
      funding: card.funding,
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [card.brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: card.authentication !== 'never' },
      wallet: null,
    },
    created: stamp(call.now),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: wanted.metadata ?? {},
    type: 'card',
  }
  return insertObject(call, method, { cardNumber: card.number })
}

function chosenCard(number: string): TestCard {
  const card = testCards.get(number)
  if (card) return card
  throw new StripeProblem(
    402,
    isCardNumber(number)
      ? {
          type: 'card_error',
          code: 'card_declined',
          decline_code: 'test_mode_live_card',
          param: 'number',
          message:
            'Your card was declined. Your request was in test mode, but used a non test card.',
        }
      : {
          type: 'card_error',
          code: 'incorrect_number',
          param: 'number',
          message: 'Your card number is incorrect.',
        },
  )
}

function refusePastExpiry(now: Date, year: number, month: number): void {
  if (month < 1 || month > 12) {
    throw new StripeProblem(402, {
      type: 'card_error',
      code: 'invalid_expiry_month',
      param: 'exp_month',
      message: "Your card's expiration month is invalid.",
    })
  }
  if (Date.UTC(year < 100 ? 2000 + year : year, month, 1) > now.getTime()) return
  throw new StripeProblem(402, {
    type: 'card_error',
    code: 'invalid_expiry_year',
    param: 'exp_year',
    message: "Your card's expiration year is invalid.",
  })
}

const TOKENS: Readonly<Record<string, string>> = {
  tok_visa: '4242424242424242',
  tok_mastercard: '5555555555554444',
  tok_amex: '378282246310005',
}

export const paymentMethodRoutes = [
  route('POST', '/v1/payment_methods', {
    isOpen: true,
    takes: {
      type: z.literal('card'),
      card: cardFields,
      billing_details: billing.optional(),
      metadata: metadata.optional(),
      allow_redisplay: ignored,
    },
    async work(call, input) {
      const number = input.card.number ?? TOKENS[input.card.token ?? '']
      if (!number)
        throw invalid('Missing required param: card[number].', 'parameter_missing', 'card[number]')
      return insertMethod(call, {
        number: number.replace(/[ -]/g, ''),
        exp_month: input.card.exp_month,
        exp_year: input.card.exp_year,
        billing_details: input.billing_details,
        metadata: input.metadata,
      })
    },
  }),
  route('GET', '/v1/payment_methods', {
    takes: { ...listing, customer: text.optional(), type: text.optional() },
    work: (call, input) =>
      listObjects(call, 'payment_method', input, {
        customer: input.customer,
        type: input.type,
      }),
  }),
  route('GET', '/v1/payment_methods/:id', {
    takes: {},
    work: (call, _input, id) => readObject(call, 'payment_method', id),
  }),
  route('POST', '/v1/payment_methods/:id', {
    takes: { billing_details: billing.optional(), metadata: metadata.optional() },
    async work(call, input, id) {
      const method = await readObject(call, 'payment_method', id)
      return writeObject(call, {
        ...method,
        metadata: { ...method.metadata, ...input.metadata },
      })
    },
  }),
  route('POST', '/v1/payment_methods/:id/attach', {
    takes: { customer: text },
    work: (call, input, id) => attachMethod(call, id, input.customer),
  }),
  route('POST', '/v1/payment_methods/:id/detach', {
    takes: {},
    async work(call, _input, id) {
      const found = await findObject(call, 'payment_method', id)
      if (!found?.body.customer) {
        throw invalid(
          'The payment method you provided is not attached to a customer so detachment is impossible.',
        )
      }
      const detached = await writeObject(call, { ...found.body, customer: null })
      await tellEvent(call, 'payment_method.detached', detached, {
        customer: found.body.customer,
      })
      return detached
    },
  }),
]
