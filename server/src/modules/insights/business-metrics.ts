import type { Health } from '#contract/insights'
import type { Tx } from '#foundation/db'
import { countEndings, countStages, countSteps, listResponseFigures } from '#foundation/records'
import { addMs, days as dayMs } from '#foundation/time'
import { countStepDays } from './metrics.sql.ts'
import type { InsightsPolicy } from './policy.ts'

interface Window {
  readonly days: number
}

/** How many stories reached each step, and how each step compares with the one before and the first. */
export async function readFunnel(tx: Tx, policy: InsightsPolicy, { days }: Window) {
  const since = addMs(tx.now, -dayMs(days))
  const steps = policy.funnel ?? []
  const counted = new Map(
    (await countSteps(tx, steps, since)).map(({ key, count }) => [key, count]),
  )
  const first = counted.get(steps[0]?.key ?? '') ?? 0
  const byDay = Map.groupBy(await countStepDays(tx, steps, since), ({ day }) => day)
  return {
    since: since.toISOString(),
    steps: steps.map(({ key, label }, index) => {
      const count = counted.get(key) ?? 0
      const previous = counted.get(steps[index - 1]?.key ?? '') ?? 0
      return {
        key,
        label,
        count,
        ofPrevious: index === 0 ? null : perCent(count, previous),
        ofFirst: index === 0 ? null : perCent(count, first),
      }
    }),
    days: [...byDay].map(([day, rows]) => ({
      day,
      counts: Object.fromEntries(rows.map(({ key, count }) => [key, count])),
    })),
  }
}

const MOST_PEOPLE = 50

/** How long people waited for an answer, and who answers how fast. */
export async function readResponseTimes(tx: Tx, policy: InsightsPolicy, { days }: Window) {
  const since = addMs(tx.now, -dayMs(days))
  const lines = await listResponseFigures(
    tx,
    policy.responses ?? { asked: [], answered: [] },
    since,
  )
  const all = lines.find(({ is_whole }) => is_whole)
  return {
    since: since.toISOString(),
    asked: all?.asked ?? 0,
    answered: all?.answered ?? 0,
    medianMs: rounded(all?.median_ms),
    p90Ms: rounded(all?.p90_ms),
    days: lines.flatMap(({ day, answered, median_ms }) =>
      day === null ? [] : [{ day, answered, medianMs: rounded(median_ms) }],
    ),
    people: lines
      .flatMap(({ person_id: personId, answered, median_ms }) =>
        personId === null ? [] : [{ personId, answered, medianMs: rounded(median_ms) ?? 0 }],
      )
      .slice(0, MOST_PEOPLE),
  }
}

/** What became of the stories that began. */
export async function readCompletion(tx: Tx, policy: InsightsPolicy, { days }: Window) {
  const since = addMs(tx.now, -dayMs(days))
  const endings = policy.completion?.endings ?? []
  const counted = await countEndings(tx, policy.completion?.begun ?? [], endings, since)
  const shown = endings.map(({ key, label, isSuccess }) => ({
    key,
    label,
    isSuccess,
    count: counted.endings.find((each) => each.key === key)?.count ?? 0,
  }))
  const ended = shown.reduce((sum, { count }) => sum + count, 0)
  const completed = shown
    .filter(({ isSuccess }) => isSuccess)
    .reduce((sum, { count }) => sum + count, 0)
  return {
    since: since.toISOString(),
    begun: counted.begun,
    completed,
    open: counted.begun - ended,
    completionRate: perCent(completed, ended),
    endings: shown.map(({ key, label, count }) => ({ key, label, count })),
  }
}

/** How payouts are doing: at which stage each stands, and whether any is in trouble. */
export async function readPayoutHealth(tx: Tx, policy: InsightsPolicy, { days }: Window) {
  const since = addMs(tx.now, -dayMs(days))
  const stages = policy.payouts?.stages ?? []
  const counted = new Map(
    (await countStages(tx, stages, since)).map(({ key, count }) => [key, count]),
  )
  const shown = stages.map(({ key, label, isTrouble }) => ({
    key,
    label,
    isTrouble,
    count: counted.get(key) ?? 0,
  }))
  const total = shown.reduce((sum, { count }) => sum + count, 0)
  const troubled = shown
    .filter(({ isTrouble }) => isTrouble)
    .reduce((sum, { count }) => sum + count, 0)
  const health: Health = total === 0 ? 'idle' : troubled > 0 ? 'trouble' : 'well'
  return {
    since: since.toISOString(),
    stages: shown,
    health,
    says:
      total === 0
        ? 'No payout in this time.'
        : troubled > 0
          ? `${troubled} of ${total} payouts need a look.`
          : `All ${total} payouts are on their way or paid.`,
    figures: [...((await policy.payouts?.figures?.(tx)) ?? [])],
  }
}

/** Per cent with one decimal; null when there is nothing to compare with. */
function perCent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 1000) / 10
}

function rounded(ms: number | null | undefined): number | null {
  return ms === null || ms === undefined ? null : Math.round(ms)
}
