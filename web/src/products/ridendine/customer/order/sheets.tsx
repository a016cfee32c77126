import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { Money } from '#contract'
import type { Order } from '#contract/ridendine/order'
import { cancelOrder, payOrder, tipOrder, withdrawOrder } from '#contract/ridendine/order-moves'
import { readCancellation } from '#contract/ridendine/order-papers'
import { MethodPicker } from '../../../../features/payments/mine/method-picker.tsx'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Button,
  Confirm,
  ErrorState,
  RadioCards,
  Sheet,
  SkeletonRows,
} from '../../../../ui/index.ts'
import { TipPicker } from '../checkout/tip-picker.tsx'
import { ProblemSheet } from './problem.tsx'

const route = getRouteApi('/ridendine/app/orders/$orderId')

interface SheetProps {
  readonly order: Order
  readonly onClose: () => void
}

/** Panels of an order; which one is open stands in the address, so Back closes it. */
export function OrderSheets({ order }: { order: Order }) {
  const { sheet } = route.useSearch()
  const navigate = route.useNavigate()
  const close = () => void navigate({ search: {}, replace: true, resetScroll: false })
  const { can } = order
  if (sheet === 'cancel' && can.includes('cancel'))
    return <CancelSheet order={order} onClose={close} />
  if (sheet === 'withdraw' && can.includes('withdraw'))
    return <Withdraw order={order} onClose={close} />
  if (sheet === 'pay' && can.includes('pay')) return <PaySheet order={order} onClose={close} />
  if (sheet === 'tip' && can.includes('tip')) return <TipSheet order={order} onClose={close} />
  if (sheet === 'problem' && can.includes('problem'))
    return <ProblemSheet order={order} onClose={close} />
  return null
}

const REASONS = ['plans', 'mistake', 'late', 'address', 'other'] as const

/** Calling it off: what comes back stands on the button. */
function CancelSheet({ order, onClose }: SheetProps) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const [reason, setReason] = useState<(typeof REASONS)[number]>('plans')
  const terms = useRead(readCancellation, { orderId: order.id })
  const cancel = useAct(cancelOrder, { says: t('cancel.done'), onDone: onClose })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('cancel.title')}
      description={terms.data?.says}
      footer={
        terms.data?.isPossible && (
          <Button
            tone="danger"
            size="lg"
            busy={cancel.isPending}
            onClick={() =>
              cancel.mutate({
                orderId: order.id,
                version: order.version,
                reason: t(`cancel.reason.${reason}`),
              })
            }
          >
            {t('cancel.act', { amount: format.money(terms.data.refund) })}
          </Button>
        )
      }
    >
      {terms.isPending && <SkeletonRows rows={2} />}
      {terms.error && <ErrorState failure={terms.error} onAgain={() => void terms.refetch()} />}
      {terms.data?.isPossible && (
        <RadioCards
          label={t('cancel.why')}
          value={reason}
          onChange={setReason}
          choices={REASONS.map((value) => ({ value, label: t(`cancel.reason.${value}`) }))}
        />
      )}
    </Sheet>
  )
}

/** Not paid yet: nothing to give back, only to let go. */
function Withdraw({ order, onClose }: SheetProps) {
  const { t } = useTranslation('ridendine-customer')
  const withdraw = useAct(withdrawOrder, { says: t('withdraw.done'), onDone: onClose })
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('withdraw.title')}
      act={t('withdraw.act')}
      danger
      busy={withdraw.isPending}
      onConfirm={() => withdraw.mutate({ orderId: order.id, version: order.version })}
    >
      {t('withdraw.about')}
    </Confirm>
  )
}

/** Another card after a decline. */
function PaySheet({ order, onClose }: SheetProps) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const [methodId, setMethod] = useState<string | null>(null)
  const pay = useAct(payOrder, { says: t('payment.trying'), onDone: onClose })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('payment.other-card')}
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={!methodId}
          busy={pay.isPending}
          onClick={() =>
            methodId &&
            pay.mutate({ orderId: order.id, version: order.version, paymentMethodId: methodId })
          }
        >
          {t('payment.use', { total: format.money(order.price.total) })}
        </Button>
      }
    >
      <MethodPicker value={methodId} onChange={setMethod} />
    </Sheet>
  )
}

const SHARES = [0.1, 0.15, 0.2] as const

/** A tip after the delivery: all of it is the driver's. */
function TipSheet({ order, onClose }: SheetProps) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const { subtotal } = order.price
  const [tip, setTip] = useState<Money | null>(null)
  const give = useAct(tipOrder, { says: t('tip.thanks'), onDone: onClose })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      description={t('tip.hint')}
      title={t('tip.for', { name: order.driver?.name.split(' ')[0] ?? t('track.driver') })}
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={!tip}
          busy={give.isPending}
          onClick={() =>
            tip && give.mutate({ orderId: order.id, version: order.version, amount: tip })
          }
        >
          {tip ? t('tip.send', { amount: format.money(tip) }) : t('tip.give')}
        </Button>
      }
    >
      <TipPicker
        presets={SHARES.map((share) => ({
          ...subtotal,
          // To the half unit, as coins would be given.
          amount: Math.max(100, Math.round((subtotal.amount * share) / 50) * 50),
        }))}
        currency={subtotal.currency}
        value={tip}
        onChange={setTip}
      />
    </Sheet>
  )
}
