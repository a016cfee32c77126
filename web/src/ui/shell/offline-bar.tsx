import { CloudUpload, WifiOff } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOnline, useQueue } from '../../lib/offline/index.ts'

const QueueSheet = lazy(() =>
  import('./queue-sheet.tsx').then((file) => ({ default: file.QueueSheet })),
)

/** "Offline – 3 changes waiting"; a tap opens the queue. Nothing when all is sent. */
export function OfflineBar() {
  const { t } = useTranslation('core')
  const online = useOnline()
  const queue = useQueue()
  const [open, setOpen] = useState(false)
  const now = Date.now()
  const isStuck = queue.some((act) => act.state === 'refused' || now - act.place > 15_000)
  if (online && !isStuck && !open)
    return <output className="sr-only">{queue.length > 0 && t('queue.sending')}</output>

  const words = online
    ? t('queue.waiting', { count: queue.length })
    : queue.length > 0
      ? t('queue.offline', { count: queue.length })
      : t('queue.offline-only')
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex min-h-10 w-full items-center justify-center gap-2 bg-warn-soft px-4 text-small font-medium text-warn-text"
      >
        {online ? <CloudUpload size={16} aria-hidden /> : <WifiOff size={16} aria-hidden />}
        <span role="status">{words}</span>
      </button>
      <Suspense>{open && <QueueSheet open onOpenChange={setOpen} />}</Suspense>
    </>
  )
}
