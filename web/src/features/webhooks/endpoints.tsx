import { Cable, Ellipsis, KeyRound, ListTree, Pencil, Plus, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import {
  changeWebhook,
  listWebhooks,
  pingWebhook,
  removeWebhook,
  renewWebhookSecret,
  type WebhookEndpoint,
} from '#contract/webhooks'
import { useAct, useRead } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import {
  Badge,
  Button,
  Card,
  Confirm,
  EmptyState,
  ErrorState,
  IconButton,
  Menu,
  SkeletonRows,
  StatusPill,
  Switch,
  TimeAgo,
} from '../../ui/index.ts'
import { EndpointForm } from './endpoint-form.tsx'
import { SecretOnce } from './secret-once.tsx'

/** Where events go: add, change, switch, ping, renew the secret, remove. */
export function Endpoints({ onDeliveries }: { onDeliveries: (endpointId: string) => void }) {
  const { t } = useTranslation('console')
  const endpoints = useRead(listWebhooks, {})
  const [form, setForm] = useState<WebhookEndpoint | 'new' | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const add = (
    <Button tone="primary" icon={Plus} onClick={() => setForm('new')}>
      {t('webhooks.add')}
    </Button>
  )
  return (
    <div className="flex flex-col gap-4">
      {endpoints.error && (
        <ErrorState failure={endpoints.error} onAgain={() => void endpoints.refetch()} />
      )}
      {endpoints.isPending && <SkeletonRows rows={3} />}
      {endpoints.data?.endpoints.length === 0 && (
        <EmptyState icon={Cable} title={t('webhooks.none')} action={add}>
          {t('webhooks.none-about')}
        </EmptyState>
      )}
      {endpoints.data && endpoints.data.endpoints.length > 0 && (
        <>
          <div className="flex justify-end">{add}</div>
          <ul className="grid grid-cols-1 gap-4 xl:grid-cols-2">
            {endpoints.data.endpoints.map((endpoint) => (
              <li key={endpoint.id}>
                <EndpointCard
                  endpoint={endpoint}
                  onChange={() => setForm(endpoint)}
                  onSecret={setSecret}
                  onDeliveries={() => onDeliveries(endpoint.id)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {form && (
        <EndpointForm
          endpoint={form === 'new' ? null : form}
          onClose={() => setForm(null)}
          onSecret={setSecret}
        />
      )}
      {secret && <SecretOnce secret={secret} onClose={() => setSecret(null)} />}
    </div>
  )
}

interface EndpointCardProps {
  readonly endpoint: WebhookEndpoint
  readonly onChange: () => void
  readonly onSecret: (secret: string) => void
  readonly onDeliveries: () => void
}

function EndpointCard({ endpoint, onChange, onSecret, onDeliveries }: EndpointCardProps) {
  const { t } = useTranslation('console')
  const [asks, setAsks] = useState<'remove' | 'secret' | null>(null)
  const turn = useAct(changeWebhook)
  const ping = useAct(pingWebhook, { says: t('webhooks.pinged'), onDone: onDeliveries })
  const remove = useAct(removeWebhook, { says: t('webhooks.removed') })
  const renew = useAct(renewWebhookSecret, {
    onDone: (answer) => {
      setAsks(null)
      onSecret(answer.secret)
    },
  })
  return (
    <Card className="flex h-full flex-col gap-3">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <p className="truncate font-mono text-small font-medium" title={endpoint.url}>
            <bdi>{endpoint.url}</bdi>
          </p>
          <p className="truncate text-small text-muted">
            {endpoint.description || t('webhooks.no-description')}
          </p>
        </div>
        <Menu
          trigger={<IconButton size="sm" icon={Ellipsis} label={t('webhooks.more')} />}
          rows={[
            { label: t('webhooks.change'), icon: Pencil, onSelect: onChange },
            {
              label: t('webhooks.ping'),
              icon: Send,
              onSelect: () => ping.mutate({ endpointId: endpoint.id }),
            },
            { label: t('webhooks.deliveries'), icon: ListTree, onSelect: onDeliveries },
            { label: t('webhooks.renew'), icon: KeyRound, onSelect: () => setAsks('secret') },
            'line',
            {
              label: t('webhooks.remove'),
              icon: Trash2,
              danger: true,
              onSelect: () => setAsks('remove'),
            },
          ]}
        />
      </div>
      <div className="flex flex-wrap gap-1.5">
        {endpoint.events.map((name) => (
          <Badge key={name}>
            <bdi className="font-mono">{name}</bdi>
          </Badge>
        ))}
      </div>
      <div className="mt-auto flex items-center justify-between gap-3 border-t pt-2 text-small text-muted">
        <span className="flex items-center gap-2">
          {endpoint.isActive ? (
            endpoint.failuresInARow > 0 ? (
              <StatusPill shape="trouble">
                {t('webhooks.failing', { count: endpoint.failuresInARow })}
              </StatusPill>
            ) : (
              <StatusPill shape="done">{t('webhooks.well')}</StatusPill>
            )
          ) : (
            <StatusPill shape="stopped">{endpoint.disabledReason ?? t('webhooks.off')}</StatusPill>
          )}
          <TimeAgo at={endpoint.madeAt} />
        </span>
        <Switch
          label={t('webhooks.active')}
          labelHidden
          checked={endpoint.isActive}
          onChange={(isActive) => turn.mutate({ endpointId: endpoint.id, isActive })}
        />
      </div>
      <Confirm
        open={asks === 'remove'}
        onOpenChange={() => setAsks(null)}
        title={t('webhooks.remove-title')}
        act={t('webhooks.remove')}
        danger
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ endpointId: endpoint.id })}
      >
        {t('webhooks.remove-about')}
      </Confirm>
      <Confirm
        open={asks === 'secret'}
        onOpenChange={() => setAsks(null)}
        title={t('webhooks.renew-title')}
        act={t('webhooks.renew')}
        busy={renew.isPending}
        onConfirm={() => renew.mutate({ endpointId: endpoint.id })}
      >
        {t('webhooks.renew-about')}
      </Confirm>
    </Card>
  )
}
