import { Copy, TriangleAlert } from 'lucide-react'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Button, Dialog, toast } from '../../ui/index.ts'

/** The signing secret, shown once. */
export function SecretOnce({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { t } = useTranslation('console')
  const copy = async () => {
    await navigator.clipboard.writeText(secret)
    toast.done(t('copied'))
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('webhooks.secret')}
      footer={
        <>
          <Button icon={Copy} tone="primary" onClick={() => void copy()}>
            {t('webhooks.copy-secret')}
          </Button>
          <Button onClick={onClose}>{t('webhooks.kept')}</Button>
        </>
      }
    >
      <p className="flex items-start gap-2 rounded-md bg-warn-soft px-4 py-3 text-small text-warn-text">
        <TriangleAlert size={16} aria-hidden className="mt-px shrink-0" />
        {t('webhooks.secret-about')}
      </p>
      <p className="mt-4 rounded-md border bg-sunken px-4 py-3 font-mono text-small break-all select-all">
        <bdi>{secret}</bdi>
      </p>
    </Dialog>
  )
}
