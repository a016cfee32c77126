import { listOwnOffers, readOwnRun } from '#contract/ridendine'
import { useRead } from '../../../lib/api/index.ts'
import { serverNow } from '../../../lib/clock.ts'
import { useNow } from '../../../lib/format/index.ts'
import { usePerson } from '../../../lib/session/session.ts'
import { useOwnDriver } from './online.tsx'

/** What is offered to me and what is in my hands. */
export function useWork() {
  const person = usePerson()
  const { driver } = useOwnDriver()
  const follow = {
    topics: [`person:${person.id}`],
    product: 'ridendine',
    enabled: Boolean(driver),
  } as const
  const offers = useRead(listOwnOffers, {}, { ...follow, every: 30_000 })
  const run = useRead(readOwnRun, {}, { ...follow, every: 60_000 })
  // Ticks, so that an offer whose time is over goes by itself.
  useNow()
  const offer = offers.data?.offers.find((each) => new Date(each.answerBy).getTime() > serverNow())
  return { offer, run: run.data, offers, reading: run }
}
