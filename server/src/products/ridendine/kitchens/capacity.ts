import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { readCapacity as capacityDoor } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { addMs, minutes } from '#foundation/time'
import { readOrganisation } from '#modules/organisations'
import { capsOf, readLaws, standingsOf } from './caps.ts'
import { freshFacts, scheduleOf } from './kitchen-facts.ts'
import { windowOf } from './opening.ts'
import { capOnWire, readMine } from './own-kitchen.ts'
import { addDays, beginOf, dayOf, mondayOf, spellsOf } from './schedule.ts'
import { countCooked, countWindows } from './takings.sql.ts'

/** How full the windows of a day are, and how the caps stand on it. */
export async function readCapacity(
  tx: Tx,
  input: WorkInputOf<typeof capacityDoor>,
): Promise<OutputOf<typeof capacityDoor>> {
  const chef = await readMine(tx)
  const { timezone } = await readOrganisation(tx)
  const day = input.on ?? dayOf(tx.now, timezone)
  const span = { from: beginOf(day, timezone), to: beginOf(addDays(day, 1), timezone) }
  const taken = (await countWindows(tx, [chef.id], span)).get(chef.id) ?? new Map<number, number>()
  const schedule = scheduleOf(await freshFacts(tx, chef, timezone), timezone)
  const starts = new Set(taken.keys())
  for (const spell of spellsOf(schedule, { from: span.from.getTime(), to: span.to.getTime() })) {
    const end = Math.min(spell.to, span.to.getTime())
    let at = windowOf(Math.max(spell.from, span.from.getTime()), chef.window_minutes)
    for (; at < end; at += minutes(chef.window_minutes)) starts.add(at)
  }
  const cooked = await countCooked(tx, [chef.id], { day, monday: mondayOf(day) })
  const caps = standingsOf(capsOf(await readLaws(tx), chef), cooked(chef.id), day, timezone)
  return {
    on: day,
    windowMinutes: chef.window_minutes,
    mealsPerWindow: chef.meals_per_window,
    windows: [...starts]
      .sort((a, b) => a - b)
      .map((at) => ({
        startsAt: new Date(at).toISOString(),
        endsAt: addMs(new Date(at), minutes(chef.window_minutes)).toISOString(),
        taken: taken.get(at) ?? 0,
      })),
    caps: caps.map(capOnWire),
  }
}
