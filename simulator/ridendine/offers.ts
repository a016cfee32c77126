import { acceptOffer, type DriverOffer, declineOffer, listOwnOffers } from '#contract/ridendine'
import type { Courier } from './courier.ts'
import { goOn } from './run.ts'

const REASONS = ['too_far', 'too_little_pay', 'too_long_wait', 'wrong_direction'] as const

/** Yes, no, or nothing at all, to each offer that is open. */
export async function lookAtOffers(me: Courier): Promise<void> {
  const { offers } = await me.call(listOwnOffers, {})
  for (const offer of offers) await answer(me, offer)
}

async function answer(me: Courier, { id: offerId }: DriverOffer): Promise<void> {
  const drawn = me.dice.next()
  const { ignores, declines } = me.manners
  if (drawn < ignores) return me.city.tally.add('offers.ignored')
  if (drawn < ignores + declines) {
    const reason = me.dice.pick(REASONS)
    const { answer: others } = await me.tries(declineOffer, { offerId, reason })
    if (others) me.city.tally.add('offers.declined')
    return
  }
  const { answer: run } = await me.tries(acceptOffer, { offerId })
  if (!run) return
  me.city.tally.add('offers.accepted')
  me.run = run
  goOn(me)
}
