import type { ChefPage } from '#contract/ridendine/browse'
import { serverNow } from '../../../../lib/clock.ts'

const STEP_MS = 15 * 60_000

/** Times of a day at which its food can be there, a quarter of an hour apart. */
export function slotsOf(day: ChefPage['days'][number], from = serverNow()): string[] {
  return day.spells.flatMap((spell) => {
    const opens = Math.ceil(Math.max(Date.parse(spell.from), from) / STEP_MS) * STEP_MS
    const count = Math.max(0, Math.floor((Date.parse(spell.to) - opens) / STEP_MS) + 1)
    return Array.from({ length: Math.min(count, 96) }, (_, place) =>
      new Date(opens + place * STEP_MS).toISOString(),
    )
  })
}

/** Whether a day can still be ordered for. */
export const canBeHad = (day: ChefPage['days'][number], now = serverNow()): boolean =>
  (!day.orderBy || Date.parse(day.orderBy) > now) &&
  day.spells.some((spell) => Date.parse(spell.to) > now)

/** The first time of the chosen day; null for as soon as possible. */
export function momentOf(chef: ChefPage, day: string | undefined): string | null {
  const chosen = day && chef.days.find((each) => each.on === day)
  return chosen ? (slotsOf(chosen)[0] ?? null) : null
}
