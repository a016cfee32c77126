import { Plus } from 'lucide-react'
import type { Dish } from '#contract/ridendine/browse'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, cx, Tip } from '../../../../ui/index.ts'
import { Quantity } from '../../../../ui/quantity.tsx'
import { DIET_ICONS } from '../../shared/diets.ts'
import { Picture } from '../../shared/picture.tsx'
import { useSoon } from '../../shared/soon.ts'
import { countOfDish, setQuantity, useCart } from '../cart/cart.ts'

/** From so few portions on it is said how many are left. */
const FEW = 5

interface DishRowProps {
  readonly dish: Dish
  readonly isOpen: boolean
  /** Without the count of the own cart: in a group order. */
  readonly isPlain?: boolean
  readonly onOpen: () => void
  readonly onAdd: () => void
}

/** A dish: a tap opens it, the plus takes one, and becomes how many there are. */
export function DishRow({ dish, isOpen, isPlain, onOpen, onAdd }: DishRowProps) {
  const { t } = useTranslation('ridendine-customer')
  const { t: say } = useTranslation('ridendine')
  const isGone = dish.available.state !== 'available'
  return (
    <article className={cx('relative flex gap-4 py-4', isGone && 'text-muted')}>
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        <h3 className="font-semibold">
          <button
            type="button"
            onClick={onOpen}
            className="text-start after:absolute after:inset-0"
          >
            {dish.name}
          </button>
        </h3>
        <p className="line-clamp-2 text-small text-muted">{dish.description}</p>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Amount money={dish.price} className={isGone ? 'line-through' : 'font-medium'} />
          <Left dish={dish} />
        </p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-small text-muted">
          {dish.diets.map((diet) => {
            const Icon = DIET_ICONS[diet]
            return (
              <span key={diet} className="relative z-1 inline-flex">
                <Tip words={say(`diet.${diet}`)}>
                  <span className="inline-flex text-good-text">
                    <Icon size={15} aria-hidden />
                    <span className="sr-only">{say(`diet.${diet}`)}</span>
                  </span>
                </Tip>
              </span>
            )
          })}
          {dish.allergens.length > 0 && (
            <span>
              {t('dish.contains', {
                what: dish.allergens.map((each) => say(`allergen.${each}`)).join(', '),
              })}
            </span>
          )}
        </p>
      </div>
      <div className="relative shrink-0 self-start">
        <Picture
          src={dish.thumbUrl ?? dish.photoUrl}
          name={dish.name}
          className={cx('size-26 rounded-lg sm:size-30', isGone && 'opacity-50 grayscale')}
        />
        {isOpen && !isGone && <AddHere dish={dish} isPlain={isPlain} onAdd={onAdd} />}
      </div>
    </article>
  )
}

/** "3 left", "Sold out", "Back tomorrow": what is known of the portions. */
export function Left({ dish }: { dish: Dish }) {
  const { t } = useTranslation('ridendine-customer')
  const soon = useSoon()
  const { state, left, backAt } = dish.available
  if (state === 'sold_out')
    return (
      <span className="text-small font-medium text-bad-text">
        {backAt ? t('dish.sold-out-until', { time: soon(backAt) }) : t('dish.sold-out')}
      </span>
    )
  if (state === 'not_that_day')
    return <span className="text-small font-medium">{t('dish.not-that-day')}</span>
  if (left !== null && left <= FEW)
    return (
      <span className="text-small font-medium text-warn-text">
        {t('dish.left', { count: left })}
      </span>
    )
  return null
}

function AddHere({ dish, isPlain, onAdd }: Pick<DishRowProps, 'dish' | 'isPlain' | 'onAdd'>) {
  const { t } = useTranslation('ridendine-customer')
  const cart = useCart()
  const count = countOfDish(cart, dish.id)
  const plain = cart?.lines.find((line) => line.menuItemId === dish.id)
  const most = Math.min(50, dish.available.left ?? 50)
  return (
    <span className="absolute end-1.5 bottom-1.5 z-1">
      {!isPlain && count > 0 && plain ? (
        <Quantity
          value={count}
          onChange={(next) => setQuantity(plain, plain.quantity + (next - count))}
          label={t('cart.how-many', { name: dish.name })}
          less={count > 1 ? t('cart.less') : t('cart.remove')}
          more={t('cart.more')}
          most={most}
          removes
        />
      ) : (
        <button
          type="button"
          aria-label={t('dish.add', { name: dish.name })}
          onClick={onAdd}
          className="flex size-11 items-center justify-center rounded-full bg-accent text-on-accent shadow-2 transition-[background-color,scale] hover:bg-accent-hover active:scale-95"
        >
          <Plus size={21} strokeWidth={2.4} aria-hidden />
        </button>
      )}
    </span>
  )
}
