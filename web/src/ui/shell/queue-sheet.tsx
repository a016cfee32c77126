import { CloudUpload } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cancelAct, drain, useQueue } from '../../lib/offline/index.ts'
import { StatusPill } from '../badge.tsx'
import { Button } from '../button.tsx'
import { EmptyState } from '../empty.tsx'
import { Sheet } from '../sheet.tsx'
import { TimeAgo } from '../time.tsx'

/** What waits on this device, each act with a way to cancel it. */
export function QueueSheet({
  open,
  onOpenChange,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const { t } = useTranslation('core')
  const queue = useQueue()
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t('queue.title')}
      description={t('queue.about')}
      footer={
        <Button tone="primary" onClick={() => void drain()}>
          {t('queue.send')}
        </Button>
      }
    >
      {queue.length === 0 && (
        <EmptyState icon={CloudUpload} title={t('queue.empty')} className="py-8" />
      )}
      <ul className="divide-y">
        {queue.map((act) => (
          <li key={act.id} className="flex items-center gap-3 py-3">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{act.label}</p>
              <p className="text-small text-muted">{act.reason ?? <TimeAgo at={act.at} />}</p>
            </div>
            <StatusPill
              shape={
                act.state === 'refused' ? 'trouble' : act.state === 'sending' ? 'moving' : 'waiting'
              }
            >
              {t(`queue.state.${act.state}`)}
            </StatusPill>
            <Button
              size="sm"
              tone="quiet"
              disabled={act.state === 'sending'}
              onClick={() => void cancelAct(act.id)}
            >
              {act.state === 'refused' ? t('queue.dismiss') : t('queue.cancel')}
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
