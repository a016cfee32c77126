import { Minus, Plus, Trash2 } from 'lucide-react'
import { cx } from './cx.ts'

interface QuantityProps {
  readonly value: number
  readonly onChange: (value: number) => void
  /** Names for the screen reader: the group, less, more. */
  readonly label: string
  readonly less: string
  readonly more: string
  readonly most?: number
  /** At one, "less" takes it away: a bin says so. */
  readonly removes?: boolean
  readonly size?: 'md' | 'lg'
}

/** How many, with a thumb's target at each side. */
export function Quantity({
  value,
  onChange,
  label,
  less,
  more,
  most = 99,
  removes,
  size = 'md',
}: QuantityProps) {
  const Less = removes && value <= 1 ? Trash2 : Minus
  const box = size === 'lg' ? 'size-12' : 'size-10'
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex line in every browser
    <div
      role="group"
      aria-label={label}
      className="inline-flex items-center rounded-full border border-edge bg-surface shadow-1"
    >
      <button
        type="button"
        aria-label={less}
        disabled={!removes && value <= 1}
        onClick={() => onChange(value - 1)}
        className={cx(
          'flex items-center justify-center rounded-full hover:bg-hover active:bg-press disabled:opacity-40',
          box,
        )}
      >
        <Less size={17} aria-hidden />
      </button>
      <output aria-live="polite" className="min-w-6 text-center font-semibold tabular">
        {value}
      </output>
      <button
        type="button"
        aria-label={more}
        disabled={value >= most}
        onClick={() => onChange(value + 1)}
        className={cx(
          'flex items-center justify-center rounded-full hover:bg-hover active:bg-press disabled:opacity-40',
          box,
        )}
      >
        <Plus size={17} aria-hidden />
      </button>
    </div>
  )
}
