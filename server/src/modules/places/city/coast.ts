import { curve, distance, type Line, type XY } from './plane.ts'

/** Metres from the centre to the edge of the drawn country. */
export const COUNTRY = 16000

/** Middle of the Alder River from the hills to the harbour: x, y, half width. */
const RIVER: readonly (readonly [x: number, y: number, half: number])[] = [
  [300, COUNTRY, 26],
  [900, 9500, 28],
  [600, 6800, 32],
  [1020, 4700, 36],
  [980, 3600, 40],
  [640, 2720, 44],
  [1040, 1850, 50],
  [790, 1000, 62],
  [430, 260, 88],
  [480, -430, 165],
  [690, -1000, 330],
]

const WEST_COAST: Line = [
  [355, -1180],
  [330, -1330],
  [225, -1420],
  [240, -1560],
  [110, -1700],
  [-60, -1690],
  [-150, -1800],
  [-420, -1850],
  [-640, -1900],
  [-830, -1800],
  [-900, -1610],
  [-1090, -1440],
  [-1400, -1370],
  [-1640, -1480],
  [-1800, -1720],
  [-2060, -2010],
  [-2380, -2180],
  [-2740, -2140],
  [-3050, -1960],
  [-3420, -1990],
  [-3900, -2260],
  [-4700, -2420],
  [-6200, -2350],
  [-8600, -3100],
  [-12000, -2900],
  [-COUNTRY, -3600],
]

const EAST_COAST: Line = [
  [1170, -1180],
  [1420, -1330],
  [1760, -1360],
  [2080, -1430],
  [2330, -1680],
  [2560, -2060],
  [2820, -2330],
  [3080, -2260],
  [3190, -1930],
  [3330, -1560],
  [3640, -1350],
  [4200, -1330],
  [5200, -1700],
  [6800, -1450],
  [9000, -2100],
  [12500, -1500],
  [COUNTRY, -2100],
]

function bank(side: -1 | 1): XY[] {
  return RIVER.map(([x, y, half], i) => {
    const above = RIVER[Math.max(0, i - 1)]!
    const below = RIVER[Math.min(RIVER.length - 1, i + 1)]!
    const run = Math.hypot(below[0] - above[0], below[1] - above[1])
    return [
      x - (side * half * (below[1] - above[1])) / run,
      y + (side * half * (below[0] - above[0])) / run,
    ]
  })
}

/**
 * The shore of one bank from the hills to the open sea. Quays are straight and country shores are not: roughness
 * grows away from the harbour.
 */
export function drawShore(
  side: 'west' | 'east',
  rough: (x: number, y: number) => number,
  fine: (x: number, y: number) => number,
): XY[] {
  const through = side === 'west' ? [...bank(-1), ...WEST_COAST] : [...bank(1), ...EAST_COAST]
  return curve(through, 34).map(([x, y]) => {
    const wild = Math.min(1, Math.max(0, (distance([x, y], [150, -600]) - 900) / 2500))
    const off = wild * (38 * rough(x, y) + 14 * fine(x, y))
    return [x + off * 0.5, y + off]
  })
}
