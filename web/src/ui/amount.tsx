import type { Money } from '#contract'
import { useFormat } from '../lib/format/index.ts'
import { cx } from './cx.ts'

interface AmountProps {
  readonly money: Money
  /** No cents when they are zero: for prices "from $95". */
  readonly whole?: boolean
  /** + or −, for ledger lines. */
  readonly sign?: boolean
  readonly className?: string
}

/** An amount of money, in the person's language; never broken over two lines. */
export function Amount({ money, whole, sign, className }: AmountProps) {
  const format = useFormat()
  return (
    <bdi className={cx('tabular whitespace-nowrap', className)}>
      {format.money(money, { whole, sign })}
    </bdi>
  )
}

export interface PriceLine {
  readonly label: string
  readonly hint?: string
  readonly money: Money
  readonly strong?: boolean
}

/** A price, line by line, with its total under a rule. */
export function PriceLines({ lines, total }: { lines: readonly PriceLine[]; total?: PriceLine }) {
  return (
    <dl className="flex flex-col gap-2.5 text-body">
      {lines.map((line) => (
        <Line key={line.label} {...line} />
      ))}
      {total && <Line {...total} strong className="mt-1 border-t pt-3" />}
    </dl>
  )
}

function Line({ label, hint, money, strong, className }: PriceLine & { className?: string }) {
  return (
    <div
      className={cx(
        'flex items-baseline justify-between gap-6',
        strong && 'text-heading',
        className,
      )}
    >
      <dt className={strong ? undefined : 'text-muted'}>
        {label}
        {hint && <span className="block text-small text-faint">{hint}</span>}
      </dt>
      <dd>
        <Amount money={money} />
      </dd>
    </div>
  )
}
