import { useState } from 'react'
import { exponentOf } from '#contract'
import { type Order, ProblemKind, readRefundOptions } from '#contract/ridendine'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { cx, Field, Input, Skeleton } from '../../../../ui/index.ts'

const PAYERS = ['chef', 'driver', 'platform', 'tax', 'tip'] as const
type Payer = (typeof PAYERS)[number]
/** Minor units that each pays. */
export type Legs = Readonly<Record<Payer, number>>
export const NO_LEGS: Legs = { chef: 0, driver: 0, platform: 0, tax: 0, tip: 0 }

export function sumOf(legs: Legs): number {
  return PAYERS.reduce((sum, payer) => sum + legs[payer], 0)
}

interface RefundFieldsProps {
  readonly order: Order
  readonly legs: Legs | undefined
  readonly onLegs: (legs: Legs) => void
}

/** Who pays which part of what goes back; the sum is what the customer gets. */
export function RefundFields({ order, legs, onLegs }: RefundFieldsProps) {
  const { t } = useTranslation('ridendine-admin')
  const format = useFormat()
  const options = useRead(readRefundOptions, { orderId: order.id })
  if (!options.data) return <Skeleton className="h-40 w-full rounded-md" />
  const { refundable, desk } = options.data
  const { currency } = refundable
  const say = (amount: number) => format.money({ amount, currency })
  if (refundable.amount === 0) return <p className="text-muted">{t('refund.nothing')}</p>
  const most = desk?.most ?? NO_LEGS
  const sum = sumOf(legs ?? NO_LEGS)
  const isTooMuch = sum > refundable.amount
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-1.5">
        <Preset label={t('refund.all')} onChoose={() => onLegs(all(most, refundable.amount))} />
        {desk?.usual
          .filter(({ cause }) => ProblemKind.options.includes(cause))
          .map(({ cause, legs: usual }) => (
            <Preset
              key={cause}
              label={t(`disputes.kind.${cause}`)}
              onChoose={() => onLegs(usual)}
            />
          ))}
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        {PAYERS.filter((payer) => payer === 'platform' || most[payer] > 0).map((payer) => (
          <LegField
            key={`${payer}:${legs === undefined}`}
            payer={payer}
            minor={(legs ?? NO_LEGS)[payer]}
            currency={currency}
            hint={payer === 'platform' ? undefined : t('refund.most', { amount: say(most[payer]) })}
            onMinor={(minor) => onLegs({ ...(legs ?? NO_LEGS), [payer]: minor })}
          />
        ))}
      </div>
      <p
        aria-live="polite"
        className={cx(
          'flex items-baseline justify-between rounded-md bg-sunken px-4 py-3 font-medium',
          isTooMuch && 'bg-bad-soft text-bad-text',
        )}
      >
        <span>{t('refund.sum')}</span>
        <span className="tabular">{say(sum)}</span>
      </p>
      {isTooMuch && (
        <p className="text-small text-bad-text">
          {t('refund.too-much', { amount: say(refundable.amount) })}
        </p>
      )}
    </div>
  )
}

/** Everybody gives back their own; what is missing to the whole is the platform's. */
function all(most: Legs, whole: number): Legs {
  const others = most.chef + most.driver + most.tax + most.tip
  return { ...most, platform: Math.max(0, whole - others) }
}

function Preset({ label, onChoose }: { label: string; onChoose: () => void }) {
  return (
    <button
      type="button"
      onClick={onChoose}
      className="h-8 rounded-full border border-control px-3 text-small font-medium hover:bg-hover"
    >
      {label}
    </button>
  )
}

interface LegFieldProps {
  readonly payer: Payer
  readonly minor: number
  readonly currency: string
  readonly hint: string | undefined
  readonly onMinor: (minor: number) => void
}

function LegField({ payer, minor, currency, hint, onMinor }: LegFieldProps) {
  const { t } = useTranslation('ridendine-admin')
  const digits = exponentOf(currency)
  const unit = 10 ** digits
  const [text, setText] = useState<string>()
  const shown =
    text !== undefined && toMinor(text, unit) === minor ? text : (minor / unit).toFixed(digits)
  return (
    <Field label={t(`refund.legs.${payer}`)} hint={hint}>
      <Input
        inputMode="decimal"
        value={shown}
        start={<span className="text-small">{currency}</span>}
        className="ps-13 tabular"
        onChange={(event) => {
          setText(event.currentTarget.value)
          onMinor(toMinor(event.currentTarget.value, unit))
        }}
      />
    </Field>
  )
}

function toMinor(text: string, unit: number): number {
  return Math.max(0, Math.round(Number(text.replace(',', '.')) * unit) || 0)
}
