import { Check, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from './cx.ts'
import { TimeAt } from './time.tsx'

export interface Step {
  readonly key: string
  readonly label: string
  readonly state: 'done' | 'now' | 'next' | 'failed'
  readonly hint?: ReactNode
  readonly at?: string | null
}

/** The chapters of a story, from top to bottom: what is done, what is now, what comes. */
export function Stepper({ steps, label }: { steps: readonly Step[]; label: string }) {
  const { t } = useTranslation('kit')
  return (
    <ol aria-label={label} className="flex flex-col">
      {steps.map((step, place) => (
        <li
          key={step.key}
          aria-current={step.state === 'now' ? 'step' : undefined}
          className="flex gap-3.5"
        >
          <div className="flex flex-col items-center">
            <StepDot state={step.state} />
            {place < steps.length - 1 && (
              <span
                className={cx(
                  'my-1 w-0.5 flex-1 rounded-full',
                  step.state === 'done' ? 'bg-accent' : 'bg-edge',
                )}
              />
            )}
          </div>
          <div className={cx('min-w-0 flex-1', place < steps.length - 1 && 'pb-5')}>
            <div className="flex items-baseline justify-between gap-3">
              <span
                className={cx(
                  'font-medium',
                  step.state === 'next' && 'font-normal text-muted',
                  step.state === 'failed' && 'text-bad-text',
                )}
              >
                {step.label}
                <span className="sr-only"> {t(`step.${step.state}`)}</span>
              </span>
              {step.at && <TimeAt at={step.at} className="text-small text-muted" />}
            </div>
            {step.hint && <div className="mt-0.5 text-small text-muted">{step.hint}</div>}
          </div>
        </li>
      ))}
    </ol>
  )
}

function StepDot({ state }: { state: Step['state'] }) {
  if (state === 'done' || state === 'failed') {
    const Icon = state === 'done' ? Check : X
    return (
      <span
        className={cx(
          'flex size-6 shrink-0 items-center justify-center rounded-full',
          state === 'done' ? 'bg-accent text-on-accent' : 'bg-bad text-on-bad',
        )}
      >
        <Icon size={14} strokeWidth={3} aria-hidden />
      </span>
    )
  }
  return (
    <span
      className={cx(
        'flex size-6 shrink-0 items-center justify-center rounded-full border-2',
        state === 'now' ? 'border-accent' : 'border-edge',
      )}
    >
      {state === 'now' && <span className="size-2.5 rounded-full bg-accent" />}
    </span>
  )
}

/** The same story in one line: a bar of segments and the name of what is now. */
export function StepBar({ steps, label }: { steps: readonly Step[]; label: string }) {
  const { t } = useTranslation('kit')
  return (
    <ol aria-label={label} className="flex gap-1.5">
      {steps.map((step) => (
        <li
          key={step.key}
          aria-current={step.state === 'now' ? 'step' : undefined}
          className="relative h-1.5 flex-1 overflow-hidden rounded-full bg-edge"
        >
          <span className="sr-only">
            {step.label} {t(`step.${step.state}`)}
          </span>
          {step.state !== 'next' && (
            <span
              data-progress
              className={cx(
                'absolute inset-0 rounded-full',
                step.state === 'failed' ? 'bg-bad' : 'bg-accent',
                step.state === 'now' &&
                  'animate-shimmer bg-[linear-gradient(90deg,var(--accent)_40%,color-mix(in_oklab,var(--accent)_45%,var(--surface))_50%,var(--accent)_60%)] bg-[length:200%_100%]',
              )}
            />
          )}
        </li>
      ))}
    </ol>
  )
}
