import type { Stripe } from 'stripe'
import { z } from 'zod'
import { randomToken } from '#foundation/ids'
import { type Call, stamp, stripeId } from '../desk/call.ts'
import { flag, ignored, listing, metadata, text, words } from '../desk/fields.ts'
import {
  deleteObject,
  insertObject,
  listObjects,
  openObject,
  readObject,
  writeObject,
} from '../desk/objects.sql.ts'
import { missing } from '../desk/problem.ts'
import { route } from '../desk/route.ts'
import { tellEvent } from '../webhooks/events.sql.ts'

const LINK_LASTS_MS = 24 * 3_600_000
const STILL_WANTED = [
  'business_profile.url',
  'external_account',
  'individual.verification',
  'tos_acceptance.date',
]
const CURRENCIES: Readonly<Record<string, string>> = { US: 'usd', GB: 'gbp', AE: 'aed', CA: 'cad' }

/** The account numbers of docs.stripe.com/connect/testing whose payouts fail. */
const FAILING: Readonly<Record<string, string>> = {
  '000111111113': 'account_closed',
  '000111111116': 'no_account',
  '000222222227': 'insufficient_funds',
  '000333333335': 'debit_not_authorized',
  '000444444440': 'invalid_currency',
}

function wanting(fields: readonly string[]): Stripe.Account['requirements'] {
  return {
    alternatives: [],
    current_deadline: null,
    currently_due: [...fields],
    disabled_reason: fields.length > 0 ? 'requirements.past_due' : null,
    errors: [],
    eventually_due: [...fields],
    past_due: [...fields],
    pending_verification: [],
  }
}

const described = {
  email: text.optional(),
  metadata: metadata.optional(),
  business_profile: ignored,
  business_type: z.enum(['individual', 'company', 'non_profit', 'government_entity']).optional(),
  capabilities: z.record(text, z.object({ requested: flag })).optional(),
  individual: ignored,
  settings: ignored,
  tos_acceptance: ignored,
  company: ignored,
  external_account: ignored,
  default_currency: text.optional(),
}

const create = route('POST', '/v1/accounts', {
  takes: {
    ...described,
    controller: ignored,
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'Country is not supported')
      .optional(),
    type: z.enum(['express', 'standard', 'custom']).optional(),
  },
  async work(call, input) {
    const id = stripeId('acct').slice(0, 21)
    const country = input.country ?? 'US'
    const account: Stripe.Account = {
      id,
      object: 'account',
      business_profile: null,
      business_type: input.business_type ?? null,
      capabilities: { card_payments: 'inactive', transfers: 'inactive' },
      charges_enabled: false,
      country,
      created: stamp(call.now),
      default_currency: CURRENCIES[country] ?? 'usd',
      details_submitted: false,
      email: input.email ?? null,
      external_accounts: {
        object: 'list',
        data: [],
        has_more: false,
        url: `/v1/accounts/${id}/external_accounts`,
      },
      metadata: input.metadata ?? {},
      payouts_enabled: false,
      requirements: wanting(STILL_WANTED),
      settings: null,
      type: input.type ?? 'none',
    }
    await insertObject(call, account)
    return account
  },
})

const link = route('POST', '/v1/account_links', {
  takes: {
    account: text,
    type: z.enum(['account_onboarding', 'account_update']),
    refresh_url: text.optional(),
    return_url: text.optional(),
    collect: ignored,
    collection_options: ignored,
  },
  async work(call, input) {
    const { body, hidden } = await openObject(call, 'account', input.account, 'account')
    const token = randomToken(18)
    const until = call.now.getTime() + LINK_LASTS_MS
    await writeObject(call, body, {
      links: { ...hidden.links, [token]: { until, returnUrl: input.return_url ?? '' } },
    })
    return {
      object: 'account_link',
      created: stamp(call.now),
      expires_at: Math.floor(until / 1000),
      url: `${call.sandbox.browserBase}/connect/${body.id}/${token}`,
    }
  },
})

/** The account whose onboarding page this is, and where to go after. Throws when the link is dead. */
export async function openLink(
  call: Call,
  accountId: string,
  token: string,
): Promise<{ account: Stripe.Account; returnUrl: string }> {
  const { body, hidden } = await openObject(call, 'account', accountId)
  const found = Object.hasOwn(hidden.links ?? {}, token) ? hidden.links?.[token] : undefined
  if (!found || found.until < call.now.getTime()) throw missing('account_link', token)
  return { account: body, returnUrl: found.returnUrl }
}

/** The page was submitted: charges and payouts are on, and the world is told. */
export async function finishOnboarding(
  call: Call,
  account: Stripe.Account,
  bankAccount: string,
): Promise<Stripe.Account> {
  const bank: Stripe.BankAccount = {
    id: stripeId('ba'),
    object: 'bank_account',
    account: account.id,
    account_holder_name: null,
    account_holder_type: 'individual',
    account_type: null,
    bank_name: 'STRIPE TEST BANK',
    country: account.country ?? 'US',
    currency: account.default_currency ?? 'usd',
    default_for_currency: true,
    fingerprint: null,
    last4: bankAccount.slice(-4),
    metadata: {},
    routing_number: '110000000',
    status: 'new',
  }
  const done = await writeObject(
    call,
    {
      ...account,
      charges_enabled: true,
      payouts_enabled: true,
      details_submitted: true,
      capabilities: { card_payments: 'active', transfers: 'active' },
      requirements: wanting([]),
      external_accounts: {
        object: 'list',
        data: [bank],
        has_more: false,
        url: `/v1/accounts/${account.id}/external_accounts`,
      },
    },
    { payoutFailure: FAILING[bankAccount] ?? '', links: {} },
  )
  await tellEvent({ ...call, account: account.id }, 'account.updated', done, {
    charges_enabled: false,
    payouts_enabled: false,
    details_submitted: false,
  })
  return done
}

/** The platform's own account, as `GET /v1/account` has it. */
function platform(): object {
  return {
    id: 'acct_sandbox',
    object: 'account',
    charges_enabled: true,
    payouts_enabled: true,
    details_submitted: true,
    country: 'US',
    default_currency: 'usd',
    email: null,
    type: 'standard',
  }
}

export const accountRoutes = [
  create,
  link,
  route('GET', '/v1/account', { takes: {}, work: async () => platform() }),
  route('GET', '/v1/accounts', {
    takes: listing,
    work: (call, input) => listObjects(call, 'account', input),
  }),
  route('GET', '/v1/accounts/:id', {
    takes: {},
    work: (call, _input, id) => readObject(call, 'account', id),
  }),
  route('POST', '/v1/accounts/:id', {
    takes: described,
    async work(call, input, id) {
      const account = await readObject(call, 'account', id)
      return writeObject(call, {
        ...account,
        email: input.email ?? account.email,
        metadata: { ...account.metadata, ...input.metadata },
      })
    },
  }),
  route('DELETE', '/v1/accounts/:id', {
    takes: {},
    async work(call, _input, id) {
      await readObject(call, 'account', id)
      await deleteObject(call, id)
      return { id, object: 'account', deleted: true }
    },
  }),
  route('POST', '/v1/accounts/:id/login_links', {
    takes: { links: words.optional() },
    async work(call, _input, id) {
      await readObject(call, 'account', id)
      return {
        object: 'login_link',
        created: stamp(call.now),
        url: `${call.sandbox.browserBase}/express/${id}`,
      }
    },
  }),
]
