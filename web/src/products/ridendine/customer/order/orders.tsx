import { getRouteApi, Link } from '@tanstack/react-router'
import { ChevronRight, ReceiptText, RotateCcw } from 'lucide-react'
import type { OrderLine } from '#contract/ridendine/order'
import { listOrders } from '#contract/ridendine/orders'
import { useReadPages } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import {
  Amount,
  Button,
  Card,
  EmptyState,
  ErrorState,
  IconButton,
  Screen,
  SkeletonRows,
  Tabs,
} from '../../../../ui/index.ts'
import { OrderPill } from '../../shared/order-pill.tsx'
import { useSoon } from '../../shared/soon.ts'
import { useReorder } from './use-reorder.ts'

const route = getRouteApi('/ridendine/app/orders')

/** What is on its way, and what was eaten. */
export function Orders() {
  const { t } = useTranslation('ridendine-customer')
  const { group = 'open' } = route.useSearch()
  const navigate = route.useNavigate()
  const person = usePerson()
  const read = useReadPages(
    listOrders,
    { as: 'customer', group },
    { topics: [`person:${person.id}`] },
  )
  return (
    <Screen title={t('orders.title')} large>
      <Tabs
        label={t('orders.title')}
        look="pill"
        value={group}
        onChange={(next) => void navigate({ search: { group: next }, replace: true })}
        tabs={[
          { value: 'open', label: t('orders.open') },
          { value: 'past', label: t('orders.past') },
        ]}
      />
      {read.isPending && <SkeletonRows rows={5} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.isSuccess && read.items.length === 0 && (
        <EmptyState
          icon={ReceiptText}
          title={t(`orders.none-${group}`)}
          action={
            <Button tone="primary" nativeButton={false} render={<Link to="/ridendine/app" />}>
              {t('orders.find')}
            </Button>
          }
        >
          {t(`orders.none-${group}-about`)}
        </EmptyState>
      )}
      {read.items.length > 0 && (
        <Card bare>
          <ul className="divide-y">
            {read.items.map((line) => (
              <li key={line.id}>
                <OrderRow line={line} />
              </li>
            ))}
          </ul>
        </Card>
      )}
      {read.hasNextPage && (
        <Button
          className="self-center"
          busy={read.isFetchingNextPage}
          onClick={() => void read.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Screen>
  )
}

function OrderRow({ line }: { line: OrderLine }) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const soon = useSoon()
  const { reorder, busy } = useReorder()
  const isOver = ['delivered', 'cancelled', 'refunded'].includes(line.state)
  return (
    <div className="relative flex items-center gap-3.5 px-4 py-3.5 transition-colors hover:bg-hover">
      <div className="min-w-0 flex-1">
        <p className="flex items-center justify-between gap-3">
          <Link
            to="/ridendine/app/orders/$orderId"
            params={{ orderId: line.id }}
            className="truncate font-semibold after:absolute after:inset-0"
          >
            {line.businessName}
          </Link>
          <OrderPill state={line.state} />
        </p>
        <p className="truncate text-small text-muted">{line.summary}</p>
        <p className="mt-0.5 text-small text-muted">
          {isOver || !line.etaTo
            ? format.moment(line.scheduledFor ?? line.placedAt)
            : t('orders.by', { time: soon(line.etaTo) })}{' '}
          · <Amount money={line.total} />
          <span className="max-sm:hidden">
            {' · '}
            <bdi className="tabular whitespace-nowrap">{line.number}</bdi>
          </span>
        </p>
      </div>
      {isOver ? (
        <span className="relative z-1">
          <IconButton
            icon={RotateCcw}
            label={t('again.act')}
            tone="soft"
            busy={busy === line.id}
            onClick={() => reorder(line.id)}
          />
        </span>
      ) : (
        <ChevronRight size={18} aria-hidden className="mirror text-faint" />
      )}
    </div>
  )
}
