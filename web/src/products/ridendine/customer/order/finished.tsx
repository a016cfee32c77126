import { getRouteApi } from '@tanstack/react-router'
import { CircleCheck, HandCoins, RotateCcw, Scale, ShieldAlert, Undo2 } from 'lucide-react'
import type { Order } from '#contract/ridendine/order'
import { completeOrder } from '#contract/ridendine/order-moves'
import { useAct } from '../../../../lib/api/index.ts'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Hero } from '../../../../ui/hero.tsx'
import { Button } from '../../../../ui/index.ts'
import { RateDelivery, RateFood } from './rating.tsx'
import { useReorder } from './use-reorder.ts'

const route = getRouteApi('/ridendine/app/orders/$orderId')

/** The food is there: how it was, a tip, a problem, the same again. */
export function Finished({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-customer')
  const navigate = route.useNavigate()
  const { reorder, busy } = useReorder()
  const { can } = order
  return (
    <>
      <Outcome order={order} />
      {order.proof?.photoUrl && (
        <figure className="overflow-hidden rounded-xl border">
          <img
            src={order.proof.photoUrl}
            alt={t('done.photo')}
            className="max-h-80 w-full object-cover"
          />
          {order.proof.note && (
            <figcaption className="bg-surface px-4 py-3 text-small text-muted">
              {order.proof.note}
            </figcaption>
          )}
        </figure>
      )}
      {can.includes('rate_food') && <RateFood order={order} />}
      {can.includes('rate_delivery') && <RateDelivery order={order} />}
      <div className="grid gap-2 sm:grid-cols-2">
        {can.includes('tip') && (
          <Button
            size="lg"
            icon={HandCoins}
            onClick={() => void navigate({ search: { sheet: 'tip' } })}
          >
            {order.price.tip.amount > 0 ? t('tip.more') : t('tip.give')}
          </Button>
        )}
        {can.includes('reorder') && (
          <Button
            size="lg"
            icon={RotateCcw}
            busy={busy === order.id}
            onClick={() => reorder(order.id)}
          >
            {t('again.act')}
          </Button>
        )}
        {can.includes('problem') && (
          <Button
            tone="danger-quiet"
            size="lg"
            icon={ShieldAlert}
            onClick={() => void navigate({ search: { sheet: 'problem' } })}
          >
            {t('problem.open')}
          </Button>
        )}
      </div>
    </>
  )
}

/** How it ended, where the money is, and how long a problem can be told. */
function Outcome({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const now = useNow(30)
  const complete = useAct(completeOrder, { says: t('done.completed') })
  const { times, payment, can, state } = order
  const refunded = payment.refunded.amount > 0 ? format.money(payment.refunded) : null
  if (state === 'disputed')
    return (
      <Hero
        tone="warn"
        says={t('disputed.says')}
        more={[refunded && t('done.refunded', { amount: refunded }), t('disputed.more')]
          .filter(Boolean)
          .join(' ')}
        end={<Scale size={26} aria-hidden className="text-warn-text" />}
      />
    )
  if (state === 'refunded')
    return (
      <Hero
        says={t('refunded.says', { amount: refunded ?? '' })}
        more={t('refunded.more')}
        end={<Undo2 size={26} aria-hidden className="text-note-text" />}
      />
    )
  const left = times.completesAt ? Date.parse(times.completesAt) - now : 0
  return (
    <Hero
      tone="good"
      says={t('done.says')}
      more={
        <>
          {times.deliveredAt && t('done.at', { time: format.moment(times.deliveredAt) })}{' '}
          {refunded && t('done.refunded', { amount: refunded })}
          {left > 0 && !order.problem && t('done.window', { left: format.span(left) })}
        </>
      }
      end={<CircleCheck size={28} aria-hidden className="text-good" />}
    >
      {can.includes('complete') && (
        <Button
          size="lg"
          busy={complete.isPending}
          onClick={() => complete.mutate({ orderId: order.id, version: order.version })}
        >
          {t('done.complete')}
        </Button>
      )}
    </Hero>
  )
}
