import { Link } from '@tanstack/react-router'
import { Ban, RotateCcw } from 'lucide-react'
import type { Order } from '#contract/ridendine/order'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Hero } from '../../../../ui/hero.tsx'
import { Button, buttonLook } from '../../../../ui/index.ts'
import { useReorder } from './use-reorder.ts'

const REASONS = ['SOLD_OUT', 'RUSH_HOUR', 'CLOSED', 'NO_SHOW', 'CANNOT_COOK', 'OTHER'] as const

/** It was called off: by whom, why, and where the money is. */
export function Ended({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const { reorder, busy } = useReorder()
  const { cancellation, payment, chef } = order
  const by = cancellation?.by ?? ''
  const reason = REASONS.find((each) => each === cancellation?.reason)
  const back = cancellation?.refunded ?? payment.refunded
  const says =
    by === 'customer'
      ? t('ended.by-you')
      : by === 'chef'
        ? t('ended.by-chef', { name: chef.businessName })
        : by === 'clock' && order.times.acceptedAt === null
          ? t('ended.silent', { name: chef.businessName })
          : t('ended.plain')
  return (
    <Hero
      says={says}
      more={
        back.amount > 0
          ? t('ended.refunded', { amount: format.money(back) })
          : t('ended.nothing-taken')
      }
      end={<Ban size={26} aria-hidden className="text-muted" />}
    >
      {(reason || cancellation?.note) && (
        <p className="rounded-lg bg-sunken p-3.5">
          {reason ? t(`ended.reason.${reason}`) : ''} {cancellation?.note}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <Link to="/ridendine/app" className={buttonLook({ tone: 'primary', size: 'lg' })}>
          {t('ended.others')}
        </Link>
        {order.can.includes('reorder') && (
          <Button
            size="lg"
            icon={RotateCcw}
            busy={busy === order.id}
            onClick={() => reorder(order.id)}
          >
            {t('again.act')}
          </Button>
        )}
      </div>
    </Hero>
  )
}
