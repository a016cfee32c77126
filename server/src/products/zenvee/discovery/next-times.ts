import type { MatchRecord } from '#contract/matching'
import type { Point } from '#contract/places'
import type { Tx } from '#foundation/db'
import { addMs, days, hours } from '#foundation/time'
import { slotsFor } from '#modules/availability'
import { estimateSeconds } from '#modules/places'
import type { NextTime } from './discoveries.sql.ts'
import type { Known } from './gather-facts.ts'

const LOOKS_AHEAD_MS = days(3)
/** Times nearer than this would be asked for as "now". */
const SOONEST_MS = hours(1)
const STEP_MINUTES = 30
const MOST_TECHNICIANS = 20
const MOST_TIMES = 6
/** Gates that another time can open: on duty, free. */
const OF_TIME: readonly string[] = ['open', 'time']

/**
 * The next times at which somebody could come who failed by the time alone: who offers the work,
 * qualifies for it and comes this far. One time per half hour, the soonest first.
 */
export async function nextTimes(
  tx: Tx,
  record: MatchRecord,
  known: ReadonlyMap<string, Known>,
  asked: { readonly durationMinutes: number; readonly point: Point },
): Promise<NextTime[]> {
  const personIds = record.verdicts
    .filter(({ failed }) => failed.every(({ gate }) => OF_TIME.includes(gate)))
    .map(({ candidateId }) => candidateId)
    // Whoever has paused takes no work at any time.
    .filter((id) => known.get(id)?.facts.isPaused === false)
    .slice(0, MOST_TECHNICIANS)
  if (personIds.length === 0) return []

  const slots = await slotsFor(tx, {
    personIds,
    durationMinutes: asked.durationMinutes,
    from: addMs(tx.now, SOONEST_MS),
    to: addMs(tx.now, LOOKS_AHEAD_MS),
    at: asked.point,
    travel: estimateSeconds,
    stepMinutes: STEP_MINUTES,
  })
  const free = new Map<string, number>()
  for (const slot of slots) {
    const startsAt = slot.startsAt.toISOString()
    free.set(startsAt, (free.get(startsAt) ?? 0) + 1)
  }
  return [...free]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, MOST_TIMES)
    .map(([startsAt, technicians]) => ({ startsAt, technicians }))
}
