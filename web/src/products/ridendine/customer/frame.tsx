import { Bell, ReceiptText, ShoppingBag, UserRound, UtensilsCrossed } from 'lucide-react'
import { useUnread } from '../../../features/notifications/use-unread.ts'
import { CityZone } from '../../../features/organisations/city-zone.tsx'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { PhoneShell } from '../../../ui/index.ts'
import { countOf, useCart } from './cart/cart.ts'

/** Tabs of the customer's app; clocks show the city's time. */
export function CustomerFrame() {
  const { t } = useTranslation('ridendine-customer')
  const unread = useUnread('ridendine')
  const cart = useCart()
  return (
    <CityZone product="ridendine">
      <PhoneShell
        product="ridendine"
        home="/ridendine/app"
        tabs={[
          { to: '/ridendine/app', label: t('tabs.home'), icon: UtensilsCrossed, exact: true },
          {
            to: '/ridendine/app/checkout',
            label: t('tabs.cart'),
            icon: ShoppingBag,
            count: countOf(cart),
          },
          { to: '/ridendine/app/orders', label: t('tabs.orders'), icon: ReceiptText },
          { to: '/ridendine/app/inbox', label: t('tabs.inbox'), icon: Bell, count: unread },
          { to: '/ridendine/app/me', label: t('tabs.me'), icon: UserRound },
        ]}
      />
    </CityZone>
  )
}
