import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '../lib/format/index.ts'
import { cx } from './cx.ts'
import { clockOf } from './time.tsx'

interface CountdownRingProps {
  /** When it ends. */
  readonly until: string | number
  /** The whole span in milliseconds: how full the ring is. */
  readonly outOf: number
  /** px */
  readonly size?: number
  readonly label: string
  readonly onEnd?: () => void
  readonly children?: ReactNode
}

/** Time that runs out: a ring and `m:ss`. Amber in the last third, red in the last tenth. */
export function CountdownRing({
  until,
  outOf,
  size = 72,
  label,
  onEnd,
  children,
}: CountdownRingProps) {
  const { t } = useTranslation('kit')
  const now = useNow()
  const left = Math.max(0, new Date(until).getTime() - now)
  const share = Math.min(1, left / outOf)
  const ended = useRef(false)

  useEffect(() => {
    if (left > 0 || ended.current) return
    ended.current = true
    onEnd?.()
  }, [left, onEnd])

  const stroke = Math.max(3, size / 16)
  const radius = (size - stroke) / 2
  const around = 2 * Math.PI * radius
  const tone = share < 0.1 ? 'text-bad' : share < 0.34 ? 'text-warn' : 'text-accent'
  return (
    <div
      role="timer"
      aria-label={t('countdown', { label, left: clockOf(Math.ceil(left / 1000)) })}
      className="relative inline-flex items-center justify-center"
      style={{ width: size, height: size }}
    >
      <svg
        width={size}
        height={size}
        className={cx('-rotate-90 transition-colors', tone)}
        aria-hidden="true"
      >
        <circle
          cx={size / 2}
          cy={size / 2}
          r={radius}
          fill="none"
          strokeWidth={stroke}
          className="stroke-press"
        />
        <circle
          cx={size / 2}
          cy={size / 2}
          r={radius}
          fill="none"
          strokeWidth={stroke}
          strokeLinecap="round"
          stroke="currentColor"
          strokeDasharray={around}
          strokeDashoffset={around * (1 - share)}
          className="transition-[stroke-dashoffset] duration-1000 ease-linear"
        />
      </svg>
      <span
        aria-hidden
        className="absolute inset-0 flex flex-col items-center justify-center font-semibold tabular"
        style={{ fontSize: size / 4.2 }}
      >
        {children ?? clockOf(Math.ceil(left / 1000))}
      </span>
    </div>
  )
}
