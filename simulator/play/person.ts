import { ApiFailure } from '#contract/client'
import type { Endpoint, InputOf, OutputOf } from '#contract/endpoint'
import type { Told } from '#contract/live'
import { Agenda, type Deed } from './agenda.ts'
import { Caller, ServerAway } from './caller.ts'
import type { City } from './city.ts'
import { type Dice, diceOf } from './dice.ts'
import { Ear } from './ear.ts'

const SECOND_MS = 1000
/** A deed that found nobody at home is tried again after so long (seconds). */
const AGAIN_S = [5, 15] as const
/** The same after an answer that no door declares, and how often at most. */
const AFTER_SURPRISE_S = [30, 60] as const
const MOST_TRIES = 3

export interface Cast {
  readonly index: number
  readonly name: string
  readonly email: string
  readonly password: string
  /** Sockets come back by themselves: in a city that outlives its server. */
  readonly reconnects: boolean
}

/** Somebody who lives in the city: acts through the API and the socket, one deed at a time. */
export class Person {
  readonly index: number
  readonly name: string
  readonly city: City
  readonly dice: Dice
  readonly agenda = new Agenda()
  readonly caller: Caller
  readonly ear: Ear
  readonly #failed = new Map<string, number>()

  constructor(city: City, cast: Cast) {
    this.index = cast.index
    this.name = cast.name
    this.city = city
    this.dice = diceOf(city.seed, cast.name)
    this.caller = new Caller(city, { email: cast.email, password: cast.password }, this.dice)
    this.ear = new Ear({
      city,
      token: () => this.caller.token,
      personId: () => this.caller.personId,
      onTold: (told) => this.hears(told),
      reconnects: cast.reconnects,
      freshen: () => this.caller.keepFresh(),
      onBack: () => this.comesBack(),
    })
    this.caller.onToken = (token) => this.ear.renew(token)
  }

  get id(): string {
    return this.caller.personId
  }

  /** When the next deed is due, milliseconds of the city's time. */
  nextAt(): number {
    return this.agenda.nextAt()
  }

  /** Do one thing: the next on the agenda. */
  async step(): Promise<void> {
    const next = this.agenda.take()
    if (!next) return
    try {
      await next.deed()
      this.#failed.delete(next.key)
    } catch (error) {
      this.#meet(error, next.key, next.deed)
    }
  }

  /** Do it between so many and so many seconds from now; what stood under the key is replaced. */
  plan(key: string, [from, to]: readonly [number, number], deed: Deed): void {
    this.agenda.plan(key, this.city.now() + this.dice.between(from, to) * SECOND_MS, deed)
  }

  planAt(key: string, at: number, deed: Deed): void {
    this.agenda.plan(key, Math.max(at, this.city.now()), deed)
  }

  /** Something was told; most people do nothing about it. */
  hears(_told: Told): void {}

  /** The line was lost and is there again; most people missed nothing. */
  comesBack(): void {}

  /** Sign in and listen, unless that is so already. */
  async pickUp(): Promise<void> {
    await this.caller.keepFresh()
    if (this.ear.isOpen) return
    await this.ear.open()
    await this.ear.join(`person:${this.id}`)
    this.#planRenewal()
  }

  async goHome(): Promise<void> {
    this.agenda.clear()
    await this.hangUp()
  }

  async hangUp(): Promise<void> {
    this.agenda.forget('renew')
    await this.ear.close()
  }

  call<E extends Endpoint>(door: E, input: InputOf<E>): Promise<OutputOf<E>> {
    return this.caller.call(door, input)
  }

  tries<E extends Endpoint>(door: E, input: InputOf<E>) {
    return this.caller.tries(door, input)
  }

  /** An open line needs a token that is good, whether or not anything is asked. */
  #planRenewal(): void {
    this.agenda.plan('renew', this.caller.renewAt, async () => {
      await this.caller.keepFresh()
      this.#planRenewal()
    })
  }

  #meet(error: unknown, key: string, deed: Deed): void {
    if (error instanceof ServerAway) {
      const least = this.city.leastGapMs() / SECOND_MS
      const after = [AGAIN_S[0] + least, AGAIN_S[1] + least] as const
      if (!this.agenda.has(key)) this.plan(key, after, deed)
      return
    }
    const says = error instanceof ApiFailure ? `${error.status} ${error.message}` : String(error)
    this.city.tally.surprised(`${this.name}, ${key.split(':')[0]}: ${says}`)
    // Nobody lets a visit lie for one answer that should not have been; nor knocks for ever.
    const tries = (this.#failed.get(key) ?? 0) + 1
    this.#failed.set(key, tries)
    if (tries < MOST_TRIES && !this.agenda.has(key)) this.plan(key, AFTER_SURPRISE_S, deed)
  }
}
