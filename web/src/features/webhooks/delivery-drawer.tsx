import { RotateCcw } from 'lucide-react'
import { readWebhookDelivery, resendWebhookDelivery } from '#contract/webhooks'
import { useAct, useRead } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import {
  Badge,
  Button,
  Drawer,
  ErrorState,
  KeyValues,
  Section,
  SkeletonRows,
  StatusPill,
  TimeAgo,
  TimeAt,
} from '../../ui/index.ts'
import { ActionChip, IdChip } from '../console/ids.tsx'
import { Json } from '../console/json.tsx'
import { DELIVERY_SHAPES } from './delivery-shapes.ts'

/** One delivery: its body, every attempt with its answer, and Resend. */
export function DeliveryDrawer({
  deliveryId,
  onClose,
}: {
  deliveryId: string
  onClose: () => void
}) {
  const { t } = useTranslation('console')
  const delivery = useRead(readWebhookDelivery, { deliveryId }, { every: 4000 })
  const resend = useAct(resendWebhookDelivery, { says: t('webhooks.resent') })
  const it = delivery.data
  return (
    <Drawer
      open
      onOpenChange={onClose}
      title={it?.event ?? t('webhooks.delivery')}
      description={it?.url}
      size="lg"
      tools={
        <Button
          size="sm"
          icon={RotateCcw}
          busy={resend.isPending}
          onClick={() => resend.mutate({ deliveryId })}
        >
          {t('webhooks.resend')}
        </Button>
      }
    >
      {delivery.error && <ErrorState failure={delivery.error} />}
      {delivery.isPending && <SkeletonRows rows={5} />}
      {it && (
        <div className="flex flex-col gap-6">
          <KeyValues
            rows={[
              [
                t('webhooks.state'),
                <StatusPill key="state" shape={DELIVERY_SHAPES[it.state]}>
                  {t(`webhooks.states.${it.state}`)}
                </StatusPill>,
              ],
              [t('webhooks.id'), <IdChip key="id" id={it.id} />],
              [t('streams.action'), <ActionChip key="action" correlationId={it.correlationId} />],
              ...(it.nextAt && it.state === 'pending'
                ? [[t('webhooks.next'), <TimeAgo key="next" at={it.nextAt} />] as const]
                : []),
            ]}
          />
          <Section title={t('webhooks.tries')} level={3}>
            {it.tries.length === 0 && (
              <p className="text-small text-muted">{t('webhooks.no-tries')}</p>
            )}
            <ol className="flex flex-col gap-3">
              {it.tries.map((attempt, at) => (
                <li key={attempt.at} className="rounded-lg border p-3 text-small">
                  <p className="flex items-center gap-3">
                    <span className="font-medium">{t('webhooks.try', { number: at + 1 })}</span>
                    {attempt.status && (
                      <Badge tone={attempt.status < 300 ? 'good' : 'bad'}>{attempt.status}</Badge>
                    )}
                    <span className="text-muted">{t('webhooks.ms', { count: attempt.ms })}</span>
                    <TimeAt
                      at={attempt.at}
                      exact
                      className="ms-auto font-mono text-micro text-muted"
                    />
                  </p>
                  {(attempt.problem ?? attempt.answer) && (
                    <p className="mt-2 font-mono text-micro break-all text-muted">
                      <bdi>{attempt.problem ?? attempt.answer}</bdi>
                    </p>
                  )}
                </li>
              ))}
            </ol>
          </Section>
          <Section title={t('webhooks.body')} level={3}>
            <Json value={parsed(it.body)} />
          </Section>
        </div>
      )}
    </Drawer>
  )
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}
