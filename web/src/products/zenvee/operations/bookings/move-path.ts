import { LIFE_STAGE, type Move, SPOTS } from './life-story.ts'

const HALF_WIDTH = LIFE_STAGE.boxWidth / 2
const HALF_HEIGHT = LIFE_STAGE.boxHeight / 2
/** How far above a road its words stand, so that they clear the boxes beside it. */
const WORDS_ABOVE = 28

interface Drawn {
  readonly path: string
  readonly label: readonly [x: number, y: number]
}

/** Roads that would run through a box, drawn by hand. */
const BY_HAND: Readonly<Record<string, Drawn>> = {
  'countered requested': { path: 'M56 268V155', label: [32, 214] },
  'requested countered': { path: 'M76 152V265', label: [96, 214] },
  'countered accepted': { path: 'M128 268 212 155', label: [200, 190] },
  'requested declined': { path: 'M112 152C116 210 170 230 204 266', label: [150, 196] },
  'requested expired': { path: 'M36 152C-4 240 -4 396 197 396', label: [100, 412] },
  'countered expired': { path: 'M92 312C100 360 140 380 197 384', label: [122, 350] },
  'declined requested': { path: 'M226 268C216 220 176 162 140 144', label: [226, 232] },
  'expired requested': {
    path: 'M312 390C336 390 336 44 220 44 150 44 96 60 84 105',
    label: [268, 42],
  },
  'declined unfulfilled': { path: 'M312 298C360 310 380 340 398 365', label: [376, 318] },
  'requested cancelled': {
    path: 'M80 108C80 4 496 4 496 60 496 140 496 200 496 265',
    label: [400, 12],
  },
  'countered cancelled': {
    path: 'M64 312C40 444 200 440 320 440H470C530 440 530 380 522 315',
    label: [440, 452],
  },
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
    return {
      path: `M${x1 + way * HALF_WIDTH} ${y1}H${x2 - way * (HALF_WIDTH + 3)}`,
      label: [(x1 + x2) / 2, y1 - WORDS_ABOVE],
    }
  }
  const way = Math.sign(y2 - y1)
  const [top, low] = [y1 + way * HALF_HEIGHT, y2 - way * (HALF_HEIGHT + 3)]
  const middle = (top + low) / 2
  const end = x2 + Math.sign(x1 - x2) * HALF_WIDTH * 0.5
  return {
    path: `M${x1} ${top}C${x1} ${middle} ${end} ${middle} ${end} ${low}`,
    label: [(x1 + end) / 2 + (x1 === end ? 26 : 0), middle + 4],
  }
}
