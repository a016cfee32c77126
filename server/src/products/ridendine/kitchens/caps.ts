import { z } from 'zod'
import type { CapKind } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { readSettings, settingsSection } from '#modules/organisations'
import { addDays, beginOf, mondayOf } from './schedule.ts'

/** A limit of a law: how many meals a day and a week, how much revenue a calendar year (minor units). */
const Law = z.object({
  jurisdiction: z.string().min(1).max(8),
  says: z.string().min(2).max(80),
  mealsPerDay: z.int().min(1).nullable(),
  mealsPerWeek: z.int().min(1).nullable(),
  revenuePerYear: z.int().min(1).nullable(),
})

/**
 * Which limits of home-kitchen law count where. California's microenterprise home kitchens (Health
 * and Safety Code 113825): 30 meals a day, 90 a week, $100,000 gross a year.
 */
export const capSettings = settingsSection(
  'ridendine_kitchens',
  z.object({
    laws: z
      .array(Law)
      .max(60)
      .default([
        {
          jurisdiction: 'US-CA',
          says: 'California MEHKO',
          mealsPerDay: 30,
          mealsPerWeek: 90,
          revenuePerYear: 10_000_000,
        },
      ]),
  }),
)

/** A limit of one kitchen. */
export interface Cap {
  readonly kind: CapKind
  readonly most: number
  readonly says: string
}

/** What the kitchen sets or its permit says; null is no limit. */
export interface OwnLimits {
  readonly jurisdiction: string
  readonly meals_per_day: number | null
  readonly meals_per_week: number | null
}

/** Meals and revenue of the day, the week and the year that a time lies in. */
export interface Cooked {
  readonly day: number
  readonly week: number
  readonly yearMinor: number
}

export interface CapStanding extends Cap {
  readonly used: number
  /** When it counts anew. */
  readonly until: Date
}

export type Laws = z.infer<typeof Law>[]

export async function readLaws(tx: Tx): Promise<Laws> {
  return (await readSettings(tx, capSettings)).laws
}

/** Every limit that counts for a kitchen: of the law where it stands, and of its own permit. */
export function capsOf(laws: Laws, own: OwnLimits): Cap[] {
  const law = laws.find((each) => each.jurisdiction === own.jurisdiction)
  const caps: Cap[] = []
  const put = (kind: CapKind, most: number | null | undefined, says: string) => {
    if (most !== null && most !== undefined) caps.push({ kind, most, says })
  }
  put('day', law?.mealsPerDay, law?.says ?? '')
  put('week', law?.mealsPerWeek, law?.says ?? '')
  put('year_revenue', law?.revenuePerYear, law?.says ?? '')
  put('day', own.meals_per_day, 'own limit')
  put('week', own.meals_per_week, 'own limit')
  return caps
}

/** How each limit stands on a local day. */
export function standingsOf(
  caps: readonly Cap[],
  cooked: Cooked,
  day: string,
  timeZone: string,
): CapStanding[] {
  return caps.map((cap) => ({
    ...cap,
    used: usedOf(cap.kind, cooked),
    until: untilOf(cap.kind, day, timeZone),
  }))
}

/** The limit that so many more meals of this worth would break; of several, the one that lasts longest. */
export function brokenBy(
  standings: readonly CapStanding[],
  more: { meals: number; minor: number },
): CapStanding | null {
  const order: readonly CapKind[] = ['day', 'week', 'year_revenue']
  const broken = standings.filter(
    ({ kind, used, most }) => used + (kind === 'year_revenue' ? more.minor : more.meals) > most,
  )
  return broken.sort((a, b) => order.indexOf(b.kind) - order.indexOf(a.kind))[0] ?? null
}

function usedOf(kind: CapKind, cooked: Cooked): number {
  if (kind === 'day') return cooked.day
  return kind === 'week' ? cooked.week : cooked.yearMinor
}

function untilOf(kind: CapKind, day: string, timeZone: string): Date {
  if (kind === 'day') return beginOf(addDays(day, 1), timeZone)
  if (kind === 'week') return beginOf(addDays(mondayOf(day), 7), timeZone)
  return beginOf(`${Number(day.slice(0, 4)) + 1}-01-01`, timeZone)
}
