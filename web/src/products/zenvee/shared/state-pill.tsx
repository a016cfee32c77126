import type { BookingState } from '#contract/zenvee'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { StatusPill, type StatusShape } from '../../../ui/index.ts'

const SHAPES: Readonly<Record<BookingState, StatusShape>> = {
  requested: 'waiting',
  countered: 'waiting',
  accepted: 'open',
  declined: 'stopped',
  expired: 'stopped',
  unfulfilled: 'stopped',
  en_route: 'moving',
  arrived: 'moving',
  in_service: 'moving',
  completed: 'done',
  disputed: 'trouble',
  settled: 'done',
  refunded: 'back',
  cancelled: 'stopped',
}

const LIVE: readonly BookingState[] = ['en_route', 'arrived', 'in_service']

/** The state of a booking: shape, colour and words. */
export function BookingPill({ state, className }: { state: BookingState; className?: string }) {
  const { t } = useTranslation('zenvee')
  return (
    <StatusPill shape={SHAPES[state]} live={LIVE.includes(state)} className={className}>
      {t(`state.${state}`)}
    </StatusPill>
  )
}
