import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { TONES, type Tone } from './badge.tsx'
import { cx } from './cx.ts'
import { TimeAt } from './time.tsx'

export interface Moment {
  readonly id: string
  readonly at: string
  readonly icon: LucideIcon
  readonly tone?: Tone
  readonly title: ReactNode
  readonly hint?: ReactNode
  /** Drawn under the words: a photo, a code block. */
  readonly more?: ReactNode
}

interface TimelineProps {
  readonly moments: readonly Moment[]
  readonly label: string
  /** Milliseconds in the times, for operators. */
  readonly exact?: boolean
}

/** What happened, in order, each with its time. */
export function Timeline({ moments, label, exact }: TimelineProps) {
  return (
    <ol aria-label={label} className="flex flex-col">
      {moments.map(({ id, at, icon: Icon, tone = 'plain', title, hint, more }, place) => (
        <li key={id} className="relative flex gap-3.5 pb-5 last:pb-0">
          {place < moments.length - 1 && (
            <span aria-hidden className="absolute start-[0.9375rem] top-9 bottom-1 w-px bg-edge" />
          )}
          <span
            className={cx(
              'flex size-8 shrink-0 items-center justify-center rounded-full',
              TONES[tone],
            )}
          >
            <Icon size={16} strokeWidth={2} aria-hidden />
          </span>
          <div className="min-w-0 flex-1 pt-1">
            <div className="flex items-baseline justify-between gap-3">
              <span className="min-w-0 font-medium">{title}</span>
              <TimeAt at={at} exact={exact} className="shrink-0 text-small text-muted" />
            </div>
            {hint && <div className="text-small text-muted">{hint}</div>}
            {more && <div className="mt-2">{more}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}
