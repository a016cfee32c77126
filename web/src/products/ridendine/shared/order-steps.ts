import type { Order, OrderState } from '#contract/ridendine/order'
import { useTranslation } from '../../../lib/i18n/index.ts'
import type { Step } from '../../../ui/index.ts'

/** Twelve states, six steps: what a hungry person tells apart. */
const ROAD = ['ordered', 'confirmed', 'cooking', 'ready', 'on_the_way', 'delivered'] as const
type Chapter = (typeof ROAD)[number]

const PLACE: Readonly<Record<OrderState, Chapter>> = {
  pending: 'ordered',
  payment_confirmed: 'ordered',
  accepted: 'confirmed',
  preparing: 'cooking',
  ready_for_pickup: 'ready',
  assigned_to_driver: 'ready',
  picked_up: 'on_the_way',
  in_transit: 'on_the_way',
  delivered: 'delivered',
  disputed: 'delivered',
  cancelled: 'ordered',
  refunded: 'delivered',
}

/** States that say more than their step does. */
const TELLING: readonly OrderState[] = [
  'pending',
  'payment_confirmed',
  'ready_for_pickup',
  'assigned_to_driver',
  'picked_up',
]

/** The story of an order as steps, each with the time at which it happened. */
export function useOrderSteps(order: Order): Step[] {
  const { t } = useTranslation('ridendine')
  const { times, state } = order
  const at: Readonly<Record<Chapter, string | null>> = {
    ordered: times.placedAt,
    confirmed: times.acceptedAt,
    cooking: times.preparingAt,
    ready: times.readySince,
    on_the_way: times.pickedUpAt,
    delivered: times.deliveredAt,
  }
  if (state === 'cancelled' || (state === 'refunded' && !times.deliveredAt)) {
    const done = ROAD.filter((chapter) => at[chapter])
    return [
      ...done.map((key): Step => ({ key, label: t(`step.${key}`), state: 'done', at: at[key] })),
      { key: state, label: t(`state.${state}`), state: 'failed', at: order.stateSince },
    ]
  }
  const here = ROAD.indexOf(PLACE[state])
  const isOver = here === ROAD.length - 1
  return ROAD.map((key, place) => ({
    key,
    label: t(`step.${key}`),
    state: place < here || isOver ? 'done' : place === here ? 'now' : 'next',
    at: place <= here ? at[key] : null,
    hint: place === here && !isOver && TELLING.includes(state) ? t(`state.${state}`) : undefined,
  }))
}
