import { MessageSquare, Phone } from 'lucide-react'
import { reportUnreachable } from '#contract/ridendine'
import { useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { useQueuedAct } from '../../../../lib/offline/index.ts'
import { Button, CountdownRing, Sheet } from '../../../../ui/index.ts'
import { type DrawnOrder, subjectOf } from './use-drawn-run.ts'

/** Whether the wait at the door is over. */
export function useMayLeave(order: DrawnOrder | undefined): boolean {
  const now = useNow()
  const leaveAt = order?.unreachable.leaveAt
  return Boolean(leaveAt) && new Date(leaveAt ?? 0).getTime() <= now
}

/** Nobody opens: call, write, wait; then it may be left with a photo. */
export function UnreachableSheet({
  order,
  onLeave,
  onClose,
}: {
  order: DrawnOrder
  onLeave: () => void
  onClose: () => void
}) {
  const { t } = useTranslation('ridendine-driver')
  const mayLeave = useMayLeave(order)
  const log = useQueuedAct(reportUnreachable, {
    label: t('unreachable.logged'),
    subject: subjectOf(order.orderId),
  })
  const say = (how: 'call' | 'text') =>
    void log({ orderId: order.orderId, how, at: new Date().toISOString() })
  const { calledAt, textedAt, leaveAt, waitSeconds } = order.unreachable
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('unreachable.title')}
      description={t('unreachable.about', { count: Math.round(waitSeconds / 60) })}
      footer={
        <Button tone="primary" size="xl" disabled={!mayLeave} onClick={onLeave}>
          {t('unreachable.leave')}
        </Button>
      }
    >
      <div className="flex flex-col gap-3">
        <Button size="xl" icon={Phone} disabled={calledAt !== null} onClick={() => say('call')}>
          {calledAt ? t('unreachable.called') : t('unreachable.call')}
        </Button>
        <Button
          size="xl"
          icon={MessageSquare}
          disabled={textedAt !== null}
          onClick={() => say('text')}
        >
          {textedAt ? t('unreachable.texted') : t('unreachable.text')}
        </Button>
        {leaveAt && !mayLeave && (
          <div className="flex items-center gap-4 rounded-xl bg-sunken p-4">
            <CountdownRing
              until={leaveAt}
              outOf={waitSeconds * 1000}
              size={72}
              label={t('unreachable.ring')}
            />
            <p>{t('unreachable.wait')}</p>
          </div>
        )}
      </div>
    </Sheet>
  )
}
