import { addMyException, type HoursException, listMyExceptions, listMyReservations, removeMyException, type Reserved } from '#contract/availability'
import { Link } from '@tanstack/react-router'
import { CalendarOff, ChevronRight, Clock, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useAct, useRead, useReadPages } from '../../../../lib/api/index.ts'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import { Button, buttonLook, Card, Checkbox, Chips, cx, ErrorState, Field, IconButton, Input, Row, Section, Sheet, SkeletonRows } from '../../../../ui/index.ts'
import { useZone } from '../../shared/city-zone.tsx'
import { addDays, dayOf, instantOf, minuteOf } from '../../shared/zoned.ts'
import { useJobs } from '../jobs.ts'
import { ProScreen } from '../pro-screen.tsx'

const DAYS_SHOWN = 14
const DAY_MINUTES = 1440

/** What is taken, when I am off, and the way to my hours. */
export function Calendar() {
  const { t } = useTranslation('zenvee-technician')
  const zone = useZone()
  const today = dayOf(useNow(60), zone)
  const [day, setDay] = useState(today)
  const format = useFormat()
  const days = Array.from({ length: DAYS_SHOWN }, (_, place) => addDays(today, place))
  return (
    <ProScreen title={t('calendar.title')} large>
      <Chips label={t('calendar.day')} value={day} onChange={setDay} choices={days.map((each) => ({ value: each, label: each === today ? t('calendar.today') : format.day(instantOf(each, 720, zone)) }))} />
      <DayView day={day} zone={zone} />
      <DaysOff />
      <Link to="/zenvee/pro/hours" className="flex min-h-16 items-center gap-3.5 rounded-xl border bg-surface px-4 hover:border-edge">
        <Clock size={20} aria-hidden className="text-muted" />
        <span className="flex-1"><span className="block font-medium">{t('hours.title')}</span><span className="block text-small text-muted">{t('hours.about')}</span></span>
        <ChevronRight size={18} aria-hidden className="mirror text-faint" />
      </Link>
    </ProScreen>
  )
}

/** Hours that are always drawn; a visit before or after them makes the day longer. */
const USUAL_HOURS = { first: 6, last: 22 }
const HOUR_PX = 44

/** One day, hour by hour; what is taken lies on it. */
function DayView({ day, zone }: { day: string; zone: string }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const person = usePerson()
  const read = useRead(listMyReservations, { from: instantOf(day, 0, zone).toISOString(), to: instantOf(addDays(day, 1), 0, zone).toISOString() }, { topics: [`person:${person.id}`], keep: true })
  const nowMinute = minuteOf(useNow(60), zone)
  const isToday = day === dayOf(Date.now(), zone)
  if (read.error) return <ErrorState failure={read.error} onAgain={() => void read.refetch()} />
  const reservations = read.data?.reservations ?? []
  const first = Math.min(USUAL_HOURS.first, ...reservations.map((each) => Math.floor(minuteOf(each.startsAt, zone) / 60)))
  const last = Math.max(USUAL_HOURS.last, ...reservations.map((each) => Math.ceil((minuteOf(each.endsAt, zone) || DAY_MINUTES) / 60)))
  const at = (minute: number) => ((Math.min(last * 60, Math.max(first * 60, minute)) - first * 60) / 60) * HOUR_PX
  return (
    <Card bare look="flat" className={cx('relative', read.isPending && 'opacity-60')}>
      <ol aria-label={t('calendar.day')} className="relative" style={{ blockSize: (last - first) * HOUR_PX }}>
        {Array.from({ length: last - first }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hours keep their place
          <li key={place} aria-hidden className="border-b last:border-b-0" style={{ blockSize: HOUR_PX }}>
            <span className="block w-16 pe-2 pt-1 text-end text-micro text-faint tabular">{format.time(instantOf(day, (place + first) * 60, zone))}</span>
          </li>
        ))}
        {reservations.map((each) => <Block key={each.reservationId} reserved={each} zone={zone} at={at} />)}
        {isToday && nowMinute > first * 60 && nowMinute < last * 60 && <li aria-hidden className="absolute inset-x-0 h-0.5 bg-bad" style={{ insetBlockStart: at(nowMinute) }}><span className="absolute -top-1 start-15 size-2.5 rounded-full bg-bad" /></li>}
      </ol>
      {read.isSuccess && reservations.length === 0 && <p className="absolute inset-x-20 top-1/3 text-center text-muted">{t('calendar.free')}</p>}
    </Card>
  )
}

