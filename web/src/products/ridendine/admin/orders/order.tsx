import { useParams } from '@tanstack/react-router'
import { ChevronLeft, Link2 } from 'lucide-react'
import { z } from 'zod'
import { readOrder } from '#contract/ridendine'
import { useAddress } from '../../../../features/console/address.ts'
import { IdChip } from '../../../../features/console/ids.tsx'
import { Json } from '../../../../features/console/json.tsx'
import { Go } from '../../../../features/console/place.tsx'
import { useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  ErrorState,
  IconButton,
  Skeleton,
  SkeletonRows,
  Tabs,
  toast,
  useKeys,
} from '../../../../ui/index.ts'
import { Page } from '../../../../ui/shell/desk-shell.tsx'
import { OrderPill } from '../../shared/order-pill.tsx'
import { WhyLines } from '../board/why-drawer.tsx'
import { OrderActs } from './order-acts.tsx'
import { OrderFacts } from './order-facts.tsx'
import { OrderLife } from './order-life.tsx'
import { OrderMoney } from './order-money.tsx'
import { OrderReplay } from './order-replay.tsx'

const TABS = ['life', 'money', 'why', 'replay', 'raw'] as const
const Search = z.object({
  tab: z.enum(TABS).optional().catch(undefined),
  stream: z.string().max(20).optional().catch(undefined),
})

/** One order, whole: facts, course, money, what the dispatcher thought, its replay. */
export function OrderScreen() {
  const { t } = useTranslation('ridendine-admin')
  const { orderId = '' } = useParams({ strict: false })
  const [search, change] = useAddress(Search)
  const about = `ridendine.order:${orderId}`
  const order = useRead(readOrder, { orderId }, { topics: [about] })
  const copy = async () => {
    await navigator.clipboard.writeText(location.href)
    toast.done(t('link-copied'))
  }
  const tab = search.tab ?? 'life'
  useKeys(
    TABS.map((value, place) => ({
      keys: String(place + 1),
      label: t(`order.tab.${value}`),
      run: () => change({ tab: value }),
    })),
  )
  if (order.error && !order.data) {
    return (
      <Page title={t('order.title')}>
        <ErrorState failure={order.error} onAgain={() => void order.refetch()} />
      </Page>
    )
  }
  if (!order.data) {
    return (
      <Page title={<Skeleton className="h-7 w-64" />}>
        <Skeleton className="h-40 w-full rounded-xl" />
        <SkeletonRows rows={6} />
      </Page>
    )
  }
  const it = order.data
  return (
    <Page
      title={
        <span className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <Go
            to="/orders"
            className="-ms-2 rounded-sm p-1 text-muted hover:bg-hover hover:text-ink"
            aria-label={t('order.back')}
          >
            <ChevronLeft size={20} className="mirror" aria-hidden />
          </Go>
          <span className="tabular">{it.number}</span>
          <OrderPill state={it.state} />
          <IdChip id={it.id} />
        </span>
      }
      hint={`${it.chef.businessName} → ${it.customer.name}`}
      tools={
        <>
          <IconButton icon={Link2} label={t('copy-link')} size="sm" onClick={() => void copy()} />
          <OrderActs order={it} />
        </>
      }
      tabs={
        <Tabs
          label={t('order.tabs')}
          value={tab}
          onChange={(next) => change({ tab: next })}
          tabs={TABS.map((value) => ({ value, label: t(`order.tab.${value}`) }))}
        />
      }
    >
      <OrderFacts order={it} />
      {tab === 'life' && <OrderLife order={it} />}
      {tab === 'money' && <OrderMoney order={it} />}
      {tab === 'why' && <WhyLines about={about} />}
      {tab === 'replay' && (
        <OrderReplay
          about={about}
          stream={search.stream}
          onStream={(stream) => change({ stream })}
        />
      )}
      {tab === 'raw' && <Json value={it} />}
    </Page>
  )
}
