import { runningSandbox } from '#modules/stripe-sandbox'
import type { Between } from '../method/ready-method.ts'
import { provider } from '../provider/current-provider.ts'
import { refuse } from '../refusals.ts'
import { beginOnboarding, recordAccount } from './payout-account.ts'
import { findAccount } from './payouts.sql.ts'

/** For demos: somebody's payouts are set up without a browser. Throws when the provider is no sandbox. */
export async function setUpPayoutsInSandbox(between: Between, personId: string): Promise<void> {
  const sandbox = runningSandbox()
  if (!sandbox) throw refuse.provider_unavailable()
  await beginOnboarding(between, personId, '/')
  const account = await between.transact((tx) => findAccount(tx, personId))
  if (!account) throw refuse.payouts_not_set_up({ personId })
  await sandbox.sandbox.onboard(account.account_id)
  const face = await provider().readAccount(account.account_id)
  await between.transact((tx) => recordAccount(tx, face))
}
