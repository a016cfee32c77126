import type { ChefPage } from '#contract/ridendine/browse'
import { serverNow } from '../../../../lib/clock.ts'

type Day = ChefPage['days'][number]

const MINUTE_MS = 60_000
const STEP_MS = 15 * MINUTE_MS
/** Packing, handing over, and the way up to the door. */
const AROUND_MS = 12 * MINUTE_MS
/** A bicycle through the city. */
const PER_KM_MS = 6 * MINUTE_MS
/** What is ordered for today is cooked first. */
const COOKING_MS = 30 * MINUTE_MS
const MOST_SLOTS = 96

/**
 * Times of a day at which its food can be at the door, a quarter of an hour apart: after it was
 * ready and carried there. The server has the last word.
 */
export function slotsOf(day: Day, distanceKm: number, now = serverNow()): string[] {
  const way = AROUND_MS + Math.max(0, distanceKm) * PER_KM_MS
  return day.spells.flatMap((spell) => {
    const ready = Math.max(Date.parse(spell.from), now + COOKING_MS)
    const first = Math.ceil((ready + way) / STEP_MS) * STEP_MS
    const count = Math.max(0, Math.floor((Date.parse(spell.to) - first) / STEP_MS) + 1)
    return Array.from({ length: Math.min(count, MOST_SLOTS) }, (_, place) =>
      new Date(first + place * STEP_MS).toISOString(),
    )
  })
}

/** Whether a day can still be ordered for. */
export const canBeHad = (day: Day, distanceKm: number, now = serverNow()): boolean =>
  (!day.orderBy || Date.parse(day.orderBy) > now) && slotsOf(day, distanceKm, now).length > 0

/** The day that is shown: the chosen one; of a kitchen that does not cook now, the first that can be had. */
export function dayShown(chef: ChefPage, chosen: string | undefined): string | undefined {
  if (chosen || chef.opening.state === 'open') return chosen
  return chef.days.find((day) => canBeHad(day, chef.distanceKm ?? 0))?.on
}

/** The first time of a day; null for as soon as possible. */
export function momentOf(chef: ChefPage, on: string | undefined): string | null {
  const day = on && chef.days.find((each) => each.on === on)
  return day ? (slotsOf(day, chef.distanceKm ?? 0)[0] ?? null) : null
}
