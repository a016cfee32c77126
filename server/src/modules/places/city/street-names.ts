import type { Road } from './main-roads.ts'
import type { Network } from './network.ts'
import { angleOf, bend, lengthOf } from './plane.ts'
import type { Quarter } from './quarters.ts'
import type { Random } from './random.ts'
import { ENDINGS, LORE, ORDINALS } from './street-lore.ts'

/** A named street: the pieces of one road that carry one name, in order. */
export interface Street {
  readonly name: string
  readonly class: Road['class']
  readonly speed: number
  readonly pieces: readonly number[]
}

/** Christen every road; a local street gets a new name where it crosses an arterial. */
export function nameStreets(
  network: Network,
  roads: readonly Road[],
  quarterOf: (piece: number) => Quarter,
  from: Random,
): Street[] {
  const christen = christener(from)
  return stretches(network, roads).map((pieces) => {
    const road = roads[network.pieces[pieces[0]!]!.road]!
    const middle = pieces[Math.floor(pieces.length / 2)]!
    const line = network.pieces[middle]!.line
    const across = bend(angleOf(line[0]!, line[line.length - 1]!), quarterOf(middle).grain)
    const name = road.name ?? christen(quarterOf(middle).name, road.class, across > Math.PI / 4)
    return { name, class: road.class, speed: road.speed, pieces }
  })
}

/** Runs of pieces that carry one name. */
function stretches(network: Network, roads: readonly Road[]): number[][] {
  const isBig = new Set<number>()
  for (const piece of network.pieces) {
    if (roads[piece.road]!.class === 'arterial')
      for (const end of [piece.a, piece.b]) isBig.add(end)
  }
  const byRoad = new Map<number, number[]>()
  network.pieces.forEach((piece, i) =>
    byRoad.set(piece.road, [...(byRoad.get(piece.road) ?? []), i]),
  )

  const runs: number[][] = []
  for (const [road, pieces] of byRoad) {
    let run: number[] = []
    for (const piece of pieces) {
      const before = run.length > 0 ? network.pieces[run[run.length - 1]!]! : undefined
      const isNew =
        before &&
        (network.pieces[piece]!.a !== before.b ||
          (isBig.has(before.b) && lengthOfRun(network, run) > 350))
      if (isNew && !roads[road]!.name && roads[road]!.class === 'local') {
        runs.push(run)
        run = []
      }
      run.push(piece)
    }
    if (run.length > 0) runs.push(run)
  }
  return runs
}

function lengthOfRun(network: Network, run: readonly number[]): number {
  return run.reduce((sum, piece) => sum + lengthOf(network.pieces[piece]!.line), 0)
}

/** Names never repeat: each neighbourhood has its own stories, and numbers run across Market Hill. */
function christener(
  from: Random,
): (quarter: string, rank: Road['class'], isAcross: boolean) => string {
  const taken = new Set<string>()
  const bases = new Set<string>()
  const stories = Object.fromEntries(
    Object.entries(LORE).map(([quarter, lists]) => [
      quarter,
      [...from.shuffled(lists[0]!), ...from.shuffled(lists.slice(1).flat())],
    ]),
  )
  let ordinal = 0

  return (quarter, rank, isAcross) => {
    if (quarter === 'Market Hill' && isAcross && rank === 'local' && ordinal < ORDINALS.length) {
      const numbered = `${ORDINALS[ordinal++]} Street`
      taken.add(numbered)
      return numbered
    }
    const endings =
      rank === 'collector'
        ? ['Avenue', 'Street', 'Road', 'Boulevard']
        : (ENDINGS[quarter] ?? ['Street'])
    const more = [
      'Street',
      'Place',
      'Court',
      'Way',
      'Road',
      'Lane',
      'Terrace',
      'Close',
      'Walk',
      'Avenue',
      'Drive',
    ]
    for (const base of stories[quarter] ?? []) {
      if (bases.has(base)) continue
      bases.add(base)
      const name = `${base} ${from.pick(endings)}`
      taken.add(name)
      return name
    }
    for (const ending of from.shuffled(more)) {
      for (const base of stories[quarter] ?? []) {
        if (taken.has(`${base} ${ending}`)) continue
        taken.add(`${base} ${ending}`)
        return `${base} ${ending}`
      }
    }
    throw new Error(`no street names are left for ${quarter}`)
  }
}
