import type { ProductId } from '../../lib/products.tsx'
import { cx } from '../cx.ts'

export const PRODUCT_NAMES: Readonly<Record<ProductId | 'kontor', string>> = {
  kontor: 'Kontor',
  zenvee: 'Zenvee',
  ridendine: 'RideNDine',
  mnbara: 'Mnbara',
  maintainuk: 'MaintainUK',
  fixelo: 'Fixelo',
}

/** Each brand's sign on a 24 grid, drawn with one weight. */
const SIGNS: Readonly<Record<ProductId | 'kontor', string>> = {
  kontor: 'M6 5v14M18 5l-9 7 9 7',
  zenvee: 'M5 6h14L5 18h14',
  ridendine: 'M4 13a8 8 0 0 1 16 0zM3 17h18M12 5V3.5',
  mnbara: 'M4 18V7l8 7 8-7v11',
  maintainuk: 'M4 11l8-6 8 6v8H4zM12 19v-5',
  fixelo: 'M7 19V5h11M7 12h8',
}

/** The sign of a brand on its colour. */
export function Sign({
  brand,
  size = 28,
  className,
}: {
  brand: ProductId | 'kontor'
  size?: number
  className?: string
}) {
  return (
    <span
      aria-hidden
      className={cx(
        'inline-flex shrink-0 items-center justify-center bg-accent text-on-accent',
        className,
      )}
      style={{ width: size, height: size, borderRadius: size * 0.28 }}
    >
      <svg
        viewBox="0 0 24 24"
        width={size * 0.62}
        height={size * 0.62}
        fill="none"
        stroke="currentColor"
        strokeWidth="2.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d={SIGNS[brand]} />
      </svg>
    </span>
  )
}

/** Sign and name. */
export function Wordmark({
  brand,
  className,
}: {
  brand: ProductId | 'kontor'
  className?: string
}) {
  return (
    <span className={cx('inline-flex items-center gap-2.5', className)}>
      <Sign brand={brand} />
      <span className="text-heading font-semibold tracking-tight">{PRODUCT_NAMES[brand]}</span>
    </span>
  )
}
