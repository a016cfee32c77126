import { Copy, Waypoints } from 'lucide-react'
import { useTranslation } from '../../lib/i18n/index.ts'
import { cx, toast } from '../../ui/index.ts'
import { Go } from './place.tsx'

/** An id, shortened to its telling end, that is copied when tapped. */
export function IdChip({
  id,
  label,
  className,
}: {
  id: string
  label?: string
  className?: string
}) {
  const { t } = useTranslation('console')
  const copy = async () => {
    await navigator.clipboard.writeText(id)
    toast.done(t('copied'))
  }
  return (
    <button
      type="button"
      title={id}
      onClick={(event) => {
        event.stopPropagation()
        void copy()
      }}
      className={cx(
        'inline-flex h-6 items-center gap-1.5 rounded-xs border bg-surface px-1.5 text-micro text-muted hover:border-edge hover:text-ink',
        className,
      )}
    >
      {label}
      <bdi className="font-mono">{id.length > 14 ? `…${id.slice(-10)}` : id}</bdi>
      <Copy size={11} aria-hidden />
      <span className="sr-only">{t('copy')}</span>
    </button>
  )
}

/** The correlation id of an action: a link to everything it did, in all four streams. */
export function ActionChip({ correlationId }: { correlationId: string }) {
  const { t } = useTranslation('console')
  return (
    <Go
      to="/streams/business"
      search={{ correlationId }}
      title={`${t('action-link')} ${correlationId}`}
      onClick={(event) => event.stopPropagation()}
      className="inline-flex h-6 items-center gap-1.5 rounded-xs border bg-surface px-1.5 text-micro text-muted hover:border-edge hover:text-ink"
    >
      <Waypoints size={12} aria-hidden />
      <span className="sr-only">{t('action-link')}</span>
      <bdi className="font-mono">{correlationId.slice(-8)}</bdi>
    </Go>
  )
}
