import type { Opening } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { addMs, hours } from '#foundation/time'
import { brokenBy, type CapStanding, capsOf, readLaws, standingsOf } from './caps.ts'
import type { ChefRow } from './chefs.sql.ts'
import { type KitchenFacts, scheduleOf } from './kitchen-facts.ts'
import { isLive } from './live.ts'
import { type KitchenState, openingOf, type Pause } from './opening.ts'
import { AHEAD_MS, dayOf, mondayOf } from './schedule.ts'
import { countCooked, countWindows } from './takings.sql.ts'

/** A kitchen with how it stands now. */
export interface StandingKitchen {
  readonly facts: KitchenFacts
  readonly state: KitchenState
  readonly caps: readonly CapStanding[]
  readonly opening: Opening
}

/** How each of these kitchens stands now; a few statements, however many there are. */
export async function standingKitchens(
  tx: Tx,
  kitchens: readonly KitchenFacts[],
  { timeZone, prepOf }: { timeZone: string; prepOf: (chefId: string) => number },
): Promise<StandingKitchen[]> {
  if (kitchens.length === 0) return []
  const day = dayOf(tx.now, timeZone)
  const laws = await readLaws(tx)
  const capsFor = new Map(kitchens.map(({ row }) => [row.id, capsOf(laws, row)]))
  const capped = [...capsFor].filter(([, caps]) => caps.length > 0).map(([id]) => id)
  const cooked = await countCooked(tx, capped, { day, monday: mondayOf(day) })
  const limited = kitchens.filter(({ row }) => row.meals_per_window !== null)
  const windows = await countWindows(
    tx,
    limited.map(({ row }) => row.id),
    { from: addMs(tx.now, -hours(1)), to: addMs(tx.now, AHEAD_MS) },
  )
  return kitchens.map((facts) => {
    const { row } = facts
    const caps = standingsOf(capsFor.get(row.id) ?? [], cooked(row.id), day, timeZone)
    const state: KitchenState = {
      now: tx.now,
      isLive: isLive(row),
      pause: pauseOf(row, tx.now),
      schedule: scheduleOf(facts, timeZone),
      prepMinutes: prepOf(row.id),
      capped: brokenBy(caps, { meals: 1, minor: 1 }),
      window: {
        minutes: row.window_minutes,
        most: row.meals_per_window,
        wanted: 1,
        taken: windows.get(row.id) ?? new Map(),
      },
    }
    return { facts, state, caps, opening: openingOf(state) }
  })
}

/** The break that a kitchen takes at an instant; one whose time is over is none. */
export function pauseOf(row: ChefRow, now: Date): Pause | null {
  if (!row.is_paused || (row.paused_until && row.paused_until <= now)) return null
  return { reason: row.pause_reason ?? 'other', note: row.pause_note, until: row.paused_until }
}
