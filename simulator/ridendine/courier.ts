import type { Told } from '#contract/live'
import type { Point } from '#contract/places'
import type { Run } from '#contract/ridendine'
import type { Way } from '../people/way.ts'
import type { City } from '../play/city.ts'
import { type Cast, Person } from '../play/person.ts'
import { lookAtOffers } from './offers.ts'
import { lookAtRun } from './run.ts'
import { beginShift } from './shift.ts'

/** How somebody drives; drawn once. */
interface Manners {
  /** Chances of each answer to an offer; what is left accepts. */
  readonly ignores: number
  readonly declines: number
  /** Seconds to an answer, at most. */
  readonly slownessS: number
  /** Chance to drop a run before the pickup. */
  readonly dropsOut: number
  /** Street speed against the router's own, 1 is the same. */
  readonly pace: number
}

/** A stretch of the way to the next stop. */
export interface Leg {
  readonly to: Point
  readonly way: Way
  readonly speedMps: number
  /** When it began, milliseconds of the city's time. */
  readonly since: number
}

const REACTION_S = [1, 5] as const
const OFFERED = 'dispatch.offer_made'
const REST_TOLD = 'dispatch.courier_rested'
/** What is told of an order in hand and changes the run. */
const CHANGES = new Set([
  'ridendine.order.cancelled',
  'ridendine.order.driver_left',
  'ridendine.order.assigned_to_driver',
])

/** Somebody who brings food through the streets. */
export class Courier extends Person {
  readonly manners: Manners
  at: Point = { lat: 0, lng: 0 }
  isOnline = false
  /** What is in their hands, as last seen. */
  run: Run | undefined
  leg: Leg | undefined

  constructor(city: City, cast: Cast) {
    super(city, cast)
    const { dice } = this
    this.manners = {
      ignores: dice.chance(0.1) ? 0.15 : 0.01,
      declines: dice.between(0.01, 0.08),
      slownessS: dice.between(6, 22),
      dropsOut: dice.chance(0.1) ? 0.05 : 0.003,
      pace: dice.between(0.9, 1.15),
    }
  }

  /** On duty with nothing in hand: the city may go to sleep around them. */
  get isResting(): boolean {
    return this.agenda.hasOnly('renew', 'rest')
  }

  /** Begin within so many seconds. */
  comeToWork(withinS: number): void {
    this.plan('day', [0, withinS], () => beginShift(this))
  }

  override comesBack(): void {
    if (!this.agenda.has('day')) this.plan('day', [1, 20], () => beginShift(this))
  }

  override hears(told: Told): void {
    if (!told.topic.startsWith('person:')) return
    if (told.event === OFFERED)
      this.plan('offers', [REACTION_S[1], this.manners.slownessS], () => lookAtOffers(this))
    // Too many unanswered: the dispatcher has taken them off duty.
    if (told.event === REST_TOLD) {
      this.isOnline = false
      this.plan('day', [120, 600], () => beginShift(this))
    }
    if (CHANGES.has(told.event)) this.plan('run', REACTION_S, () => lookAtRun(this))
  }
}
