import { getRouteApi, Link } from '@tanstack/react-router'
import { Link2Off, Share2, Users } from 'lucide-react'
import { useState } from 'react'
import { type Dish, readMenu } from '#contract/ridendine/browse'
import {
  addToGroupOrder,
  closeGroupOrder,
  type GroupOrder,
  readGroupOrder,
} from '#contract/ridendine/group-orders'
import { CityZone } from '../../../../features/organisations/city-zone.tsx'
import { ApiFailure, useAct, useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { ProductScope } from '../../../../lib/products.tsx'
import { shareLink } from '../../../../lib/share.ts'
import { Hero } from '../../../../ui/hero.tsx'
import {
  Amount,
  Button,
  buttonLook,
  EmptyState,
  ErrorState,
  Field,
  Input,
  Section,
  SkeletonRows,
  toast,
  Wordmark,
} from '../../../../ui/index.ts'
import { useSoon } from '../../shared/soon.ts'
import { DishRow } from '../chef/dish-row.tsx'
import { DishSheet } from '../chef/dish-sheet.tsx'
import { GroupDishes } from './group-dishes.tsx'
import { keepName, keepSecret, useGroups } from './hosted.ts'
import { groupLink } from './start-group.tsx'

const route = getRouteApi('/ridendine/group/$token')
/** A visitor has no room to listen in. */
const LOOK_EVERY_MS = 5_000

/** A group order, for whoever has its link: a name, dishes, and who has chosen what. */
export function GroupPage() {
  return (
    <ProductScope product="ridendine">
      <CityZone product="ridendine">
        <div className="mx-auto flex min-h-dvh w-full max-w-3xl flex-col gap-6 px-5 pt-6 pb-24">
          <header>
            <Link to="/" className="inline-block rounded-md">
              <Wordmark brand="ridendine" />
            </Link>
          </header>
          <main id="main" className="flex flex-col gap-8">
            <Group />
          </main>
        </div>
      </CityZone>
    </ProductScope>
  )
}

function Group() {
  const { t } = useTranslation('ridendine-customer')
  const { token } = route.useParams()
  const group = useRead(readGroupOrder, { token }, { every: LOOK_EVERY_MS })
  if (group.isPending) return <SkeletonRows rows={6} />
  if (group.error && !group.data)
    return group.error instanceof ApiFailure &&
      ['ridendine.no_such_group_order', 'http.bad_request'].includes(group.error.error.reason) ? (
      <EmptyState icon={Link2Off} title={t('group.none')} isPage>
        {t('group.none-about')}
      </EmptyState>
    ) : (
      <ErrorState failure={group.error} onAgain={() => void group.refetch()} />
    )
  return <OpenGroup group={group.data} token={token} />
}

function OpenGroup({ group, token }: { group: GroupOrder; token: string }) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const soon = useSoon()
  const isHost = useGroups().hosted.includes(token)
  const share = () =>
    void shareLink(groupLink(token), t('group.title', { name: group.businessName })).then(
      (how) => how === 'copied' && toast.done(t('group.copied')),
    )
  return (
    <>
      <h1 className="sr-only">{t('group.start')}</h1>
      <Hero
        says={t('group.title', { name: group.businessName })}
        more={[
          t('group.host', { name: group.hostName }),
          group.state === 'open' ? t('group.until', { time: soon(group.closesAt) }) : '',
          group.limitEach ? t('group.each', { amount: format.money(group.limitEach) }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
        end={<Users size={26} aria-hidden className="text-accent-text" />}
      >
        {group.note && <p className="rounded-lg bg-sunken p-3.5">{group.note}</p>}
        <div className="flex flex-wrap gap-2">
          {group.state === 'open' && (
            <Button icon={Share2} onClick={share}>
              {t('group.share')}
            </Button>
          )}
          {isHost && <HostActs group={group} token={token} />}
        </div>
      </Hero>
      <Section
        title={t('group.chosen')}
        end={<Amount money={group.subtotal} className="text-heading" />}
      >
        <GroupDishes group={group} token={token} isHost={isHost} />
      </Section>
      {group.state === 'open' ? (
        <Choosing group={group} token={token} />
      ) : (
        <p className="text-center text-muted">
          {group.state === 'placed' ? t('group.placed') : t('group.closed')}
        </p>
      )}
    </>
  )
}

/** The host ends the choosing and pays. */
function HostActs({ group, token }: { group: GroupOrder; token: string }) {
  const { t } = useTranslation('ridendine-customer')
  const close = useAct(closeGroupOrder, { says: t('group.closed') })
  if (group.state === 'placed' && group.orderId)
    return (
      <Link
        to="/ridendine/app/orders/$orderId"
        params={{ orderId: group.orderId }}
        className={buttonLook({ tone: 'primary' })}
      >
        {t('group.follow')}
      </Link>
    )
  return (
    <>
      {group.state === 'open' && (
        <Button busy={close.isPending} onClick={() => close.mutate({ token })}>
          {t('group.close')}
        </Button>
      )}
      {group.items.length > 0 && (
        <Link
          to="/ridendine/app/checkout"
          search={{ group: token }}
          className={buttonLook({ tone: 'primary' })}
        >
          {t('cart.checkout')}
        </Link>
      )}
    </>
  )
}

/** Who I am, and what I would like. */
function Choosing({ group, token }: { group: GroupOrder; token: string }) {
  const { t } = useTranslation('ridendine-customer')
  const { name } = useGroups()
  const [shown, setShown] = useState<Dish | null>(null)
  const menu = useRead(readMenu, { chefId: group.chefId })
  const add = useAct(addToGroupOrder, {
    says: t('group.added'),
    onDone: ({ itemId, secret }) => keepSecret(itemId, secret),
  })
  const put = (dish: Dish, quantity: number, instructions: string) => {
    setShown(null)
    if (!name.trim()) {
      document.getElementById('group-name')?.focus()
      return toast.note(t('group.name-first'))
    }
    add.mutate({ token, forName: name.trim(), menuItemId: dish.id, quantity, instructions })
  }
  return (
    <>
      <Field label={t('group.name')} hint={t('group.name-hint')}>
        <Input
          id="group-name"
          autoComplete="given-name"
          maxLength={60}
          value={name}
          onChange={(event) => keepName(event.currentTarget.value)}
        />
      </Field>
      {menu.isPending && <SkeletonRows rows={5} />}
      {menu.error && <ErrorState failure={menu.error} onAgain={() => void menu.refetch()} />}
      {menu.data?.menus.map((part) => (
        <Section key={part.id} title={part.name}>
          <ul className="divide-y">
            {part.dishes.map((dish) => (
              <li key={dish.id}>
                <DishRow
                  dish={dish}
                  isOpen
                  isPlain
                  onOpen={() => setShown(dish)}
                  onAdd={() => put(dish, 1, '')}
                />
              </li>
            ))}
          </ul>
        </Section>
      ))}
      {shown && (
        <DishSheet
          dish={shown}
          isOpen
          onClose={() => setShown(null)}
          onAdd={(quantity, instructions) => put(shown, quantity, instructions)}
        />
      )}
    </>
  )
}
