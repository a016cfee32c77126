import { TriangleAlert } from 'lucide-react'
import { useFormat, useNow } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import type { Arrival } from './use-arrival.ts'

/** "Tomas arrives at 2:35 PM", as a range when it is not sure, and how old the knowledge is. */
export function EtaLine({ arrival, name }: { arrival: Arrival; name: string }) {
  const { t } = useTranslation('everyday')
  const format = useFormat()
  const now = useNow(5)
  const { sharing, age, isStale } = arrival
  const eta = sharing?.eta
  const left = eta ? Math.max(0, new Date(eta.arrivesAt).getTime() - now) : null
  const isUnsure = isStale || Boolean(eta?.isStale)
  return (
    <div aria-live="polite">
      <p className="text-muted">
        {left !== null && left < 120_000
          ? t('arrival.almost', { name })
          : t('arrival.says', { name })}
      </p>
      {eta && left !== null ? (
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-hero tabular">
            {isUnsure
              ? t('arrival.range', {
                  from: format.time(eta.arrivesAt),
                  to: format.time(new Date(eta.arrivesAt).getTime() + 8 * 60_000),
                })
              : format.time(eta.arrivesAt)}
          </span>
          <span className="text-title text-muted tabular">
            {format.span(Math.max(60_000, left))}
          </span>
        </p>
      ) : (
        <p className="text-display">{t('arrival.soon')}</p>
      )}
      {sharing?.state === 'paused' && <Warning>{t('arrival.paused', { name })}</Warning>}
      {age !== null && isStale && sharing?.state !== 'paused' && (
        <Warning>{t('arrival.stale', { ago: format.ago(now - age, now) })}</Warning>
      )}
    </div>
  )
}

function Warning({ children }: { children: string }) {
  return (
    <p className="mt-1 flex items-center gap-2 text-small text-warn-text">
      <TriangleAlert size={15} aria-hidden />
      {children}
    </p>
  )
}
