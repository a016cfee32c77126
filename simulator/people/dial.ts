import { Agenda } from '../play/agenda.ts'
import type { City } from '../play/city.ts'
import { type Dice, diceOf } from '../play/dice.ts'

const HOUR_MS = 3_600_000
/** With the dial at nothing, look again after so long. */
const LOOK_AGAIN_MS = 30_000

/** Somebody who can wish for something, one thing at a time. */
export interface Wisher {
  readonly isBusy: boolean
  wakeUp(): void
}

export interface DialOptions {
  readonly index: number
  readonly people: readonly Wisher[]
  /** Wishes per hour of the city's time; it may change while the city lives. */
  readonly demand: () => number
  /** Whether as much is wished as there shall be; never when left out. */
  readonly isEnough?: () => boolean
}

/** Where wishes come from: a Poisson stream, each to somebody who has none at the moment. */
export class Dial {
  readonly index: number
  readonly name = 'dial'
  readonly #city: City
  readonly #dice: Dice
  readonly #people: readonly Wisher[]
  readonly #demand: () => number
  readonly #isEnough: () => boolean
  readonly #agenda = new Agenda()

  constructor(city: City, options: DialOptions) {
    this.#city = city
    this.index = options.index
    this.#dice = diceOf(city.seed, 'dial')
    this.#people = options.people
    this.#demand = options.demand
    this.#isEnough = options.isEnough ?? (() => false)
    this.#planNext()
  }

  nextAt(): number {
    return this.#agenda.nextAt()
  }

  async step(): Promise<void> {
    this.#agenda.take()
    if (this.#city.isClosing()) return
    if (this.#demand() > 0 && !this.#isEnough()) this.#wish()
    this.#planNext()
  }

  async goHome(): Promise<void> {
    this.#agenda.clear()
  }

  #wish(): void {
    const free = this.#people.filter((each) => !each.isBusy)
    if (free.length > 0) this.#dice.pick(free).wakeUp()
    else this.#city.tally.add('wishes.nobody_free')
  }

  #planNext(): void {
    const perHour = this.#demand()
    const inMs = perHour > 0 ? this.#dice.waiting(HOUR_MS / perHour) : LOOK_AGAIN_MS
    this.#agenda.plan('wish', this.#city.now() + inMs, async () => {})
  }
}
