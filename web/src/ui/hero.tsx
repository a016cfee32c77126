import type { ReactNode } from 'react'
import { cx } from './cx.ts'

interface HeroProps {
  /** One sentence: what is happening. */
  readonly says: ReactNode
  readonly more?: ReactNode
  /** Beside the sentence: a ring, a face. */
  readonly end?: ReactNode
  readonly tone?: 'plain' | 'accent' | 'good' | 'warn' | 'bad'
  readonly children?: ReactNode
}

const TONES = {
  plain: 'bg-surface',
  accent: 'bg-accent-soft border-transparent',
  good: 'bg-good-soft border-transparent',
  warn: 'bg-warn-soft border-transparent',
  bad: 'bg-bad-soft border-transparent',
}

/** The head of a story on a screen: said first, and told to screen readers when it changes. */
export function Hero({ says, more, end, tone = 'plain', children }: HeroProps) {
  return (
    <section className={cx('flex flex-col gap-4 rounded-xl border p-5 shadow-1', TONES[tone])}>
      <div className="flex items-start gap-4">
        <div aria-live="polite" className="min-w-0 flex-1">
          <h2 className="text-title text-balance">{says}</h2>
          {more && <p className="mt-1 text-muted">{more}</p>}
        </div>
        {end}
      </div>
      {children}
    </section>
  )
}
