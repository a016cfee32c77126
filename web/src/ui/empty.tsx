import { CircleAlert, Copy, type LucideIcon, RotateCw, WifiOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '#contract'
import { useRefusalWords } from '../lib/i18n/refusals.ts'
import { Button } from './button.tsx'
import { cx } from './cx.ts'
import { toast } from './toast.tsx'

interface EmptyProps {
  readonly icon: LucideIcon
  readonly title: string
  /** What will appear here, in a sentence. */
  readonly children?: ReactNode
  /** One primary action. */
  readonly action?: ReactNode
  /** The title is the page's own heading. */
  readonly isPage?: boolean
  readonly className?: string
}

/** Nothing here yet: says what will be, and offers one thing to do. */
export function EmptyState({ icon: Icon, title, children, action, isPage, className }: EmptyProps) {
  const Title = isPage ? 'h1' : 'p'
  return (
    <div className={cx('flex flex-col items-center gap-4 px-6 py-14 text-center', className)}>
      <span className="flex size-14 items-center justify-center rounded-xl bg-hover text-muted">
        <Icon size={26} strokeWidth={1.6} aria-hidden />
      </span>
      <div className="max-w-sm">
        <Title className="text-heading">{title}</Title>
        {children && <p className="mt-1 text-body text-muted">{children}</p>}
      </div>
      {action}
    </div>
  )
}

interface ErrorProps {
  readonly failure: ApiFailure | Error
  /** What happened to the money, the booking, the photo: "Your card was not charged." */
  readonly assurance?: string
  readonly onAgain?: () => void
  readonly className?: string
}

/** It did not work: plain words, what to do, and the reference to quote. */
export function ErrorState({ failure, assurance, onAgain, className }: ErrorProps) {
  const { t } = useTranslation('kit')
  const wordsFor = useRefusalWords()
  const refused = 'error' in failure ? failure : undefined
  const isOffline = refused?.status === 0
  const Icon = isOffline ? WifiOff : CircleAlert
  return (
    <div
      role="alert"
      className={cx('flex flex-col items-center gap-4 px-6 py-14 text-center', className)}
    >
      <span
        className={cx(
          'flex size-14 items-center justify-center rounded-xl',
          isOffline ? 'bg-warn-soft text-warn-text' : 'bg-bad-soft text-bad-text',
        )}
      >
        <Icon size={26} strokeWidth={1.7} aria-hidden />
      </span>
      <div className="max-w-sm">
        <p className="text-heading">{refused ? wordsFor(refused) : t('error.title')}</p>
        {assurance && <p className="mt-1 text-body text-muted">{assurance}</p>}
      </div>
      {onAgain && (
        <Button icon={RotateCw} onClick={onAgain}>
          {t('again')}
        </Button>
      )}
      {refused?.traceId && <TraceId id={refused.traceId} />}
    </div>
  )
}

/** The id that support asks for, with a button to copy it. */
export function TraceId({ id }: { id: string }) {
  const { t } = useTranslation('kit')
  const copy = async () => {
    await navigator.clipboard.writeText(id)
    toast.done(t('trace.copied'))
  }
  return (
    <button
      type="button"
      onClick={() => void copy()}
      className="inline-flex min-h-8 items-center gap-1.5 rounded-sm px-2 text-small text-muted hover:bg-hover"
    >
      {t('trace.label')}
      <bdi className="font-mono text-micro">{id.length > 13 ? `${id.slice(0, 13)}…` : id}</bdi>
      <Copy size={13} aria-hidden />
      <span className="sr-only">{t('copy')}</span>
    </button>
  )
}
