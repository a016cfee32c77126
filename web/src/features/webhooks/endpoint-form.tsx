import { useState } from 'react'
import { addWebhook, changeWebhook, type WebhookEndpoint } from '#contract/webhooks'
import { useAct } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Button, Dialog, Field, Input, Textarea } from '../../ui/index.ts'

interface EndpointFormProps {
  /** Null to add one. */
  readonly endpoint: WebhookEndpoint | null
  readonly onClose: () => void
  readonly onSecret: (secret: string) => void
}

const ADDRESS = /^https?:\/\/[^\s/]+/
const EVENT = /^(\*|[a-z0-9_.*-]{2,80})$/

/** An address and the events it hears. */
export function EndpointForm({ endpoint, onClose, onSecret }: EndpointFormProps) {
  const { t } = useTranslation('console')
  const [url, setUrl] = useState(endpoint?.url ?? '')
  const [description, setDescription] = useState(endpoint?.description ?? '')
  const [names, setNames] = useState((endpoint?.events ?? ['zenvee.booking.*']).join('\n'))
  const [wasSent, setSent] = useState(false)
  const events = names.split(/[\s,]+/).filter(Boolean)
  const isAddress = ADDRESS.test(url.trim())
  const wrong = events.find((name) => !EVENT.test(name))
  const add = useAct(addWebhook, {
    onDone: (answer) => {
      onClose()
      onSecret(answer.secret)
    },
  })
  const change = useAct(changeWebhook, { says: t('webhooks.saved'), onDone: onClose })
  const send = () => {
    setSent(true)
    if (!isAddress || wrong || events.length === 0) return
    const settings = { url: url.trim(), description: description.trim(), events }
    if (endpoint) change.mutate({ endpointId: endpoint.id, ...settings })
    else add.mutate(settings)
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={endpoint ? t('webhooks.change') : t('webhooks.add')}
      description={t('webhooks.form-about')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button tone="primary" busy={add.isPending || change.isPending} onClick={send}>
            {endpoint ? t('webhooks.save') : t('webhooks.add')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Field
          label={t('webhooks.url')}
          error={wasSent && !isAddress ? t('webhooks.url-wrong') : undefined}
        >
          <Input
            type="url"
            inputMode="url"
            value={url}
            placeholder="https://example.com/hooks"
            onChange={(event) => setUrl(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('webhooks.description')}>
          <Input
            value={description}
            maxLength={200}
            onChange={(event) => setDescription(event.currentTarget.value)}
          />
        </Field>
        <Field
          label={t('webhooks.events')}
          hint={t('webhooks.events-hint')}
          error={
            wasSent && (wrong !== undefined || events.length === 0)
              ? t('webhooks.events-wrong', { name: wrong ?? '' })
              : undefined
          }
        >
          <Textarea
            value={names}
            onChange={(event) => setNames(event.currentTarget.value)}
            className="font-mono"
            spellCheck={false}
          />
        </Field>
      </div>
    </Dialog>
  )
}
