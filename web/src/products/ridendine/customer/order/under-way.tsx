import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Order } from '#contract/ridendine/order'
import type { Arrival } from '../../../../features/tracking/use-arrival.ts'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Card, CountdownRing } from '../../../../ui/index.ts'

interface UnderWayProps {
  readonly order: Order
  readonly arrival: Arrival
  /** How far it is, in one bar. */
  readonly steps: ReactNode
}

const MINUTE_MS = 60_000

/** When it comes, how far it is, what happens now: in this order of weight. */
export function UnderWay({ order, arrival, steps }: UnderWayProps) {
  const { t } = useTranslation('ridendine-customer')
  const { says, more } = useSentence(order)
  const isAsking = order.state === 'payment_confirmed' && order.times.answerBy
  return (
    <Card className="flex flex-col gap-4">
      <div className="flex items-start justify-between gap-4">
        <Eta order={order} arrival={arrival} />
        {isAsking && order.times.answerBy && (
          <CountdownRing
            until={order.times.answerBy}
            outOf={Math.max(
              MINUTE_MS,
              Date.parse(order.times.answerBy) - Date.parse(order.stateSince),
            )}
            size={72}
            label={t('track.answer')}
          />
        )}
      </div>
      {steps}
      <div aria-live="polite">
        <h2 className="text-heading text-balance">{says}</h2>
        {more && <p className="mt-0.5 text-muted">{more}</p>}
      </div>
      <Stale arrival={arrival} name={order.driver?.name.split(' ')[0] ?? ''} />
    </Card>
  )
}

/** "6:40 – 6:55 PM", and how long that is; the live time once the driver moves. */
function Eta({ order, arrival }: { order: Order; arrival: Arrival }) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const now = useNow(5)
  const { etaFrom, etaTo, scheduledFor } = order.times
  const live = order.state === 'in_transit' && !arrival.isStale ? arrival.sharing?.eta : null
  if (live && !live.isStale) {
    const left = Math.max(MINUTE_MS, Date.parse(live.arrivesAt) - now)
    return (
      <div>
        <p className="text-muted">{t('track.arrives')}</p>
        <p className="flex flex-wrap items-baseline gap-x-3">
          <span className="text-hero tabular">{format.time(live.arrivesAt)}</span>
          <span className="text-title text-muted tabular">{format.span(left)}</span>
        </p>
      </div>
    )
  }
  if (!etaTo)
    return (
      <div>
        <p className="text-muted">{t('track.arrives')}</p>
        <p className="text-display">
          {scheduledFor ? format.moment(scheduledFor) : t('track.unknown')}
        </p>
      </div>
    )
  const isOtherDay = format.day(etaTo) !== format.day(now)
  return (
    <div>
      <p className="text-muted">
        {isOtherDay ? t('track.arrives-on', { day: format.day(etaTo) }) : t('track.arrives')}
      </p>
      <p className="text-hero tabular">
        {etaFrom && format.time(etaFrom) !== format.time(etaTo)
          ? format.range(etaFrom, etaTo)
          : format.time(etaTo)}
      </p>
      {order.times.promisedBy && order.times.promisedBy > etaTo && (
        <p className="text-small text-muted">
          {t('track.latest', { time: format.time(order.times.promisedBy) })}
        </p>
      )}
    </div>
  )
}

/** What happens right now, and what comes next. */
function useSentence(order: Order): { says: string; more?: string } {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const chef = order.chef.name.split(' ')[0] ?? ''
  const driver = order.driver?.name.split(' ')[0]
  switch (order.state) {
    case 'pending':
      return { says: t('track.pending'), more: t('track.pending-more') }
    case 'payment_confirmed':
      return { says: t('track.asking', { name: chef }), more: t('track.asking-more') }
    case 'accepted':
      return {
        says: t('track.accepted', { name: chef }),
        more: order.times.readyAt
          ? t('track.accepted-more', { time: format.time(order.times.readyAt) })
          : undefined,
      }
    case 'preparing':
      return {
        says: t('track.cooking', { name: chef }),
        more: driver ? t('track.driver-found', { name: driver }) : t('track.cooking-more'),
      }
    case 'ready_for_pickup':
      return { says: t('track.ready'), more: t('track.ready-more') }
    case 'assigned_to_driver':
      return { says: t('track.assigned', { name: driver ?? '' }), more: t('track.assigned-more') }
    case 'picked_up':
      return { says: t('track.picked', { name: driver ?? '' }) }
    default:
      return {
        says: t('track.moving', { name: driver ?? '' }),
        more: t(`track.drop-${order.dropOff}`),
      }
  }
}

/** A position that is old is said to be old. */
function Stale({ arrival, name }: { arrival: Arrival; name: string }) {
  const { t } = useTranslation('everyday')
  const format = useFormat()
  const now = useNow(5)
  if (!arrival.sharing) return null
  if (arrival.sharing.state === 'paused') return <Warning>{t('arrival.paused', { name })}</Warning>
  if (!arrival.isStale || arrival.age === null) return null
  return <Warning>{t('arrival.stale', { ago: format.ago(now - arrival.age, now) })}</Warning>
}

function Warning({ children }: { children: string }) {
  return (
    <p className="flex items-center gap-2 text-small text-warn-text">
      <TriangleAlert size={15} aria-hidden />
      {children}
    </p>
  )
}
