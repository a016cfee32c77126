import { useState } from 'react'
import type { BoardCard } from '#contract/ridendine/chef-board'
import type { ChefReason } from '#contract/ridendine/order'
import { rejectOrder } from '#contract/ridendine/order-moves'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Field, RadioCards, Sheet, Textarea } from '../../../../ui/index.ts'

const REASONS: readonly ChefReason[] = ['SOLD_OUT', 'RUSH_HOUR', 'CLOSED', 'CANNOT_COOK', 'OTHER']

/** No, with a reason; the customer gets everything back. */
export function RejectSheet({ order, onClose }: { order: BoardCard; onClose: () => void }) {
  const { t } = useTranslation('ridendine-kitchen')
  const [reason, setReason] = useState<ChefReason | null>(null)
  const [note, setNote] = useState('')
  const reject = useAct(rejectOrder, { says: t('reject.done'), onDone: onClose })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('reject.title')}
      description={t('reject.about')}
      footer={
        <Button
          tone="danger"
          size="xl"
          disabled={!reason}
          busy={reject.isPending}
          onClick={() =>
            reason &&
            reject.mutate({ orderId: order.id, version: order.version, reason, note: note.trim() })
          }
        >
          {t('reject.act')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <RadioCards
          label={t('reject.title')}
          value={reason}
          onChange={setReason}
          choices={REASONS.map((value) => ({ value, label: t(`reject.${value}`) }))}
        />
        <Field label={t('reject.note')}>
          <Textarea
            rows={2}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Field>
      </div>
    </Sheet>
  )
}
