import type { City } from '../play/city.ts'
import { Cook } from './cook.ts'
import { Courier } from './courier.ts'
import { Desk } from './desk.ts'
import { Eater } from './eater.ts'

/** Everybody of the demo signs in with this. */
const PASSWORD = 'alder-bay-demo-2026'

export interface CastOptions {
  /** Names before the @, as the seed gives them; the first kitchen and driver are personas. */
  readonly cooks: readonly string[]
  readonly couriers: readonly string[]
  readonly eaters: readonly string[]
  readonly reconnects: boolean
}

export interface Cast {
  readonly cooks: readonly Cook[]
  readonly couriers: readonly Courier[]
  readonly eaters: readonly Eater[]
  readonly desk: Desk
}

/** The people of RideNDine's city, by the addresses that the demo's seed gives them. */
export function makeCast(city: City, options: CastOptions): Cast {
  let index = 0
  const one = (name: string) => {
    const email = `${name}@demo.kontor.example`
    return { name, email, password: PASSWORD, reconnects: options.reconnects, index: index++ }
  }
  return {
    cooks: options.cooks.map((name) => new Cook(city, one(name))),
    couriers: options.couriers.map((name) => new Courier(city, one(name))),
    eaters: options.eaters.map((name) => new Eater(city, one(name))),
    desk: new Desk(city, one('rosa')),
  }
}

/** `chef1` to `chef23`. */
export function numbered(name: string, from: number, count: number): string[] {
  return Array.from({ length: Math.max(0, count) }, (_, place) => `${name}${from + place}`)
}

/** Kitchens of the whole demo. */
const MOST_KITCHENS = 24

/** Who of so many people does what; as the seed has it. */
export function sharesOf(people: number): { cooks: number; couriers: number; eaters: number } {
  const cooks = Math.min(MOST_KITCHENS, Math.max(3, Math.round(people * 0.25)))
  const couriers = Math.max(2, Math.round(people * 0.2))
  return { cooks, couriers, eaters: Math.max(2, people - cooks - couriers) }
}
