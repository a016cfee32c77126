import { ArrowRight } from 'lucide-react'
import type { GroupOrder } from '#contract/ridendine/group-orders'
import type { Quote } from '#contract/ridendine/orders'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount } from '../../../../ui/index.ts'
import type { Cart } from '../cart/cart.ts'
import { CartLines } from '../cart/cart-lines.tsx'

/** The dishes; where the kitchen's price is another than the one that was shown, it is said. */
export function CheckoutLines({ cart, quote }: { cart: Cart; quote: Quote | undefined }) {
  const { t } = useTranslation('ridendine-customer')
  const changed = cart.lines.flatMap((line) => {
    const now = quote?.items.find((item) => item.menuItemId === line.menuItemId)
    return now && now.unitPrice.amount !== line.unit.amount ? [{ line, now: now.unitPrice }] : []
  })
  return (
    <>
      {changed.length > 0 && (
        <ul
          aria-label={t('checkout.changed')}
          className="my-3 flex flex-col gap-1 rounded-lg bg-warn-soft px-4 py-3 text-warn-text"
        >
          <li className="font-medium">{t('checkout.changed')}</li>
          {changed.map(({ line, now }) => (
            <li key={line.menuItemId + line.instructions} className="flex items-center gap-2">
              <span className="flex-1">{line.name}</span>
              <Amount money={line.unit} className="line-through" />
              <ArrowRight size={14} aria-hidden className="mirror" />
              <Amount money={now} className="font-semibold" />
            </li>
          ))}
        </ul>
      )}
      <CartLines lines={cart.lines} />
    </>
  )
}

/** What everybody of a group has chosen. */
export function GroupLines({ group }: { group: GroupOrder }) {
  return (
    <ul className="divide-y">
      {group.items.map((item) => (
        <li key={item.id} className="flex min-h-12 items-center gap-3 py-2">
          <span className="text-muted tabular">{item.quantity} ×</span>
          <span className="min-w-0 flex-1">
            {item.name} <span className="text-muted">· {item.forName}</span>
          </span>
          <Amount money={item.lineTotal} />
        </li>
      ))}
    </ul>
  )
}
