import { Link } from '@tanstack/react-router'
import { ChevronRight, Clock } from 'lucide-react'
import { useState } from 'react'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { addDays, dayOf, instantOf } from '../../../../lib/zoned.ts'
import { Chips } from '../../../../ui/index.ts'
import { useZone } from '../../shared/city-zone.tsx'
import { ProScreen } from '../pro-screen.tsx'
import { DayView } from './day-view.tsx'
import { DaysOff } from './days-off.tsx'

const DAYS_SHOWN = 14

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
      <Chips
        label={t('calendar.day')}
        value={day}
        onChange={setDay}
        choices={days.map((each) => ({
          value: each,
          label: each === today ? t('calendar.today') : format.day(instantOf(each, 720, zone)),
        }))}
      />
      <DayView day={day} zone={zone} />
      <DaysOff />
      <Link
        to="/zenvee/pro/hours"
        className="flex min-h-16 items-center gap-3.5 rounded-xl border bg-surface px-4 hover:border-edge"
      >
        <Clock size={20} aria-hidden className="text-muted" />
        <span className="flex-1">
          <span className="block font-medium">{t('hours.title')}</span>
          <span className="block text-small text-muted">{t('hours.about')}</span>
        </span>
        <ChevronRight size={18} aria-hidden className="mirror text-faint" />
      </Link>
    </ProScreen>
  )
}
