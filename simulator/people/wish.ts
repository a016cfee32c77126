import { listServices } from '#contract/catalog'
import { readWhy } from '#contract/matching'
import { addMethod, listMyMethods } from '#contract/payments'
import { listAddresses, reversePlace } from '#contract/places'
import { viewCredentials } from '#contract/verification'
import {
  type Discovery,
  discover,
  ExperienceDriver,
  listBookings,
  readBooking,
  requestBooking,
} from '#contract/zenvee'
import type { Customer } from './customer.ts'
import { considerBooking } from './follow.ts'
import { END_STATES } from './states.ts'
import { shifted } from './way.ts'

const MINUTE_MS = 60_000
/** Share of wishes for a chosen time instead of now, and how far ahead they lie (minutes). */
const LATER_SHARE = 0.2
const LATER_MINUTES = [45, 300] as const
const QUARTER_MS = 15 * MINUTE_MS
/** Share of visits at home; the others at a random address around it. */
const HOME_SHARE = 0.75
const AROUND_M = 2500
const THINKING_S = [15, 60] as const
const MOST_TRIES = 2

interface Asked {
  readonly place: Discovery['place']
  readonly serviceSlug: string
  readonly when: Discovery['when']
  readonly tries: number
}

/** A wish comes up: who could come? */
export async function wish(me: Customer): Promise<void> {
  me.city.tally.add('wishes')
  await me.pickUp()
  me.city.door.moveIn(me.id)
  await readyCard(me)
  const { categories } = await me.call(listServices, {})
  const services = categories.flatMap((category) => category.services)
  const asked: Asked = {
    place: await choosePlace(me),
    serviceSlug: me.dice.pick(services).slug,
    when: chooseTime(me),
    tries: 0,
  }
  me.plan('look around', [2, 10], () => lookAround(me, asked))
}

/** After a pause of the whole city: whatever was open goes on; otherwise nothing is wished. */
export async function resumeOrWish(me: Customer): Promise<void> {
  await me.caller.keepFresh()
  me.city.door.moveIn(me.id)
  const open = await me.call(listBookings, { as: 'customer', group: 'open', limit: 5 })
  const line = open.items.find(({ state }) => !END_STATES.has(state) && state !== 'completed')
  if (!line) return
  me.isBusy = true
  await me.pickUp()
  await considerBooking(me, await me.call(readBooking, { bookingId: line.id }))
}

async function readyCard(me: Customer): Promise<void> {
  if (me.cardId) return
  if (me.temper.hasPoorCard) {
    // Saved without complaint, declined when it is charged.
    const poor = await me.call(addMethod, { providerMethodId: 'pm_card_chargeCustomerFail' })
    me.cardId = poor.id
    return
  }
  const { methods } = await me.call(listMyMethods, {})
  const [first] = methods
  me.cardId = first?.id ?? (await me.call(addMethod, { providerMethodId: 'pm_card_visa' })).id
}

async function choosePlace(me: Customer): Promise<Discovery['place']> {
  const { items } = await me.call(listAddresses, { limit: 5 })
  const [home] = items
  if (!home) throw new Error(`${me.name} has no home`)
  const atHome = { point: { lat: home.lat, lng: home.lng }, label: home.line }
  if (me.dice.chance(HOME_SHARE)) return atHome
  const away = () => me.dice.between(-AROUND_M, AROUND_M)
  const { lat, lng } = shifted(home, away(), away())
  const { place } = await me.call(reversePlace, { at: `${lat},${lng}` })
  const isAddress = place?.kind === 'address'
  return isAddress ? { point: { lat: place.lat, lng: place.lng }, label: place.label } : atHome
}

function chooseTime(me: Customer): Discovery['when'] {
  if (!me.dice.chance(LATER_SHARE)) return { kind: 'now' }
  const at = me.city.now() + me.dice.between(...LATER_MINUTES) * MINUTE_MS
  const startsAt = new Date(Math.ceil(at / QUARTER_MS) * QUARTER_MS).toISOString()
  return { kind: 'at', startsAt }
}

async function lookAround(me: Customer, asked: Asked): Promise<void> {
  const { place, serviceSlug, when } = asked
  const desiredDriver = me.dice.chance(0.3) ? me.dice.pick(ExperienceDriver.options) : null
  const found = await me.tries(discover, { place, serviceSlug, when, desiredDriver })
  if (!found.answer) return giveUp(me, 'refused')
  me.city.tally.add('discoveries')
  const { answer } = found
  const soonest = Math.min(...answer.cards.map((card) => card.etaMinutes))
  if (answer.cards.length === 0) return giveUp(me, 'nobody')
  if (when.kind === 'now' && soonest > me.temper.patienceMinutes) return giveUp(me, 'too long')

  me.city.tally.add('discoveries.with_cards')
  if (me.dice.chance(0.15)) me.plan('why', [5, 15], () => askWhy(me, answer, asked))
  else me.plan('choose', THINKING_S, () => choose(me, answer, asked))
}

/** The curious look behind a card before they choose. */
async function askWhy(me: Customer, found: Discovery, asked: Asked): Promise<void> {
  await me.call(readWhy, { matchId: found.matchId })
  const card = me.dice.pick(found.cards)
  await me.call(viewCredentials, { personId: card.technicianId })
  me.city.tally.add('looked_behind_a_card')
  me.plan('choose', THINKING_S, () => choose(me, found, asked))
}

async function choose(me: Customer, found: Discovery, asked: Asked): Promise<void> {
  const cards = found.cards.filter((card) => !me.city.played.has(card.name))
  const [first, second = first, third = second] = cards
  if (!first || !second || !third) return giveUp(me, 'nobody')
  const isBestMatch = cards.length === found.cards.length && me.dice.chance(0.3)
  const drawn = me.dice.next()
  const card = isBestMatch || drawn < 0.6 ? first : drawn < 0.85 ? second : third
  const requested = await me.tries(requestBooking, {
    discoveryId: found.id,
    technicianId: isBestMatch ? null : card.technicianId,
    startsAt: card.startsAt,
    paymentMethodId: me.cardId ?? '',
    note: me.dice.chance(0.4) ? 'Please ring twice, the bell is quiet.' : '',
  })
  if (requested.answer) {
    me.city.tally.add(isBestMatch ? 'requests.best_match' : 'requests.chosen')
    return considerBooking(me, requested.answer)
  }
  // Somebody was faster, or the cards are old: look once more.
  if (asked.tries + 1 >= MOST_TRIES) return giveUp(me, 'refused')
  const again = { ...asked, tries: asked.tries + 1 }
  me.plan('look around', [3, 12], () => lookAround(me, again))
}

async function giveUp(me: Customer, why: string): Promise<void> {
  me.city.tally.add(`gave_up.${why}`)
  await me.goHome()
}
