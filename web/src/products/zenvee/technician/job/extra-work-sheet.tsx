import { useState } from 'react'
import { askExtraWork, type Booking } from '#contract/zenvee'
import { CurrencySign } from '../../../../features/organisations/currency-sign.tsx'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Field, Input, Sheet } from '../../../../ui/index.ts'

/** More was found: what it is and what it costs; the customer sees the new total and decides. */
export function ExtraWorkSheet({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const { t } = useTranslation('zenvee-technician')
  const [title, setTitle] = useState('')
  const [price, setPrice] = useState('')
  const ask = useAct(askExtraWork, { says: t('extra.sent'), onDone: onClose })
  const amount = Math.round(Number(price) * 100)
  const isReady = title.trim().length >= 3 && amount > 0
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('extra.ask')}
      description={t('extra.about')}
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={!isReady}
          busy={ask.isPending}
          onClick={() =>
            ask.mutate({
              bookingId: booking.id,
              title: title.trim(),
              price: { amount, currency: booking.price.service.currency },
            })
          }
        >
          {t('extra.send')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('extra.what')}>
          <Input
            value={title}
            maxLength={120}
            placeholder={t('extra.example')}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('extra.price')} hint={t('extra.price-hint')}>
          <Input
            inputMode="decimal"
            value={price}
            onChange={(event) => setPrice(event.currentTarget.value)}
            start={<CurrencySign />}
          />
        </Field>
      </div>
    </Sheet>
  )
}
