import { Check, ChefHat, Clock, MapPin, Navigation, Route, X } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import {
  acceptOffer,
  DeclineReason,
  type DriverOffer,
  declineOffer,
  listOwnOffers,
  readOwnDriver,
  readOwnRun,
  setDriverOnline,
} from '#contract/ridendine'
import { useAct } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Amount,
  Badge,
  Button,
  Card,
  Chips,
  CountdownRing,
  PriceLines,
  Sheet,
  Skeleton,
} from '../../../../ui/index.ts'
import { DriveScreen } from '../drive-screen.tsx'

const CityMap = lazy(() =>
  import('../../../../ui/map/city-map.tsx').then((file) => ({ default: file.CityMap })),
)

/** A run is offered: what it pays, how far it goes, how long it waits, and how long there is to answer. */
export function OfferScreen({ offer }: { offer: DriverOffer }) {
  const { t } = useTranslation('ridendine-driver')
  const [isDeclining, setDeclining] = useState(false)
  const accept = useAct(acceptOffer, {
    says: t('offer.accepted'),
    refresh: [listOwnOffers, readOwnRun, readOwnDriver],
  })
  return (
    <DriveScreen
      title={offer.joins.length > 0 ? t('offer.joins') : t('offer.title')}
      focus
      aside={<OfferMap offer={offer} />}
      footer={
        <>
          <Button
            tone="primary"
            size="xl"
            icon={Check}
            className="h-16 text-title"
            busy={accept.isPending}
            onClick={() => accept.mutate({ offerId: offer.id })}
          >
            {t('offer.accept')}
          </Button>
          <Button tone="quiet" size="md" icon={X} onClick={() => setDeclining(true)}>
            {t('offer.decline')}
          </Button>
        </>
      }
    >
      <Pay offer={offer} />
      <Facts offer={offer} />
      <Stops offer={offer} />
      {isDeclining && <DeclineSheet offer={offer} onClose={() => setDeclining(false)} />}
    </DriveScreen>
  )
}

function OfferMap({ offer }: { offer: DriverOffer }) {
  const { t } = useTranslation('ridendine-driver')
  return (
    <Suspense fallback={<Skeleton className="h-full rounded-none" />}>
      <CityMap
        label={t('offer.map')}
        path={offer.path}
        markers={offer.stops.map((stop, place) => ({
          id: `${stop.kind}-${place}`,
          at: stop.at,
          kind: 'pin' as const,
          name: stop.label,
          tag: stop.kind === 'pickup' ? stop.label : t('offer.near', { place: stop.label }),
          tone: stop.kind === 'pickup' ? ('accent' as const) : ('good' as const),
        }))}
        padding={{ bottom: 40, top: 120, left: 60, right: 60 }}
      />
    </Suspense>
  )
}

/** What I get of it, large; and the ring. */
function Pay({ offer }: { offer: DriverOffer }) {
  const { t } = useTranslation('ridendine-driver')
  return (
    <header className="flex items-center justify-between gap-4">
      <div className="min-w-0">
        <p className="text-small text-muted">{t('offer.pay')}</p>
        <Amount money={offer.pay.total} className="block text-hero" />
        {offer.pay.tip.amount > 0 && (
          <p className="text-small text-good-text">
            {t('offer.with-tip')} <Amount money={offer.pay.tip} />
          </p>
        )}
      </div>
      <CountdownRing
        until={offer.answerBy}
        outOf={offer.outOfSeconds * 1000}
        size={92}
        label={t('offer.ring')}
      />
    </header>
  )
}

