import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { type Booking, counterBooking } from '#contract/zenvee'
import { CurrencySign } from '../../../../features/organisations/currency-sign.tsx'
import { useAct } from '../../../../lib/api/index.ts'
import { serverNow } from '../../../../lib/clock.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Button, Field, IconButton, Input, Sheet, Textarea } from '../../../../ui/index.ts'

const STEP_MINUTES = 15
const MINUTE_MS = 60_000

/** Another time, another price, or both; the customer sees both side by side. */
export function CounterSheet({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const { t } = useTranslation('zenvee-technician')
  const format = useFormat()
  const { service } = booking.price
  const [laterMinutes, setLater] = useState(0)
  const [price, setPrice] = useState(String(service.amount / 100))
  const [note, setNote] = useState('')
  const counter = useAct(counterBooking, { says: t('counter.done'), onDone: onClose })
  const startsAt = new Date(new Date(booking.startsAt).getTime() + laterMinutes * MINUTE_MS)
  const amount = Math.round(Number(price) * 100)
  const isOther = laterMinutes !== 0 || (amount > 0 && amount !== service.amount)
  const send = () =>
    counter.mutate({
      bookingId: booking.id,
      version: booking.version,
      note: note.trim(),
      startsAt: laterMinutes === 0 ? undefined : startsAt.toISOString(),
      price: amount === service.amount ? undefined : { amount, currency: service.currency },
    })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('counter.title')}
      description={t('counter.about')}
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={!isOther || !(amount > 0)}
          busy={counter.isPending}
          onClick={send}
        >
          {t('counter.send')}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <div className="flex items-center justify-between gap-3 rounded-lg bg-sunken p-3">
          <IconButton
            icon={Minus}
            size="lg"
            tone="secondary"
            label={t('counter.earlier')}
            disabled={startsAt.getTime() - STEP_MINUTES * MINUTE_MS < serverNow()}
            onClick={() => setLater(laterMinutes - STEP_MINUTES)}
          />
          <p aria-live="polite" className="text-center">
            <span className="block text-title tabular">{format.time(startsAt)}</span>
            <span className="block text-small text-muted">
              {laterMinutes === 0
                ? t('counter.same')
                : t(laterMinutes > 0 ? 'counter.later-by' : 'counter.earlier-by', {
                    span: format.span(Math.abs(laterMinutes) * MINUTE_MS),
                  })}
            </span>
          </p>
          <IconButton
            icon={Plus}
            size="lg"
            tone="secondary"
            label={t('counter.later')}
            onClick={() => setLater(laterMinutes + STEP_MINUTES)}
          />
        </div>
        <Field
          label={t('counter.price')}
          hint={
            <>
              {t('counter.asked')} <Amount money={service} />
            </>
          }
        >
          <Input
            inputMode="decimal"
            value={price}
            onChange={(event) => setPrice(event.currentTarget.value)}
            start={<CurrencySign />}
          />
        </Field>
        <Field label={t('counter.note')} hint={t('counter.note-hint')}>
          <Textarea
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Field>
      </div>
    </Sheet>
  )
}
