import {
  Ban,
  CarFront,
  ChevronRight,
  CloudOff,
  Ellipsis,
  Hammer,
  Map as MapIcon,
  MapPin,
  MessageSquareText,
  UserX,
} from 'lucide-react'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { readRoute } from '#contract/places'
import { type Booking, reportNoShow } from '#contract/zenvee'
import { firstLine, otherLine } from '../../../../features/places/place-words.ts'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { useStore } from '../../../../lib/store.ts'
import {
  Amount,
  Avatar,
  Badge,
  buttonLook,
  Card,
  Elapsed,
  IconButton,
  Menu,
  Skeleton,
  StepBar,
  Switch,
  useIsDesk,
} from '../../../../ui/index.ts'
import { useBookingSteps } from '../../shared/booking-steps.ts'
import { demoDrive, setDemoDrive } from '../drive/drive.ts'
import { ownFix } from '../drive/outgoing-fixes.ts'
import { useOnlineSwitch } from '../online.tsx'
import { ProScreen } from '../pro-screen.tsx'
import { CancelSheet } from './cancel-sheet.tsx'
import { ExtraWorkSheet } from './extra-work-sheet.tsx'
import { NextStep } from './next-step.tsx'
import { useAnswers } from './request.tsx'

const CityMap = lazy(() =>
  import('../../../../ui/map/city-map.tsx').then((file) => ({ default: file.CityMap })),
)

/** The visit: where, who, and the one next step. */
export function JobUnderWay({ booking, isWaiting }: { booking: Booking; isWaiting: boolean }) {
  const { t } = useTranslation('zenvee-technician')
  const [sheet, setSheet] = useState<'extra' | 'cancel' | null>(null)
  const steps = useBookingSteps(booking)
  const isDesk = useIsDesk()
  const isDriving = booking.state === 'accepted' || booking.state === 'en_route'
  return (
    <ProScreen
      title={booking.service.title}
      back={{ to: '/zenvee/pro' }}
      focus
      tools={<JobMenu booking={booking} onCancel={() => setSheet('cancel')} />}
      aside={(isDesk || isDriving) && <JobMap booking={booking} />}
      footer={<NextStep booking={booking} />}
    >
      <StepBar label={t('job.progress')} steps={steps} />
      {isWaiting && (
        <p
          role="status"
          className="flex items-center gap-2 rounded-lg bg-warn-soft px-4 py-2.5 text-small text-warn-text"
        >
          <CloudOff size={16} aria-hidden />
          {t('job.waiting')}
        </p>
      )}
      <Headline booking={booking} />
      <Where booking={booking} />
      <Notes booking={booking} />
      <Extras booking={booking} onAsk={() => setSheet('extra')} />
      {booking.state !== 'accepted' && <DemoDriveSwitch />}
      {sheet === 'extra' && <ExtraWorkSheet booking={booking} onClose={() => setSheet(null)} />}
      {sheet === 'cancel' && <CancelSheet booking={booking} onClose={() => setSheet(null)} />}
    </ProScreen>
  )
}

function JobMenu({ booking, onCancel }: { booking: Booking; onCancel: () => void }) {
  const { t } = useTranslation('zenvee-technician')
  const missing = useAct(reportNoShow, { says: t('job.no-show-done') })
  const { can } = booking
  const rows = [
    ...(can.includes('no_show')
      ? [
          {
            label: t('job.no-show'),
            icon: UserX,
            onSelect: () => missing.mutate({ bookingId: booking.id, version: booking.version }),
          },
        ]
      : []),
    ...(can.includes('cancel')
      ? [{ label: t('job.cancel'), icon: Ban, danger: true, onSelect: onCancel }]
      : []),
  ]
  if (rows.length === 0) return null
  return <Menu trigger={<IconButton icon={Ellipsis} label={t('job.more')} />} rows={rows} />
}

