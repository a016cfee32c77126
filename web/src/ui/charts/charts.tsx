import { type ReactNode, useId } from 'react'
import { useFormat } from '../../lib/format/index.ts'
import { TONES, type Tone } from '../badge.tsx'
import { cx } from '../cx.ts'
import { ChartFrame } from './chart-frame.tsx'

const STROKES: Readonly<Record<Tone, string>> = {
  plain: 'text-muted',
  accent: 'text-accent',
  good: 'text-good',
  warn: 'text-warn',
  bad: 'text-bad',
  note: 'text-note',
}

interface SparklineProps {
  readonly values: readonly number[]
  /** What it is and how it goes, in words: the line itself is hidden from screen readers. */
  readonly label: string
  readonly tone?: Tone
  readonly height?: number
  readonly className?: string
}

/** A line without axes, for beside a number. */
export function Sparkline({
  values,
  label,
  tone = 'accent',
  height = 32,
  className,
}: SparklineProps) {
  const id = useId()
  const line = lineThrough(values, 100, height)
  return (
    <span role="img" aria-label={label} className={cx('block', STROKES[tone], className)}>
      <svg
        viewBox={`0 0 100 ${height}`}
        preserveAspectRatio="none"
        className="block w-full overflow-visible"
        height={height}
        aria-hidden="true"
      >
        <defs>
          <linearGradient id={id} x1="0" y1="0" x2="0" y2="1">
            <stop offset="0" stopColor="currentColor" stopOpacity="0.22" />
            <stop offset="1" stopColor="currentColor" stopOpacity="0" />
          </linearGradient>
        </defs>
        {line && <path d={`${line}L100 ${height}L0 ${height}Z`} fill={`url(#${id})`} />}
        <path
          d={line}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.6"
          vectorEffect="non-scaling-stroke"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      </svg>
    </span>
  )
}

function lineThrough(values: readonly number[], width: number, height: number): string {
  const top = Math.max(...values, 1)
  const [first] = values
  if (first === undefined) return ''
  const y = (value: number) => (height - 1 - (value / top) * (height - 2)).toFixed(2)
  if (values.length === 1) return `M0 ${y(first)}L${width} ${y(first)}`
  return values
    .map(
      (value, i) => `${i ? 'L' : 'M'}${((i / (values.length - 1)) * width).toFixed(2)} ${y(value)}`,
    )
    .join('')
}

export interface Bar {
  readonly label: string
  readonly value: number
  readonly tone?: Tone
  /** Beside the value: a share, a change. */
  readonly hint?: string
}

interface BarChartProps {
  readonly label: string
  readonly hint?: string
  readonly bars: readonly Bar[]
  /** Heads of the table: what the bars are, what is counted. */
  readonly heads: readonly [string, string]
  readonly format?: (value: number) => string
  readonly className?: string
}

