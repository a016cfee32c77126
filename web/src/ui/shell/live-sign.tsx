import { useTranslation } from 'react-i18next'
import { useLiveState } from '../../lib/live/index.ts'
import { LiveDot } from '../badge.tsx'
import { cx } from '../cx.ts'

/** Whether the screen hears news: "Live", or "Reconnecting". */
export function LiveSign({ className }: { className?: string }) {
  const { t } = useTranslation('core')
  const state = useLiveState()
  if (state === 'off') return null
  const isLive = state === 'live'
  return (
    <span
      className={cx(
        'inline-flex items-center gap-1 text-small font-medium',
        isLive ? 'text-good-text' : 'text-warn-text',
        className,
      )}
    >
      {isLive ? (
        <LiveDot />
      ) : (
        <span aria-hidden className="mx-1 size-2 rounded-full border-2 border-current" />
      )}
      {isLive ? t('live.on') : t('live.again')}
    </span>
  )
}
