import type { City } from '../play/city.ts'
import { Door } from '../play/door.ts'
import { Sightings } from '../play/sightings.ts'
import { Tally } from '../play/tally.ts'
import type { Actor } from './day.ts'
import { DemoWatch } from './demo-watch.ts'

const ASK_EVERY_MS = 3000
/** A server that was not heard of for so long is gone for good. */
const GONE_AFTER_MS = 60_000
/** Nobody waits longer than this for news; milliseconds of the world's time. */
const LONGEST_WAIT_MS = 1000
const SHORTEST_WAIT_MS = 5
/** Between two positions of one technician at least, however fast the clock runs. */
const LEAST_GAP_MS = 4000

/** The people of a product, as they live in a demo that runs. */
export interface Troupe {
  readonly actors: readonly Actor[]
  /** The city opens, or opens again: whoever is not at work comes to work. */
  open(): void
}

/** Puts a troupe together: once, when the city is there. */
export type MakeTroupe = (city: City, watch: DemoWatch) => Troupe

/** Live in a running demo until the signal or the server is gone for a minute. */
export function liveWith(makeTroupe: MakeTroupe) {
  return async (baseUrl: string, isVerbose: boolean, signal: AbortSignal): Promise<void> => {
    const watch = new DemoWatch(baseUrl)
    if (!(await isThere(watch, signal))) return
    await live({ baseUrl, watch, isVerbose, makeTroupe }, signal)
  }
}

/** Wait for the server; false when it does not come, or a signal does. */
async function isThere(watch: DemoWatch, signal: AbortSignal): Promise<boolean> {
  while (!signal.aborted && watch.silentForMs < GONE_AFTER_MS) {
    if (await watch.ask()) return true
    await pause(ASK_EVERY_MS, signal)
  }
  return false
}

interface Where {
  readonly baseUrl: string
  readonly watch: DemoWatch
  readonly isVerbose: boolean
  readonly makeTroupe: MakeTroupe
}

async function live(
  { baseUrl, watch, isVerbose, makeTroupe }: Where,
  signal: AbortSignal,
): Promise<void> {
  const news = { come: () => {} }
  const played = await watch.playedNames().catch(() => new Set<string>())
  const city = cityIn(baseUrl, watch, played, () => news.come())
  if (isVerbose) city.tally.onSurprise = (what) => console.error(what)
  const { actors, open } = makeTroupe(city, watch)
  let wasRunning = false
  let isAway = false
  let askedAt = performance.now()
  while (!signal.aborted && watch.silentForMs < GONE_AFTER_MS) {
    if (isAway || performance.now() - askedAt > ASK_EVERY_MS) {
      askedAt = performance.now()
      isAway = !(await watch.ask())
      if (watch.isRunning && !wasRunning) open()
      wasRunning = watch.isRunning
    }
    if (isAway) await pause(ASK_EVERY_MS, signal)
    else await stepOrWait(actors, watch, news, signal)
  }
}

/** The next step, when its time has come; otherwise a wait for that, or for news. */
async function stepOrWait(
  actors: readonly Actor[],
  watch: DemoWatch,
  news: { come: () => void },
  signal: AbortSignal,
): Promise<void> {
  const next = actors.reduce((best, each) => (each.nextAt() < best.nextAt() ? each : best))
  const leftMs = (next.nextAt() - watch.now()) / watch.speed
  if (leftMs <= 0) {
    await next.step()
    // One after another, with a breath between: the city is a guest on this machine.
    return pause(SHORTEST_WAIT_MS, signal)
  }
  const bell = new AbortController()
  news.come = () => bell.abort()
  const waitMs = Math.min(Math.max(leftMs, SHORTEST_WAIT_MS), LONGEST_WAIT_MS)
  await pause(waitMs, AbortSignal.any([bell.signal, signal]))
  news.come = () => {}
}

function cityIn(
  baseUrl: string,
  watch: DemoWatch,
  played: ReadonlySet<string>,
  come: () => void,
): City {
  return {
    baseUrl,
    played,
    // Another day each time it starts: nobody wants the same morning again.
    seed: `live ${new Date().toISOString()}`,
    door: new Door(),
    tally: new Tally({ keepsTimes: false }),
    sightings: new Sightings({ keeps: false }),
    now: () => watch.now(),
    isClosing: () => !watch.isRunning,
    leastGapMs: () => LEAST_GAP_MS * watch.speed,
    messageCame: come,
    lost: () => void watch.ask(),
  }
}

/** Wait, or until the signal. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve()
  return new Promise((settle) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      settle()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}
