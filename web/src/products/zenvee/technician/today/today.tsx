import { Link } from '@tanstack/react-router'
import { Bell, ChevronRight, Moon, ShieldAlert, Sunrise } from 'lucide-react'
import type { BookingLine } from '#contract/zenvee'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import {
  Badge,
  buttonLook,
  Card,
  CountdownRing,
  cx,
  IconButton,
  Section,
  Skeleton,
} from '../../../../ui/index.ts'
import { BookingPill } from '../../shared/state-pill.tsx'
import { useUnread } from '../../shared/use-unread.ts'
import { useJobs } from '../jobs.ts'
import { useOnlineSwitch } from '../online.tsx'
import { ProScreen } from '../pro-screen.tsx'
import { DayLine, EarnedToday } from './day.tsx'

/** Today: who waits for an answer, what comes next, what the day brought. */
export function Today() {
  const { t } = useTranslation('zenvee-technician')
  const person = usePerson()
  const jobs = useJobs()
  return (
    <ProScreen title={t('today.title')} width="wide" tools={<InboxBell />}>
      <p className="pt-1 text-display lg:pt-4">
        {t('today.hello', { name: person.name.split(' ')[0] })}
      </p>
      <div className="grid gap-6 lg:grid-cols-[1.4fr_1fr] lg:gap-8">
        <div className="flex flex-col gap-6">
          {jobs.requests.length > 0 && <Requests lines={jobs.requests} />}
          {jobs.countered.length > 0 && <Countered lines={jobs.countered} />}
          {jobs.isPending && <Skeleton className="h-44 rounded-xl" />}
          {!jobs.isPending && (jobs.next || jobs.requests.length === 0) && (
            <NextJob line={jobs.next} />
          )}
          <Blocks />
        </div>
        <div className="flex flex-col gap-6">
          <EarnedToday />
          <DayLine lines={jobs.ahead} />
        </div>
      </div>
    </ProScreen>
  )
}

function InboxBell() {
  const { t } = useTranslation('zenvee-technician')
  const unread = useUnread()
  return (
    <span className="relative">
      <IconButton
        icon={Bell}
        label={unread ? t('inbox.unread', { count: unread }) : t('inbox.open')}
        nativeButton={false}
        render={<Link to="/zenvee/pro/inbox" />}
      />
      {unread > 0 && (
        <span
          aria-hidden
          className="pointer-events-none absolute end-1.5 top-1.5 size-2.5 rounded-full bg-bad ring-2 ring-ground"
        />
      )}
    </span>
  )
}

