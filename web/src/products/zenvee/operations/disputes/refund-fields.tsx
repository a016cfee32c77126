import { useState } from 'react'
import { exponentOf } from '#contract'
import type { Booking } from '#contract/zenvee'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Field, Input } from '../../../../ui/index.ts'

interface RefundFieldsProps {
  readonly booking: Booking
  /** Minor units. */
  readonly amount: number
  readonly onAmount: (amount: number) => void
}

const SHARES = [25, 50, 100] as const

/** How much to give back, and who then has what: the money preview of a decision. */
export function RefundFields({ booking, amount, onAmount }: RefundFieldsProps) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const { total } = booking.price
  const most = total.amount - booking.payment.refunded.amount
  const unit = 10 ** exponentOf(total.currency)
  const [text, setText] = useState((amount / unit).toFixed(exponentOf(total.currency)))
  const say = (minor: number) => format.money({ amount: minor, currency: total.currency })
  const write = (minor: number) => {
    setText((minor / unit).toFixed(exponentOf(total.currency)))
    onAmount(minor)
  }
  const isTooMuch = amount > most
  const share = total.amount ? Math.min(1, amount / total.amount) : 0
  const earned = booking.earnings?.earned.amount ?? 0
  return (
    <div className="flex flex-col gap-4">
      <Field
        label={t('refund.amount')}
        hint={t('refund.most', { amount: say(most) })}
        error={isTooMuch ? t('refund.too-much', { amount: say(most) }) : undefined}
      >
        <Input
          inputMode="decimal"
          value={text}
          start={<span className="text-small">{total.currency}</span>}
          className="ps-13 tabular"
          onChange={(event) => {
            setText(event.currentTarget.value)
            onAmount(Math.round(Number(event.currentTarget.value.replace(',', '.')) * unit) || 0)
          }}
        />
      </Field>
      <div className="flex gap-2">
        {SHARES.map((percent) => (
          <button
            key={percent}
            type="button"
            onClick={() => write(Math.round((most * percent) / 100))}
            className="h-8 rounded-sm border border-control px-3 text-small font-medium hover:bg-hover"
          >
            {format.percent(percent / 100)}
          </button>
        ))}
      </div>
      <section aria-label={t('refund.preview')} className="rounded-lg bg-sunken p-4">
        <p className="mb-3 text-small font-medium">{t('refund.preview')}</p>
        <div className="mb-3 flex h-2.5 overflow-hidden rounded-full" aria-hidden>
          <span
            className="bg-note transition-[width] duration-300"
            style={{ width: `${share * 100}%` }}
          />
          <span className="flex-1 bg-accent" />
        </div>
        <dl className="flex flex-col gap-1.5 text-small">
          <Line
            label={t('refund.back', { name: booking.customer.name })}
            value={say(Math.min(amount, most))}
            look="bg-note"
          />
          <Line
            label={t('refund.stays', { name: booking.technician?.name ?? '–' })}
            value={`≈ ${say(Math.round(earned * (1 - share)))}`}
            look="bg-accent"
          />
          <Line
            label={t('refund.fee')}
            value={`≈ ${say(Math.round((booking.earnings?.fee.amount ?? 0) * (1 - share)))}`}
            look="bg-control"
          />
        </dl>
        <p className="mt-3 text-small text-muted">{t('refund.about')}</p>
      </section>
    </div>
  )
}

function Line({ label, value, look }: { label: string; value: string; look: string }) {
  return (
    <div className="flex items-baseline gap-2">
      <span aria-hidden className={`size-2 shrink-0 self-center rounded-full ${look}`} />
      <dt className="min-w-0 flex-1 truncate">{label}</dt>
      <dd className="font-medium tabular">{value}</dd>
    </div>
  )
}
