import { PhoneOff } from 'lucide-react'
import { arriveDoor, arriveKitchen, depart } from '#contract/ridendine'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { useQueuedAct } from '../../../../lib/offline/index.ts'
import { Button } from '../../../../ui/index.ts'
import { SwipeButton } from './swipe-button.tsx'
import { type DrawnOrder, subjectOf } from './use-drawn-run.ts'

/** What lies over the run. */
export type Open = 'code' | 'deliver' | 'unreachable' | 'drop' | 'incident'

/** The one thing to do now. */
export function NextStep({ order, onOpen }: { order: DrawnOrder; onOpen: (what: Open) => void }) {
  const { t } = useTranslation('ridendine-driver')
  const subject = subjectOf(order.orderId)
  const atKitchen = useQueuedAct(arriveKitchen, { label: t('step.arrive_kitchen'), subject })
  const going = useQueuedAct(depart, { label: t('step.depart'), subject })
  const atDoor = useQueuedAct(arriveDoor, { label: t('step.arrive_door'), subject })
  const input = () => ({ orderId: order.orderId, at: new Date().toISOString() })
  const swipe = { hint: t('swipe.hint'), again: t('swipe.again') }
  switch (order.step) {
    case 'to_kitchen':
      return (
        <SwipeButton
          {...swipe}
          label={t('step.arrive_kitchen')}
          onConfirm={() => void atKitchen(input())}
        />
      )
    case 'at_kitchen':
      return (
        <Button
          tone="primary"
          size="xl"
          className="h-16 text-title"
          disabled={!order.can.includes('pick_up')}
          onClick={() => onOpen('code')}
        >
          {order.can.includes('pick_up') ? t('step.enter-code') : t('run.wait-kitchen')}
        </Button>
      )
    case 'picked_up':
      return (
        <SwipeButton {...swipe} label={t('step.depart')} onConfirm={() => void going(input())} />
      )
    case 'to_door':
      return (
        <SwipeButton
          {...swipe}
          label={t('step.arrive_door')}
          onConfirm={() => void atDoor(input())}
        />
      )
    default:
      return (
        <>
          <Button
            tone="primary"
            size="xl"
            className="h-16 text-title"
            onClick={() => onOpen('deliver')}
          >
            {t('step.deliver')}
          </Button>
          <Button tone="quiet" size="md" icon={PhoneOff} onClick={() => onOpen('unreachable')}>
            {t('unreachable.open')}
          </Button>
        </>
      )
  }
}
