import { Link } from '@tanstack/react-router'
import { CalendarClock, Wallet } from 'lucide-react'
import { type BookingLine, readEarningsSummary } from '#contract/zenvee'
import { useRead } from '../../../../lib/api/index.ts'
import { serverNow } from '../../../../lib/clock.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { dayOf } from '../../../../lib/zoned.ts'
import { Amount, cx, Section, Skeleton } from '../../../../ui/index.ts'
import { useZone } from '../../shared/city-zone.tsx'

/** What the day brought so far; leads to every line of it. */
export function EarnedToday() {
  const { t } = useTranslation('zenvee-technician')
  const earned = useRead(readEarningsSummary, {})
  if (earned.isPending) return <Skeleton className="h-28 rounded-xl" />
  if (!earned.data) return null
  return (
    <Link
      to="/zenvee/pro/earnings"
      className="flex items-center gap-4 rounded-xl border bg-surface p-5 shadow-1 transition-[border-color,box-shadow] hover:border-edge hover:shadow-2"
    >
      <span className="flex size-12 shrink-0 items-center justify-center rounded-lg bg-accent-soft text-accent-text">
        <Wallet size={23} aria-hidden />
      </span>
      <span className="flex-1">
        <span className="block text-small text-muted">{t('today.earned')}</span>
        <Amount money={earned.data.today} className="block text-title" />
      </span>
      <span className="text-end text-small text-muted">
        <span className="block">{t('today.week')}</span>
        <Amount money={earned.data.week} className="text-body font-medium text-ink" />
      </span>
    </Link>
  )
}

/** The day from morning to evening. */
export function DayLine({ lines }: { lines: readonly BookingLine[] }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const zone = useZone()
  const today = dayOf(serverNow(), zone)
  const shown = lines.filter((line) => dayOf(line.startsAt, zone) === today)
  const later = lines.length - shown.length
  return (
    <Section
      title={t('today.day')}
      end={
        <Link
          to="/zenvee/pro/calendar"
          className="text-small font-medium text-accent-text hover:underline"
        >
          {t('tabs.calendar')}
        </Link>
      }
    >
      {shown.length === 0 && (
        <p className="flex items-center gap-3 rounded-xl border border-dashed p-5 text-muted">
          <CalendarClock size={20} aria-hidden />
          {t('today.empty')}
        </p>
      )}
      <ol className="flex flex-col">
        {shown.map((line, place) => (
          <li key={line.id} className="relative flex gap-4 pb-4">
            <span className="w-18 shrink-0 pt-3 text-end text-small text-muted tabular">
              {format.time(line.startsAt)}
            </span>
            <span
              aria-hidden
              className={cx(
                'absolute start-[5.6rem] top-5 w-px bg-edge',
                place < shown.length - 1 ? 'bottom-0 -mb-5' : 'h-0',
              )}
            />
            <span
              aria-hidden
              className={cx(
                'mt-4 size-2.5 shrink-0 rounded-full ring-4 ring-ground',
                line.state === 'accepted' ? 'bg-edge' : 'bg-accent',
              )}
            />
            <Link
              to="/zenvee/pro/jobs/$bookingId"
              params={{ bookingId: line.id }}
              className="min-w-0 flex-1 rounded-lg border bg-surface px-4 py-2.5 hover:border-edge"
            >
              <span className="block truncate font-medium">{line.service}</span>
              <span className="block truncate text-small text-muted">
                {line.customer} · {line.placeLabel}
              </span>
            </Link>
          </li>
        ))}
      </ol>
      {later > 0 && <p className="text-small text-muted">{t('today.later', { count: later })}</p>}
    </Section>
  )
}
