import { Bike, ChevronDown, Clock, MessageSquareText, Timer } from 'lucide-react'
import { useState } from 'react'
import type { BoardCard } from '#contract/ridendine/chef-board'
import { delayOrder, markReady, startPreparing } from '#contract/ridendine/order-moves'
import { useAct } from '../../../../lib/api/index.ts'
import { serverNow } from '../../../../lib/clock.ts'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Amount, Button, Card, CountdownRing, cx, Menu } from '../../../../ui/index.ts'
import { ConfirmSheet } from './confirm-sheet.tsx'
import { RejectSheet } from './reject-sheet.tsx'

const LATER = [5, 10, 20, 30] as const
/** What a chef usually has, for the ring; when it ends, the server says. */
const ANSWER_MS = 8 * 60_000

interface OrderCardProps {
  readonly order: BoardCard
  /** Only to look at. */
  readonly isQuiet?: boolean
}

/** One order: what to cook, for when, and the next thing to do in one big button. */
export function OrderCard({ order, isQuiet }: OrderCardProps) {
  const isNew = order.can.includes('accept')
  return (
    <Card
      bare
      data-order={order.number}
      className={cx('flex flex-col', isNew && 'border-accent ring-2 ring-accent')}
    >
      <Head order={order} />
      <Dishes order={order} isQuiet={isQuiet} />
      <Foot order={order} />
      <Acts order={order} />
    </Card>
  )
}

function Head({ order }: { order: BoardCard }) {
  const { t } = useTranslation('ridendine-kitchen')
  return (
    <header className="flex items-center gap-3 px-4 pt-4 pb-2">
      <div className="min-w-0 flex-1">
        <p className="flex items-baseline gap-2">
          <bdi className="text-title tabular">{order.number.slice(-4)}</bdi>
          <span className="truncate text-heading text-muted">{order.customer}</span>
        </p>
        <p className="text-small text-muted">
          {t('card.meals', { count: order.itemCount })} · <Amount money={order.earns} />
        </p>
      </div>
      {order.answerBy ? (
        <CountdownRing
          until={order.answerBy}
          outOf={ANSWER_MS}
          size={58}
          label={t('card.answer-by')}
        />
      ) : (
        <Due order={order} />
      )}
    </header>
  )
}

/** When it is due: the clock, and how long that is from now. Late is said in words and colour. */
function Due({ order }: { order: BoardCard }) {
  const { t } = useTranslation('ridendine-kitchen')
  const format = useFormat()
  const now = useNow(10)
  const isCooking = ['accepted', 'preparing'].includes(order.state)
  if (!order.readyAt || !isCooking) return null
  const left = Math.round((new Date(order.readyAt).getTime() - now) / 60_000)
  const isLate = left < 0
  return (
    <div
      className={cx(
        'rounded-lg px-3 py-1.5 text-end',
        isLate
          ? 'bg-bad-soft text-bad-text'
          : left <= 5
            ? 'bg-warn-soft text-warn-text'
            : 'bg-sunken',
      )}
    >
      <p className="text-heading tabular">{format.time(order.readyAt)}</p>
      <p className="text-micro">
        {isLate ? t('card.late', { count: -left }) : t('card.in', { count: left })}
      </p>
    </div>
  )
}

function Dishes({ order, isQuiet }: { order: BoardCard; isQuiet?: boolean | undefined }) {
  const [isOpen, setOpen] = useState(!isQuiet)
  const { t } = useTranslation('ridendine-kitchen')
  if (isQuiet)
    return (
      <div className="px-4 pb-2">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
          className="flex min-h-11 w-full items-center gap-2 text-start text-small text-muted"
        >
          <span className="line-clamp-1 flex-1">{order.summary}</span>
          <ChevronDown size={16} aria-hidden className={cx(isOpen && 'rotate-180')} />
        </button>
        {isOpen && <DishList order={order} />}
      </div>
    )
  return (
    <div className="px-4 pb-3">
      <DishList order={order} />
      {order.note && (
        <p className="mt-2.5 flex gap-2 rounded-md bg-note-soft px-3 py-2 text-small text-note-text">
          <MessageSquareText size={16} aria-label={t('card.note')} className="mt-0.5 shrink-0" />
          {order.note}
        </p>
      )}
    </div>
  )
}

