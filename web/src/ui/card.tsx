import type { ComponentProps, ReactNode } from 'react'
import { cx } from './cx.ts'

interface CardProps extends ComponentProps<'section'> {
  /** `flat` has no lift; `hover` lifts under the pointer (for cards that are links). */
  readonly look?: 'raised' | 'flat' | 'sunken' | 'hover'
  /** No padding, for lists and maps. */
  readonly bare?: boolean
}

const LOOKS = {
  raised: 'bg-surface border shadow-1',
  flat: 'bg-surface border',
  sunken: 'bg-sunken',
  hover:
    'bg-surface border shadow-1 transition-[box-shadow,border-color,translate] duration-200 hover:shadow-2 hover:border-edge hover:-translate-y-px',
}

/** A sheet of paper on the ground. */
export function Card({ look = 'raised', bare, className, ...rest }: CardProps) {
  return (
    <section
      className={cx(
        'rounded-xl',
        LOOKS[look],
        !bare && 'p-5',
        bare && 'overflow-hidden',
        className,
      )}
      {...rest}
    />
  )
}

interface SectionProps {
  readonly title: string
  readonly hint?: ReactNode
  /** At the end of the title's line: a link, a button. */
  readonly end?: ReactNode
  readonly level?: 2 | 3
  readonly className?: string
  readonly children: ReactNode
}

/** A titled part of a page. */
export function Section({ title, hint, end, level = 2, className, children }: SectionProps) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <section className={cx('flex flex-col gap-3', className)}>
      <header className="flex items-center justify-between gap-4">
        <div className="min-w-0">
          <Heading className="text-heading">{title}</Heading>
          {hint && <p className="text-small text-muted">{hint}</p>}
        </div>
        {end}
      </header>
      {children}
    </section>
  )
}

/** Facts in two columns: words at the start, values at the end. */
export function KeyValues({
  rows,
  className,
}: {
  rows: readonly (readonly [ReactNode, ReactNode])[]
  className?: string
}) {
  return (
    <dl className={cx('grid grid-cols-[auto_1fr] gap-x-6 gap-y-2.5 text-body', className)}>
      {rows.map(([key, value], place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of facts keep their place
        <div key={place} className="col-span-2 grid grid-cols-subgrid items-baseline">
          <dt className="text-muted">{key}</dt>
          <dd className="min-w-0 text-end break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

interface RowProps {
  readonly start?: ReactNode
  readonly title: ReactNode
  readonly hint?: ReactNode
  readonly end?: ReactNode
  readonly className?: string
}

/** One line of a list: picture, two lines of words, something at the end. */
export function Row({ start, title, hint, end, className }: RowProps) {
  return (
    <div className={cx('flex min-h-14 items-center gap-3.5 py-2.5', className)}>
      {start}
      <div className="min-w-0 flex-1">
        <div className="truncate font-medium">{title}</div>
        {hint && <div className="truncate text-small text-muted">{hint}</div>}
      </div>
      {end && <div className="shrink-0 text-end">{end}</div>}
    </div>
  )
}
