import { CalendarDays, Zap } from 'lucide-react'
import { useMemo } from 'react'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { addDays, dayOf, instantOf, minuteOf } from '../../../../lib/zoned.ts'
import { Chips, RadioCards } from '../../../../ui/index.ts'
import { useZone } from '../../shared/city-zone.tsx'

const DAYS_AHEAD = 10
const FIRST_MINUTE = 7 * 60
const LAST_MINUTE = 20 * 60
const STEP_MINUTES = 60
/** Nobody can be asked for a time that is almost here. */
const NOTICE_MINUTES = 90

/** Now, or a day and an hour. `at` is the chosen start, undefined for now. */
export function WhenPicker({
  at,
  onChange,
}: {
  at: string | undefined
  onChange: (at: string | undefined) => void
}) {
  const { t } = useTranslation('zenvee-customer')
  const format = useFormat()
  const zone = useZone()
  const now = useNow(60)
  const today = dayOf(now, zone)
  const day = at ? dayOf(at, zone) : null
  const minute = at ? minuteOf(at, zone) : null
  const choices = useMemo(() => daysFrom(today, zone, now), [today, zone, now])

  const chooseDay = (next: string) => {
    const open = hoursOf(next, zone, now)
    const kept =
      open.find((each) => each === minute) ??
      open.find((each) => each >= 9 * 60) ??
      open[0] ??
      FIRST_MINUTE
    onChange(instantOf(next, kept, zone).toISOString())
  }
  return (
    <div className="flex flex-col gap-3">
      <RadioCards
        label={t('when.title')}
        value={at ? 'later' : 'now'}
        onChange={(kind) => (kind === 'now' ? onChange(undefined) : chooseDay(choices[0] ?? today))}
        columns={2}
        tight
        choices={[
          { value: 'now', label: t('when.now'), hint: t('when.now-hint'), icon: Zap },
          {
            value: 'later',
            label: t('when.later'),
            hint: at ? format.day(at) : t('when.later-hint'),
            icon: CalendarDays,
          },
        ]}
      />
      {day && (
        <>
          <Chips
            label={t('when.day')}
            value={day}
            onChange={chooseDay}
            choices={choices.map((each) => ({
              value: each,
              label: each === today ? t('when.today') : format.day(instantOf(each, 720, zone)),
            }))}
          />
          <Chips
            label={t('when.hour')}
            value={String(minute)}
            onChange={(next) => onChange(instantOf(day, Number(next), zone).toISOString())}
            choices={hoursOf(day, zone, now).map((each) => ({
              value: String(each),
              label: format.time(instantOf(day, each, zone)),
            }))}
          />
        </>
      )}
    </div>
  )
}

function daysFrom(today: string, zone: string, now: number): string[] {
  return Array.from({ length: DAYS_AHEAD }, (_, place) => addDays(today, place)).filter(
    (day) => hoursOf(day, zone, now).length > 0,
  )
}

function hoursOf(day: string, zone: string, now: number): number[] {
  const all = Array.from(
    { length: (LAST_MINUTE - FIRST_MINUTE) / STEP_MINUTES + 1 },
    (_, place) => FIRST_MINUTE + place * STEP_MINUTES,
  )
  return all.filter(
    (minute) => instantOf(day, minute, zone).getTime() > now + NOTICE_MINUTES * 60_000,
  )
}
