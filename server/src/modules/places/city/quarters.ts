import { distance, type XY } from './plane.ts'

/** A neighbourhood: what its streets and houses are like. Metres and radians. */
export interface Quarter {
  readonly name: string
  readonly postcode: string
  readonly bank: 'west' | 'east'
  readonly at: XY
  /** How far its way of building reaches. */
  readonly reach: number
  /** Direction of its longer blocks. */
  readonly grain: number
  /** How far streets wander from the grain, and how strongly the grain holds at all. */
  readonly wander: number
  readonly order: number
  /** Metres between parallel streets: along the short and the long side of a block. */
  readonly short: number
  readonly long: number
  readonly houses: 'rows' | 'blocks' | 'terraces' | 'detached' | 'cottages'
}

const degrees = (n: number): number => (n * Math.PI) / 180

/** The eight neighbourhoods of Alder Bay. Postcodes are of an unused range. */
export const QUARTERS: readonly Quarter[] = [
  {
    name: 'Old Harbor',
    postcode: '02796',
    bank: 'west',
    at: [-160, -1230],
    reach: 620,
    grain: degrees(62),
    wander: 0.55,
    order: 0.7,
    short: 72,
    long: 104,
    houses: 'rows',
  },
  {
    name: 'Market Hill',
    postcode: '02793',
    bank: 'west',
    at: [-480, 60],
    reach: 820,
    grain: degrees(-13),
    wander: 0.05,
    order: 1.6,
    short: 88,
    long: 150,
    houses: 'blocks',
  },
  {
    name: 'Millrace',
    postcode: '02793',
    bank: 'west',
    at: [-300, 1960],
    reach: 900,
    grain: degrees(71),
    wander: 0.12,
    order: 1.1,
    short: 98,
    long: 205,
    houses: 'terraces',
  },
  {
    name: 'Orchard Park',
    postcode: '02794',
    bank: 'west',
    at: [-2420, 780],
    reach: 1050,
    grain: degrees(24),
    wander: 0.5,
    order: 0.8,
    short: 118,
    long: 250,
    houses: 'detached',
  },
  {
    name: 'South Cove',
    postcode: '02794',
    bank: 'west',
    at: [-2000, -1180],
    reach: 950,
    grain: degrees(-30),
    wander: 0.3,
    order: 0.8,
    short: 102,
    long: 200,
    houses: 'cottages',
  },
  {
    name: 'Eastbank',
    postcode: '02795',
    bank: 'east',
    at: [1850, 260],
    reach: 900,
    grain: degrees(9),
    wander: 0.1,
    order: 1.3,
    short: 96,
    long: 180,
    houses: 'terraces',
  },
  {
    name: 'Lantern Hill',
    postcode: '02795',
    bank: 'east',
    at: [2150, 1990],
    reach: 1000,
    grain: degrees(40),
    wander: 0.75,
    order: 0.6,
    short: 122,
    long: 260,
    houses: 'detached',
  },
  {
    name: 'Sandpoint',
    postcode: '02797',
    bank: 'east',
    at: [2560, -1180],
    reach: 850,
    grain: degrees(-22),
    wander: 0.35,
    order: 0.8,
    short: 104,
    long: 210,
    houses: 'cottages',
  },
]

/** The neighbourhood of a point: the nearest heart on its own bank of the river. */
export function quarterAt(p: XY, isEast: boolean): Quarter {
  const bank = isEast ? 'east' : 'west'
  let best: Quarter | undefined
  for (const quarter of QUARTERS) {
    if (quarter.bank !== bank) continue
    if (!best || distance(p, quarter.at) < distance(p, best.at)) best = quarter
  }
  if (!best) throw new Error('every bank has a neighbourhood')
  return best
}
