import { CreditCard, Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { listMyMethods, type MethodOnWire } from '#contract/payments'
import { useRead } from '../../../lib/api/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { Button, ErrorState, RadioCards, Skeleton } from '../../../ui/index.ts'
import { AddCardSheet } from './card-form.tsx'

/** Which card pays: a saved one, or a new one. The default is chosen to begin with. */
export function MethodPicker({
  value,
  onChange,
}: {
  value: string | null
  onChange: (methodId: string) => void
}) {
  const { t } = useTranslation('everyday')
  const [isAdding, setAdding] = useState(false)
  const read = useRead(listMyMethods, {})
  const methods = read.data?.methods ?? []
  const first = methods.find((method) => method.isDefault) ?? methods[0]

  useEffect(() => {
    if (value === null && first) onChange(first.id)
  }, [value, first, onChange])

  if (read.isPending) return <Skeleton className="h-14 rounded-lg" />
  if (read.error) return <ErrorState failure={read.error} onAgain={() => void read.refetch()} />
  return (
    <div className="flex flex-col gap-2">
      {methods.length > 0 && (
        <RadioCards
          label={t('card.pay-with')}
          value={value}
          onChange={onChange}
          choices={methods.map((method) => ({
            value: method.id,
            label: <MethodName method={method} />,
            hint: t('card.expires', {
              month: String(method.expMonth).padStart(2, '0'),
              year: method.expYear % 100,
            }),
            icon: CreditCard,
          }))}
        />
      )}
      <Button
        tone={methods.length ? 'quiet' : 'secondary'}
        size="lg"
        icon={Plus}
        onClick={() => setAdding(true)}
      >
        {t('card.add')}
      </Button>
      <AddCardSheet open={isAdding} onOpenChange={setAdding} onAdded={({ id }) => onChange(id)} />
    </div>
  )
}

/** `Visa ·· 4242`. */
export function MethodName({ method }: { method: MethodOnWire }) {
  return (
    <span>
      <span className="capitalize">{method.brand}</span>{' '}
      <bdi className="tabular">·· {method.last4}</bdi>
    </span>
  )
}
