import { useState } from 'react'
import { exponentOf, type Money } from '#contract'
import { CurrencySign } from '../../../../features/organisations/currency-sign.tsx'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Chips, Field, Input } from '../../../../ui/index.ts'

interface TipPickerProps {
  readonly presets: readonly Money[]
  readonly currency: string | undefined
  readonly value: Money | null
  readonly onChange: (tip: Money | null) => void
  /** Nobody says yet what it is for. */
  readonly titled?: boolean
}

const NONE = 'none'
const OWN = 'own'

/** For the driver, all of it: none, one of the presets, or an own sum. */
export function TipPicker({ presets, currency = 'USD', value, onChange, titled }: TipPickerProps) {
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
    <div className="flex flex-col gap-3">
      {titled && (
        <header>
          <h2 className="text-heading">{t('tip.title')}</h2>
          <p className="text-small text-muted">{t('tip.hint')}</p>
        </header>
      )}
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
    </div>
  )
}
