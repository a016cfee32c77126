import { blob } from './blob.ts'
import { COUNTRY, drawShore } from './coast.ts'
import { layParks, layWoods, type Park } from './greens.ts'
import { Near, PerSquare } from './near.ts'
import { distance, insideTest, type Line, resample, type XY } from './plane.ts'
import { noise, type Random } from './random.ts'

/** The lie of the land before anybody built on it, in metres from the city's centre. */
export interface Site {
  readonly water: readonly Line[]
  readonly ponds: readonly Line[]
  readonly island: Line
  readonly westLand: Line
  readonly eastLand: Line
  /** Shore lines from north to the open sea, one per bank. */
  readonly westShore: Line
  readonly eastShore: Line
  readonly beaches: readonly Line[]
  readonly parks: readonly Park[]
  readonly woods: readonly Line[]
  readonly piers: readonly Line[]
  isLand(p: XY): boolean
  isEast(p: XY): boolean
  /** Whether the shore is within `metres` of a point (at most 120). */
  isNearShore(p: XY, metres: number): boolean
  parkAt(p: XY): Park | undefined
}

/** Draw the site: the outline is the town's own, the roughness comes from the seed. */
export function drawSite(from: Random): Site {
  const rough = noise(Math.floor(from.next() * 1e9), 260)
  const fine = noise(Math.floor(from.next() * 1e9), 70)
  const westShore = drawShore('west', rough, fine)
  const eastShore = drawShore('east', rough, fine)
  const westLand = closeLand(westShore, [-COUNTRY, COUNTRY])
  const eastLand = closeLand(eastShore, [COUNTRY, COUNTRY])
  const island = blob({ at: [1010, -2180], radius: 210, wave: 0.32 }, from)
  const ponds = [
    blob({ at: [-2480, 860], radius: 92, wave: 0.3 }, from),
    blob({ at: [-1330, 2230], radius: 120, wave: 0.35 }, from),
    blob({ at: [2700, 2830], radius: 60, wave: 0.3 }, from),
  ]
  const parks = layParks(from)
  const shore = new Near<XY>(60)
  const edges = [westShore, eastShore, ...ponds.map((ring) => [...ring, ring[0]!])]
  for (const p of edges.flatMap((line) => resample(line, 14))) shore.put(p, p)
  const isNearShore = (p: XY, metres: number): boolean =>
    shore.some(p, metres, (q) => distance(p, q) <= metres)
  const isWest = insideTest(westLand)
  const isEast = insideTest(eastLand)
  const isPond = ponds.map(insideTest)
  const isPark = parks.map((park) => insideTest(park.ring))
  const isDry = (p: XY): boolean => (isWest(p) || isEast(p)) && !isPond.some((test) => test(p))
  // Away from every edge, a whole square is as dry or as wet as its middle.
  const dry = new PerSquare(16, (p) => (isNearShore(p, 32) ? 2 : Number(isDry(p))))

  return {
    westShore,
    eastShore,
    westLand,
    eastLand,
    island,
    ponds,
    parks,
    water: [[...westShore, [-COUNTRY, -COUNTRY], [COUNTRY, -COUNTRY], ...[...eastShore].reverse()]],
    beaches: [
      beach(westShore, -3420, -1880),
      beach(eastShore, 3150, 3900),
      beach(eastShore, 1500, 2250),
    ],
    woods: layWoods(from),
    piers: buildPiers(westShore),
    isNearShore,
    isLand: (p) => {
      const known = dry.at(p)
      return known === 2 ? isDry(p) : known === 1
    },
    isEast,
    parkAt: (p) => parks.find((_, i) => isPark[i]!(p)),
  }
}

function closeLand(shore: Line, corner: XY): Line {
  return [...shore, corner]
}

/** Sand between the shore and a line some way inland, for the stretch between two x. */
function beach(shore: Line, left: number, right: number): XY[] {
  const edge = shore.filter(([x, y]) => x >= left && x <= right && y < -1100)
  const inland = edge.map((p, i): XY => {
    const before = edge[Math.max(0, i - 1)]!
    const after = edge[Math.min(edge.length - 1, i + 1)]!
    const run = distance(before, after) || 1
    const taper = Math.sin((Math.PI * i) / Math.max(1, edge.length - 1))
    const deep = 8 + 38 * taper
    const up: XY = [-(after[1] - before[1]) / run, (after[0] - before[0]) / run]
    const sign = up[1] >= 0 ? 1 : -1
    return [p[0] + up[0] * deep * sign, p[1] + up[1] * deep * sign]
  })
  return [...edge, ...inland.reverse()]
}

/** Quays of the harbour and of the marina: thin boxes from the shore into the water. */
function buildPiers(shore: Line): XY[][] {
  const box = (at: XY, angle: number, length: number, width: number): XY[] => {
    const [c, s] = [Math.cos(angle), Math.sin(angle)]
    const corner = (u: number, v: number): XY => [at[0] + u * c - v * s, at[1] + u * s + v * c]
    return [
      corner(-9, -width / 2),
      corner(length, -width / 2),
      corner(length, width / 2),
      corner(-9, width / 2),
    ]
  }
  const nearest = (to: XY): XY =>
    shore.reduce((best, p) => (distance(p, to) < distance(best, to) ? p : best), shore[0]!)
  const harbour = [-1110, -1010, -890, -780, -670].map((y, i) =>
    box(nearest([340, y]), -0.28 + i * 0.04, 110 + (i % 2) * 60, 26 - (i % 3) * 6),
  )
  const marina = [-1390, -1320, -1250].map((x) => box(nearest([x, -1400]), -1.45, 105, 7))
  return [...harbour, ...marina]
}
