import { useState } from 'react'
import { exponentOf } from '#contract'
import type { FeePolicy } from '#contract/ridendine'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Card, Field, Input, RadioCards } from '../../../../ui/index.ts'

interface FeeFormProps {
  readonly policy: FeePolicy
  readonly currency: string
  readonly onPolicy: (policy: FeePolicy) => void
}

/** Basis points in a per cent. */
const A_PER_CENT = 100

/** The policy, as it is spoken of: per cents and amounts. */
export function FeeForm({ policy, currency, onPolicy }: FeeFormProps) {
  const { t } = useTranslation('ridendine-admin')
  const unit = 10 ** exponentOf(currency)
  return (
    <Card className="flex flex-col gap-5">
      <Figure
        label={t('fees.fee')}
        end="%"
        value={policy.feeBasisPoints}
        unit={A_PER_CENT}
        onValue={(feeBasisPoints) => onPolicy({ ...policy, feeBasisPoints })}
      />
      <fieldset className="flex flex-col gap-1.5">
        <legend className="pb-1.5 text-small font-medium">{t('fees.base.label')}</legend>
        <RadioCards
          tight
          label={t('fees.base.label')}
          value={policy.base}
          onChange={(base) => onPolicy({ ...policy, base })}
          choices={[
            { value: 'subtotal_tax_delivery', label: t('fees.base.subtotal_tax_delivery') },
            { value: 'subtotal', label: t('fees.base.subtotal') },
          ]}
        />
      </fieldset>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="pb-1.5 text-small font-medium">{t('fees.payer.label')}</legend>
        <RadioCards
          tight
          label={t('fees.payer.label')}
          value={policy.payer}
          onChange={(payer) => onPolicy({ ...policy, payer })}
          choices={[
            { value: 'chef', label: t('fees.payer.chef') },
            { value: 'customer', label: t('fees.payer.customer') },
          ]}
        />
      </fieldset>
      <Figure
        label={t('fees.tax')}
        end="%"
        value={policy.taxBasisPoints}
        unit={A_PER_CENT}
        onValue={(taxBasisPoints) => onPolicy({ ...policy, taxBasisPoints })}
      />
      <div className="grid grid-cols-2 gap-3">
        <Figure
          label={t('fees.delivery-base')}
          end={currency}
          value={policy.deliveryBaseMinor}
          unit={unit}
          onValue={(deliveryBaseMinor) => onPolicy({ ...policy, deliveryBaseMinor })}
        />
        <Figure
          label={t('fees.delivery-km')}
          end={currency}
          value={policy.deliveryPerKmMinor}
          unit={unit}
          onValue={(deliveryPerKmMinor) => onPolicy({ ...policy, deliveryPerKmMinor })}
        />
      </div>
    </Card>
  )
}

interface FigureProps {
  readonly label: string
  readonly end: string
  /** In the smallest part; `unit` of them are one of what is written. */
  readonly value: number
  readonly unit: number
  readonly onValue: (value: number) => void
}

function Figure({ label, end, value, unit, onValue }: FigureProps) {
  const [text, setText] = useState<string>()
  const read = (written: string) => Math.round(Number(written.replace(',', '.')) * unit)
  const isSame = text !== undefined && read(text) === value
  return (
    <Field label={label}>
      <Input
        inputMode="decimal"
        value={isSame ? text : String(value / unit)}
        end={<span className="text-small">{end}</span>}
        className="tabular"
        onChange={(event) => {
          setText(event.currentTarget.value)
          const next = read(event.currentTarget.value)
          if (Number.isFinite(next)) onValue(next)
        }}
      />
    </Field>
  )
}
