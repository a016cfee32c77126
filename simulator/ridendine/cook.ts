import type { Told } from '#contract/live'
import {
  acceptOrder,
  delayOrder,
  markReady,
  type Order,
  readBoard,
  readOrder,
  rejectOrder,
  resumeKitchen,
  startPreparing,
} from '#contract/ridendine'
import type { City } from '../play/city.ts'
import { setUpPayouts } from '../play/payouts.ts'
import { type Cast, Person } from '../play/person.ts'

/** How somebody cooks; drawn once. */
interface Manners {
  /** Chances of each answer to an order; what is left accepts. */
  readonly ignores: number
  readonly rejects: number
  /** Seconds to an answer, at most. */
  readonly slownessS: number
  /** Time at the stove against what was promised, 1 is the same. */
  readonly pace: number
  readonly delays: number
}

const REACTION_S = [1, 5] as const
const MINUTE_MS = 60_000
const PAID = 'ridendine.order.payment_confirmed'
const PAUSED = 'ridendine.chef.paused'
const OVER = 'ridendine.order.cancelled'
const REJECTIONS = ['SOLD_OUT', 'RUSH_HOUR', 'CANNOT_COOK'] as const

/** Somebody who cooks at home for others. */
export class Cook extends Person {
  readonly manners: Manners
  /** At work: signed in, and the board in sight. */
  isOnline = false

  constructor(city: City, cast: Cast) {
    super(city, cast)
    const { dice } = this
    this.manners = {
      ignores: dice.chance(0.1) ? 0.05 : 0.005,
      rejects: dice.between(0, 0.03),
      slownessS: dice.between(20, 120),
      pace: dice.between(0.85, 1.2),
      delays: dice.between(0.01, 0.08),
    }
  }

  /** Nothing on the stove, and nobody waits for an answer; the telephone is on. */
  get isResting(): boolean {
    return this.agenda.hasOnly('renew')
  }

  /** Begin within so many seconds. */
  comeToWork(withinS: number): void {
    this.plan('day', [0, withinS], () => beginDay(this))
  }

  override comesBack(): void {
    if (!this.agenda.has('day')) this.plan('day', [1, 20], () => beginDay(this))
  }

  override hears(told: Told): void {
    if (!told.topic.startsWith('person:')) return
    const { id, event } = told
    if (event === OVER) this.agenda.forget(`answer:${id}`, `start:${id}`, `ready:${id}`)
    if (event === PAID) this.agenda.planOnce(`answer:${id}`, this.#soon(), () => answer(this, id))
    // A kitchen that missed several pauses by itself; somebody comes back and opens it again.
    if (event === PAUSED) this.plan('resume', [120, 600], () => resume(this))
  }

  #soon(): number {
    const seconds = this.dice.between(REACTION_S[1], this.manners.slownessS)
    return this.city.now() + seconds * 1000
  }
}

async function beginDay(me: Cook): Promise<void> {
  await me.pickUp()
  me.plan('bank', [2, 20], () => setUpPayouts(me, '/ridendine/kitchen/earnings'))
  const { answer: board } = await me.tries(readBoard, {})
  if (!board) return
  me.isOnline = true
  me.city.tally.add('kitchens')
  for (const card of [...board.fresh, ...board.cooking])
    me.plan(`answer:${card.id}`, REACTION_S, () => goOn(me, card.id))
}

async function resume(me: Cook): Promise<void> {
  const { answer } = await me.tries(resumeKitchen, {})
  if (answer) me.city.tally.add('kitchens.resumed')
}

/** Yes, no, or nothing at all. */
async function answer(me: Cook, orderId: string): Promise<void> {
  const drawn = me.dice.next()
  const { ignores, rejects } = me.manners
  if (drawn < ignores) return me.city.tally.add('answers.ignored')
  if (drawn < ignores + rejects) {
    const reason = me.dice.pick(REJECTIONS)
    const { answer: gone } = await me.tries(rejectOrder, { orderId, reason })
    if (gone) me.city.tally.add('answers.rejected')
    return
  }
  const { answer: order } = await me.tries(acceptOrder, { orderId })
  if (!order) return
  me.city.tally.add('answers.accepted')
  consider(me, order)
}

async function goOn(me: Cook, orderId: string): Promise<void> {
  const { answer: order } = await me.tries(readOrder, { orderId })
  if (order?.state === 'payment_confirmed') return answer(me, orderId)
  if (order) consider(me, order)
}

/** What an order in this state asks of its kitchen. */
function consider(me: Cook, order: Order): void {
  const readyAt = Date.parse(order.times.readyAt ?? '') || me.city.now()
  if (order.state === 'accepted') {
    const lead = Math.max(0, readyAt - me.city.now()) * 0.1
    me.planAt(`start:${order.id}`, me.city.now() + lead, () => start(me, order.id))
  }
  if (order.state === 'preparing') planReady(me, order.id, readyAt)
}

async function start(me: Cook, orderId: string): Promise<void> {
  const { answer: order } = await me.tries(startPreparing, { orderId })
  if (!order) return
  me.city.tally.add('cooked')
  if (me.dice.chance(me.manners.delays))
    me.plan(`delay:${orderId}`, [5, 90], () => delay(me, orderId))
  consider(me, order)
}

/** Pots keep no clock: a little sooner or later than was promised. */
function planReady(me: Cook, orderId: string, readyAt: number): void {
  const left = Math.max(readyAt - me.city.now(), MINUTE_MS)
  const takes = left * me.manners.pace * me.dice.between(0.9, 1.1)
  me.planAt(`ready:${orderId}`, me.city.now() + takes, () => ready(me, orderId))
}

async function delay(me: Cook, orderId: string): Promise<void> {
  const minutes = me.dice.pick([5, 5, 10] as const)
  const { answer: order } = await me.tries(delayOrder, { orderId, minutes })
  if (!order) return
  me.city.tally.add('delayed')
  consider(me, order)
}

async function ready(me: Cook, orderId: string): Promise<void> {
  const { answer: order } = await me.tries(markReady, { orderId })
  if (!order) return
  me.city.tally.add('ready')
  // Read out over the counter; nobody else hears it.
  if (order.pickupCode) me.city.door.say(orderId, order.pickupCode)
}
