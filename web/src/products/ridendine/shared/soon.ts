import { useContext } from 'react'
import { serverNow } from '../../../lib/clock.ts'
import { formatDay, useFormat, Zone } from '../../../lib/format/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { addDays, dayOf } from '../../../lib/zoned.ts'

const DAYS_BY_NAME = 6

/** A moment as short as it can be said: "5:14 PM" today, "Sun 5:14 PM" this week, else with its date. */
export function useSoon(): (at: string) => string {
  const { i18n } = useTranslation()
  const format = useFormat()
  const zone = useContext(Zone)
  return (at) => {
    if (!zone) return format.moment(at)
    const today = dayOf(serverNow(), zone)
    const day = dayOf(at, zone)
    if (day === today) return format.time(at)
    if (day < today || day > addDays(today, DAYS_BY_NAME)) return format.moment(at)
    const weekday = formatDay(at, i18n.language, zone).split(',')[0] ?? ''
    return `${weekday} ${format.time(at)}`
  }
}