function Facts({ offer }: { offer: DriverOffer }) {
  const { t } = useTranslation('ridendine-driver')
  const format = useFormat()
  const { minutes } = offer
  return (
    <>
      <ul className="grid grid-cols-3 gap-2.5">
        <Fact
          icon={Route}
          value={format.distance(offer.distanceMetres)}
          hint={t('offer.distance')}
        />
        <Fact
          icon={Clock}
          value={t('minutes', { count: minutes.total })}
          hint={t('offer.in-all')}
        />
        <Fact icon={ChefHat} value={t('minutes', { count: minutes.wait })} hint={t('offer.wait')} />
      </ul>
      <details className="rounded-lg border px-4 open:bg-sunken">
        <summary className="flex min-h-11 cursor-pointer items-center text-small font-medium">
          {t('offer.arithmetic')}
        </summary>
        <div className="pb-3">
          <PriceLines
            lines={[
              { label: t('pay.base'), money: offer.pay.base },
              { label: t('pay.distance'), money: offer.pay.distance },
              { label: t('pay.tip'), money: offer.pay.tip },
            ]}
            total={{ label: t('pay.total'), money: offer.pay.total }}
          />
        </div>
      </details>
    </>
  )
}

function Fact({ icon: Icon, value, hint }: { icon: typeof Clock; value: string; hint: string }) {
  return (
    <li className="rounded-xl bg-sunken p-3">
      <Icon size={18} aria-hidden className="text-muted" />
      <p className="mt-1 text-heading tabular">{value}</p>
      <p className="text-micro text-muted">{hint}</p>
    </li>
  )
}

/** One offer, however many drops: its stops in order. */
function Stops({ offer }: { offer: DriverOffer }) {
  const { t } = useTranslation('ridendine-driver')
  const format = useFormat()
  return (
    <Card look="flat" bare className="divide-y">
      {offer.stops.map((stop, place) => {
        const orders = offer.orders.filter((order) => stop.orderIds.includes(order.orderId))
        const isDoor = stop.kind === 'dropoff'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the stops of an offer never change
          <div key={place} className="flex items-start gap-3.5 px-4 py-3">
            <span className="mt-0.5 flex size-8 shrink-0 items-center justify-center rounded-full bg-sunken">
              {isDoor ? <MapPin size={17} aria-hidden /> : <ChefHat size={17} aria-hidden />}
            </span>
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">
                {isDoor ? t('offer.near', { place: stop.label }) : stop.label}
              </span>
              <span className="block text-small text-muted">
                {isDoor
                  ? t('offer.door-by', { time: format.time(stop.handsAt) })
                  : t('offer.pickup-at', { time: format.time(stop.handsAt) })}
                {!isDoor && orders.length > 1 && ` · ${t('offer.bags', { count: orders.length })}`}
              </span>
            </span>
            {!isDoor && orders[0] && (
              <Badge tone={orders[0].isReady ? 'good' : 'plain'}>
                {orders[0].isReady ? t('offer.ready') : t('offer.cooking')}
              </Badge>
            )}
          </div>
        )
      })}
    </Card>
  )
}

/** No, with a reason; and the way to take a break at once. */
function DeclineSheet({ offer, onClose }: { offer: DriverOffer; onClose: () => void }) {
  const { t } = useTranslation('ridendine-driver')
  const [reason, setReason] = useState<DeclineReason>('too_far')
  const pause = useAct(setDriverOnline, { refresh: [readOwnDriver, listOwnOffers] })
  const decline = useAct(declineOffer, {
    says: t('decline.done'),
    refresh: [listOwnOffers, readOwnDriver],
    onDone: onClose,
  })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('decline.title')}
      description={t('decline.about')}
      footer={
        <>
          <Button
            tone="ink"
            size="lg"
            busy={decline.isPending}
            onClick={() => decline.mutate({ offerId: offer.id, reason })}
          >
            {t('decline.act')}
          </Button>
          <Button
            tone="quiet"
            size="lg"
            icon={Navigation}
            busy={pause.isPending}
            onClick={() => pause.mutate({ online: false })}
          >
            {t('decline.pause')}
          </Button>
        </>
      }
    >
      <Chips
        label={t('decline.title')}
        value={reason}
        onChange={setReason}
        className="flex-wrap"
        choices={DeclineReason.options.map((each) => ({
          value: each,
          label: t(`decline.${each}`),
        }))}
      />
    </Sheet>
  )
}

export function Line({ icon: Icon, children }: { icon: typeof Clock; children: ReactNode }) {
  return (
    <li className="flex gap-3.5">
      <Icon size={19} aria-hidden className="mt-0.5 shrink-0 text-muted" />
      <span className="min-w-0">{children}</span>
    </li>
  )
}
