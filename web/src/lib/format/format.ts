import { exponentOf, type Money } from '#contract'

const numbers = new Map<string, Intl.NumberFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options)
  const known = numbers.get(key) ?? new Intl.NumberFormat(language, options)
  numbers.set(key, known)
  return known
}

function dateFormat(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options)
  const known = dates.get(key) ?? new Intl.DateTimeFormat(language, options)
  dates.set(key, known)
  return known
}

/** `en-XA` and `en-XB` are ours, not CLDR's. */
const plain = (language: string) =>
  language.startsWith('en-X') ? 'en-US' : language === 'en' ? 'en-US' : language

/** Money in words: `$26.60`, `¥2,660`, `KWD 2.660`. `whole` leaves out zero cents. */
export function formatMoney(
  money: Money,
  language = 'en',
  { whole = false, sign = false } = {},
): string {
  const exponent = exponentOf(money.currency)
  const isRound = whole && money.amount % 10 ** exponent === 0
  return numberFormat(plain(language), {
    style: 'currency',
    currency: money.currency,
    minimumFractionDigits: isRound ? 0 : exponent,
    maximumFractionDigits: isRound ? 0 : exponent,
    signDisplay: sign ? 'exceptZero' : 'auto',
  }).format(money.amount / 10 ** exponent)
}

/** A count or a measure: `12,480`; `compact` gives `12.5K`. */
export function formatNumber(
  value: number,
  language = 'en',
  { compact = false, digits = 0 } = {},
): string {
  return numberFormat(plain(language), {
    notation: compact ? 'compact' : 'standard',
    maximumFractionDigits: compact ? 1 : digits,
    minimumFractionDigits: compact ? 0 : digits,
  }).format(value)
}

/** A share from 0 to 1 as `64%`. */
export function formatPercent(share: number, language = 'en', digits = 0): string {
  return numberFormat(plain(language), { style: 'percent', maximumFractionDigits: digits }).format(
    share,
  )
}

/** Clock time in a zone: `2:35 PM`. */
export function formatTime(at: string | number | Date, language = 'en', timeZone?: string): string {
  return dateFormat(plain(language), { hour: 'numeric', minute: '2-digit', timeZone }).format(
    new Date(at),
  )
}

/** From one clock time to another in a zone: `4:54 – 5:04 PM`. */
export function formatTimeRange(
  from: string | number | Date,
  to: string | number | Date,
  language = 'en',
  timeZone?: string,
): string {
  return dateFormat(plain(language), { hour: 'numeric', minute: '2-digit', timeZone }).formatRange(
    new Date(from),
    new Date(to),
  )
}

/** A day in a zone: `Sat, Nov 21`; with the year when it is not this one. */
export function formatDay(at: string | number | Date, language = 'en', timeZone?: string): string {
  const day = new Date(at)
  const isThisYear = day.getFullYear() === new Date().getFullYear()
  return dateFormat(plain(language), {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    year: isThisYear ? undefined : 'numeric',
    timeZone,
  }).format(day)
}

/** `Sat, Nov 21, 2:35 PM` in a zone. */
export function formatMoment(
  at: string | number | Date,
  language = 'en',
  timeZone?: string,
): string {
  return `${formatDay(at, language, timeZone)}, ${formatTime(at, language, timeZone)}`
}

/** For logs: `14:35:07.120` in a zone. */
export function formatExact(
  at: string | number | Date,
  language = 'en',
  timeZone?: string,
): string {
  return dateFormat(plain(language), {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hourCycle: 'h23',
    timeZone,
  }).format(new Date(at))
}

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** `2 min. ago`, `in 3 hr.`, `now` (within 5 s). */
export function formatAgo(at: string | number | Date, now = Date.now(), language = 'en'): string {
  const seconds = Math.round((new Date(at).getTime() - now) / 1000)
  const relative = new Intl.RelativeTimeFormat(plain(language), { numeric: 'auto', style: 'short' })
  if (Math.abs(seconds) < 5) return relative.format(0, 'second')
  const [unit, size] = STEPS.find(([, step]) => Math.abs(seconds) >= step) ?? ['second', 1]
  return relative.format(Math.trunc(seconds / size), unit)
}

/** Minutes and hours of a span in milliseconds: `1 h 20 min`, `45 min`, `30 s`. */
export function formatSpan(ms: number, language = 'en'): string {
  const unit = (value: number, name: string) =>
    numberFormat(plain(language), { style: 'unit', unit: name, unitDisplay: 'short' }).format(value)
  const minutes = Math.round(ms / 60_000)
  if (ms < 60_000) return unit(Math.round(ms / 1000), 'second')
  if (minutes < 60) return unit(minutes, 'minute')
  const rest = minutes % 60
  return unit(Math.floor(minutes / 60), 'hour') + (rest ? ` ${unit(rest, 'minute')}` : '')
}

const METRES_PER_MILE = 1609.344

/** Metres as miles (US, UK) or kilometres: `1.4 mi`. */
export function formatDistance(metres: number, language = 'en', inMiles = true): string {
  const value = metres / (inMiles ? METRES_PER_MILE : 1000)
  return numberFormat(plain(language), {
    style: 'unit',
    unit: inMiles ? 'mile' : 'kilometer',
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value)
}
