import { getRouteApi, Link } from '@tanstack/react-router'
import { Users } from 'lucide-react'
import { useState } from 'react'
import { type ChefPage, readChef, readMenu } from '#contract/ridendine/browse'
import { useLikelyPlace } from '../../../../features/places/last-place.ts'
import { PlaceSheet } from '../../../../features/places/place-sheet.tsx'
import { useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Button,
  Card,
  ErrorState,
  IconButton,
  PriceLines,
  Screen,
  SkeletonRows,
  useIsDesk,
} from '../../../../ui/index.ts'
import { sumOf, useCart } from '../cart/cart.ts'
import { CartBar } from '../cart/cart-bar.tsx'
import { CartLines } from '../cart/cart-lines.tsx'
import { StartGroup } from '../group/start-group.tsx'
import { DayChips } from './days.tsx'
import { ChefHead, HeadSkeleton } from './head.tsx'
import { MenuPart } from './menu.tsx'
import { dayShown, momentOf } from './moments.ts'
import { OutOfReach } from './out-of-reach.tsx'

const route = getRouteApi('/ridendine/app/chefs/$chefId')

/** A kitchen: who cooks, what of it can be had on which day, and the cart that grows from it. */
export function ChefScreen() {
  const { t } = useTranslation('ridendine-customer')
  const { chefId } = route.useParams()
  const place = useLikelyPlace()
  const chef = useRead(
    readChef,
    { chefId, ...place?.point },
    { topics: [`ridendine.chef:${chefId}`] },
  )
  const back = { to: '/ridendine/app' } as const
  if (chef.isPending)
    return (
      <Screen title={t('chef.title')} back={back} width="wide" focus>
        <HeadSkeleton />
        <SkeletonRows rows={5} />
      </Screen>
    )
  if (chef.error && !chef.data)
    return (
      <Screen title={t('chef.title')} back={back}>
        <ErrorState failure={chef.error} onAgain={() => void chef.refetch()} />
      </Screen>
    )
  return <Kitchen chef={chef.data} />
}

function Kitchen({ chef }: { chef: ChefPage }) {
  const { t } = useTranslation('ridendine-customer')
  const { day: chosen, group } = route.useSearch()
  const navigate = route.useNavigate()
  const place = useLikelyPlace()
  const isDesk = useIsDesk()
  const cart = useCart()
  const [isMoving, setMoving] = useState(false)
  const day = dayShown(chef, chosen)
  const at = momentOf(chef, day)
  const menu = useRead(
    readMenu,
    { chefId: chef.chefId, ...(at && { at }) },
    { keep: true, topics: [`ridendine.chef:${chef.chefId}`] },
  )
  const isMine = cart?.chefId === chef.chefId
  return (
    <Screen
      title={chef.businessName}
      back={{ to: '/ridendine/app' }}
      width="wide"
      focus
      tools={
        <IconButton
          icon={Users}
          label={t('group.start')}
          onClick={() => void navigate({ search: (now) => ({ ...now, group: true }) })}
        />
      }
      footer={!isDesk && isMine && <CartBar />}
    >
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-6">
          <ChefHead chef={chef} />
          {chef.delivers === false && <OutOfReach chef={chef} onMove={() => setMoving(true)} />}
          <DayChips
            chef={chef}
            day={day}
            onChange={(next) =>
              void navigate({
                search: (now) => ({ ...now, day: next }),
                replace: true,
                resetScroll: false,
              })
            }
          />
          {menu.isPending && <SkeletonRows rows={6} />}
          {menu.error && !menu.data && (
            <ErrorState failure={menu.error} onAgain={() => void menu.refetch()} />
          )}
          {menu.data && (
            <MenuPart
              chef={chef}
              menus={menu.data.menus}
              at={at}
              isOpen={chef.delivers !== false}
            />
          )}
        </div>
        <aside className="max-lg:hidden">
          <div className="sticky top-20">
            <DeskCart isMine={isMine} />
          </div>
        </aside>
      </div>
      <PlaceSheet
        title={t('home.where')}
        open={isMoving}
        onOpenChange={setMoving}
        place={place}
        onChoose={() => undefined}
      />
      <StartGroup
        chef={chef}
        open={Boolean(group)}
        onOpenChange={(open) =>
          !open && void navigate({ search: (now) => ({ ...now, group: undefined }), replace: true })
        }
      />
    </Screen>
  )
}

/** The cart beside the menu. */
function DeskCart({ isMine }: { isMine: boolean }) {
  const { t } = useTranslation('ridendine-customer')
  const cart = useCart()
  const sum = sumOf(cart)
  if (!cart || !sum)
    return (
      <Card look="flat">
        <h2 className="text-heading">{t('cart.title')}</h2>
        <p className="mt-1 text-muted">{t('cart.empty-about')}</p>
      </Card>
    )
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="text-heading">
        {isMine ? t('cart.title') : t('cart.of', { name: cart.businessName })}
      </h2>
      <div className="max-h-[50dvh] overflow-y-auto scrollbar-thin">
        <CartLines lines={cart.lines} />
      </div>
      <PriceLines lines={[]} total={{ label: t('price.subtotal'), money: sum }} />
      <Button
        tone="primary"
        size="lg"
        nativeButton={false}
        render={<Link to="/ridendine/app/checkout" />}
      >
        {t('cart.checkout')}
      </Button>
    </Card>
  )
}