function Requests({ lines }: { lines: readonly BookingLine[] }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  return (
    <Section title={t('today.requests', { count: lines.length })}>
      <ul className="flex flex-col gap-2.5">
        {lines.map((line) => (
          <li key={line.id}>
            <Link
              to="/zenvee/pro/jobs/$bookingId"
              params={{ bookingId: line.id }}
              className="flex items-center gap-4 rounded-xl border-2 border-accent bg-surface p-4 shadow-2 transition-transform active:scale-[0.99]"
            >
              {line.answerBy && (
                <CountdownRing
                  until={line.answerBy}
                  outOf={new Date(line.answerBy).getTime() - new Date(line.createdAt).getTime()}
                  size={60}
                  label={t('offer.ring')}
                />
              )}
              <span className="min-w-0 flex-1">
                <span className="block truncate text-heading">{line.service}</span>
                <span className="block truncate text-small text-muted">
                  {line.placeLabel} · {format.moment(line.startsAt)}
                </span>
              </span>
              <ChevronRight size={20} aria-hidden className="mirror shrink-0 text-muted" />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Countered({ lines }: { lines: readonly BookingLine[] }) {
  const { t } = useTranslation('zenvee-technician')
  return (
    <Section title={t('today.countered')}>
      <ul className="flex flex-col gap-2">
        {lines.map((line) => (
          <li key={line.id}>
            <Link
              to="/zenvee/pro/jobs/$bookingId"
              params={{ bookingId: line.id }}
              className="flex items-center gap-3 rounded-lg border bg-surface px-4 py-3 hover:border-edge"
            >
              <span className="min-w-0 flex-1 truncate">{line.service}</span>
              <BookingPill state={line.state} />
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The one that counts now: everything else can wait. */
function NextJob({ line }: { line: BookingLine | undefined }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const { isOnline, set } = useOnlineSwitch()
  const now = useNow(30)
  if (!line) {
    return (
      <Card className="flex flex-col items-center gap-3 py-10 text-center">
        <span className="flex size-14 items-center justify-center rounded-xl bg-sunken text-muted">
          {isOnline ? <Sunrise size={26} aria-hidden /> : <Moon size={26} aria-hidden />}
        </span>
        <p className="text-heading">{isOnline ? t('today.waiting') : t('today.offline')}</p>
        <p className="max-w-xs text-muted">
          {isOnline ? t('today.waiting-about') : t('today.offline-about')}
        </p>
        {!isOnline && (
          <button
            type="button"
            onClick={() => set(true)}
            className={buttonLook({ tone: 'primary', size: 'xl' })}
          >
            {t('online.go')}
          </button>
        )}
      </Card>
    )
  }
  const inMs = new Date(line.startsAt).getTime() - now
  const isOn = line.state !== 'accepted'
  return (
    <Section title={isOn ? t('today.now') : t('today.next')}>
      <Link
        to="/zenvee/pro/jobs/$bookingId"
        params={{ bookingId: line.id }}
        className={cx(
          'flex flex-col gap-4 rounded-xl border p-5 shadow-2 transition-transform active:scale-[0.99]',
          isOn ? 'border-transparent bg-accent text-on-accent' : 'bg-surface',
        )}
      >
        <span className="flex items-start justify-between gap-4">
          <span className="min-w-0">
            <span className="block text-title">{line.service}</span>
            <span className={cx('block truncate', !isOn && 'text-muted')}>
              {line.customer} · {line.placeLabel}
            </span>
          </span>
          {isOn ? (
            <Badge className="bg-on-accent/15 text-on-accent">
              {t(
                `job.now.${line.state === 'arrived' || line.state === 'in_service' ? line.state : 'en_route'}`,
              )}
            </Badge>
          ) : (
            <BookingPill state={line.state} />
          )}
        </span>
        <span className="flex items-end justify-between gap-4">
          <span>
            <span className="block text-display tabular">{format.time(line.startsAt)}</span>
            <span className={cx('block text-small', !isOn && 'text-muted')}>
              {inMs > 0 ? t('today.in', { span: format.span(inMs) }) : format.day(line.startsAt)}
            </span>
          </span>
          <span className="inline-flex items-center gap-1 font-semibold">
            {t('today.open')}
            <ChevronRight size={18} aria-hidden className="mirror" />
          </span>
        </span>
      </Link>
    </Section>
  )
}

/** What keeps me off the cards, and where to mend it. */
function Blocks() {
  const { t } = useTranslation('zenvee-technician')
  const { t: say } = useTranslation('zenvee')
  const { profile } = useOnlineSwitch()
  if (!profile || profile.blocks.length === 0) return null
  return (
    <Link
      to="/zenvee/pro/credentials"
      className="flex gap-3.5 rounded-xl bg-warn-soft p-4 text-warn-text"
    >
      <ShieldAlert size={22} aria-hidden className="mt-0.5 shrink-0" />
      <span>
        <span className="block font-semibold">{t('blocks.title')}</span>
        {profile.blocks.map((block) => (
          <span key={block.trade} className="block text-small">
            {t('blocks.line', {
              trade: block.trade,
              missing: block.missing.map((kind) => say(`credential.${kindOf(kind)}`)).join(', '),
            })}
          </span>
        ))}
      </span>
    </Link>
  )
}

const KINDS = ['license', 'insurance', 'background_check', 'identity'] as const
const kindOf = (kind: string) => KINDS.find((each) => each === kind) ?? 'license'
