import { getRouteApi } from '@tanstack/react-router'
import { Bike, Clock3, Soup } from 'lucide-react'
import type { Order } from '#contract/ridendine/order'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Hero } from '../../../../ui/hero.tsx'
import { Avatar, Button, Card, Rating } from '../../../../ui/index.ts'

const route = getRouteApi('/ridendine/app/orders/$orderId')

/** From so long on the food has waited for a driver, it is said that somebody looks after it. */
const LONG_WAIT_MS = 5 * 60_000

/** Later than was promised: an apology, the new time, and what can be done. And while nobody carries it yet: reassurance. */
export function Lateness({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const navigate = route.useNavigate()
  const now = useNow(15)
  const { promisedBy, etaTo, readySince } = order.times
  const isLate = promisedBy !== null && (now > Date.parse(promisedBy) || (etaTo ?? '') > promisedBy)
  if (isLate)
    return (
      <Hero
        tone="warn"
        says={t('late.says')}
        more={
          etaTo && Date.parse(etaTo) > now
            ? t('late.new-time', { time: format.time(etaTo) })
            : t('late.unknown')
        }
        end={<Clock3 size={26} aria-hidden className="text-warn-text" />}
      >
        {order.can.includes('cancel') ? (
          <Button size="lg" onClick={() => void navigate({ search: { sheet: 'cancel' } })}>
            {t('late.cancel')}
          </Button>
        ) : (
          <p className="text-small">{t('late.refund')}</p>
        )}
      </Hero>
    )
  const waits =
    order.state === 'ready_for_pickup' &&
    readySince !== null &&
    now - Date.parse(readySince) > LONG_WAIT_MS
  if (!waits || !readySince) return null
  return (
    <Hero
      says={t('wait.says', { time: format.span(now - Date.parse(readySince)) })}
      more={t('wait.more')}
      end={<Soup size={26} aria-hidden className="text-accent-text" />}
    />
  )
}

/** Who brings it. */
export function DriverCard({ order }: { order: Order }) {
  const { t } = useTranslation('ridendine-customer')
  const { driver } = order
  if (!driver) return null
  return (
    <Card className="flex items-center gap-4">
      <Avatar name={driver.name} src={driver.photoUrl} size={56} />
      <div className="min-w-0 flex-1">
        <p className="text-small text-muted">{t('track.driver')}</p>
        <p className="truncate font-semibold">{driver.name}</p>
        <p className="flex items-center gap-1.5 truncate text-small text-muted">
          <Bike size={15} aria-hidden />
          {driver.vehicle}
        </p>
      </div>
      {driver.rating !== null && <Rating value={driver.rating} />}
    </Card>
  )
}
