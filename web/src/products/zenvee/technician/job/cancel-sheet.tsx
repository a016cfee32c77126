import { useState } from 'react'
import { type Booking, cancelBooking } from '#contract/zenvee'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Chips, Sheet } from '../../../../ui/index.ts'

const REASONS = ['ill', 'car', 'overrun', 'unsafe', 'other'] as const

/** The technician cannot come after all: free for the customer, and they are told at once. */
export function CancelSheet({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const { t } = useTranslation('zenvee-technician')
  const [reason, setReason] = useState<(typeof REASONS)[number]>('ill')
  const cancel = useAct(cancelBooking, { says: t('cancel.done'), onDone: onClose })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('cancel.title')}
      description={t('cancel.about')}
      footer={
        <Button
          tone="danger"
          size="lg"
          busy={cancel.isPending}
          onClick={() =>
            cancel.mutate({
              bookingId: booking.id,
              version: booking.version,
              reason: t(`cancel.${reason}`),
            })
          }
        >
          {t('cancel.act')}
        </Button>
      }
    >
      <Chips
        label={t('cancel.title')}
        value={reason}
        onChange={setReason}
        className="flex-wrap"
        choices={REASONS.map((each) => ({ value: each, label: t(`cancel.${each}`) }))}
      />
    </Sheet>
  )
}
