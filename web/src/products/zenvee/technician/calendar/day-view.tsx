import { Link } from '@tanstack/react-router'
import { listMyReservations, type Reserved } from '#contract/availability'
import { useRead } from '../../../../lib/api/index.ts'
import { serverNow } from '../../../../lib/clock.ts'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import { addDays, dayOf, instantOf, minuteOf } from '../../../../lib/zoned.ts'
import { Card, cx, ErrorState } from '../../../../ui/index.ts'
import { useJobs } from '../jobs.ts'

const DAY_MINUTES = 1440

/** Hours that are always drawn; a visit before or after them makes the day longer. */
const USUAL_HOURS = { first: 6, last: 22 }
const HOUR_PX = 44

/** One day, hour by hour; what is taken lies on it. */
export function DayView({ day, zone }: { day: string; zone: string }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const person = usePerson()
  const read = useRead(
    listMyReservations,
    {
      from: instantOf(day, 0, zone).toISOString(),
      to: instantOf(addDays(day, 1), 0, zone).toISOString(),
    },
    { topics: [`person:${person.id}`], keep: true },
  )
  const nowMinute = minuteOf(useNow(60), zone)
  const isToday = day === dayOf(serverNow(), zone)
  if (read.error) return <ErrorState failure={read.error} onAgain={() => void read.refetch()} />
  const reservations = read.data?.reservations ?? []
  const first = Math.min(
    USUAL_HOURS.first,
    ...reservations.map((each) => Math.floor(minuteOf(each.startsAt, zone) / 60)),
  )
  const last = Math.max(
    USUAL_HOURS.last,
    ...reservations.map((each) => Math.ceil((minuteOf(each.endsAt, zone) || DAY_MINUTES) / 60)),
  )
  const at = (minute: number) =>
    ((Math.min(last * 60, Math.max(first * 60, minute)) - first * 60) / 60) * HOUR_PX
  return (
    <Card bare look="flat" className={cx('relative', read.isPending && 'opacity-60')}>
      <ol
        aria-label={t('calendar.day')}
        className="relative"
        style={{ blockSize: (last - first) * HOUR_PX }}
      >
        {Array.from({ length: last - first }, (_, place) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: hours keep their place
            key={place}
            aria-hidden
            className="border-b last:border-b-0"
            style={{ blockSize: HOUR_PX }}
          >
            <span className="block w-16 pe-2 pt-1 text-end text-micro text-faint tabular">
              {format.time(instantOf(day, (place + first) * 60, zone))}
            </span>
          </li>
        ))}
        {reservations.map((each) => (
          <Block key={each.reservationId} reserved={each} zone={zone} at={at} />
        ))}
        {isToday && nowMinute > first * 60 && nowMinute < last * 60 && (
          <li
            aria-hidden
            className="absolute inset-x-0 h-0.5 bg-bad"
            style={{ insetBlockStart: at(nowMinute) }}
          >
            <span className="absolute -top-1 start-15 size-2.5 rounded-full bg-bad" />
          </li>
        )}
      </ol>
      {read.isSuccess && reservations.length === 0 && (
        <p className="absolute inset-x-20 top-1/3 text-center text-muted">{t('calendar.free')}</p>
      )}
    </Card>
  )
}

function Block({
  reserved,
  zone,
  at,
}: {
  reserved: Reserved
  zone: string
  at: (minute: number) => number
}) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const { ahead, requests, countered } = useJobs()
  const bookingId = reserved.about.startsWith('zenvee.booking:')
    ? reserved.about.slice('zenvee.booking:'.length)
    : null
  const job = [...ahead, ...requests, ...countered].find((line) => line.id === bookingId)
  const top = at(minuteOf(reserved.startsAt, zone))
  const height = Math.max(30, at(minuteOf(reserved.endsAt, zone) || DAY_MINUTES) - top)
  const words = (
    <>
      <span className="block truncate text-small font-semibold">
        {job?.service ?? t('calendar.taken')}
      </span>
      <span className="block truncate text-micro">
        {format.time(reserved.startsAt)} – {format.time(reserved.endsAt)}
        {job ? ` · ${job.customer}` : ''}
      </span>
    </>
  )
  const look = cx(
    'absolute start-18 end-3 overflow-hidden rounded-md border-s-4 px-3 py-1',
    reserved.until
      ? 'border-warn bg-warn-soft text-warn-text'
      : 'border-accent bg-accent-soft text-accent-text',
  )
  return (
    <li className={look} style={{ insetBlockStart: top + 1, blockSize: height - 2 }}>
      {bookingId ? (
        <Link
          to="/zenvee/pro/jobs/$bookingId"
          params={{ bookingId }}
          className="block h-full -outline-offset-2"
        >
          {words}
        </Link>
      ) : (
        words
      )}
    </li>
  )
}
