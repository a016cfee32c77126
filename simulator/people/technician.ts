import type { Told } from '#contract/live'
import type { Point } from '#contract/places'
import type { Booking } from '#contract/zenvee'
import type { City } from '../play/city.ts'
import { type Cast, Person } from '../play/person.ts'
import { considerJob, lookAtJob } from './answer.ts'
import { beginDay } from './duty.ts'
import type { Trip } from './trip.ts'

/** How somebody works; drawn once. */
export interface Manners {
  /** Chances of each answer to a request; what is left accepts. */
  readonly ignores: number
  readonly declines: number
  readonly counters: number
  /** Seconds to an answer, at most. */
  readonly slownessS: number
  /** Chance to forget a visit that was agreed. */
  readonly forgets: number
  /** Street speed against the router's own, 1 is the same. */
  readonly pace: number
  /** Says "I am here" by hand, with the telephone in the pocket. */
  readonly taps: boolean
}

const REACTION_S = [1, 5] as const

/** Somebody who comes to people's homes. */
export class Technician extends Person {
  readonly manners: Manners
  /** Bookings of theirs that are not over, as last seen. */
  readonly jobs = new Map<string, Booking>()
  readonly news = new Set<string>()
  at: Point = { lat: 0, lng: 0 }
  isOnline = false
  /** The visit under way, from setting out to the end. */
  current: string | undefined
  trip: Trip | undefined

  constructor(city: City, cast: Cast) {
    super(city, cast)
    const { dice } = this
    this.manners = {
      ignores: dice.chance(0.15) ? 0.3 : 0.03,
      declines: dice.between(0.02, 0.12),
      counters: dice.between(0.03, 0.14),
      slownessS: dice.between(15, 75),
      forgets: dice.chance(0.1) ? 0.1 : 0,
      pace: dice.between(0.85, 1.15),
      taps: dice.chance(0.2),
    }
  }

  /** Begin within so many seconds. */
  comeToWork(withinS: number): void {
    this.plan('day', [0, withinS], () => beginDay(this))
  }

  override comesBack(): void {
    if (!this.agenda.has('day')) this.plan('day', [1, 20], () => beginDay(this))
  }

  override hears(told: Told): void {
    if (!told.event.startsWith('zenvee.booking.')) return
    this.news.add(told.id)
    if (this.agenda.has('look')) return
    this.plan('look', REACTION_S, () => lookAtNews(this))
  }

  /** Take a booking as it is now, and plan what it asks for. */
  considers(booking: Booking): void {
    considerJob(this, booking)
  }

  /** Ask how a booking stands, and do the same. */
  looksAt(bookingId: string): Promise<void> {
    return lookAtJob(this, bookingId)
  }

  /** Free for a new visit, and no old one is owed. */
  get isIdle(): boolean {
    return this.current === undefined && this.jobs.size === 0
  }
}

/** One booking at a time; what else was told waits its turn. */
async function lookAtNews(me: Technician): Promise<void> {
  const [bookingId] = me.news
  if (!bookingId) return
  me.news.delete(bookingId)
  if (me.news.size > 0) me.plan('look', REACTION_S, () => lookAtNews(me))
  await lookAtJob(me, bookingId)
}
