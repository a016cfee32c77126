import { getRouteApi } from '@tanstack/react-router'
import { CreditCard, Landmark } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { confirmMyReturn, readMyPayment } from '#contract/payments'
import { type Booking, readBooking } from '#contract/zenvee'
import { clientOf, refreshDoors, useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Hero } from '../../../../ui/hero.tsx'
import { Button, buttonLook } from '../../../../ui/index.ts'

const route = getRouteApi('/zenvee/app/bookings/$bookingId')

/** The card was declined, or the bank asks: what it means, and the one thing to do. */
export function PaymentTrouble({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const navigate = route.useNavigate()
  const { payment } = booking
  const asks = payment.state === 'needs_action'
  const read = useRead(
    readMyPayment,
    { paymentId: payment.paymentId ?? '' },
    { enabled: asks && payment.paymentId !== null, every: 5_000 },
  )
  const bank = payment.actionUrl ?? read.data?.actionUrl

  if (payment.state === 'failed') {
    return (
      <Hero
        tone="bad"
        says={t('payment.failed')}
        more={t('payment.nothing-taken')}
        end={<CreditCard size={26} aria-hidden className="text-bad-text" />}
      >
        {payment.reason && (
          <p className="text-small text-muted">
            {t('payment.bank-says', { words: payment.reason })}
          </p>
        )}
        {booking.can.includes('pay') && (
          <Button
            tone="primary"
            size="xl"
            onClick={() => void navigate({ search: { sheet: 'pay' } })}
          >
            {t('payment.other-card')}
          </Button>
        )}
      </Hero>
    )
  }
  if (!asks) return null
  return (
    <Hero
      tone="warn"
      says={t('payment.bank')}
      more={t('payment.bank-more')}
      end={<Landmark size={26} aria-hidden className="text-warn-text" />}
    >
      {bank && (
        <a href={bank} className={buttonLook({ tone: 'primary', size: 'xl' })}>
          {t('payment.bank-go')}
        </a>
      )}
    </Hero>
  )
}

/** Back from the bank's page: the server is asked to look how it went. */
export function useReturnFromBank(booking: Booking): void {
  const { redirect_status: returned } = route.useSearch()
  const navigate = route.useNavigate()
  const confirm = useEffectEvent(async () => {
    await navigate({ search: {}, replace: true })
    if (booking.payment.paymentId)
      await clientOf('zenvee')
        .call(confirmMyReturn, { paymentId: booking.payment.paymentId })
        .catch(() => undefined)
    await refreshDoors('zenvee', [readBooking])
  })
  useEffect(() => {
    if (returned) void confirm()
  }, [returned])
}
