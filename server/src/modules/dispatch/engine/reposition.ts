/**
 * Where couriers with nothing to do had better wait. Demand is expected where it came from today;
 * what counts is how late the nearest couriers would be for an order that is placed there.
 */
import type { Problem } from './problem.ts'
import type { Place, PlannedMove } from './types.ts'

/** How much it matters when the nearest, the second and the third courier are late. */
const NEXT_IN_LINE = [0.6, 0.3, 0.1] as const
const MOST_MOVES = 3
const MOST_TARGETS = 15
const TABLE_STEP_S = 30
const TABLE_LENGTH = 120

/** Where a courier will be free, and after how many seconds. */
export interface Waiting {
  readonly courier: number
  readonly place: Place
  readonly afterS: number
  /** Free now, with nothing planned, and long enough on shift to be of use elsewhere. */
  readonly isIdle: boolean
}

interface Cover {
  readonly problem: Problem
  readonly places: readonly Place[]
  readonly perSecond: Float64Array
  /** How late an order's pickup is when its courier needs so many steps to the kitchen. */
  readonly lateBySteps: Float64Array
  /** Seconds until each courier could be at each kitchen. */
  readonly reachIn: Float64Array[]
}

/** The moves that save more lateness than their driving is worth; none where the rules have none. */
export function planMoves(problem: Problem, waiting: readonly Waiting[]): PlannedMove[] {
  const { reposition } = problem.input.rules
  const expected = problem.input.expected
  if (!reposition || !expected || expected.kitchens.length === 0) return []
  const idle = new Set(waiting.flatMap(({ isIdle }, w) => (isIdle ? [w] : [])))
  if (idle.size === 0) return []
  const cover = coverOf(problem, waiting)
  const moves: PlannedMove[] = []
  while (idle.size > 0 && moves.length < MOST_MOVES) {
    const best = bestMove(cover, waiting, idle)
    if (!best) break
    const { w, target, waySeconds, saves } = best
    idle.delete(w)
    cover.reachIn[w] = reachFrom(cover, cover.places[target]!, 0)
    moves.push({
      courierId: problem.couriers[waiting[w]!.courier]!.id,
      kitchenId: expected.kitchens[target]!.id,
      place: cover.places[target]!,
      arriveAtS: problem.input.nowS + waySeconds,
      savesS: saves,
    })
  }
  return moves
}

function coverOf(problem: Problem, waiting: readonly Waiting[]): Cover {
  const { kitchens, prepS } = problem.input.expected ?? { kitchens: [], prepS: [] }
  const lateBySteps = Float64Array.from({ length: TABLE_LENGTH }, (_, step) => {
    const arrival = step * TABLE_STEP_S + problem.halfKitchen
    let late = 0
    for (const prep of prepS) late += Math.max(0, arrival - prep)
    return late / Math.max(1, prepS.length)
  })
  const noReach: Float64Array[] = []
  const cover: Cover = {
    problem,
    places: kitchens.map(({ place }) => place),
    perSecond: Float64Array.from(kitchens, ({ perHour }) => perHour / 3600),
    lateBySteps,
    reachIn: noReach,
  }
  for (const { place, afterS } of waiting) cover.reachIn.push(reachFrom(cover, place, afterS))
  return cover
}

function reachFrom({ problem, places }: Cover, from: Place, afterS: number): Float64Array {
  return Float64Array.from(places, (place) => afterS + problem.travel.seconds(from, place))
}

interface Found {
  readonly w: number
  readonly target: number
  readonly waySeconds: number
  readonly saves: number
}

function bestMove(
  cover: Cover,
  waiting: readonly Waiting[],
  idle: ReadonlySet<number>,
): Found | undefined {
  const { reposition } = cover.problem.input.rules
  const line = firstFour(cover)
  const targets = worstServed(cover, line)
  let best: Found | undefined
  for (const w of idle) {
    for (const target of targets) {
      const waySeconds = cover.problem.travel.seconds(waiting[w]!.place, cover.places[target]!)
      if (!reposition || waySeconds > reposition.mostS || waySeconds <= 0) continue
      const perSecond = savedPerSecond(cover, line, w, target)
      const saves =
        perSecond * Math.max(0, reposition.staysS - waySeconds) - reposition.driving * waySeconds
      if (saves > (best?.saves ?? 0)) best = { w, target, waySeconds, saves }
    }
  }
  return best
}

/** For each kitchen the four couriers who could be there first. */
function firstFour(cover: Cover): Int32Array[] {
  return cover.places.map((_, k) => {
    const first: number[] = []
    for (let w = 0; w < cover.reachIn.length; w += 1) {
      const at = cover.reachIn[w]![k]!
      if (first.length === 4 && at >= cover.reachIn[first[3]!]![k]!) continue
      let i = Math.min(first.length, 3)
      while (i > 0 && cover.reachIn[first[i - 1]!]![k]! > at) i -= 1
      first.splice(i, 0, w)
      first.length = Math.min(first.length, 4)
    }
    return Int32Array.from(first)
  })
}

function worstServed(cover: Cover, line: readonly Int32Array[]): number[] {
  const missing = cover.places.map((_, k) => {
    const first = line[k]![0]
    const inS = first === undefined ? TABLE_LENGTH * TABLE_STEP_S : cover.reachIn[first]![k]!
    return cover.perSecond[k]! * lateIn(cover, inS)
  })
  return [...cover.places.keys()]
    .sort((a, b) => missing[b]! - missing[a]! || a - b)
    .slice(0, MOST_TARGETS)
}

const UNMOVED = { w: -1, moved: 0 }

function lateIn({ lateBySteps }: Cover, seconds: number): number {
  return lateBySteps[Math.min(TABLE_LENGTH - 1, Math.ceil(seconds / TABLE_STEP_S))]!
}

/** Lateness saved per second of demand when courier `w` stands at `target` instead. */
function savedPerSecond(
  cover: Cover,
  line: readonly Int32Array[],
  w: number,
  target: number,
): number {
  const { problem, places, reachIn, perSecond } = cover
  let saved = 0
  for (let k = 0; k < places.length; k += 1) {
    const moved = problem.travel.seconds(places[target]!, places[k]!)
    const before = reachIn[w]![k]!
    const third = line[k]![2]
    if (third !== undefined && moved >= reachIn[third]![k]! && before > reachIn[third]![k]!)
      continue
    saved +=
      perSecond[k]! * (lineCost(cover, k, line[k]!) - lineCost(cover, k, line[k]!, { w, moved }))
  }
  return saved
}

/** The lateness of a kitchen's next three couriers, as they are or with one of them moved. */
function lineCost(
  cover: Cover,
  k: number,
  line: Int32Array,
  { w, moved }: { w: number; moved: number } = UNMOVED,
): number {
  let cost = 0
  let place = 0
  let isPlaced = w < 0
  for (let i = 0; i < line.length && place < NEXT_IN_LINE.length; i += 1) {
    if (line[i] === w) continue
    const at = cover.reachIn[line[i]!]![k]!
    if (!isPlaced && moved <= at) {
      cost += NEXT_IN_LINE[place]! * lateIn(cover, moved)
      place += 1
      isPlaced = true
      if (place >= NEXT_IN_LINE.length) break
    }
    cost += NEXT_IN_LINE[place]! * lateIn(cover, at)
    place += 1
  }
  if (!isPlaced && place < NEXT_IN_LINE.length) cost += NEXT_IN_LINE[place]! * lateIn(cover, moved)
  return cost
}
