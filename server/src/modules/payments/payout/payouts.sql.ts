import { allOf, type Database, sql, type Tx } from '#foundation/db'
import type { StateOf } from '#foundation/lifecycle'
import { PROVIDER } from '../provider/current-provider.ts'
import { refuse } from '../refusals.ts'
import type { payoutLifecycle } from './payout.lifecycle.ts'

export interface PayoutRow {
  readonly id: string
  readonly person_id: string
  readonly key: string
  readonly amount_minor: bigint
  readonly currency: string
  readonly provider: string
  readonly account_id: string
  readonly provider_transfer_id: string | null
  readonly provider_payout_id: string | null
  readonly failure_says: string | null
  readonly arrives_at: Date | null
  readonly asked_at: Date
  readonly state: StateOf<typeof payoutLifecycle>
  readonly version: number
  readonly lifecycle_version: number
}

const PAYOUT = sql`id, person_id, key, amount_minor, currency, provider, account_id, provider_transfer_id,
  provider_payout_id, failure_says, arrives_at, asked_at, state, version, lifecycle_version`

export async function readPayoutRow(tx: Tx, id: string): Promise<PayoutRow> {
  const row = await tx.maybe<PayoutRow & Record<string, unknown>>(sql`
    select ${PAYOUT} from payments.payouts where id = ${id} and org_id = ${tx.orgId}`)
  if (!row) throw refuse.no_such_payout({ payoutId: id })
  return row
}

export async function lockPayout(tx: Tx, id: string): Promise<PayoutRow> {
  const row = await tx.maybe<PayoutRow & Record<string, unknown>>(sql`
    select ${PAYOUT} from payments.payouts where id = ${id} and org_id = ${tx.orgId} for update`)
  if (!row) throw refuse.no_such_payout({ payoutId: id })
  return row
}

export function findPayoutByKey(tx: Tx, key: string): Promise<PayoutRow | undefined> {
  return tx.maybe<PayoutRow & Record<string, unknown>>(sql`
    select ${PAYOUT} from payments.payouts where key = ${key} and org_id = ${tx.orgId}`)
}

export async function findPayoutIdAtProvider(
  tx: Tx,
  providerPayoutId: string,
): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>(sql`
    select id from payments.payouts where provider_payout_id = ${providerPayoutId} and org_id = ${tx.orgId}`)
  return row?.id
}

/** Newest first. */
export function listPayoutRows(
  tx: Tx,
  filter: {
    personId?: string | undefined
    state?: string | undefined
    limit: number
    before?: { at: string; id: string } | undefined
  },
): Promise<PayoutRow[]> {
  const { personId, state, before } = filter
  const having = allOf([
    personId === undefined ? undefined : sql`person_id = ${personId}`,
    state === undefined ? undefined : sql`state = ${state}`,
    before === undefined
      ? undefined
      : sql`(asked_at, id) < (${before.at}::timestamptz, ${before.id}::uuid)`,
  ])
  return tx.many<PayoutRow & Record<string, unknown>>(sql`
    select ${PAYOUT} from payments.payouts where org_id = ${tx.orgId} and ${having}
     order by asked_at desc, id desc limit ${filter.limit}`)
}

export interface HealthRow {
  readonly state: PayoutRow['state']
  readonly currency: string
  readonly count: number
  readonly minor: bigint
  readonly oldest_at: Date
}

/** How many payouts stand in which state since an instant, and how much that is. */
export function countPayouts(tx: Tx, since: Date): Promise<HealthRow[]> {
  return tx.many<HealthRow & Record<string, unknown>>(sql`
    select state, currency, count(*)::int as count, sum(amount_minor)::bigint as minor, min(asked_at) as oldest_at
      from payments.payouts where org_id = ${tx.orgId} and asked_at >= ${since}
     group by state, currency order by state, currency`)
}

export function keepTransfer(tx: Tx, payoutId: string, transferId: string): Promise<number> {
  return tx.run(sql`
    update payments.payouts set provider_transfer_id = ${transferId}
     where id = ${payoutId} and org_id = ${tx.orgId} and provider_transfer_id is null`)
}

export interface ProviderAccountRow {
  readonly person_id: string
  readonly account_id: string
  readonly details_submitted: boolean
  readonly payouts_enabled: boolean
}

export function findAccount(tx: Tx, personId: string): Promise<ProviderAccountRow | undefined> {
  return tx.maybe<ProviderAccountRow & Record<string, unknown>>(sql`
    select person_id, account_id, details_submitted, payouts_enabled from payments.provider_accounts
     where org_id = ${tx.orgId} and person_id = ${personId} and provider = ${PROVIDER}`)
}

export function lockAccountAtProvider(
  tx: Tx,
  accountId: string,
): Promise<ProviderAccountRow | undefined> {
  return tx.maybe<ProviderAccountRow & Record<string, unknown>>(sql`
    select person_id, account_id, details_submitted, payouts_enabled from payments.provider_accounts
     where org_id = ${tx.orgId} and account_id = ${accountId} and provider = ${PROVIDER} for update`)
}

export function insertAccount(tx: Tx, personId: string, accountId: string): Promise<number> {
  return tx.run(sql`
    insert into payments.provider_accounts (person_id, provider, account_id, changed_at)
    values (${personId}, ${PROVIDER}, ${accountId}, ${tx.now}) on conflict do nothing`)
}

export function writeAccount(
  tx: Tx,
  accountId: string,
  facts: { detailsSubmitted: boolean; payoutsEnabled: boolean },
): Promise<number> {
  return tx.run(sql`
    update payments.provider_accounts
       set details_submitted = ${facts.detailsSubmitted}, payouts_enabled = ${facts.payoutsEnabled},
           changed_at = ${tx.now}
     where org_id = ${tx.orgId} and account_id = ${accountId} and provider = ${PROVIDER}`)
}

/** Whose account it is, looked for across organisations by the worker role. */
export async function findOrgOfAccount(
  database: Database,
  accountId: string,
): Promise<string | undefined> {
  const [row] = await database.system<{ org_id: string }>(sql`
    select org_id from payments.provider_accounts where account_id = ${accountId}`)
  return row?.org_id
}
