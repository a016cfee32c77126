import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { exponentOf } from '#contract'
import { readTimeline } from '#contract/insights'
import { readMyPayment, refundPayment } from '#contract/payments'
import { useAct, useRead } from '../../lib/api/index.ts'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { usePerson } from '../../lib/session/session.ts'
import {
  Amount,
  Button,
  Drawer,
  ErrorState,
  Field,
  Input,
  KeyValues,
  Section,
  SkeletonRows,
  StatusPill,
  TimeAt,
} from '../../ui/index.ts'
import { IdChip } from '../console/ids.tsx'
import { Json } from '../console/json.tsx'
import { usePeopleNames } from '../console/people-names.ts'
import { About } from '../console/place.tsx'
import { ReasonDialog } from '../console/reason-dialog.tsx'
import { PAYMENT_SHAPES } from './payment-shapes.ts'

const REFUNDABLE = ['captured', 'partially_refunded']

/** One payment: facts, what happened to it, raw JSON, and a refund out of goodwill. */
export function PaymentDrawer({ paymentId, onClose }: { paymentId: string; onClose: () => void }) {
  const { t } = useTranslation('console')
  const format = useFormat()
  const payment = useRead(
    readMyPayment,
    { paymentId },
    { topics: [`payments.payment:${paymentId}`] },
  )
  const story = useRead(readTimeline, { about: `payments.payment:${paymentId}` })
  const nameOf = usePeopleNames([payment.data?.payerId])
  const [refunds, setRefunds] = useState(false)
  const may = usePerson().roles.includes('operator')
  const it = payment.data
  return (
    <Drawer
      open
      onOpenChange={onClose}
      title={it ? format.money(it.amount) : t('payments.payment')}
      description={it?.description}
      size="lg"
      tools={
        it &&
        may &&
        REFUNDABLE.includes(it.state) && (
          <Button size="sm" icon={Undo2} onClick={() => setRefunds(true)}>
            {t('payments.refund')}
          </Button>
        )
      }
    >
      {payment.error && <ErrorState failure={payment.error} />}
      {payment.isPending && <SkeletonRows rows={5} />}
      {it && (
        <div className="flex flex-col gap-6">
          <KeyValues
            rows={[
              [
                t('payments.state'),
                <StatusPill key="state" shape={PAYMENT_SHAPES[it.state]}>
                  {t(`payments.states.${it.state}`)}
                </StatusPill>,
              ],
              [t('payments.payer'), nameOf(it.payerId)],
              [t('streams.thing'), <About key="about" about={it.about} />],
              [t('payments.id'), <IdChip key="id" id={it.id} />],
              [t('payments.captured'), <Amount key="captured" money={it.captured} />],
              [t('payments.refunded'), <Amount key="refunded" money={it.refunded} />],
              [t('payments.requested'), <TimeAt key="requested" at={it.requestedAt} day />],
              ...(it.capturedAt
                ? [
                    [
                      t('payments.captured-at'),
                      <TimeAt key="captured-at" at={it.capturedAt} day />,
                    ] as const,
                  ]
                : []),
              ...(it.failure ? [[t('payments.failure'), it.failure.says] as const] : []),
            ]}
          />
          <Section title={t('payments.story')} level={3}>
            <ol className="divide-y rounded-lg border">
              {story.data?.lines
                .filter(
                  (line) =>
                    line.about === `payments.payment:${paymentId}` && line.source !== 'delivery',
                )
                .map((line) => (
                  <li
                    key={`${line.source} ${line.id}`}
                    className="flex items-baseline gap-3 px-3 py-2 text-small"
                  >
                    <TimeAt at={line.at} exact className="font-mono text-micro text-muted" />
                    <span className="min-w-0 flex-1 truncate">
                      <span className="font-medium">{line.title}</span>{' '}
                      <span className="text-muted">{line.says}</span>
                    </span>
                  </li>
                ))}
            </ol>
          </Section>
          <Section title={t('raw')} level={3}>
            <Json value={it} />
          </Section>
          {refunds && (
            <RefundDialog
              paymentId={it.id}
              currency={it.amount.currency}
              most={it.captured.amount - it.refunded.amount}
              onClose={() => setRefunds(false)}
            />
          )}
        </div>
      )}
    </Drawer>
  )
}

function RefundDialog({
  paymentId,
  currency,
  most,
  onClose,
}: {
  paymentId: string
  currency: string
  most: number
  onClose: () => void
}) {
  const { t } = useTranslation('console')
  const format = useFormat()
  const unit = 10 ** exponentOf(currency)
  const [text, setText] = useState((most / unit).toFixed(exponentOf(currency)))
  const amount = Math.round(Number(text.replace(',', '.')) * unit) || 0
  const isWrong = amount <= 0 || amount > most
  const refund = useAct(refundPayment, { says: t('payments.refund-asked'), onDone: onClose })
  return (
    <ReasonDialog
      open
      onOpenChange={onClose}
      title={t('payments.refund-title')}
      description={t('payments.refund-about')}
      act={t('payments.refund')}
      busy={refund.isPending}
      disabled={isWrong}
      onSend={(reason) => refund.mutate({ paymentId, amount: { amount, currency }, reason })}
    >
      <Field
        label={t('payments.amount')}
        hint={t('payments.at-most', { amount: format.money({ amount: most, currency }) })}
        error={isWrong ? t('payments.not-an-amount') : undefined}
      >
        <Input
          inputMode="decimal"
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          className="tabular"
        />
      </Field>
    </ReasonDialog>
  )
}
