import { blob } from './blob.ts'
import { type Line, mix, type XY } from './plane.ts'
import type { Random } from './random.ts'

export interface Park {
  readonly name: string
  readonly kind: 'park' | 'cemetery' | 'golf' | 'nature'
  readonly ring: Line
  /** Whether a street runs around it. */
  readonly hasRing: boolean
}

const PARKS: readonly (Omit<Park, 'ring'> & {
  readonly at: XY
  readonly radius: number
  readonly wave: number
  readonly stretch?: number
})[] = [
  {
    name: 'Alder Common',
    kind: 'park',
    hasRing: true,
    at: [-1160, 250],
    radius: 150,
    wave: 0.12,
    stretch: 1.1,
  },
  {
    name: 'Russet Park',
    kind: 'park',
    hasRing: true,
    at: [-2480, 860],
    radius: 300,
    wave: 0.2,
    stretch: 1.1,
  },
  {
    name: 'Mill Pond Park',
    kind: 'park',
    hasRing: true,
    at: [-1330, 2230],
    radius: 290,
    wave: 0.2,
    stretch: 1.1,
  },
  {
    name: 'Lantern Hill Reservation',
    kind: 'nature',
    hasRing: false,
    at: [2750, 2850],
    radius: 330,
    wave: 0.3,
  },
  {
    name: 'Saint Brendan Cemetery',
    kind: 'cemetery',
    hasRing: true,
    at: [-1980, -640],
    radius: 170,
    wave: 0.1,
    stretch: 1.3,
  },
  {
    name: 'Alder Links',
    kind: 'golf',
    hasRing: false,
    at: [-3560, 2500],
    radius: 440,
    wave: 0.26,
    stretch: 1.2,
  },
  {
    name: 'Eastbank Green',
    kind: 'park',
    hasRing: true,
    at: [2120, 640],
    radius: 165,
    wave: 0.15,
    stretch: 1.2,
  },
  {
    name: 'Lighthouse Park',
    kind: 'nature',
    hasRing: false,
    at: [2860, -2040],
    radius: 235,
    wave: 0.2,
  },
  {
    name: 'Ropewalk Gardens',
    kind: 'park',
    hasRing: true,
    at: [-640, -1300],
    radius: 75,
    wave: 0.1,
    stretch: 1.3,
  },
  {
    name: 'Founders Square',
    kind: 'park',
    hasRing: true,
    at: [-450, -330],
    radius: 66,
    wave: 0.05,
  },
  {
    name: 'River Meadow',
    kind: 'park',
    hasRing: false,
    at: [420, 1280],
    radius: 150,
    wave: 0.25,
    stretch: 0.9,
  },
  {
    name: 'Cove Playing Fields',
    kind: 'park',
    hasRing: true,
    at: [-2560, -1730],
    radius: 120,
    wave: 0.12,
    stretch: 1.3,
  },
  { name: 'Quarry Field', kind: 'park', hasRing: true, at: [1830, 2330], radius: 130, wave: 0.2 },
  {
    name: 'Heron Marsh',
    kind: 'nature',
    hasRing: false,
    at: [-3500, -1660],
    radius: 250,
    wave: 0.3,
    stretch: 1.1,
  },
]

const WOODS: readonly XY[] = [
  [-4700, 3300],
  [-3100, 4300],
  [-5300, 1400],
  [-4900, -700],
  [-900, 4300],
  [2100, 4300],
  [4400, 3700],
  [5100, 1900],
  [5000, -300],
  [-6800, 4500],
  [-7200, 200],
  [6900, 3100],
  [7200, 600],
  [-5050, 2350],
  [-5000, 1350],
  [-5300, 100],
  [-1900, 4500],
  [1100, 4700],
  [3900, 3000],
  [4700, 1150],
  [5000, -350],
  [-4900, -1050],
  [3300, 6200],
  [-2300, 6600],
  [600, 7600],
  [-8700, 2400],
  [8800, 1800],
]

/** The parks that the town's founders laid out; their edges wave with the seed. */
export function layParks(from: Random): Park[] {
  return PARKS.map(({ name, kind, hasRing, ...shape }) => ({
    name,
    kind,
    hasRing,
    ring: blob(shape, from),
  }))
}

/** Woods around the town. */
export function layWoods(from: Random): Line[] {
  return WOODS.map((at) => {
    const shifted = mix(at, [at[0] * 1.06, at[1] * 1.06], from.next())
    const radius = from.between(340, 760)
    return blob({ at: shifted, radius, wave: 0.5, stretch: from.between(0.9, 1.5) }, from)
  })
}
