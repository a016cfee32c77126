import { useState } from 'react'
import { exponentOf, type Money } from '#contract'
import { CurrencySign } from '../../../../features/organisations/currency-sign.tsx'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Chips, Field, Input, Section } from '../../../../ui/index.ts'

interface TipPickerProps {
  readonly presets: readonly Money[]
  readonly currency: string | undefined
  readonly value: Money | null
  readonly onChange: (tip: Money | null) => void
}

const NONE = 'none'
const OWN = 'own'

/** For the driver, all of it: none, one of the presets, or an own sum. */
export function TipPicker({ presets, currency = 'USD', value, onChange }: TipPickerProps) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const [isOwn, setOwn] = useState(false)
  const [typed, setTyped] = useState('')
  const preset = presets.find((each) => each.amount === value?.amount)
  const write = (words: string) => {
    setTyped(words)
    const amount = Math.round(Number(words.replace(',', '.')) * 10 ** exponentOf(currency))
    onChange(Number.isFinite(amount) && amount > 0 ? { amount, currency } : null)
  }
  const choose = (next: string) => {
    setOwn(next === OWN)
    if (next === OWN) return write(typed)
    const chosen = presets.find((each) => String(each.amount) === next)
    onChange(chosen ?? null)
  }
  return (
    <Section title={t('tip.title')} hint={t('tip.hint')}>
      <Chips
        label={t('tip.title')}
        value={isOwn ? OWN : preset ? String(preset.amount) : NONE}
        onChange={choose}
        choices={[
          { value: NONE, label: t('tip.none') },
          ...presets.map((each) => ({
            value: String(each.amount),
            label: format.money(each, { whole: true }),
          })),
          { value: OWN, label: t('tip.own') },
        ]}
      />
      {isOwn && (
        <Field label={t('tip.own')} labelHidden>
          <Input
            autoFocus
            inputMode="decimal"
            value={typed}
            start={<CurrencySign />}
            onChange={(event) => write(event.currentTarget.value)}
          />
        </Field>
      )}
    </Section>
  )
}
