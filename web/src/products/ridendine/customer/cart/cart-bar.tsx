import { Link } from '@tanstack/react-router'
import { ShoppingBag } from 'lucide-react'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, buttonLook, cx } from '../../../../ui/index.ts'
import { countOf, sumOf, useCart } from './cart.ts'

/** The way to the checkout, with what is in the cart. */
export function CartBar({ className }: { className?: string }) {
  const { t } = useTranslation('ridendine-customer')
  const cart = useCart()
  const sum = sumOf(cart)
  if (!cart || !sum) return null
  return (
    <Link
      to="/ridendine/app/checkout"
      className={cx(buttonLook({ tone: 'primary', size: 'xl' }), 'justify-between', className)}
    >
      <span className="inline-flex items-center gap-2.5">
        <ShoppingBag size={20} aria-hidden />
        {t('cart.open', { count: countOf(cart) })}
      </span>
      <Amount money={sum} />
    </Link>
  )
}
