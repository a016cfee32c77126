import { Agenda } from '../play/agenda.ts'
import type { City } from '../play/city.ts'
import { type Dice, diceOf } from '../play/dice.ts'
import type { Customer } from './customer.ts'

const HOUR_MS = 3_600_000
/** With the dial at nothing, look again after so long. */
const LOOK_AGAIN_MS = 30_000

/** Where wishes come from: a Poisson stream, each to somebody who has none at the moment. */
export class Dial {
  readonly index: number
  readonly name = 'dial'
  readonly #city: City
  readonly #dice: Dice
  readonly #customers: readonly Customer[]
  readonly #demand: () => number
  readonly #agenda = new Agenda()

  /** `demand` is wishes per hour of the city's time; it may change while the city lives. */
  constructor(city: City, index: number, customers: readonly Customer[], demand: () => number) {
    this.#city = city
    this.index = index
    this.#dice = diceOf(city.seed, 'dial')
    this.#customers = customers
    this.#demand = demand
    this.#planNext()
  }

  nextAt(): number {
    return this.#agenda.nextAt()
  }

  async step(): Promise<void> {
    this.#agenda.take()
    if (this.#city.isClosing()) return
    if (this.#demand() > 0) this.#wish()
    this.#planNext()
  }

  async goHome(): Promise<void> {
    this.#agenda.clear()
  }

  #wish(): void {
    const free = this.#customers.filter((customer) => !customer.isBusy)
    if (free.length > 0) this.#dice.pick(free).wakeUp()
    else this.#city.tally.add('wishes.nobody_free')
  }

  #planNext(): void {
    const perHour = this.#demand()
    const inMs = perHour > 0 ? this.#dice.waiting(HOUR_MS / perHour) : LOOK_AGAIN_MS
    this.#agenda.plan('wish', this.#city.now() + inMs, async () => {})
  }
}
