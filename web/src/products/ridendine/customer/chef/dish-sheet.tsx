import { Clock3, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Dish } from '#contract/ridendine/browse'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Badge, Button, Field, Sheet, Textarea } from '../../../../ui/index.ts'
import { Quantity } from '../../../../ui/quantity.tsx'
import { DIET_ICONS } from '../../shared/diets.ts'
import { Picture } from '../../shared/picture.tsx'
import { Left } from './dish-row.tsx'

interface DishSheetProps {
  readonly dish: Dish
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onAdd: (quantity: number, instructions: string) => void
}

/** A dish, close: what is in it, whom it suits, and what the kitchen should know. */
export function DishSheet({ dish, isOpen, onClose, onAdd }: DishSheetProps) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const [quantity, setQuantity] = useState(1)
  const [instructions, setInstructions] = useState('')
  const canHave = isOpen && dish.available.state === 'available'
  const total = { ...dish.price, amount: dish.price.amount * quantity }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={dish.name}
      size="lg"
      footer={
        canHave && (
          <div className="flex items-center gap-3">
            <Quantity
              value={quantity}
              onChange={setQuantity}
              label={t('cart.how-many', { name: dish.name })}
              less={t('cart.less')}
              more={t('cart.more')}
              most={Math.min(50, dish.available.left ?? 50)}
              size="lg"
            />
            <Button
              tone="primary"
              size="xl"
              className="flex-1"
              onClick={() => onAdd(quantity, instructions.trim())}
            >
              {t('dish.add-for', { total: format.money(total) })}
            </Button>
          </div>
        )
      }
    >
      <div className="flex flex-col gap-5">
        <Picture
          src={dish.photoUrl}
          name={dish.name}
          className="aspect-[16/10] w-full rounded-lg"
          isFirst
        />
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <span className="text-heading">{format.money(dish.price)}</span>
          <span className="inline-flex items-center gap-1.5 text-small text-muted">
            <Clock3 size={15} aria-hidden />
            {t('dish.prep', { count: dish.prepMinutes })}
          </span>
          <Left dish={dish} />
        </div>
        {dish.description && <p>{dish.description}</p>}
        <Facts dish={dish} />
        {canHave && (
          <Field label={t('dish.instructions')} hint={t('dish.instructions-hint')}>
            <Textarea
              rows={2}
              maxLength={300}
              value={instructions}
              onChange={(event) => setInstructions(event.currentTarget.value)}
            />
          </Field>
        )}
      </div>
    </Sheet>
  )
}

function Facts({ dish }: { dish: Dish }) {
  const { t } = useTranslation('ridendine-customer')
  const { t: say } = useTranslation('ridendine')
  return (
    <>
      {dish.diets.length > 0 && (
        <ul className="flex flex-wrap gap-2" aria-label={t('filter.diet')}>
          {dish.diets.map((diet) => (
            <li key={diet}>
              <Badge tone="good" icon={DIET_ICONS[diet]}>
                {say(`diet.${diet}`)}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      <p className="flex gap-2.5 rounded-lg bg-warn-soft px-4 py-3 text-warn-text">
        <TriangleAlert size={19} aria-hidden className="mt-0.5 shrink-0" />
        <span>
          {dish.allergens.length > 0
            ? t('dish.contains', {
                what: dish.allergens.map((each) => say(`allergen.${each}`)).join(', '),
              })
            : t('dish.no-allergens')}
          <span className="block text-small">{t('dish.home-kitchen')}</span>
        </span>
      </p>
    </>
  )
}
