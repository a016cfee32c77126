import { useState } from 'react'
import { DeclineReason, dropOut } from '#contract/ridendine'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Chips, Sheet } from '../../../../ui/index.ts'
import type { DrawnOrder } from './use-drawn-run.ts'

/** The run goes back before the pickup; another driver is asked. */
export function DropOutSheet({ order, onClose }: { order: DrawnOrder; onClose: () => void }) {
  const { t } = useTranslation('ridendine-driver')
  const [reason, setReason] = useState<DeclineReason>('vehicle')
  const drop = useAct(dropOut, { says: t('drop.done'), onDone: onClose })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('drop.title')}
      description={t('drop.about')}
      footer={
        <Button
          tone="danger"
          size="lg"
          busy={drop.isPending}
          onClick={() => drop.mutate({ orderId: order.orderId, reason })}
        >
          {t('drop.act')}
        </Button>
      }
    >
      <Chips
        label={t('drop.title')}
        value={reason}
        onChange={setReason}
        className="flex-wrap"
        choices={DeclineReason.options.map((each) => ({
          value: each,
          label: t(`decline.${each}`),
        }))}
      />
    </Sheet>
  )
}
