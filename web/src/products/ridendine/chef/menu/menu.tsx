import { getRouteApi } from '@tanstack/react-router'
import { ChefHat, Plus, UtensilsCrossed } from 'lucide-react'
import { useState } from 'react'
import {
  bringBack,
  listOwnMenus,
  markSoldOut,
  type OwnDish,
  type OwnMenu,
} from '#contract/ridendine/menus'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import {
  Amount,
  Badge,
  Button,
  Card,
  cx,
  EmptyState,
  ErrorState,
  Screen,
  Section,
  SkeletonRows,
} from '../../../../ui/index.ts'
import { Picture } from '../../shared/picture.tsx'
import { DishSheet } from './dish-sheet.tsx'
import { MenuSheet } from './menu-sheet.tsx'

const route = getRouteApi('/ridendine/kitchen/menu')

/** My menus: what is to be had today, what is left, and the way to change a dish. */
export function MenuPage() {
  const { t } = useTranslation('ridendine-kitchen')
  const person = usePerson()
  const { dish: open } = route.useSearch()
  const navigate = route.useNavigate()
  const [editing, setEditing] = useState<OwnMenu | 'new' | null>(null)
  const read = useRead(listOwnMenus, {}, { topics: [`person:${person.id}`] })
  const menus = read.data?.menus ?? []
  const show = (dish: string | undefined) => void navigate({ search: { dish } })
  const chosen = menus.flatMap((menu) => menu.dishes).find((dish) => dish.id === open)
  return (
    <Screen
      title={t('menu.title')}
      width="wide"
      tools={
        <span className="flex gap-2">
          <Button onClick={() => setEditing('new')}>{t('menu.new-menu')}</Button>
          <Button
            tone="primary"
            icon={Plus}
            disabled={menus.length === 0}
            onClick={() => show('new')}
          >
            {t('menu.new')}
          </Button>
        </span>
      }
    >
      {read.isPending && <SkeletonRows rows={6} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.isSuccess && menus.length === 0 && (
        <EmptyState
          icon={ChefHat}
          title={t('menu.none')}
          action={
            <Button tone="primary" onClick={() => setEditing('new')}>
              {t('menu.new-menu')}
            </Button>
          }
        >
          {t('menu.none-about')}
        </EmptyState>
      )}
      {menus.map((menu) => (
        <Section
          key={menu.id}
          title={menu.name}
          hint={menu.isActive ? menu.description : t('menu.off')}
          end={
            <Button size="sm" tone="quiet" onClick={() => setEditing(menu)}>
              {t('menu.edit')}
            </Button>
          }
        >
          <ul
            className={cx(
              'grid gap-3 md:grid-cols-2 xl:grid-cols-3',
              !menu.isActive && 'opacity-60',
            )}
          >
            {menu.dishes.map((dish) => (
              <li key={dish.id}>
                <DishCard dish={dish} onOpen={() => show(dish.id)} />
              </li>
            ))}
          </ul>
          {menu.dishes.length === 0 && (
            <p className="rounded-xl border border-dashed p-5 text-center text-small text-muted">
              {t('menu.empty')}
            </p>
          )}
        </Section>
      ))}
      {(open === 'new' || chosen) && menus.length > 0 && (
        <DishSheet key={open} dish={chosen ?? null} menus={menus} onClose={() => show(undefined)} />
      )}
      {editing && (
        <MenuSheet menu={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
    </Screen>
  )
}

function DishCard({ dish, onOpen }: { dish: OwnDish; onOpen: () => void }) {
  const { t } = useTranslation('ridendine-kitchen')
  return (
    <Card bare look="flat" className="flex h-full flex-col">
      <button
        type="button"
        onClick={onOpen}
        className="flex flex-1 gap-3.5 p-3 text-start -outline-offset-2 hover:bg-hover"
      >
        <Picture src={dish.thumbUrl} name={dish.name} className="size-22 shrink-0 rounded-lg" />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className="flex items-baseline justify-between gap-3">
            <span className="truncate font-semibold">{dish.name}</span>
            <Amount money={dish.price} className="shrink-0" />
          </span>
          <span className="line-clamp-2 text-small text-muted">{dish.description}</span>
          <span className="mt-auto flex flex-wrap items-center gap-2 pt-1.5 text-small text-muted">
            {t('menu.minutes', { count: dish.prepMinutes })}
            {!dish.isListed && <Badge>{t('menu.hidden')}</Badge>}
            {dish.available.state === 'not_that_day' && <Badge>{t('menu.not-today')}</Badge>}
          </span>
        </span>
      </button>
      <Stock dish={dish} />
    </Card>
  )
}

/** What is left today, and one tap to say that it is gone. */
function Stock({ dish }: { dish: OwnDish }) {
  const { t } = useTranslation('ridendine-kitchen')
  const back = useAct(bringBack, { refresh: [listOwnMenus] })
  const out = useAct(markSoldOut, {
    refresh: [listOwnMenus],
    says: t('menu.out-done', { name: dish.name }),
    undo: () => back.mutate({ itemId: dish.id }),
  })
  const { left } = dish.available
  const isOut = dish.available.state === 'sold_out'
  return (
    <div
      className={cx(
        'flex min-h-13 items-center gap-3 border-t px-3.5 py-1.5',
        isOut && 'bg-warn-soft',
      )}
    >
      <p className={cx('flex-1 text-small', isOut ? 'font-medium text-warn-text' : 'text-muted')}>
        {isOut
          ? t('menu.out')
          : left === null
            ? t('menu.not-counted')
            : t('menu.left', { count: left, of: dish.portionsPerDay ?? left })}
      </p>
      {dish.soldOutUntil ? (
        <Button size="sm" busy={back.isPending} onClick={() => back.mutate({ itemId: dish.id })}>
          {t('menu.back')}
        </Button>
      ) : (
        <Button
          size="sm"
          tone="quiet"
          icon={UtensilsCrossed}
          busy={out.isPending}
          onClick={() => out.mutate({ itemId: dish.id })}
        >
          {t('menu.sold-out')}
        </Button>
      )}
    </div>
  )
}