function DishList({ order }: { order: BoardCard }) {
  return (
    <ul className="flex flex-col gap-1.5">
      {order.items.map((item, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines of an order keep their place
        <li key={place} className="flex gap-2.5">
          <span className="min-w-7 text-end font-semibold tabular">{item.quantity}×</span>
          <span className="min-w-0">
            <span className="font-medium">{item.name}</span>
            {item.forName && <span className="text-muted"> · {item.forName}</span>}
            {item.instructions && (
              <span className="block text-small text-warn-text">{item.instructions}</span>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}

function Foot({ order }: { order: BoardCard }) {
  const { t } = useTranslation('ridendine-kitchen')
  const { t: say } = useTranslation('ridendine')
  const format = useFormat()
  const isReady = ['ready_for_pickup', 'assigned_to_driver'].includes(order.state)
  const isGone = ['picked_up', 'in_transit', 'delivered', 'disputed', 'refunded'].includes(
    order.state,
  )
  return (
    <div className="flex flex-col gap-2 px-4 pb-3 text-small text-muted empty:hidden">
      {order.scheduledFor && (
        <p className="flex items-center gap-2">
          <Clock size={16} aria-hidden />
          {t('card.scheduled', { time: format.moment(order.scheduledFor) })}
        </p>
      )}
      {order.driver && !isGone && (
        <p className="flex items-center gap-2">
          <Bike size={16} aria-hidden />
          {order.driverAt
            ? t('card.driver-at', { name: order.driver, time: format.time(order.driverAt) })
            : t('card.driver', { name: order.driver })}
        </p>
      )}
      {isReady && (
        <p className="flex items-center justify-between gap-3 rounded-lg bg-sunken px-3.5 py-2.5 text-ink">
          <span>{t(order.driver ? 'card.code' : 'card.code-waits')}</span>
          <bdi className="font-mono text-title tracking-[0.2em]">{order.pickupCode}</bdi>
        </p>
      )}
      {isGone && <p>{say(`state.${order.state}`)}</p>}
    </div>
  )
}

/** What can be done now; the next step is the large one. */
function Acts({ order }: { order: BoardCard }) {
  const { t } = useTranslation('ridendine-kitchen')
  const [asks, setAsks] = useState<'confirm' | 'reject' | null>(null)
  const start = useAct(startPreparing)
  const ready = useAct(markReady, { says: t('card.ready-done') })
  const act = { orderId: order.id, version: order.version }
  const has = (move: string) => order.can.includes(move)
  const isAnything = ['accept', 'start_preparing', 'mark_ready', 'delay', 'reject'].some(has)
  if (!isAnything) return null
  return (
    <footer className="flex gap-2 border-t p-3">
      {has('accept') && (
        <Button tone="primary" size="xl" className="flex-1" onClick={() => setAsks('confirm')}>
          {t('card.confirm')}
        </Button>
      )}
      {has('start_preparing') && (
        <Button
          tone="primary"
          size="xl"
          className="flex-1"
          busy={start.isPending}
          onClick={() => start.mutate(act)}
        >
          {t('card.start')}
        </Button>
      )}
      {has('mark_ready') && (
        <Button
          tone="primary"
          size="xl"
          className="flex-1"
          busy={ready.isPending}
          onClick={() => ready.mutate(act)}
        >
          {t('card.ready')}
        </Button>
      )}
      {has('delay') && <DelayMenu order={order} />}
      {has('reject') && (
        <Button
          tone="quiet"
          size="xl"
          className={cx(!has('accept') && 'px-3')}
          onClick={() => setAsks('reject')}
        >
          {t('card.reject')}
        </Button>
      )}
      {asks === 'confirm' && <ConfirmSheet order={order} onClose={() => setAsks(null)} />}
      {asks === 'reject' && <RejectSheet order={order} onClose={() => setAsks(null)} />}
    </footer>
  )
}

function DelayMenu({ order }: { order: BoardCard }) {
  const { t } = useTranslation('ridendine-kitchen')
  const format = useFormat()
  const delay = useAct(delayOrder, { says: t('card.delayed') })
  const from = Math.max(order.readyAt ? new Date(order.readyAt).getTime() : 0, serverNow())
  return (
    <Menu
      trigger={
        <Button size="xl" icon={Timer} busy={delay.isPending} aria-label={t('card.delay')}>
          {t('card.later')}
        </Button>
      }
      rows={LATER.map((minutes) => ({
        label: t('card.plus', {
          count: minutes,
          time: format.time(new Date(from + minutes * 60_000).toISOString()),
        }),
        onSelect: () => delay.mutate({ orderId: order.id, version: order.version, minutes }),
      }))}
    />
  )
}
