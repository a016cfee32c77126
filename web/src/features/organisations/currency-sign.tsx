import { useTranslation } from '../../lib/i18n/index.ts'
import { useCurrency } from './city-zone.tsx'

/** `$`, `€`: the sign of the city's currency, before a field of money. */
export function CurrencySign() {
  const { i18n } = useTranslation()
  const currency = useCurrency()
  const language = i18n.language.startsWith('en-X') ? 'en' : i18n.language
  const parts = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  }).formatToParts(0)
  return <span aria-hidden>{parts.find((part) => part.type === 'currency')?.value}</span>
}
