import type { OrderState } from '#contract/ridendine/order'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { StatusPill, type StatusShape } from '../../../ui/index.ts'

const SHAPES: Readonly<Record<OrderState, StatusShape>> = {
  pending: 'waiting',
  payment_confirmed: 'waiting',
  accepted: 'open',
  preparing: 'moving',
  ready_for_pickup: 'open',
  assigned_to_driver: 'moving',
  picked_up: 'moving',
  in_transit: 'moving',
  delivered: 'done',
  disputed: 'trouble',
  cancelled: 'stopped',
  refunded: 'back',
}
const LIVE: readonly OrderState[] = ['preparing', 'assigned_to_driver', 'picked_up', 'in_transit']

/** The state of an order: shape, colour and words. */
export function OrderPill({ state, className }: { state: OrderState; className?: string }) {
  const { t } = useTranslation('ridendine')
  return (
    <StatusPill shape={SHAPES[state]} live={LIVE.includes(state)} className={className}>
      {t(`state.${state}`)}
    </StatusPill>
  )
}
