import { CircleCheck, KanbanSquare } from 'lucide-react'
import { useMemo } from 'react'
import type { DeskOrder } from '#contract/ridendine'
import { Go } from '../../../../features/console/place.tsx'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { buttonLook, cx, EmptyState, SkeletonRows, useKeys } from '../../../../ui/index.ts'
import { OrderPill } from '../../shared/order-pill.tsx'
import { AttentionBadge } from '../attention-badge.tsx'
import { OrderActs } from '../orders/order-acts.tsx'
import { minutesOf } from './age.tsx'

interface AttentionListProps {
  readonly orders: readonly DeskOrder[] | undefined
  readonly open: string | undefined
  readonly onOpen: (orderId: string | undefined) => void
  readonly onPoint: (orderId: string | undefined) => void
}

const MOST = 60

/** What needs a look first, then every open order from the oldest. j and k go through it. */
export function AttentionList({ orders, open, onOpen, onPoint }: AttentionListProps) {
  const { t } = useTranslation('ridendine-admin')
  const sorted = useMemo(() => sort(orders ?? []), [orders])
  const step = (by: number) => {
    const at = sorted.findIndex(({ id }) => id === open)
    onOpen(sorted[Math.min(Math.max(0, at + by), sorted.length - 1)]?.id)
  }
  useKeys([
    { keys: 'j', label: t('orders.title'), run: () => step(1) },
    { keys: 'k', label: t('orders.title'), run: () => step(-1) },
    { keys: 'Escape', label: t('overview.title'), run: () => onOpen(undefined) },
  ])
  return (
    <aside
      aria-label={t('overview.attention')}
      className="flex min-h-0 flex-col gap-2 overflow-y-auto lg:pe-1 scrollbar-thin"
    >
      <div className="flex items-center justify-between gap-2">
        <h2 className="text-heading">{t('orders.open')}</h2>
        <Go to="/board" className={buttonLook({ tone: 'secondary', size: 'sm' })}>
          <KanbanSquare size={15} aria-hidden />
          {t('overview.board')}
        </Go>
      </div>
      {!orders && <SkeletonRows rows={6} />}
      {orders && sorted.length === 0 && (
        <EmptyState icon={CircleCheck} title={t('overview.none')}>
          {t('overview.none-about')}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-1.5">
        {sorted.slice(0, MOST).map((order) => (
          <OrderCard
            key={order.id}
            order={order}
            isOpen={order.id === open}
            onOpen={onOpen}
            onPoint={onPoint}
          />
        ))}
      </ul>
    </aside>
  )
}

/** What wants attention before what runs; each the oldest first. */
function sort(orders: readonly DeskOrder[]): DeskOrder[] {
  return [...orders].sort(
    (a, b) =>
      Number(a.attention === null) - Number(b.attention === null) || b.ageSeconds - a.ageSeconds,
  )
}

interface OrderCardProps {
  readonly order: DeskOrder
  readonly isOpen: boolean
  readonly onOpen: (orderId: string | undefined) => void
  readonly onPoint: (orderId: string | undefined) => void
}

function OrderCard({ order, isOpen, onOpen, onPoint }: OrderCardProps) {
  const { t } = useTranslation('ridendine-admin')
  return (
    <li
      className={cx(
        'flex flex-col gap-2 rounded-md border bg-surface p-3',
        isOpen && 'border-accent shadow-1',
      )}
      onPointerEnter={() => onPoint(order.id)}
      onPointerLeave={() => onPoint(undefined)}
    >
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => onOpen(isOpen ? undefined : order.id)}
        className="flex flex-col gap-1.5 text-start"
      >
        <span className="flex items-center justify-between gap-2">
          <span className="text-small font-medium tabular">{order.number}</span>
          <span className="text-small text-muted tabular">
            {t('board.minutes-left', { minutes: minutesOf(order.ageSeconds) })}
          </span>
        </span>
        <span className="truncate text-small">
          {order.businessName} <span className="text-muted">→ {order.district}</span>
        </span>
        <span className="flex flex-wrap items-center gap-1.5">
          <OrderPill state={order.state} />
          {order.attention && <AttentionBadge attention={order.attention} />}
        </span>
      </button>
      {isOpen && (
        <div className="flex flex-wrap items-center gap-2 border-t pt-2">
          <span className="min-w-0 flex-1 truncate text-small text-muted">
            {order.driver ?? t('order.no-driver')}
          </span>
          <Go to={`/orders/${order.id}`} className={buttonLook({ tone: 'secondary', size: 'sm' })}>
            {t('order.title')}
          </Go>
          <OrderActs order={order} compact />
        </div>
      )}
    </li>
  )
}
