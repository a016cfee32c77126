import { createContext, useContext, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Money } from '#contract'
import { serverNow } from '../clock.ts'
import {
  formatAgo,
  formatDay,
  formatDistance,
  formatExact,
  formatMoment,
  formatMoney,
  formatNumber,
  formatPercent,
  formatSpan,
  formatTime,
  formatTimeRange,
} from './format.ts'

/** IANA zone of the city we look at; the browser's own unless a product sets it. */
export const Zone = createContext<string | undefined>(undefined)

type When = string | number | Date

/** All formatters, in the person's language and the city's zone. */
export function useFormat() {
  const { i18n } = useTranslation()
  const zone = useContext(Zone)
  const language = i18n.language

  return useMemo(
    () => ({
      money: (money: Money, options?: { whole?: boolean; sign?: boolean }) =>
        formatMoney(money, language, options),
      number: (value: number, options?: { compact?: boolean; digits?: number }) =>
        formatNumber(value, language, options),
      percent: (share: number, digits?: number) => formatPercent(share, language, digits),
      time: (at: When) => formatTime(at, language, zone),
      range: (from: When, to: When) => formatTimeRange(from, to, language, zone),
      day: (at: When) => formatDay(at, language, zone),
      moment: (at: When) => formatMoment(at, language, zone),
      exact: (at: When) => formatExact(at, language, zone),
      ago: (at: When, now = serverNow()) => formatAgo(at, now, language),
      span: (ms: number) => formatSpan(ms, language),
      distance: (metres: number) => formatDistance(metres, language),
    }),
    [language, zone],
  )
}
