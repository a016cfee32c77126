import { useTranslation } from 'react-i18next'
import { usePainted } from '../../lib/theme.ts'
import { DishArt, type DishLook } from '../../products/ridendine/shared/dish-art.tsx'

/** Colours of the cloth and the wood under it, by theme. */
const CLOTHS = {
  light: { cloth: '#f6e3cf', stripe: '#efd2b4', shade: '#7a4a1f' },
  dark: { cloth: '#2b1f18', stripe: '#34261d', shade: '#000000' },
} as const

/** What stands on the table: where (on a 640 × 300 grid), how large, and what it is. */
const DISHES: readonly { x: number; y: number; r: number; look: DishLook; turn: number }[] = [
  { x: 92, y: 92, r: 84, look: 'stew', turn: 20 },
  { x: 284, y: 60, r: 66, look: 'salad', turn: 0 },
  { x: 452, y: 112, r: 92, look: 'flatbread', turn: 12 },
  { x: 612, y: 62, r: 60, look: 'dumplings', turn: -8 },
  { x: 238, y: 212, r: 62, look: 'rice', turn: 40 },
  { x: 372, y: 244, r: 46, look: 'tea', turn: 0 },
  { x: 588, y: 232, r: 74, look: 'curry', turn: -30 },
  { x: 40, y: 256, r: 58, look: 'tea', turn: 90 },
  { x: 130, y: 262, r: 34, look: 'herbs', turn: 0 },
]

/** A table laid for supper, seen from above: RideNDine's picture. */
export function TableArt() {
  const { t } = useTranslation('portal')
  const paint = CLOTHS[usePainted()]
  return (
    <div className="relative h-full min-h-52 overflow-hidden" style={{ background: paint.cloth }}>
      <svg
        viewBox="0 0 640 300"
        preserveAspectRatio="xMidYMid slice"
        className="absolute inset-0 size-full animate-rise"
        aria-hidden="true"
      >
        {Array.from({ length: 9 }, (_, line) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: stripes have no other name
            key={line}
            x={line * 80 - 20}
            y={-10}
            width={26}
            height={320}
            fill={paint.stripe}
          />
        ))}
        {DISHES.map(({ x, y, r, look, turn }) => (
          <g key={`${x}.${y}`} transform={`translate(${x} ${y}) rotate(${turn}) scale(${r / 100})`}>
            <circle cx="6" cy="10" r="101" fill={paint.shade} opacity="0.16" />
            <DishArt look={look} />
          </g>
        ))}
      </svg>
      <div className="absolute inset-x-4 bottom-4 flex items-center gap-3 rounded-lg border bg-surface/92 px-4 py-3 shadow-2 backdrop-blur-md">
        <div className="min-w-0">
          <p className="text-body font-medium">{t('table.says')}</p>
          <p className="truncate text-small text-muted">{t('table.about')}</p>
        </div>
      </div>
    </div>
  )
}
