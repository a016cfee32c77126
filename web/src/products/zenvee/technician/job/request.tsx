import { useNavigate } from '@tanstack/react-router'
import {
  Check,
  Clock,
  MapPin,
  MessageSquareText,
  Navigation,
  PencilLine,
  Sparkles,
  X,
} from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { readService } from '#contract/catalog'
import { readRoute } from '#contract/places'
import {
  acceptBooking,
  type Booking,
  declineBooking,
  listBookings,
  readBooking,
} from '#contract/zenvee'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Amount,
  Avatar,
  Badge,
  Button,
  Chips,
  CountdownRing,
  Sheet,
  Skeleton,
} from '../../../../ui/index.ts'
import { useOnlineSwitch } from '../online.tsx'
import { ProScreen } from '../pro-screen.tsx'
import { CounterSheet } from './counter-sheet.tsx'

const CityMap = lazy(() =>
  import('../../../../ui/map/city-map.tsx').then((file) => ({ default: file.CityMap })),
)

/** Somebody asks: what it pays, how far it is, what it is about, and how long there is to answer. */
export function RequestScreen({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-technician')
  const [sheet, setSheet] = useState<'decline' | 'counter' | null>(null)
  const accept = useAct(acceptBooking, { says: t('request.accepted') })
  const { can, id, version } = booking
  return (
    <ProScreen
      title={t('request.title')}
      back={{ to: '/zenvee/pro' }}
      focus
      aside={<RequestMap booking={booking} />}
      footer={
        <>
          {can.includes('accept') && (
            <Button
              tone="primary"
              size="xl"
              icon={Check}
              className="h-16 text-title"
              busy={accept.isPending}
              onClick={() => accept.mutate({ bookingId: id, version })}
            >
              {t('request.accept')}
            </Button>
          )}
          <div className="flex gap-2 *:flex-1">
            {can.includes('counter') && (
              <Button size="lg" icon={PencilLine} onClick={() => setSheet('counter')}>
                {t('request.counter')}
              </Button>
            )}
            {can.includes('decline') && (
              <Button size="lg" tone="quiet" icon={X} onClick={() => setSheet('decline')}>
                {t('request.decline')}
              </Button>
            )}
          </div>
        </>
      }
    >
      <Pay booking={booking} />
      <Facts booking={booking} />
      {sheet === 'decline' && <DeclineSheet booking={booking} onClose={() => setSheet(null)} />}
      {sheet === 'counter' && <CounterSheet booking={booking} onClose={() => setSheet(null)} />}
    </ProScreen>
  )
}

function RequestMap({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-technician')
  const { profile } = useOnlineSwitch()
  const way = useWay(booking)
  return (
    <Suspense fallback={<Skeleton className="h-full rounded-none" />}>
      <CityMap
        label={t('request.map')}
        path={way?.path}
        markers={[
          {
            id: 'there',
            at: booking.place.point,
            kind: 'pin',
            name: booking.place.label,
            tag: booking.place.label,
          },
          ...(profile
            ? [{ id: 'me', at: profile.base, kind: 'dot' as const, name: t('request.me') }]
            : []),
        ]}
        padding={{ bottom: 40, top: 60, left: 30, right: 30 }}
      />
    </Suspense>
  )
}

function useWay(booking: Booking) {
  const { profile } = useOnlineSwitch()
  const { point } = booking.place
  const from = profile ? `${profile.base.lat},${profile.base.lng}` : ''
  return useRead(readRoute, { from, to: `${point.lat},${point.lng}` }, { enabled: Boolean(from) })
    .data
}

/** What I get of it, large; and the ring. */
function Pay({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-technician')
  const earned = booking.earnings?.earned ?? booking.price.service
  const span =
    new Date(booking.answerBy ?? booking.stateSince).getTime() -
    new Date(booking.stateSince).getTime()
  return (
    <header className="flex items-center justify-between gap-4">
      <div>
        <p className="text-small text-muted">{t('request.pay')}</p>
        <Amount money={earned} className="block text-hero" />
        <p className="text-small text-muted">
          {booking.earnings && t('request.fee')}{' '}
          {booking.earnings && <Amount money={booking.earnings.fee} />}
        </p>
      </div>
      {booking.answerBy && (
        <CountdownRing
          until={booking.answerBy}
          outOf={Math.max(60_000, span)}
          size={96}
          label={t('offer.ring')}
        />
      )}
    </header>
  )
}

function Facts({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-technician')
  const { t: say } = useTranslation('zenvee')
  const format = useFormat()
  const way = useWay(booking)
  const answers = useAnswers(booking)
  return (
    <div className="flex flex-col gap-4">
      <h2 className="text-title">{booking.service.title}</h2>
      <ul className="flex flex-col gap-3.5">
        <Fact icon={Clock}>
          {format.moment(booking.startsAt)} – {format.time(booking.endsAt)}
        </Fact>
        <Fact icon={Navigation}>
          {way ? (
            t('request.away', {
              distance: format.distance(way.meters),
              span: format.span(way.seconds * 1000),
            })
          ) : (
            <Skeleton className="h-5 w-40" />
          )}
        </Fact>
        <Fact icon={MapPin}>
          {booking.place.exact
            ? booking.place.label
            : t('request.district', { district: booking.place.label })}
        </Fact>
        {booking.desiredDriver && (
          <Fact icon={Sparkles}>
            {t('request.wishes', { wish: say(`driver.${booking.desiredDriver}`) })}
          </Fact>
        )}
        {answers.map(([question, answer]) => (
          <Fact key={question} icon={MessageSquareText}>
            <span className="text-muted">{question}</span> {answer}
          </Fact>
        ))}
        {booking.note && <Fact icon={MessageSquareText}>{booking.note}</Fact>}
      </ul>
      <div className="flex items-center gap-3 rounded-lg bg-sunken p-3.5">
        <Avatar name={booking.customer.name} src={booking.customer.photoUrl} size={40} />
        <span className="min-w-0 flex-1 truncate font-medium">{booking.customer.name}</span>
        {booking.mode === 'best_match' && (
          <Badge tone="accent" icon={Sparkles}>
            {t('request.best')}
          </Badge>
        )}
      </div>
    </div>
  )
}

function Fact({ icon: Icon, children }: { icon: typeof Clock; children: ReactNode }) {
  return (
    <li className="flex gap-3.5">
      <Icon size={19} aria-hidden className="mt-0.5 shrink-0 text-muted" />
      <span className="min-w-0">{children}</span>
    </li>
  )
}

/** What the customer answered, in the words of the question. */
export function useAnswers(booking: Booking): readonly (readonly [string, string])[] {
  const service = useRead(readService, { slug: booking.service.slug })
  return Object.entries(booking.answers).map(([id, answer]) => {
    const question = service.data?.questions.find((each) => each.id === id)
    const option = question?.options.find((each) => each.value === answer)
    return [
      question?.text ?? id,
      `${option?.label ?? String(answer)}${question?.unit ? ` ${question.unit}` : ''}`,
    ] as const
  })
}

const REASONS = ['busy', 'far', 'skill', 'price', 'other'] as const

function DeclineSheet({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const { t } = useTranslation('zenvee-technician')
  const navigate = useNavigate()
  const [reason, setReason] = useState<(typeof REASONS)[number]>('busy')
  const decline = useAct(declineBooking, {
    says: t('decline.done'),
    refresh: [listBookings, readBooking],
    onDone: () => void navigate({ to: '/zenvee/pro' }),
  })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('decline.title')}
      description={t('decline.about')}
      footer={
        <Button
          tone="danger"
          size="lg"
          busy={decline.isPending}
          onClick={() =>
            decline.mutate({
              bookingId: booking.id,
              version: booking.version,
              reason: t(`decline.${reason}`),
            })
          }
        >
          {t('decline.act')}
        </Button>
      }
    >
      <Chips
        label={t('decline.title')}
        value={reason}
        onChange={setReason}
        className="flex-wrap"
        choices={REASONS.map((each) => ({ value: each, label: t(`decline.${each}`) }))}
      />
    </Sheet>
  )
}