function Block({ reserved, zone, at }: { reserved: Reserved; zone: string; at: (minute: number) => number }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const { ahead, requests, countered } = useJobs()
  const bookingId = reserved.about.startsWith('zenvee.booking:') ? reserved.about.slice('zenvee.booking:'.length) : null
  const job = [...ahead, ...requests, ...countered].find((line) => line.id === bookingId)
  const top = at(minuteOf(reserved.startsAt, zone))
  const height = Math.max(30, at(minuteOf(reserved.endsAt, zone) || DAY_MINUTES) - top)
  const words = (
    <>
      <span className="block truncate text-small font-semibold">{job?.service ?? t('calendar.taken')}</span>
      <span className="block truncate text-micro">{format.time(reserved.startsAt)} – {format.time(reserved.endsAt)}{job ? ` · ${job.customer}` : ''}</span>
    </>
  )
  const look = cx('absolute start-18 end-3 overflow-hidden rounded-md border-s-4 px-3 py-1', reserved.until ? 'border-warn bg-warn-soft text-warn-text' : 'border-accent bg-accent-soft text-accent-text')
  return (
    <li className={look} style={{ insetBlockStart: top + 1, blockSize: height - 2 }}>
      {bookingId ? <Link to="/zenvee/pro/jobs/$bookingId" params={{ bookingId }} className="block h-full -outline-offset-2">{words}</Link> : words}
    </li>
  )
}

function DaysOff() {
  const { t } = useTranslation('zenvee-technician')
  const [isAdding, setAdding] = useState(false)
  const read = useReadPages(listMyExceptions, {})
  return (
    <Section title={t('off.title')} end={<Button size="sm" icon={Plus} onClick={() => setAdding(true)}>{t('off.add')}</Button>}>
      {read.isPending && <SkeletonRows rows={1} />}
      {read.isSuccess && read.items.length === 0 && <p className="rounded-xl border border-dashed p-5 text-muted">{t('off.none')}</p>}
      {read.items.length > 0 && <Card look="flat" className="divide-y py-1">{read.items.map((each) => <OffRow key={each.exceptionId} exception={each} />)}</Card>}
      {isAdding && <AddOff onClose={() => setAdding(false)} />}
    </Section>
  )
}

function OffRow({ exception }: { exception: HoursException }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const zone = useZone()
  const add = useAct(addMyException, { refresh: [listMyExceptions] })
  const remove = useAct(removeMyException, {
    says: t('off.removed'), refresh: [listMyExceptions],
    undo: () => add.mutate({ kind: exception.kind, from: exception.from, to: exception.to, note: exception.note }),
  })
  const instant = (local: string) => instantOf(local.slice(0, 10), Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)), zone)
  const isWholeDay = exception.from.endsWith('T00:00') && exception.to.endsWith('T00:00')
  const words = isWholeDay ? format.day(instant(exception.from)) : `${format.moment(instant(exception.from))} – ${format.time(instant(exception.to))}`
  return (
    <Row
      start={<CalendarOff size={19} aria-hidden className="text-muted" />}
      title={words}
      hint={exception.note || t(`off.${exception.kind}`)}
      end={<IconButton icon={Trash2} label={t('off.remove', { day: words })} onClick={() => remove.mutate({ exceptionId: exception.exceptionId })} />}
    />
  )
}

function AddOff({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('zenvee-technician')
  const zone = useZone()
  const [day, setDay] = useState(addDays(dayOf(Date.now(), zone), 1))
  const [isWhole, setWhole] = useState(true)
  const [from, setFrom] = useState('12:00')
  const [to, setTo] = useState('14:00')
  const [note, setNote] = useState('')
  const add = useAct(addMyException, { says: t('off.added'), refresh: [listMyExceptions], onDone: onClose })
  const send = () => add.mutate({
    kind: 'off', note: note.trim(),
    from: isWhole ? `${day}T00:00` : `${day}T${from}`, to: isWhole ? `${addDays(day, 1)}T00:00` : `${day}T${to}`,
  })
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t('off.add')} footer={<button type="button" className={buttonLook({ tone: 'primary', size: 'lg' })} disabled={!day || add.isPending} onClick={send}>{t('off.save')}</button>}>
      <div className="flex flex-col gap-4">
        <Field label={t('off.day')}><Input type="date" value={day} min={dayOf(Date.now(), zone)} onChange={(event) => setDay(event.currentTarget.value)} /></Field>
        <Checkbox checked={isWhole} onChange={setWhole} label={t('off.whole')} />
        {!isWhole && (
          <div className="grid grid-cols-2 gap-3">
            <Field label={t('off.from')}><Input type="time" value={from} onChange={(event) => setFrom(event.currentTarget.value)} /></Field>
            <Field label={t('off.to')}><Input type="time" value={to} onChange={(event) => setTo(event.currentTarget.value)} /></Field>
          </div>
        )}
        <Field label={t('off.note')}><Input value={note} maxLength={200} onChange={(event) => setNote(event.currentTarget.value)} /></Field>
      </div>
    </Sheet>
  )
}
