import { useState } from 'react'
import { pickUp } from '#contract/ridendine'
import { useAct } from '../../../../lib/api/index.ts'
import { useRefusalWords, useTranslation } from '../../../../lib/i18n/index.ts'
import { useOnline, useQueuedAct } from '../../../../lib/offline/index.ts'
import { Button, cx, Sheet } from '../../../../ui/index.ts'
import { type DrawnOrder, subjectOf } from './use-drawn-run.ts'

const PLACES = 4

/** The four characters on the bag, large enough for a glove; sent by themselves once they are all there. */
export function CodeSheet({ order, onClose }: { order: DrawnOrder; onClose: () => void }) {
  const { t } = useTranslation('ridendine-driver')
  const wordsFor = useRefusalWords()
  const isOnline = useOnline()
  const [code, setCode] = useState('')
  const [problem, setProblem] = useState('')
  const { orderId } = order
  const send = useAct(pickUp, {
    onDone: onClose,
    onRefused: (failure) => {
      setProblem(wordsFor(failure))
      setCode('')
      return true
    },
  })
  const queued = useQueuedAct(pickUp, { label: t('step.pick_up'), subject: subjectOf(orderId) })
  const finish = async (whole: string) => {
    const input = { orderId, code: whole, at: new Date().toISOString() }
    if (isOnline) return send.mutate(input)
    await queued(input)
    onClose()
  }
  const type = (typed: string) => {
    const clean = typed
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '')
      .slice(0, PLACES)
    setCode(clean)
    setProblem('')
    if (clean.length === PLACES) void finish(clean)
  }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('code.title')}
      description={t('code.about', { number: order.number })}
      footer={
        <Button
          tone="primary"
          size="xl"
          disabled={code.length < PLACES}
          busy={send.isPending}
          onClick={() => void finish(code)}
        >
          {t('code.act')}
        </Button>
      }
    >
      <label className="relative mx-auto flex w-fit gap-3 py-3" dir="ltr">
        <span className="sr-only">{t('code.title')}</span>
        <input
          // biome-ignore lint/a11y/noAutofocus: the panel opens for nothing else
          autoFocus
          autoCapitalize="characters"
          autoComplete="off"
          spellCheck={false}
          value={code}
          aria-invalid={problem ? true : undefined}
          aria-describedby="pickup-problem"
          onChange={(event) => type(event.currentTarget.value)}
          className="absolute inset-0 z-1 size-full cursor-text opacity-0"
        />
        {Array.from({ length: PLACES }, (_, place) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: places of characters
            key={place}
            aria-hidden
            className={cx(
              'flex h-20 w-16 items-center justify-center rounded-lg border-2 text-[2.5rem] font-semibold transition-colors',
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
      <p id="pickup-problem" role="alert" className="min-h-6 text-center text-bad-text">
        {problem}
      </p>
      {order.codesLeft < 8 && (
        <p className="text-center text-small text-muted">
          {t('code.left', { count: order.codesLeft })}
        </p>
      )}
    </Sheet>
  )
}