/** Horizontal bars with their names and numbers: factors, reasons, kinds. */
export function BarChart({ label, hint, bars, heads, format, className }: BarChartProps) {
  const numbers = useFormat()
  const say = format ?? ((value: number) => numbers.number(value))
  const top = Math.max(...bars.map((bar) => bar.value), 1e-9)
  return (
    <ChartFrame
      label={label}
      hint={hint}
      className={className}
      table={[heads, ...bars.map((bar) => [bar.label, say(bar.value)])]}
    >
      <ul className="flex flex-col gap-3">
        {bars.map((bar) => (
          <li key={bar.label} className="flex flex-col gap-1.5">
            <span className="flex items-baseline justify-between gap-4 text-small">
              <span className="truncate">{bar.label}</span>
              <span className="tabular">
                <span className="font-medium">{say(bar.value)}</span>
                {bar.hint && <span className="ms-2 text-muted">{bar.hint}</span>}
              </span>
            </span>
            <span aria-hidden className="h-2 overflow-hidden rounded-full bg-sunken">
              <span
                className={cx(
                  'block h-full rounded-full bg-current transition-[width] duration-500 ease-snap',
                  STROKES[bar.tone ?? 'accent'],
                )}
                style={{ width: `${Math.max(0, (bar.value / top) * 100)}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}

interface FunnelProps {
  readonly label: string
  readonly hint?: string
  readonly steps: readonly { readonly label: string; readonly count: number }[]
  readonly heads: readonly [string, string, string]
  readonly className?: string
}

/** How many reach each step; each shows its share of the step before. */
export function Funnel({ label, hint, steps, heads, className }: FunnelProps) {
  const format = useFormat()
  const first = steps[0]?.count || 1
  const shareOf = (place: number) => {
    const before = steps[place - 1]?.count
    return before ? format.percent((steps[place]?.count ?? 0) / before) : ''
  }
  return (
    <ChartFrame
      label={label}
      hint={hint}
      className={className}
      table={[
        heads,
        ...steps.map((step, place) => [step.label, format.number(step.count), shareOf(place)]),
      ]}
    >
      <ol className="flex flex-col gap-1.5">
        {steps.map((step, place) => (
          <li
            key={step.label}
            className="relative flex h-10 items-center justify-between gap-3 overflow-hidden rounded-sm bg-sunken px-3 text-small"
          >
            <span
              aria-hidden
              className="absolute inset-y-0 start-0 rounded-sm bg-accent/18 transition-[width] duration-500 ease-snap"
              style={{ width: `${(step.count / first) * 100}%` }}
            />
            <span className="relative truncate font-medium">{step.label}</span>
            <span className="relative flex items-baseline gap-3 tabular">
              {place > 0 && <span className="text-muted">{shareOf(place)}</span>}
              <span className="font-semibold">{format.number(step.count)}</span>
            </span>
          </li>
        ))}
      </ol>
    </ChartFrame>
  )
}

interface ColumnsProps {
  readonly label: string
  readonly hint?: string
  readonly columns: readonly { readonly label: string; readonly value: number }[]
  readonly heads: readonly [string, string]
  readonly format?: (value: number) => string
  readonly tone?: Tone
  readonly height?: number
  readonly className?: string
}

/** Columns over time: bookings by hour, earnings by day. */
export function Columns({
  label,
  hint,
  columns,
  heads,
  format,
  tone = 'accent',
  height = 160,
  className,
}: ColumnsProps) {
  const numbers = useFormat()
  const say = format ?? ((value: number) => numbers.number(value))
  const top = Math.max(...columns.map((column) => column.value), 1)
  const every = Math.ceil(columns.length / 7)
  return (
    <ChartFrame
      label={label}
      hint={hint}
      className={className}
      table={[heads, ...columns.map((column) => [column.label, say(column.value)])]}
    >
      <div>
        <ol className="flex items-end gap-[3px] border-b" style={{ height }}>
          {columns.map((column, place) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of time keep their place
              key={place}
              className="group/col relative flex h-full flex-1 items-end"
              title={`${column.label}: ${say(column.value)}`}
            >
              <span className="sr-only">
                {column.label}: {say(column.value)}
              </span>
              <span
                aria-hidden
                className={cx(
                  'w-full rounded-t-[3px] bg-current opacity-85 transition-[height,opacity] duration-500 ease-snap group-hover/col:opacity-100',
                  STROKES[tone],
                )}
                style={{
                  height: `${Math.max(column.value > 0 ? 2 : 0, (column.value / top) * 100)}%`,
                }}
              />
            </li>
          ))}
        </ol>
        <div aria-hidden className="mt-1.5 flex gap-[3px] text-micro text-muted">
          {columns.map((column, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <span key={place} className="flex-1 overflow-visible whitespace-nowrap">
              {place % every === 0 ? column.label : ''}
            </span>
          ))}
        </div>
      </div>
    </ChartFrame>
  )
}

interface StatProps {
  readonly label: string
  readonly value: ReactNode
  readonly hint?: ReactNode
  readonly tone?: Tone
  readonly trend?: readonly number[]
  readonly trendLabel?: string
  readonly className?: string
}

/** One number that matters, with its trend. */
export function Stat({ label, value, hint, tone, trend, trendLabel, className }: StatProps) {
  return (
    <div
      className={cx(
        'flex min-w-0 flex-col gap-1 rounded-xl border bg-surface p-4 shadow-1',
        className,
      )}
    >
      <p className="truncate text-small text-muted">{label}</p>
      <p className="text-title tabular">{value}</p>
      {hint && (
        <p
          className={cx('w-fit text-small text-muted', tone && `rounded-xs px-1.5 ${TONES[tone]}`)}
        >
          {hint}
        </p>
      )}
      {trend && trend.length > 1 && (
        <Sparkline
          values={trend}
          label={trendLabel ?? label}
          tone={tone}
          height={28}
          className="mt-2"
        />
      )}
    </div>
  )
}
