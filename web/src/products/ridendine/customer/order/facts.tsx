import { getRouteApi } from '@tanstack/react-router'
import { Ban, ReceiptText } from 'lucide-react'
import { useState } from 'react'
import type { Order } from '#contract/ridendine/order'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Button, Card, KeyValues, PriceLines, Section } from '../../../../ui/index.ts'
import { ReceiptSheet } from './receipt.tsx'

const route = getRouteApi('/ridendine/app/orders/$orderId')

/** What was ordered, where it goes, what it costs, and what came back. */
export function OrderFacts({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const { price } = order
  return (
    <Section title={t('order.facts')}>
      <Card className="flex flex-col gap-5">
        <ul className="flex flex-col gap-2.5">
          {order.items.map((item) => (
            <li key={item.id} className="flex items-baseline gap-3">
              <span className="w-7 shrink-0 text-muted tabular">{item.quantity} ×</span>
              <span className="min-w-0 flex-1">
                {item.name}
                {item.forName && <span className="text-muted"> · {item.forName}</span>}
                {item.instructions && (
                  <span className="block text-small text-muted">{item.instructions}</span>
                )}
              </span>
              <Amount money={item.lineTotal} />
            </li>
          ))}
        </ul>
        <div className="border-t pt-4">
          <PriceLines
            lines={[
              { label: t('price.subtotal'), money: price.subtotal },
              { label: t('price.tax'), money: price.tax },
              {
                label: t('price.delivery'),
                hint: format.distance(order.distanceKm * 1000),
                money: price.deliveryFee,
              },
              ...(price.serviceFee.amount > 0
                ? [{ label: t('price.service'), money: price.serviceFee }]
                : []),
              ...(price.tip.amount > 0 ? [{ label: t('price.tip'), money: price.tip }] : []),
            ]}
            total={{ label: t('price.total'), money: price.total }}
          />
        </div>
        <Refunds order={order} />
        <KeyValues
          className="border-t pt-4"
          rows={[
            [t('order.to'), order.deliverTo.label],
            ...(order.deliverTo.note ? [[t('order.door'), order.deliverTo.note] as const] : []),
            [t('order.drop-off'), t(`checkout.${order.dropOff}`)],
            [t('order.placed'), format.moment(order.times.placedAt)],
            ...(order.times.scheduledFor
              ? [[t('order.wished'), format.moment(order.times.scheduledFor)] as const]
              : []),
          ]}
        />
      </Card>
      <Acts order={order} />
    </Section>
  )
}

function Refunds({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  if (order.refunds.length === 0) return null
  return (
    <ul className="flex flex-col gap-2 border-t pt-4">
      {order.refunds.map((refund) => (
        <li key={refund.id} className="flex items-baseline justify-between gap-4 text-note-text">
          <span>
            {t('order.refund')}
            <span className="block text-small text-muted">
              {refund.reason} · {format.moment(refund.at)}
            </span>
          </span>
          <Amount money={{ ...refund.amount, amount: -refund.amount.amount }} />
        </li>
      ))}
    </ul>
  )
}

/** The receipt once something was paid, and the way out while it is still open. */
function Acts({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-customer')
  const navigate = route.useNavigate()
  const [isReceipt, setReceipt] = useState(false)
  const isPaid = ['captured', 'refunded'].includes(order.payment.state)
  return (
    <div className="flex flex-wrap gap-2">
      {isPaid && (
        <Button icon={ReceiptText} onClick={() => setReceipt(true)}>
          {t('receipt.open')}
        </Button>
      )}
      {order.can.includes('cancel') && (
        <Button
          tone="danger-quiet"
          icon={Ban}
          onClick={() => void navigate({ search: { sheet: 'cancel' } })}
        >
          {t('cancel.open')}
        </Button>
      )}
      <ReceiptSheet orderId={order.id} open={isReceipt} onOpenChange={setReceipt} />
    </div>
  )
}
