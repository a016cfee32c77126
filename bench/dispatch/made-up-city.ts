/** An invented city of any size, to see how long a tick takes where there are many couriers. */
import { chanceFrom } from '../../server/src/modules/dispatch/engine/chance.ts'
import type { Day, Point } from './instance.ts'

const FROM = 17 * 60
const UNTIL = 21 * 60
const SIDE_M = 16_000

/**
 * One evening of four hours: each courier on duty throughout, and at the height of it as many
 * orders as they can just carry (two and a half for each courier and hour).
 */
export function madeUpCity({ couriers, seed }: { couriers: number; seed: number }): Day {
  const chance = chanceFrom(seed)
  const anywhere = (): Point => ({
    x: Math.floor(chance() * SIDE_M),
    y: Math.floor(chance() * SIDE_M),
  })
  const near = (at: Point, metres: number): Point => ({
    x: at.x + Math.floor((chance() - 0.5) * metres),
    y: at.y + Math.floor((chance() - 0.5) * metres),
  })
  const centres = Array.from({ length: 6 }, anywhere)
  const restaurants = Array.from(
    { length: Math.ceil(couriers * 0.8) },
    (_, i) => [`r${i + 1}`, near(centres[i % centres.length]!, 6000)] as const,
  )
  const orders = Array.from({ length: couriers * 6 }, (_, i) => {
    const [restaurant, kitchen] = restaurants[Math.floor(chance() * restaurants.length)]!
    const rush = (chance() + chance()) / 2
    const placedAt = FROM + Math.floor(rush * (UNTIL - FROM - 60))
    const readyAt = placedAt + 8 + Math.floor(chance() * 20)
    return { id: `o${i + 1}`, ...near(kitchen, 5000), placedAt, restaurant, readyAt }
  })
  return {
    name: `made-up-city-${couriers}`,
    orders,
    couriers: Array.from({ length: couriers }, (_, i) => ({
      id: `c${i + 1}`,
      ...anywhere(),
      onAt: FROM,
      offAt: UNTIL,
    })),
    restaurants: new Map(restaurants),
    metresPerMinute: 320,
    pickupService: 4,
    dropoffService: 4,
    targetClickToDoor: 40,
    maximumClickToDoor: 90,
    payPerOrder: 10,
    payPerHour: 15,
  }
}
