import { useState } from 'react'
import type { BoardCard } from '#contract/ridendine/chef-board'
import { acceptOrder } from '#contract/ridendine/order-moves'
import { useAct } from '../../../../lib/api/index.ts'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, RadioCards, Sheet } from '../../../../ui/index.ts'

/** Minutes more than the menu says. */
const MORE = [0, 5, 10, 20, 30] as const

/** Confirm with the time at which it will be ready: the menu's minutes, or some more. */
export function ConfirmSheet({ order, onClose }: { order: BoardCard; onClose: () => void }) {
  const { t } = useTranslation('ridendine-kitchen')
  const format = useFormat()
  const now = useNow(10)
  const [more, setMore] = useState('0')
  const accept = useAct(acceptOrder, { says: t('confirm.done'), onDone: onClose })
  const minutes = Math.min(240, order.prepMinutes + Number(more))
  const readyAt = (extra: number) => {
    const soonest = now + (order.prepMinutes + extra) * 60_000
    const asked = order.scheduledFor && order.readyAt ? new Date(order.readyAt).getTime() : 0
    return format.time(new Date(Math.max(soonest, asked)).toISOString())
  }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('confirm.title', { number: order.number.slice(-4) })}
      description={order.summary}
      footer={
        <Button
          tone="primary"
          size="xl"
          busy={accept.isPending}
          onClick={() =>
            accept.mutate({
              orderId: order.id,
              version: order.version,
              ...(more === '0' ? {} : { prepMinutes: minutes }),
            })
          }
        >
          {t('confirm.act', { time: readyAt(Number(more)) })}
        </Button>
      }
    >
      <RadioCards
        label={t('confirm.when')}
        value={more}
        onChange={setMore}
        choices={MORE.map((extra) => ({
          value: String(extra),
          label: readyAt(extra),
          hint:
            extra === 0
              ? t('confirm.usual', { count: order.prepMinutes })
              : t('confirm.more', { count: extra }),
        }))}
      />
    </Sheet>
  )
}
