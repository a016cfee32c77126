import { CookingPot } from 'lucide-react'
import { useState } from 'react'
import { ApiFailure, type OutputOf } from '#contract'
import type { BoardCard, readBoard } from '#contract/ridendine/chef-board'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, cx, ErrorState, Screen, Skeleton, Tabs, useMedia } from '../../../../ui/index.ts'
import { NoKitchen } from '../start/no-kitchen.tsx'
import { useBoard, useKitchen } from '../use-kitchen.ts'
import { SoundButton } from './alarm.tsx'
import { OrderCard } from './order-card.tsx'
import { StatusBar } from './status-bar.tsx'

type BoardAnswer = OutputOf<typeof readBoard>
const COLUMNS = ['fresh', 'cooking', 'ready', 'gone'] as const
type Column = (typeof COLUMNS)[number]

/** The orders of the kitchen: new, cooking, ready, picked up. */
export function Board() {
  const { t } = useTranslation('ridendine-kitchen')
  const kitchen = useKitchen()
  const read = useBoard({ enabled: kitchen.data !== undefined })
  if (isWithoutKitchen(kitchen.error)) return <NoKitchen />
  return (
    <Screen
      title={t('board.title')}
      width="wide"
      tools={
        <span className="lg:hidden">
          <SoundButton />
        </span>
      }
    >
      {kitchen.data && <StatusBar kitchen={kitchen.data} />}
      {read.data && <Today today={read.data.today} />}
      {read.isPending && <Skeleton className="h-96 rounded-xl" />}
      {read.error && !read.data && (
        <ErrorState failure={read.error} onAgain={() => void read.refetch()} />
      )}
      {read.data && <Columns board={read.data} />}
    </Screen>
  )
}

/** A chef who has not registered a kitchen yet. */
const isWithoutKitchen = (failure: unknown) =>
  failure instanceof ApiFailure && failure.error.reason === 'ridendine.not_a_chef'

function Today({ today }: { today: BoardAnswer['today'] }) {
  const { t } = useTranslation('ridendine-kitchen')
  return (
    <p className="-mt-2 flex flex-wrap gap-x-5 gap-y-1 text-small text-muted">
      <span>{t('board.orders-today', { count: today.orders })}</span>
      <span>{t('board.meals-today', { count: today.meals })}</span>
      <span>
        <Amount money={today.earned} className="font-semibold text-ink" /> {t('board.earned-today')}
      </span>
    </p>
  )
}

/** Four columns side by side on a tablet, one at a time in the hand. */
function Columns({ board }: { board: BoardAnswer }) {
  const { t } = useTranslation('ridendine-kitchen')
  const isWide = useMedia('(min-width: 760px)')
  const [column, setColumn] = useState<Column>('fresh')
  if (isWide)
    return (
      <>
        <div className="grid min-h-0 flex-1 grid-cols-2 gap-4 min-[1100px]:grid-cols-4">
          {COLUMNS.map((name) => (
            <ColumnOf key={name} name={name} orders={board[name]} titled />
          ))}
        </div>
        <Later orders={board.later} />
      </>
    )
  return (
    <>
      <Tabs
        look="pill"
        label={t('board.columns')}
        value={column}
        onChange={setColumn}
        tabs={COLUMNS.map((name) => ({
          value: name,
          label: t(`board.${name}`),
          count: board[name].length,
        }))}
      />
      <ColumnOf name={column} orders={board[column]} />
      <Later orders={board.later} />
    </>
  )
}

const TONES: Readonly<Record<Column, string>> = {
  fresh: 'bg-accent',
  cooking: 'bg-warn',
  ready: 'bg-good',
  gone: 'bg-edge',
}

function ColumnOf({
  name,
  orders,
  titled,
}: {
  name: Column
  orders: readonly BoardCard[]
  titled?: boolean
}) {
  const { t } = useTranslation('ridendine-kitchen')
  return (
    <section aria-label={t(`board.${name}`)} className="flex min-w-0 flex-col gap-3">
      {titled && (
        <h2 className="flex items-center gap-2.5 text-heading">
          <span aria-hidden className={cx('size-2.5 rounded-full', TONES[name])} />
          {t(`board.${name}`)}
          <span className="text-muted tabular">{orders.length}</span>
        </h2>
      )}
      {orders.length === 0 ? (
        <div className="flex min-h-36 flex-col items-center justify-center gap-2 rounded-xl border border-dashed p-5 text-center text-small text-muted">
          {name === 'fresh' && <CookingPot size={26} aria-hidden className="text-faint" />}
          {t(`board.${name}-none`)}
        </div>
      ) : (
        <ul className="flex flex-col gap-3">
          {orders.map((order) => (
            <li key={order.id}>
              <OrderCard order={order} isQuiet={name === 'gone'} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** Accepted for another time: a line each, until it is time to cook. */
function Later({ orders }: { orders: readonly BoardCard[] }) {
  const { t } = useTranslation('ridendine-kitchen')
  if (orders.length === 0) return null
  return (
    <section aria-label={t('board.later')} className="flex flex-col gap-3">
      <h2 className="text-heading">
        {t('board.later')} <span className="text-muted tabular">{orders.length}</span>
      </h2>
      <ul className="grid gap-3 min-[760px]:grid-cols-2 min-[1100px]:grid-cols-4">
        {orders.map((order) => (
          <li key={order.id}>
            <OrderCard order={order} isQuiet />
          </li>
        ))}
      </ul>
    </section>
  )
}
