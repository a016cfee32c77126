import type { Told } from '#contract/live'
import type { Booking } from '#contract/zenvee'
import type { City } from '../play/city.ts'
import { type Cast, Person } from '../play/person.ts'
import { lookAtBooking } from './follow.ts'
import { resumeOrWish, wish } from './wish.ts'

/** How somebody is; drawn once, kept for life. */
export interface Temper {
  /** The card of this customer is declined at the first charge. */
  readonly hasPoorCard: boolean
  /** Chance to call a booking off after the yes. */
  readonly callsOff: number
  /** Chance not to be at the door. */
  readonly staysAway: number
  /** Longest wait that is still "now", minutes. */
  readonly patienceMinutes: number
}

/** Seconds between hearing something and looking at it. */
const REACTION_S = [1, 6] as const

/** Somebody with a home in which things break. */
export class Customer extends Person {
  readonly temper: Temper
  /** The one booking they have in mind; nothing between two wishes. */
  booking: Booking | undefined
  /** From a wish until it is over, one way or another. */
  isBusy = false
  /** The visit was judged: what is told of it now changes nothing. */
  hasLookedBack = false
  cardId: string | undefined
  /** The room in which the arrival is followed. */
  followed: { readonly sessionId: string; readonly subject: string } | undefined

  constructor(city: City, cast: Cast) {
    super(city, cast)
    this.temper = {
      hasPoorCard: this.dice.chance(0.05),
      callsOff: this.dice.chance(0.2) ? 0.4 : 0.02,
      staysAway: this.dice.chance(0.05) ? 0.4 : 0.01,
      patienceMinutes: this.dice.between(40, 180),
    }
  }

  /** Something broke: from here on until it is mended or given up. */
  wakeUp(): void {
    this.isBusy = true
    this.plan('wish', [1, 20], () => wish(this))
  }

  /** A new day of a city that lived before: go on where things were left. */
  comeBack(withinS: number): void {
    this.plan('resume', [0, withinS], () => resumeOrWish(this))
  }

  /** It is over, or given up: nothing is waited for any more. */
  override async goHome(): Promise<void> {
    this.booking = undefined
    this.followed = undefined
    this.isBusy = false
    this.hasLookedBack = false
    await super.goHome()
  }

  override comesBack(): void {
    if (this.booking) this.plan('look', REACTION_S, () => lookAtBooking(this))
  }

  override hears(told: Told): void {
    const id = this.booking?.id
    const isMine = told.id === id && told.event.startsWith('zenvee.booking.')
    if (isMine && !this.agenda.has('look')) this.plan('look', REACTION_S, () => lookAtBooking(this))
  }
}
