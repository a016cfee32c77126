import { useState } from 'react'
import type { KeptFile } from '#contract/files'
import { type Order, ProblemKind } from '#contract/ridendine/order'
import { reportProblem } from '#contract/ridendine/order-moves'
import { readRefundOptions } from '#contract/ridendine/order-papers'
import { PhotoField } from '../../../../features/files/photo-field.tsx'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Field, RadioCards, Section, Sheet, Textarea, toast } from '../../../../ui/index.ts'
import { Quantity } from '../../../../ui/quantity.tsx'

const MOST_PHOTOS = 4
/** Kinds that are about single dishes. */
const OF_DISHES: readonly ProblemKind[] = [
  'missing_item',
  'wrong_item',
  'poor_quality',
  'allergen',
  'damaged',
]

/** Something is wrong: what, with which dishes, shown by a photo; small sums come back at once. */
export function ProblemSheet({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const [kind, setKind] = useState<ProblemKind | null>(null)
  const [counts, setCounts] = useState<Counts>({})
  const [text, setText] = useState('')
  const [photos, setPhotos] = useState<readonly KeptFile[]>([])
  const options = useRead(readRefundOptions, { orderId: order.id })
  const report = useAct(reportProblem, {
    onDone: (now) => {
      const back = now.payment.refunded.amount - order.payment.refunded.amount
      toast.done(
        back > 0
          ? t('problem.refunded', {
              amount: format.money({ ...now.payment.refunded, amount: back }),
            })
          : t('problem.done'),
      )
      onClose()
    },
  })
  const isOfDishes = kind !== null && OF_DISHES.includes(kind)
  const items = Object.entries(counts).flatMap(([orderItemId, quantity]) =>
    quantity > 0 ? [{ orderItemId, quantity }] : [],
  )
  const instant = options.data?.instant
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      size="lg"
      title={t('problem.title')}
      description={
        instant?.isOpen
          ? t('problem.instant', { most: format.money(instant.most) })
          : t('problem.about')
      }
      footer={
        <Button
          tone="primary"
          size="lg"
          disabled={!kind || (isOfDishes && items.length === 0)}
          busy={report.isPending}
          onClick={() =>
            kind &&
            report.mutate({
              orderId: order.id,
              version: order.version,
              kind,
              text: text.trim(),
              items: isOfDishes ? items : [],
              photoIds: photos.map(({ id }) => id),
            })
          }
        >
          {t('problem.send')}
        </Button>
      }
    >
      <div className="flex flex-col gap-6">
        <RadioCards
          label={t('problem.title')}
          value={kind}
          onChange={setKind}
          columns={2}
          tight
          choices={ProblemKind.options.map((value) => ({
            value,
            label: t(`problem.${value}`),
            end: <span />,
          }))}
        />
        {isOfDishes && <DishPicker items={order.items} counts={counts} onChange={setCounts} />}
        <PhotoField
          label={t('problem.photos')}
          hint={t('problem.photos-hint')}
          value={photos}
          onChange={setPhotos}
          most={MOST_PHOTOS}
        />
        <Field label={t('problem.words')}>
          <Textarea
            rows={3}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Field>
      </div>
    </Sheet>
  )
}

type Counts = Readonly<Record<string, number>>

interface DishPickerProps {
  readonly items: Order['items']
  readonly counts: Counts
  readonly onChange: (counts: Counts) => void
}

/** Which dishes it is about, and how many of each. */
function DishPicker({ items, counts, onChange }: DishPickerProps) {
  const { t } = useTranslation('ridendine-customer')
  return (
    <Section title={t('problem.which')} level={3}>
      <ul className="divide-y">
        {items.map((item) => (
          <li key={item.id} className="flex min-h-14 items-center gap-3 py-2">
            <span className="min-w-0 flex-1">
              {item.name}
              <span className="block text-small text-muted">
                {t('problem.of', { count: item.quantity })}
              </span>
            </span>
            {(counts[item.id] ?? 0) > 0 ? (
              <Quantity
                value={counts[item.id] ?? 0}
                onChange={(count) => onChange({ ...counts, [item.id]: count })}
                label={t('cart.how-many', { name: item.name })}
                less={t('cart.less')}
                more={t('cart.more')}
                most={item.quantity}
                removes
              />
            ) : (
              <Button onClick={() => onChange({ ...counts, [item.id]: item.quantity })}>
                {t('problem.this')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
