import { getRouteApi } from '@tanstack/react-router'
import { CreditCard, Landmark } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { confirmMyReturn, readMyPayment } from '#contract/payments'
import type { Order } from '#contract/ridendine/order'
import { readOrder } from '#contract/ridendine/orders'
import { clientOf, refreshDoors, useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Hero } from '../../../../ui/hero.tsx'
import { Button, buttonLook } from '../../../../ui/index.ts'

const route = getRouteApi('/ridendine/app/orders/$orderId')
const EVERY_MS = 5_000

/** The card was declined, or the bank asks: what it means, until when, and the one thing to do. */
export function PaymentTrouble({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const navigate = route.useNavigate()
  const { payment, times, can } = order
  const asks = order.state === 'pending' && payment.state === 'needs_action'
  const read = useRead(
    readMyPayment,
    { paymentId: payment.paymentId ?? '' },
    { enabled: asks && payment.paymentId !== null, every: EVERY_MS },
  )
  const bank = payment.actionUrl ?? read.data?.actionUrl
  const until = times.payBy ? t('payment.until', { time: format.time(times.payBy) }) : ''
  const letGo = can.includes('withdraw') && (
    <Button tone="quiet" size="lg" onClick={() => void navigate({ search: { sheet: 'withdraw' } })}>
      {t('payment.let-go')}
    </Button>
  )
  if (payment.state === 'failed')
    return (
      <Hero
        tone="bad"
        says={t('payment.failed')}
        more={`${t('payment.nothing-taken')} ${until}`}
        end={<CreditCard size={26} aria-hidden className="text-bad-text" />}
      >
        {payment.reason && (
          <p className="text-small text-muted">
            {t('payment.bank-says', { words: payment.reason })}
          </p>
        )}
        {can.includes('pay') && (
          <Button
            tone="primary"
            size="xl"
            onClick={() => void navigate({ search: { sheet: 'pay' } })}
          >
            {t('payment.other-card')}
          </Button>
        )}
        {letGo}
      </Hero>
    )
  if (!asks) return null
  return (
    <Hero
      tone="warn"
      says={t('payment.bank')}
      more={`${t('payment.bank-more')} ${until}`}
      end={<Landmark size={26} aria-hidden className="text-warn-text" />}
    >
      {bank && (
        <a href={bank} className={buttonLook({ tone: 'primary', size: 'xl' })}>
          {t('payment.bank-go')}
        </a>
      )}
      {letGo}
    </Hero>
  )
}

/** Back from the bank's page: the server is asked to look how it went. */
export function useReturnFromBank(order: Order): void {
  const { redirect_status: returned } = route.useSearch()
  const navigate = route.useNavigate()
  const confirm = useEffectEvent(async () => {
    await navigate({ search: {}, replace: true })
    if (order.payment.paymentId)
      await clientOf('ridendine')
        .call(confirmMyReturn, { paymentId: order.payment.paymentId })
        .catch(() => undefined)
    await refreshDoors('ridendine', [readOrder])
  })
  useEffect(() => {
    if (returned) void confirm()
  }, [returned])
}
