import { useRef, useState } from 'react'
import { type Booking, startService } from '#contract/zenvee'
import { useAct } from '../../../../lib/api/index.ts'
import { useRefusalWords, useTranslation } from '../../../../lib/i18n/index.ts'
import { useOnline, useQueuedAct } from '../../../../lib/offline/index.ts'
import { Button, cx, Sheet } from '../../../../ui/index.ts'
import { subjectOf } from './use-drawn-booking.ts'

const DIGITS = 4

/** Four digits, large enough for a glove; sent by themselves once they are all there. */
export function CodeSheet({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const { t } = useTranslation('zenvee-technician')
  const wordsFor = useRefusalWords()
  const isOnline = useOnline()
  const input = useRef<HTMLInputElement>(null)
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState('')
  const start = useAct(startService, {
    onDone: onClose,
    onRefused: (failure) => {
      setProblem(wordsFor(failure))
      setCode('')
      input.current?.focus()
      return true
    },
  })
  const queued = useQueuedAct(startService, {
    label: t('job.begun'),
    subject: subjectOf(booking.id),
  })
  const send = async (startCode: string) => {
    if (isOnline) return start.mutate({ bookingId: booking.id, startCode })
    await queued({ bookingId: booking.id, startCode })
    onClose()
  }
  const type = (typed: string) => {
    const digits = typed.replaceAll(/\D/g, '').slice(0, DIGITS)
    setCode(digits)
    setProblem('')
    if (digits.length === DIGITS) void send(digits)
  }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('code.title')}
      description={t('code.about', { name: booking.customer.name.split(' ')[0] })}
      footer={
        <Button
          tone="primary"
          size="xl"
          disabled={code.length < DIGITS}
          busy={start.isPending}
          onClick={() => void send(code)}
        >
          {t('code.begin')}
        </Button>
      }
    >
      <label className="relative mx-auto flex w-fit gap-3 py-3" dir="ltr">
        <span className="sr-only">{t('code.title')}</span>
        <input
          ref={input}
          // biome-ignore lint/a11y/noAutofocus: the panel opens for nothing else
          autoFocus
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="\d{4}"
          value={code}
          aria-invalid={problem ? true : undefined}
          aria-describedby="code-problem"
          onChange={(event) => type(event.currentTarget.value)}
          className="absolute inset-0 z-1 size-full cursor-text opacity-0"
        />
        {Array.from({ length: DIGITS }, (_, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: places of digits
            key={place}
            aria-hidden
            className={cx(
              'flex h-20 w-16 items-center justify-center rounded-lg border-2 text-[2.5rem] font-semibold tabular transition-colors',
              problem
                ? 'border-bad bg-bad-soft'
                : place === code.length
                  ? 'border-accent bg-surface'
                  : 'border-edge bg-sunken',
            )}
          >
            {code[place] ?? ''}
          </span>
        ))}
      </label>
      <p id="code-problem" role="alert" className="min-h-6 text-center text-bad-text">
        {problem}
      </p>
    </Sheet>
  )
}
