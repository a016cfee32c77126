import type { Quote } from '#contract/ridendine/orders'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { PriceLines } from '../../../../ui/index.ts'

/** Subtotal, tax, delivery by its distance, the platform's fee where the customer pays it, tip, total. */
export function QuoteLines({ quote }: { quote: Quote }) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const { price, distanceKm, feePaidBy } = quote
  return (
    <>
      <PriceLines
        lines={[
          { label: t('price.subtotal'), money: price.subtotal },
          { label: t('price.tax'), money: price.tax },
          {
            label: t('price.delivery'),
            hint: format.distance(distanceKm * 1000),
            money: price.deliveryFee,
          },
          ...(price.serviceFee.amount > 0
            ? [{ label: t('price.service'), money: price.serviceFee }]
            : []),
          ...(price.tip.amount > 0
            ? [{ label: t('price.tip'), hint: t('price.tip-whole'), money: price.tip }]
            : []),
        ]}
        total={{ label: t('price.total'), money: price.total }}
      />
      {feePaidBy === 'chef' && <p className="mt-3 text-small text-muted">{t('price.no-fee')}</p>}
    </>
  )
}
