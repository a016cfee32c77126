import { CookingPot } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ChefPage, Dish, Menu } from '#contract/ridendine/browse'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Confirm, EmptyState, Tabs } from '../../../../ui/index.ts'
import { addToCart, isOfAnother, setCartTime, useCart } from '../cart/cart.ts'
import { DishRow } from './dish-row.tsx'
import { DishSheet } from './dish-sheet.tsx'

interface MenuPartProps {
  readonly chef: Pick<ChefPage, 'chefId' | 'businessName'>
  readonly menus: readonly Menu[]
  /** When it is eaten; null: as soon as possible. */
  readonly at: string | null
  /** False: to be read, not to be ordered from. */
  readonly isOpen: boolean
}

interface Wish {
  readonly dish: Dish
  readonly quantity: number
  readonly instructions: string
}

/** The menus one below the other, with tabs that stay in sight and follow the page. */
export function MenuPart({ chef, menus, at, isOpen }: MenuPartProps) {
  const { t } = useTranslation('ridendine-customer')
  const [shown, setShown] = useState<Dish | null>(null)
  const [waiting, setWaiting] = useState<Wish | null>(null)
  const cart = useCart()
  const isMine = cart?.chefId === chef.chefId
  useEffect(() => {
    if (isMine) setCartTime(at)
  }, [isMine, at])

  const put = ({ dish, quantity, instructions }: Wish) =>
    addToCart(chef, at, {
      menuItemId: dish.id,
      name: dish.name,
      unit: dish.price,
      quantity,
      instructions,
      thumbUrl: dish.thumbUrl,
    })
  const wish = (next: Wish) => (isOfAnother(chef) ? setWaiting(next) : put(next))
  const filled = menus.filter((menu) => menu.dishes.length > 0)
  if (filled.length === 0)
    return (
      <EmptyState icon={CookingPot} title={t('chef.no-menu')}>
        {t('chef.no-menu-about')}
      </EmptyState>
    )
  return (
    <>
      <MenuTabs menus={filled} />
      {filled.map((menu) => (
        <section
          key={menu.id}
          id={`menu-${menu.id}`}
          aria-labelledby={`menu-${menu.id}-name`}
          className="flex scroll-mt-32 flex-col gap-2"
        >
          <header>
            <h2 id={`menu-${menu.id}-name`} className="text-title">
              {menu.name}
            </h2>
            {menu.description && <p className="text-muted">{menu.description}</p>}
          </header>
          <ul className="divide-y">
            {menu.dishes.map((dish) => (
              <li key={dish.id}>
                <DishRow
                  dish={dish}
                  isOpen={isOpen}
                  onOpen={() => setShown(dish)}
                  onAdd={() => wish({ dish, quantity: 1, instructions: '' })}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {shown && (
        <DishSheet
          dish={shown}
          isOpen={isOpen}
          onClose={() => setShown(null)}
          onAdd={(quantity, instructions) => {
            wish({ dish: shown, quantity, instructions })
            setShown(null)
          }}
        />
      )}
      <Confirm
        open={waiting !== null}
        onOpenChange={(open) => !open && setWaiting(null)}
        title={t('cart.new-title')}
        act={t('cart.new-act')}
        keep={t('cart.new-keep')}
        onConfirm={() => {
          if (waiting) put(waiting)
          setWaiting(null)
        }}
      >
        {t('cart.new-about', { old: cart?.businessName ?? '', name: chef.businessName })}
      </Confirm>
    </>
  )
}

/** Stays under the bar; shows which menu is being read, and leads to another. */
function MenuTabs({ menus }: { menus: readonly Menu[] }) {
  const { t } = useTranslation('ridendine-customer')
  const [now, setNow] = useState(menus[0]?.id ?? '')
  const isJumping = useRef(false)
  useEffect(() => {
    const seen = new IntersectionObserver(
      (entries) => {
        const top = entries.find((entry) => entry.isIntersecting)
        if (top && !isJumping.current) setNow(top.target.id.replace('menu-', ''))
      },
      { rootMargin: '-25% 0px -65% 0px' },
    )
    for (const { id } of menus) {
      const part = document.getElementById(`menu-${id}`)
      if (part) seen.observe(part)
    }
    return () => seen.disconnect()
  }, [menus])
  const jump = (id: string) => {
    isJumping.current = true
    setNow(id)
    document.getElementById(`menu-${id}`)?.scrollIntoView({ behavior: 'smooth' })
    setTimeout(() => {
      isJumping.current = false
    }, 700)
  }
  if (menus.length < 2) return null
  return (
    <div className="sticky top-14 z-10 -mx-5 bg-ground/92 px-5 backdrop-blur-xl lg:top-16 lg:mx-0 lg:px-0">
      <Tabs
        label={t('chef.menus')}
        value={menus.some(({ id }) => id === now) ? now : (menus[0]?.id ?? '')}
        onChange={jump}
        tabs={menus.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </div>
  )
}
