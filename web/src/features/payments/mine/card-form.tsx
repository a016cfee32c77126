import { CreditCard, Lock } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import { ApiFailure } from '#contract'
import { listMyMethods, type MethodOnWire } from '#contract/payments'
import { refreshDoors } from '../../../lib/api/index.ts'
import { useRefusalWords, useTranslation } from '../../../lib/i18n/index.ts'
import { type ProductId, useProduct } from '../../../lib/products.tsx'
import { TextField, useZodForm } from '../../../ui/form.tsx'
import { Button, Sheet } from '../../../ui/index.ts'
import { CardRefused, saveCard } from './save-card.ts'
import { TestCards } from './test-cards.tsx'

interface AddCardProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onAdded: (method: MethodOnWire) => void
}

/** A new card. The numbers go to the payment provider on our own address, not to the API. */
export function AddCardSheet({ open, onOpenChange, onAdded }: AddCardProps) {
  const { t } = useTranslation('everyday')
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t('card.add')}
      description={t('card.about')}
    >
      <CardForm
        onAdded={(method) => {
          onAdded(method)
          onOpenChange(false)
        }}
      />
    </Sheet>
  )
}

function useCardSchema() {
  const { t } = useTranslation('everyday')
  return z.object({
    number: z
      .string()
      .transform((typed) => typed.replaceAll(/\D/g, ''))
      .refine(
        (digits) => digits.length >= 13 && digits.length <= 19 && luhn(digits),
        t('card.bad-number'),
      ),
    expiry: z.string().regex(/^(0[1-9]|1[0-2])\s*\/\s*\d{2}$/, t('card.bad-expiry')),
    cvc: z.string().regex(/^\d{3,4}$/, t('card.bad-cvc')),
  })
}

function CardForm({ onAdded }: { onAdded: (method: MethodOnWire) => void }) {
  const { t } = useTranslation('everyday')
  const wordsFor = useRefusalWords()
  const product = useProduct()
  const [problem, setProblem] = useState('')
  const form = useZodForm(useCardSchema(), { defaults: { number: '', expiry: '', cvc: '' } })
  const send = form.handleSubmit(async ({ number, expiry, cvc }) => {
    setProblem('')
    const [month = 0, year = 0] = expiry.split('/').map(Number)
    try {
      const saved = await saveCard(
        product,
        { number, month, year: 2000 + year, cvc },
        returnAddress(product),
      )
      if ('bankUrl' in saved) return location.assign(saved.bankUrl)
      await refreshDoors(product, [listMyMethods])
      onAdded(saved.method)
    } catch (error) {
      if (error instanceof ApiFailure) setProblem(wordsFor(error))
      else
        setProblem(error instanceof CardRefused && error.message ? error.message : t('card.failed'))
    }
  })
  const fill = (number: string) => {
    form.setValue('number', number.replaceAll(/(\d{4})(?=\d)/g, '$1 '))
    form.setValue('expiry', '12/34')
    form.setValue('cvc', '123')
  }
  return (
    <form noValidate onSubmit={(event) => void send(event)} className="flex flex-col gap-4">
      <TestCards onPick={fill} />
      <TextField
        control={form.control}
        name="number"
        label={t('card.number')}
        inputMode="numeric"
        autoComplete="cc-number"
        placeholder="4242 4242 4242 4242"
        start={<CreditCard size={17} />}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          control={form.control}
          name="expiry"
          label={t('card.expiry')}
          inputMode="numeric"
          autoComplete="cc-exp"
          placeholder={t('card.expiry-shape')}
        />
        <TextField
          control={form.control}
          name="cvc"
          label={t('card.cvc')}
          inputMode="numeric"
          autoComplete="cc-csc"
          placeholder="123"
        />
      </div>
      {problem && (
        <p role="alert" className="rounded-md bg-bad-soft px-3.5 py-2.5 text-bad-text">
          {problem}
        </p>
      )}
      <Button type="submit" tone="primary" size="lg" busy={form.formState.isSubmitting}>
        {t('card.save')}
      </Button>
      <p className="flex items-center gap-2 text-small text-muted">
        <Lock size={14} aria-hidden />
        {t('card.safe')}
      </p>
    </form>
  )
}

/** The bank's page leads to the page of cards, and that one back to here. */
function returnAddress(product: ProductId): string {
  return `${location.origin}/${product}/app/me/cards?back=${encodeURIComponent(location.pathname + location.search)}`
}

/** The check digit of card numbers. */
function luhn(digits: string): boolean {
  const sum = [...digits].toReversed().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
