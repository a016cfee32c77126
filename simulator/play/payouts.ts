import { beginMyOnboarding, readMyPayoutAccount } from '#contract/payments'
import { originOf } from './city.ts'
import type { Person } from './person.ts'

/** Bank account that the payment sandbox takes. */
const BANK_ACCOUNT = '000123456789'

/** The pages of the payment provider, filled in as a person would. */
export async function setUpPayouts(me: Person, returnPath: string): Promise<void> {
  const { payoutsEnabled } = await me.call(readMyPayoutAccount, {})
  if (payoutsEnabled) return
  const { url } = await me.call(beginMyOnboarding, { returnPath })
  const page = new URL(url, originOf(me.city))
  const opened = await fetch(page)
  await opened.text()
  const name = 'Test Person'
  const sent = await fetch(page, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ name, routing: '110000000', bank_account: BANK_ACCOUNT }),
  })
  await sent.text()
  if (sent.status >= 400) throw new Error(`the payout page answered ${sent.status}`)
  me.city.tally.add('onboarded')
}
