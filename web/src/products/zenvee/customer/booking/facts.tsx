import { getRouteApi, Link } from '@tanstack/react-router'
import {
  Ban,
  CalendarClock,
  ChevronRight,
  Copy,
  Flag,
  type LucideIcon,
  MapPin,
  NotebookPen,
  ShieldCheck,
  UserX,
} from 'lucide-react'
import { useState } from 'react'
import { type Booking, reportNoShow } from '#contract/zenvee'
import { useAct } from '../../../../lib/api/index.ts'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Avatar, Card, PriceLines, Section, toast } from '../../../../ui/index.ts'
import { ProofSheet } from '../cards/proof.tsx'

const route = getRouteApi('/zenvee/app/bookings/$bookingId')

/** Who, when, where, what it costs: the same in every chapter. */
export function BookingFacts({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  return (
    <Section title={t('booking.facts')}>
      <Card look="flat" bare>
        {booking.technician && <Technician booking={booking} />}
        <ul className="flex flex-col gap-3.5 border-b p-4">
          <Fact icon={CalendarClock} label={t('booking.when')}>
            {format.moment(booking.startsAt)} – {format.time(booking.endsAt)}
          </Fact>
          <Fact icon={MapPin} label={t('booking.where')}>
            {booking.place.label}
          </Fact>
          {booking.note && (
            <Fact icon={NotebookPen} label={t('booking.note')}>
              {booking.note}
            </Fact>
          )}
        </ul>
        <div className="p-4">
          <Price booking={booking} />
        </div>
        <p className="flex items-center justify-between gap-3 border-t px-4 py-2.5 text-small text-muted">
          <bdi className="tabular">{booking.number}</bdi>
          <CopyLink />
        </p>
      </Card>
    </Section>
  )
}

function Technician({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const [proof, setProof] = useState(false)
  const who = booking.technician
  if (!who) return null
  return (
    <div className="flex items-center gap-3.5 border-b p-4">
      <Avatar name={who.name} src={who.photoUrl} size={48} />
      <div className="min-w-0 flex-1">
        <Link
          to="/zenvee/app/technicians/$technicianId"
          params={{ technicianId: who.id }}
          className="block truncate font-medium hover:underline"
        >
          {who.name}
        </Link>
        <p className="truncate text-small text-accent-text">{who.headline}</p>
      </div>
      <button
        type="button"
        onClick={() => setProof(true)}
        className="inline-flex min-h-10 items-center gap-1.5 rounded-md px-2.5 text-small font-medium text-good-text hover:bg-hover"
      >
        <ShieldCheck size={17} aria-hidden />
        {t('proof.short')}
      </button>
      <ProofSheet
        personId={proof ? who.id : null}
        name={who.name}
        onClose={() => setProof(false)}
      />
    </div>
  )
}

function Fact({
  icon: Icon,
  label,
  children,
}: {
  icon: LucideIcon
  label: string
  children: React.ReactNode
}) {
  return (
    <li className="flex gap-3.5">
      <Icon size={19} aria-hidden className="mt-0.5 shrink-0 text-muted" />
      <span className="min-w-0">
        <span className="sr-only">{label}: </span>
        {children}
      </span>
    </li>
  )
}

/** While the card is only held. */
const BEFORE_THE_END: readonly Booking['state'][] = [
  'accepted',
  'en_route',
  'arrived',
  'in_service',
]

/** Every line of the price as it stands now. */
function Price({ booking: { price, state, payment } }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const isCharged = payment.state === 'captured' || payment.state === 'refunded'
  return (
    <>
      <PriceLines
        lines={[
          { label: t('book.work'), money: price.service },
          ...(price.extras.amount > 0 ? [{ label: t('booking.extras'), money: price.extras }] : []),
          { label: t('book.tax'), money: price.tax },
          ...(price.tip.amount > 0 ? [{ label: t('booking.tip'), money: price.tip }] : []),
        ]}
        total={{ label: isCharged ? t('booking.paid') : t('book.total'), money: price.total }}
      />
      {payment.refunded.amount > 0 && (
        <p className="mt-2 flex justify-between text-note-text">
          <span>{t('booking.refunded')}</span>
          <Amount money={{ ...payment.refunded, amount: -payment.refunded.amount }} />
        </p>
      )}
      {payment.state === 'authorised' && BEFORE_THE_END.includes(state) && (
        <p className="mt-2 text-small text-muted">{t('booking.held')}</p>
      )}
    </>
  )
}

function CopyLink() {
  const { t } = useTranslation('kit')
  const copy = async () => {
    await navigator.clipboard.writeText(location.href.split('?')[0] ?? '')
    toast.done(t('copied'))
  }
  return (
    <button
      type="button"
      onClick={() => void copy()}
      className="inline-flex min-h-8 items-center gap-1.5 rounded-sm px-2 hover:bg-hover"
    >
      <Copy size={14} aria-hidden />
      {t('copy-link')}
    </button>
  )
}

/** From then on the customer can say that nobody came; if they do not, the clock does. */
const NOBODY_CAME_AFTER_MS = 30 * 60_000

/** What else is open to the customer now: as the server says, nothing more. */
export function MoreActs({ booking }: { booking: Booking }) {
  const { t } = useTranslation('zenvee-customer')
  const navigate = route.useNavigate()
  const missing = useAct(reportNoShow, { says: t('acts.no-show-done') })
  const { can } = booking
  const open = (sheet: 'cancel' | 'problem') =>
    void navigate({ search: { sheet }, resetScroll: false })
  const format = useFormat()
  const late = useNow(10) - new Date(booking.startsAt).getTime()
  const rows = [
    can.includes('dispute') && (
      <ActRow key="dispute" icon={Flag} words={t('acts.problem')} onClick={() => open('problem')} />
    ),
    can.includes('no_show') && late > 0 && late < NOBODY_CAME_AFTER_MS && (
      <p key="late" className="flex gap-3.5 px-4 py-3.5 text-muted">
        <UserX size={19} aria-hidden className="mt-0.5 shrink-0" />
        {t('acts.no-show-soon', {
          time: format.time(new Date(booking.startsAt).getTime() + NOBODY_CAME_AFTER_MS),
        })}
      </p>
    ),
    can.includes('no_show') && late >= NOBODY_CAME_AFTER_MS && (
      <ActRow
        key="no-show"
        icon={UserX}
        words={t('acts.no-show')}
        onClick={() => missing.mutate({ bookingId: booking.id, version: booking.version })}
      />
    ),
    can.includes('cancel') && (
      <ActRow
        key="cancel"
        icon={Ban}
        words={t('acts.cancel')}
        onClick={() => open('cancel')}
        danger
      />
    ),
  ].filter(Boolean)
  if (rows.length === 0) return null
  return (
    <Card look="flat" bare className="divide-y">
      {rows}
    </Card>
  )
}

function ActRow({
  icon: Icon,
  words,
  danger,
  onClick,
}: {
  icon: LucideIcon
  words: string
  danger?: boolean
  onClick: () => void
}) {
  return (
    <button
      type="button"
      onClick={onClick}
      className={`flex min-h-14 w-full items-center gap-3.5 px-4 text-start font-medium -outline-offset-2 hover:bg-hover ${danger ? 'text-bad-text' : ''}`}
    >
      <Icon size={19} aria-hidden />
      <span className="flex-1">{words}</span>
      <ChevronRight size={18} aria-hidden className="mirror text-faint" />
    </button>
  )
}
