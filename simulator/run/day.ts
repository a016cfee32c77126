import type { City } from '../play/city.ts'
import type { Stage } from '../stage/open-stage.ts'
import type { Settler } from '../stage/settle.ts'
import type { Play } from './play.ts'
import type { Progress } from './progress.ts'

/** Whoever has something to do at a time. */
export interface Actor {
  readonly index: number
  readonly name: string
  /** Milliseconds of the city's time; Infinity when there is nothing to do. */
  nextAt(): number
  /** Do one thing. */
  step(): Promise<void>
  /** The day is over: wait for nothing any more. */
  goHome(): Promise<void>
  /** Waits for nobody, although there is always something to do: the desk, a courier on duty. */
  readonly isResting?: boolean
}

export interface DayOptions {
  readonly stage: Stage
  readonly city: City
  readonly settler: Settler
  readonly actors: readonly Actor[]
  /** How many stories have not ended: while there is one, nobody goes home. */
  readonly openStories: () => Promise<number>
  /** From here on nobody wishes anything new. */
  readonly closesAt: number
  readonly progress: Progress
  readonly shows: Play['shows']
  /** Somebody wants no more of it. */
  readonly signal?: AbortSignal
}

const MINUTE_MS = 60_000
/** Recurring jobs are looked at so often, by day and when the city sleeps. */
const RECURRING_MS = { byDay: MINUTE_MS, asleep: 30 * MINUTE_MS }
/** After the last story the clock goes on so long: the daily payouts are made and arrive. */
const AFTERWARDS_MS = 25 * 60 * MINUTE_MS
/** So often in a row the clock may stand still with nobody doing anything: then something spins. */
const MOST_IDLE_ROUNDS = 50
/** A city that is not asleep by then never will be. */
const LONGEST_MS = 3 * 24 * 60 * MINUTE_MS

/** A day of the city: one actor's one step after another, and the server's work in between. */
export class Day {
  readonly #options: DayOptions
  #recursAt = 0
  /** Everybody is at home and every story has ended since then. */
  #quietSince: number | undefined

  constructor(options: DayOptions) {
    this.#options = options
  }

  /** Live until the city has closed, every story has ended, and the money is where it belongs. */
  async live(): Promise<void> {
    const { city, closesAt } = this.#options
    this.#recursAt = city.now()
    let before = city.now()
    for (let idle = 0; ; ) {
      this.#options.signal?.throwIfAborted()
      const actor = this.#next()
      const at = await this.#moveTowards(actor.nextAt())
      if (await this.#isOver(at)) return
      idle = at === before && actor.nextAt() > at ? idle + 1 : 0
      if (idle > MOST_IDLE_ROUNDS) throw new Error('the server has work that is due and not done')
      before = at
      if (actor.nextAt() <= at) {
        await actor.step()
        await this.#options.settler.settle()
      }
      this.#options.progress.at(city, closesAt, this.#options.shows)
    }
  }

  /** The one whose turn it is: the earliest, and of several the first by index. */
  #next(): Actor {
    const [first, ...others] = this.#options.actors
    if (!first) throw new Error('a city has people')
    return others.reduce((best, each) => (each.nextAt() < best.nextAt() ? each : best), first)
  }

  /** Move the clock to the wish or to what the server does before it; answers the time then. */
  async #moveTowards(wish: number): Promise<number> {
    const { settler, city, stage } = this.#options
    const at = Math.max(city.now(), Math.min(wish, settler.nextAt, this.#recursAt))
    stage.clock.set(new Date(at), 0)
    const isTimeToRecur = at >= this.#recursAt
    if (isTimeToRecur) {
      this.#recursAt = at + (city.isClosing() ? RECURRING_MS.asleep : RECURRING_MS.byDay)
    }
    await settler.moved(isTimeToRecur)
    return at
  }

  async #isOver(at: number): Promise<boolean> {
    const { city, closesAt, actors } = this.#options
    if (at > closesAt + LONGEST_MS) return true
    if (!city.isClosing()) return false
    if (this.#quietSince !== undefined) return at >= this.#quietSince + AFTERWARDS_MS
    const isAsleep = actors.every(isIdle)
    if (!isAsleep || (await this.#options.openStories()) > 0) return false
    for (const actor of actors) await actor.goHome()
    this.#quietSince = at
    return false
  }
}

function isIdle(actor: Actor): boolean {
  return actor.isResting === true || actor.nextAt() === Number.POSITIVE_INFINITY
}
