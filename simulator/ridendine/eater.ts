import type { Told } from '#contract/live'
import type { Order } from '#contract/ridendine'
import type { City } from '../play/city.ts'
import { type Cast, Person } from '../play/person.ts'
import { getHungry, resumeMeal } from './choose.ts'
import { lookAtOrder } from './wait.ts'

/** How somebody is; drawn once, kept for life. */
export interface Appetite {
  /** The card of this person is declined at the first charge. */
  readonly hasPoorCard: boolean
  /** Chance to call an order off before it is cooked. */
  readonly callsOff: number
  /** Chance to find something wrong with the food. */
  readonly complains: number
  /** Share of the food that is given as a tip at checkout; nothing for many. */
  readonly tips: number
}

/** Seconds between hearing something and looking at it. */
const REACTION_S = [1, 6] as const
/** What is told of an order and changes what its eater does. */
const NEWS = new Set([
  'ridendine.order.payment_failed',
  'ridendine.order.payment_confirmed',
  'ridendine.order.assigned_to_driver',
  'ridendine.order.delivered',
  'ridendine.order.dispute_dismissed',
  'ridendine.order.refunded',
  'ridendine.order.cancelled',
])

/** Somebody at home who gets hungry. */
export class Eater extends Person {
  readonly appetite: Appetite
  /** The one order they wait for; nothing between two meals. */
  order: Order | undefined
  /** From the hunger until the meal is over, one way or another. */
  isBusy = false
  /** Looking for a kitchen, and nothing ordered yet. */
  isChoosing = false
  cardId: string | undefined
  home: { at: { lat: number; lng: number }; label: string } | undefined
  /** The room in which the driver is followed. */
  followed: { readonly sessionId: string; readonly subject: string } | undefined
  /** Hears of each order that was placed. */
  onOrdered: () => void = () => {}

  constructor(city: City, cast: Cast) {
    super(city, cast)
    const { dice } = this
    this.appetite = {
      hasPoorCard: dice.chance(0.04),
      callsOff: dice.chance(0.15) ? 0.2 : 0.01,
      complains: dice.chance(0.2) ? 0.2 : 0.03,
      tips: dice.chance(0.5) ? dice.pick([0.1, 0.15, 0.2]) : 0,
    }
  }

  wakeUp(): void {
    this.isBusy = true
    this.isChoosing = true
    this.plan('hungry', [1, 20], () => getHungry(this))
  }

  /** A new day of a city that lived before: an order that is on its way is waited for. */
  comeBack(withinS: number): void {
    this.plan('resume', [0, withinS], () => resumeMeal(this))
  }

  override async goHome(): Promise<void> {
    this.order = undefined
    this.followed = undefined
    this.isBusy = false
    this.isChoosing = false
    await super.goHome()
  }

  override comesBack(): void {
    if (this.order) this.plan('look', REACTION_S, () => lookAtOrder(this))
  }

  override hears(told: Told): void {
    const isMine = this.order !== undefined && told.topic.startsWith('person:')
    if (!isMine || !NEWS.has(told.event) || told.id !== this.order?.id) return
    this.agenda.planOnce('look', this.city.now() + this.dice.between(...REACTION_S) * 1000, () =>
      lookAtOrder(this),
    )
  }
}
