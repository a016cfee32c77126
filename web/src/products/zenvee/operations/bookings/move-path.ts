import { LIFE_STAGE, type Move, SPOTS } from './life-story.ts'

const HALF_WIDTH = LIFE_STAGE.boxWidth / 2
const HALF_HEIGHT = LIFE_STAGE.boxHeight / 2

interface Drawn {
  readonly path: string
  readonly label: readonly [x: number, y: number]
}

/** Roads that would run through a box, drawn by hand. */
const BY_HAND: Readonly<Record<string, Drawn>> = {
  'requested accepted': { path: 'M136 124H197', label: [167, 117] },
  'countered requested': { path: 'M66 268V155', label: [42, 206] },
  'requested countered': { path: 'M92 152V265', label: [114, 206] },
  'countered accepted': { path: 'M128 268 208 155', label: [196, 196] },
  'requested declined': { path: 'M128 152 C170 200 190 230 214 265', label: [150, 236] },
  'countered declined': { path: 'M136 290H197', label: [167, 283] },
  'requested expired': { path: 'M48 152C4 240 10 396 197 396', label: [110, 412] },
  'countered expired': { path: 'M92 312C100 360 140 380 197 384', label: [118, 352] },
  'declined requested': { path: 'M244 268C236 60 130 40 92 105', label: [196, 58] },
  'expired requested': { path: 'M312 390C352 390 352 40 220 40 150 40 96 60 84 105', label: [290, 34] },
  'declined unfulfilled': { path: 'M312 298C360 310 380 340 398 365', label: [376, 318] },
  'requested cancelled': { path: 'M80 108C80 4 496 4 496 60 496 140 496 200 496 265', label: [330, 16] },
  'countered cancelled': { path: 'M80 312C80 450 496 460 496 315', label: [360, 430] },
  'completed settled': { path: 'M952 130H997', label: [975, 122] },
  'disputed settled': { path: 'M940 268 1020 155', label: [962, 206] },
}

/** The line of a move on the drawing, and where its words stand. */
export function pathOfMove({ from, to }: Move): Drawn {
  const known = BY_HAND[`${from} ${to}`]
  if (known) return known
  const [x1, y1] = SPOTS[from]
  const [x2, y2] = SPOTS[to]
  if (y1 === y2) {
    const way = Math.sign(x2 - x1)
    return { path: `M${x1 + way * HALF_WIDTH} ${y1}H${x2 - way * (HALF_WIDTH + 3)}`, label: [(x1 + x2) / 2, y1 - 8] }
  }
  const way = Math.sign(y2 - y1)
  const [top, low] = [y1 + way * HALF_HEIGHT, y2 - way * (HALF_HEIGHT + 3)]
  const middle = (top + low) / 2
  const end = x2 + Math.sign(x1 - x2) * HALF_WIDTH * 0.5
  return { path: `M${x1} ${top}C${x1} ${middle} ${end} ${middle} ${end} ${low}`, label: [(x1 + end) / 2 + (x1 === end ? 26 : 0), middle + 4] }
}
