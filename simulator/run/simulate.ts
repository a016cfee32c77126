import type { Finding } from '../checks/check.ts'
import { runChecks } from '../checks/run-checks.ts'
import type { City } from '../play/city.ts'
import { Door } from '../play/door.ts'
import { Sightings } from '../play/sightings.ts'
import { Tally } from '../play/tally.ts'
import { makeReport, type Report } from '../report/report.ts'
import { openStage, type Stage } from '../stage/open-stage.ts'
import { Settler } from '../stage/settle.ts'
import { Day } from './day.ts'
import type { Play } from './play.ts'
import { playOf } from './plays.ts'
import type { Progress } from './progress.ts'

export interface SimulateOptions {
  readonly people: number
  readonly minutes: number
  readonly seed: string
  /** Wishes per hour. */
  readonly demand: number
  /** Close when so many orders were placed; then `minutes` is no limit. */
  readonly orders?: number | undefined
  readonly product: string
  readonly databaseUrl?: string
  readonly progress: Progress
  /** Stops it half-way; the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal
}

export interface Outcome {
  readonly report: Report
  readonly findings: readonly Finding[]
}

/** A Monday morning in Alder Bay, ten o'clock. */
const START = new Date('2026-06-01T14:00:00Z')
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
/** Whoever counts orders waits for them so much longer than as many wishes take in the mean … */
const ORDERS_TAKE = 3
/** … and longer still where few people eat one meal after another. */
const ORDERS_WAIT_MS = 6 * HOUR_MS

/** Live the city for so many minutes, bring it to an end, and look whether everything is right. */
export async function simulate(
  options: SimulateOptions,
  inspect?: (stage: Stage, city: City) => Promise<void>,
): Promise<Outcome> {
  const started = performance.now()
  const play = playOf(options.product)
  options.progress.say('starting a server')
  const stage = await openStage({
    seed: options.seed,
    people: options.people,
    start: START,
    product: options.product,
    databaseUrl: options.databaseUrl,
    hear: () => {},
  })
  try {
    const seededMs = performance.now() - started
    const { city, day, settler } = makeDay(stage, play, options)
    await day.live()
    const report = await makeReport(stage, city, {
      ...options,
      play,
      seededMs,
      livedMs: performance.now() - started - seededMs,
      spentMs: settler.spentMs,
    })
    const findings = await runChecks(play.checks, stage.evidence(city.sightings))
    await inspect?.(stage, city)
    return { report, findings }
  } finally {
    options.progress.end()
    await stage.close()
  }
}

function makeDay(
  stage: Stage,
  play: Play,
  options: SimulateOptions,
): { city: City; day: Day; settler: Settler } {
  let heard = 0
  let isEnough = false
  const closesAt = START.getTime() + lastsMs(options)
  const city: City = {
    baseUrl: stage.baseUrl,
    seed: options.seed,
    door: new Door(),
    tally: new Tally({ keepsTimes: true }),
    sightings: new Sightings({ keeps: true }),
    played: new Set(),
    now: () => stage.clock.now().getTime(),
    isClosing: () => isEnough || stage.clock.now().getTime() >= closesAt,
    leastGapMs: () => 0,
    messageCame: () => {
      heard += 1
    },
    lost: () => {},
  }
  const settler = new Settler(stage, () => heard)
  const { progress, signal } = options
  return {
    city,
    settler,
    day: new Day({
      stage,
      city,
      settler,
      actors: play.open(city, {
        ...options,
        onEnough: () => {
          isEnough = true
        },
      }),
      openStories: () => play.openStories(stage),
      closesAt,
      progress,
      shows: play.shows,
      signal,
    }),
  }
}

/** How long people wish for something: the minutes that were asked for, or what so many orders take. */
function lastsMs({ minutes, orders, demand }: SimulateOptions): number {
  if (orders === undefined || demand === 0) return minutes * MINUTE_MS
  return Math.ceil((orders / demand) * HOUR_MS * ORDERS_TAKE) + ORDERS_WAIT_MS
}
