import type { Network } from './network.ts'
import { lengthOf, type XY } from './plane.ts'
import type { Quarter } from './quarters.ts'
import type { Random } from './random.ts'
import type { Street } from './street-names.ts'
import type { Town } from './town.ts'

/** A numbered door on a named street, still on the plane. */
export interface Door {
  readonly number: number
  readonly street: number
  readonly quarter: Quarter
  readonly at: XY
  /** The nearer end of its piece of street. */
  readonly node: number
  readonly landmark?: string
}

/** Metres of street for each step of two in the numbers. */
const METERS_PER_NUMBER = 8

/** Number the houses (odd on the left, rising along the street) and keep about `count` of them. */
export function numberDoors(
  { network, streets, buildings, field }: Town,
  count: number,
  from: Random,
): Door[] {
  const starts = startsOfPieces(network, streets)
  const taken = new Set<string>()
  const doors: Door[] = []
  for (const building of buildings) {
    const piece = network.pieces[building.piece]!
    const start = starts.get(building.piece)
    if (!start) continue
    const step = Math.floor((start.metres + building.along) / METERS_PER_NUMBER)
    const number = building.side === 1 ? 2 * step + 1 : 2 * step + 2
    const key = `${start.street}:${number}`
    if (taken.has(key)) continue
    taken.add(key)
    const isNearStart = building.along < lengthOf(piece.line) / 2
    doors.push({
      number,
      street: start.street,
      quarter: field.quarterAt(building.at),
      at: building.at,
      node: isNearStart ? piece.a : piece.b,
      ...(building.name ? { landmark: building.name } : {}),
    })
  }
  const famous = doors.filter((door) => door.landmark)
  const plain = from
    .shuffled(doors.filter((door) => !door.landmark))
    .slice(0, count - famous.length)
  return [...famous, ...plain].sort((a, b) => a.street - b.street || a.number - b.number)
}

/** For each piece its street, and the metres of that street before it. */
function startsOfPieces(
  network: Network,
  streets: readonly Street[],
): ReadonlyMap<number, { street: number; metres: number }> {
  const starts = new Map<number, { street: number; metres: number }>()
  streets.forEach((street, index) => {
    let metres = 0
    for (const piece of street.pieces) {
      starts.set(piece, { street: index, metres })
      metres += lengthOf(network.pieces[piece]!.line)
    }
  })
  return starts
}