/** The city with my own place, the way, and the door. */
function JobMap({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-technician')
  const { profile } = useOnlineSwitch()
  const fix = useStore(ownFix)
  const from = fix ?? profile?.base
  const { point } = booking.place
  const isGoing = booking.state === 'en_route'
  // Rounded, so that the way is asked for now and then, not at every step.
  const origin = from ? `${from.lat.toFixed(3)},${from.lng.toFixed(3)}` : ''
  const way = useRead(
    readRoute,
    { from: origin, to: `${point.lat},${point.lng}` },
    { enabled: Boolean(origin) && booking.state !== 'in_service', keep: true },
  )
  return (
    <Suspense fallback={<Skeleton className="h-full rounded-none" />}>
      <CityMap
        label={t('job.map')}
        follow={isGoing}
        path={
          booking.state === 'arrived' || booking.state === 'in_service' ? undefined : way.data?.path
        }
        markers={[{ id: 'door', at: point, kind: 'pin', name: booking.place.label }]}
        vehicle={from ? { at: from, name: t('request.me') } : null}
        padding={{ top: 60, bottom: 40, left: 30, right: 30 }}
      />
    </Suspense>
  )
}

function Headline({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const first = booking.customer.name.split(' ')[0]
  const [line, more] = {
    accepted: [
      t('job.says.accepted', { time: format.moment(booking.startsAt) }),
      paymentWords(booking, t),
    ],
    en_route: [t('job.says.en_route', { name: first }), t('job.says.en_route-more')],
    arrived: [t('job.says.arrived', { name: first }), t('job.says.arrived-more')],
    in_service: [t('job.says.in_service'), ''],
  }[stateOf(booking)]
  return (
    <div className="flex items-center gap-4">
      <Avatar name={booking.customer.name} src={booking.customer.photoUrl} size={52} />
      <div aria-live="polite" className="min-w-0 flex-1">
        <p className="text-title text-balance">{line}</p>
        <p className="text-small text-muted">{more || booking.customer.name}</p>
      </div>
      {booking.state === 'in_service' && booking.startedAt && (
        <Elapsed since={booking.startedAt} className="text-title text-accent-text" />
      )}
    </div>
  )
}

const STATES = ['accepted', 'en_route', 'arrived', 'in_service'] as const
const stateOf = ({ state }: Booking) => STATES.find((each) => each === state) ?? 'accepted'

function paymentWords(
  { payment, customer }: Booking,
  t: ReturnType<typeof useTranslation<'zenvee-technician'>>['t'],
): string {
  if (payment.state === 'authorised') return t('job.paid', { name: customer.name })
  return payment.state === 'failed' ? t('job.card-failed') : t('job.card-checking')
}

function Where({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-technician')
  const { lat, lng } = booking.place.point
  return (
    <Card look="flat" className="flex items-center gap-4 p-4">
      <MapPin size={22} aria-hidden className="shrink-0 text-accent-text" />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{firstLine(booking.place.label)}</span>
        <span className="block truncate text-small text-muted">
          {otherLine(booking.place.label)}
        </span>
      </span>
      <a
        href={`geo:${lat},${lng}?q=${lat},${lng}`}
        className={buttonLook({ tone: 'soft', size: 'md' })}
      >
        <MapIcon size={17} aria-hidden />
        {t('job.navigate')}
      </a>
    </Card>
  )
}

function Notes({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-technician')
  const answers = useAnswers(booking)
  if (!booking.note && answers.length === 0) return null
  return (
    <Card look="sunken" className="flex flex-col gap-2 p-4">
      <h2 className="flex items-center gap-2 text-small font-semibold text-muted">
        <MessageSquareText size={16} aria-hidden />
        {t('job.note')}
      </h2>
      {booking.note && <p>{booking.note}</p>}
      {answers.map(([question, answer]) => (
        <p key={question} className="text-small">
          <span className="text-muted">{question}</span> {answer}
        </p>
      ))}
    </Card>
  )
}

function Extras({ booking, onAsk }: { booking: Booking; onAsk: () => void }) {
  const { t } = useTranslation('zenvee-technician')
  const canAsk = booking.can.includes('ask_extra_work')
  if (booking.state !== 'in_service' && booking.extraWork.length === 0) return null
  return (
    <Card look="flat" bare className="divide-y">
      {booking.extraWork.map((extra) => (
        <div key={extra.id} className="flex items-center justify-between gap-3 px-4 py-3">
          <span className="min-w-0 truncate">{extra.title}</span>
          <span className="flex items-center gap-3">
            <Amount money={extra.price} />
            <Badge
              tone={
                extra.state === 'approved' ? 'good' : extra.state === 'asked' ? 'warn' : 'plain'
              }
            >
              {t(`extra.${extra.state}`)}
            </Badge>
          </span>
        </div>
      ))}
      {canAsk && (
        <button
          type="button"
          onClick={onAsk}
          className="flex min-h-14 w-full items-center gap-3.5 px-4 text-start font-medium -outline-offset-2 hover:bg-hover"
        >
          <Hammer size={19} aria-hidden className="text-muted" />
          <span className="flex-1">{t('extra.ask')}</span>
          <ChevronRight size={18} aria-hidden className="mirror text-faint" />
        </button>
      )}
    </Card>
  )
}

/** For a demo on a desk without GPS; said plainly, so that nobody takes it for real. */
function DemoDriveSwitch(): ReactNode {
  const { t } = useTranslation('zenvee-technician')
  const isOn = useStore(demoDrive)
  return (
    <div className="flex gap-3 rounded-lg border border-dashed px-4 py-2">
      <CarFront size={20} aria-hidden className="mt-3 shrink-0 text-muted" />
      <div className="flex-1">
        <Switch
          checked={isOn}
          onChange={setDemoDrive}
          label={t('demo.title')}
          hint={t('demo.about')}
        />
      </div>
    </div>
  )
}
