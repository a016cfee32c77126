import type { Money } from '#contract'
import { serverNow } from '../../../../lib/clock.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { addDays, dayOf } from '../../../../lib/zoned.ts'
import { cx } from '../../../../ui/index.ts'
import { useZone } from '../../shared/city-zone.tsx'

const DAYS_SHOWN = 14

/** The last two weeks, a bar a day; the numbers are in the list behind it. */
export function DayBars({
  days,
  currency,
}: {
  days: readonly { on: string; earned: Money }[]
  currency: string
}) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const zone = useZone()
  const today = dayOf(serverNow(), zone)
  const shown = Array.from({ length: DAYS_SHOWN }, (_, place) => {
    const on = addDays(today, place - DAYS_SHOWN + 1)
    return { on, amount: days.find((day) => day.on === on)?.earned.amount ?? 0 }
  })
  const most = Math.max(...shown.map((day) => day.amount), 1)
  return (
    <ul aria-label={t('money.days')} className="flex h-24 items-end gap-1.5">
      {shown.map((day) => (
        <li
          key={day.on}
          title={`${format.day(`${day.on}T12:00:00Z`)} · ${format.money({ amount: day.amount, currency })}`}
          className="flex h-full flex-1 flex-col justify-end gap-1"
        >
          <span className="sr-only">
            {format.day(`${day.on}T12:00:00Z`)}: {format.money({ amount: day.amount, currency })}
          </span>
          <span
            aria-hidden
            className={cx(
              'w-full rounded-t-xs',
              day.amount === 0 ? 'bg-press' : day.on === today ? 'bg-accent' : 'bg-accent/45',
            )}
            style={{ blockSize: `${Math.max(3, (day.amount / most) * 100)}%` }}
          />
          <span aria-hidden className="text-center text-micro text-faint">
            {day.on.slice(8)}
          </span>
        </li>
      ))}
    </ul>
  )
}
