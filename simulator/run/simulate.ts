import type { Finding } from '../checks/check.ts'
import { runChecks } from '../checks/run-checks.ts'
import { type Cast, makeCast } from '../people/cast.ts'
import { Dial } from '../people/dial.ts'
import type { City } from '../play/city.ts'
import { Door } from '../play/door.ts'
import { Sightings } from '../play/sightings.ts'
import { Tally } from '../play/tally.ts'
import { makeReport, type Report } from '../report/report.ts'
import { openStage, type Stage } from '../stage/open-stage.ts'
import { Settler } from '../stage/settle.ts'
import { type Actor, Day } from './day.ts'
import type { Progress } from './progress.ts'

export interface SimulateOptions {
  readonly people: number
  readonly minutes: number
  readonly seed: string
  /** Wishes per hour. */
  readonly demand: number
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
/** Of all people so many are technicians; as the seed has it. */
const TECHNICIAN_SHARE = 0.45
/** People come to work within these seconds. */
const MORNING_S = 90

/** Live the city for so many minutes, bring it to an end, and look whether everything is right. */
export async function simulate(
  options: SimulateOptions,
  inspect?: (stage: Stage, city: City) => Promise<void>,
): Promise<Outcome> {
  const started = performance.now()
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
    const { city, day, settler } = makeDay(stage, options)
    await day.live()
    const report = await makeReport(stage, city, {
      ...options,
      seededMs,
      livedMs: performance.now() - started - seededMs,
      spentMs: settler.spentMs,
    })
    const findings = await runChecks(stage.evidence(city.sightings))
    await inspect?.(stage, city)
    return { report, findings }
  } finally {
    options.progress.end()
    await stage.close()
  }
}

function makeDay(
  stage: Stage,
  options: SimulateOptions,
): { city: City; day: Day; settler: Settler } {
  let heard = 0
  const closesAt = START.getTime() + options.minutes * MINUTE_MS
  const city: City = {
    baseUrl: stage.baseUrl,
    seed: options.seed,
    door: new Door(),
    tally: new Tally({ keepsTimes: true }),
    sightings: new Sightings({ keeps: true }),
    played: new Set(),
    now: () => stage.clock.now().getTime(),
    isClosing: () => stage.clock.now().getTime() >= closesAt,
    leastGapMs: () => 0,
    messageCame: () => {
      heard += 1
    },
    lost: () => {},
  }
  const technicians = Math.round(options.people * TECHNICIAN_SHARE)
  const cast = makeCast(city, {
    technicians: Array.from({ length: technicians }, (_, index) => index + 1),
    customers: options.people - technicians,
    reconnects: false,
  })
  const actors = open(city, cast, options.demand)
  const settler = new Settler(stage, () => heard)
  const { progress, signal } = options
  return {
    city,
    settler,
    day: new Day({ stage, city, settler, actors, closesAt, progress, signal }),
  }
}

function open(city: City, cast: Cast, demand: number): Actor[] {
  for (const technician of cast.technicians) technician.comeToWork(MORNING_S)
  cast.operator.comeToWork({ answersLine: false })
  const dial = new Dial(city, cast.operator.index + 1, cast.customers, () => demand)
  return [...cast.technicians, ...cast.customers, cast.operator, dial]
}
