import type { Check, Evidence } from './check.ts'

/**
 * Not a cent is lost between the ledger, the stories and what the provider says it did. What a
 * story that has ended may still keep is the product's own look.
 */
export function moneyConservedWith(stories: Check['look']): Check {
  return {
    name: 'money conserved',
    async look(evidence) {
      return [
        ...(await ledgerAgrees(evidence)),
        ...(await transfersSumToZero(evidence)),
        ...(await clearingIsWhatTheProviderHolds(evidence)),
        ...(await stories(evidence)),
        ...(await transitIsUnderWay(evidence)),
      ]
    },
  }
}

export const moneyConserved = moneyConservedWith(nothingPendingForWhatEnded)

async function ledgerAgrees({ verifyLedger }: Evidence): Promise<string[]> {
  const { problems } = await verifyLedger()
  return problems.map(({ says }) => `the ledger: ${says}`)
}

async function transfersSumToZero({ query }: Evidence): Promise<string[]> {
  const rows = await query<{ transfer_id: string; sum: string }>(`
    select transfer_id, sum(amount_minor) as sum from ledger.entries
     group by transfer_id, currency having sum(amount_minor) <> 0 limit 20`)
  return rows.map(({ transfer_id, sum }) => `transfer ${transfer_id} sums to ${sum}`)
}

/** What the provider took in, less its fees, what it gave back, and what arrived at banks. */
async function clearingIsWhatTheProviderHolds({ query }: Evidence): Promise<string[]> {
  const rows = await query<{ currency: string; ours: string; theirs: string }>(`
    with theirs as (
      select upper(body->>'currency') as currency, (body->>'amount_captured')::bigint as minor
        from stripe_sandbox.objects where kind = 'charge'
      union all
      select upper(body->>'currency'), -(body->>'fee')::bigint
        from stripe_sandbox.objects where kind = 'balance_transaction' and body->>'type' = 'charge'
      union all
      select upper(body->>'currency'), -(body->>'amount')::bigint
        from stripe_sandbox.objects where kind = 'refund' and body->>'status' = 'succeeded'
      union all
      select upper(body->>'currency'), -(body->>'amount')::bigint
        from stripe_sandbox.objects where kind = 'payout' and body->>'status' = 'paid'
    ), ours as (
      select currency, sum(balance_minor) as minor from ledger.accounts
       where purpose = 'clearing' group by currency
    ), held as (select currency, sum(minor) as minor from theirs group by currency)
    select coalesce(ours.currency, held.currency) as currency,
           coalesce(ours.minor, 0)::text as ours, coalesce(held.minor, 0)::text as theirs
      from ours full join held on held.currency = ours.currency
     where coalesce(ours.minor, 0) <> coalesce(held.minor, 0)`)
  return rows.map(
    ({ currency, ours, theirs }) =>
      `clearing says ${ours} ${currency}, the provider holds ${theirs}`,
  )
}

/** A story that has ended has let go of everything it kept pending. */
async function nothingPendingForWhatEnded({ query }: Evidence): Promise<string[]> {
  const rows = await query<{ number: string; state: string; left: string }>(`
    select b.number, b.state, sum(e.amount_minor)::text as left
      from zenvee.bookings b
      join ledger.transfers t on t.about = 'zenvee.booking:' || b.id
      join ledger.entries e on e.transfer_id = t.id
      join ledger.accounts a on a.id = e.account_id and a.purpose = 'pending'
     where b.state not in ('completed', 'disputed')
     group by b.number, b.state having sum(e.amount_minor) <> 0 limit 20`)
  return rows.map(({ number, state, left }) => `${number} is ${state} and keeps ${left} pending`)
}

async function transitIsUnderWay({ query }: Evidence): Promise<string[]> {
  const [row] = await query<{ transit: string; under_way: string }>(`
    select (select coalesce(sum(balance_minor), 0) from ledger.accounts where purpose = 'transit')::text as transit,
           ((select coalesce(sum(amount_minor), 0) from payments.refunds where state = 'requested')
          + (select coalesce(sum(amount_minor), 0) from payments.payouts where state in ('requested', 'in_transit')))::text as under_way`)
  const isSame = row?.transit === row?.under_way
  return isSame ? [] : [`transit says ${row?.transit}, ${row?.under_way} is under way`]
}
