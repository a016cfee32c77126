import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import type { Between } from '../method/ready-method.ts'
import { provider } from '../provider/current-provider.ts'
import type { AccountFace } from '../provider/provider.ts'
import { PayoutAccountChanged } from './events.ts'
import { findAccount, insertAccount, lockAccountAtProvider, writeAccount } from './payouts.sql.ts'

export interface PayoutAccount {
  readonly isBegun: boolean
  readonly detailsSubmitted: boolean
  readonly payoutsEnabled: boolean
}

/** Whether somebody can be paid out. */
export async function readPayoutAccount(tx: Tx, personId: string): Promise<PayoutAccount> {
  const row = await findAccount(tx, personId)
  return {
    isBegun: row !== undefined,
    detailsSubmitted: row?.details_submitted ?? false,
    payoutsEnabled: row?.payouts_enabled ?? false,
  }
}

/** The provider's page where somebody says where to pay them; the account is made the first time. */
export async function beginOnboarding(
  between: Between,
  personId: string,
  returnPath: string,
): Promise<string> {
  const known = await between.transact((tx) => findAccount(tx, personId))
  const accountId =
    known?.account_id ??
    (await provider().makeAccount({
      key: `account:${between.orgId}:${personId}`,
      marks: { orgId: between.orgId, personId },
    }))
  if (!known) await between.transact((tx) => insertAccount(tx, personId, accountId))
  return provider().onboardingLink({ accountId, returnPath })
}

/** What the provider says of an account; told when it changes what can be done. */
export async function recordAccount(tx: Tx, face: AccountFace): Promise<void> {
  const row = await lockAccountAtProvider(tx, face.accountId)
  if (!row) return
  await writeAccount(tx, face.accountId, face)
  if (row.payouts_enabled === face.payoutsEnabled) return
  await tell(tx, PayoutAccountChanged, `payments.payout_account:${row.person_id}`, {
    personId: row.person_id,
    payoutsEnabled: face.payoutsEnabled,
  })
}
