import { Ban, CircleCheck, KeyRound, type LucideIcon, Undo2 } from 'lucide-react'
import { useState } from 'react'
import {
  type Booking,
  cancelBooking,
  overrideStart,
  refundBooking,
  resolveBooking,
} from '#contract/zenvee'
import { ReasonDialog } from '../../../../features/console/reason-dialog.tsx'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button } from '../../../../ui/index.ts'
import { RefundFields } from '../disputes/refund-fields.tsx'

const ACTS = ['overrideStart', 'refund', 'resolve', 'cancel'] as const
type Act = (typeof ACTS)[number]
/** What `can` calls each of them: the moves of the life story. */
const MOVES: Readonly<Record<Act, readonly string[]>> = {
  overrideStart: ['start_service', 'override_start', 'override-start'],
  refund: ['refund'],
  resolve: ['settle', 'resolve'],
  cancel: ['cancel'],
}
const ICONS: Readonly<Record<Act, LucideIcon>> = {
  overrideStart: KeyRound,
  refund: Undo2,
  resolve: CircleCheck,
  cancel: Ban,
}

/** What the desk may do with a booking now, each with its reason for the record. */
export function BookingActs({ booking }: { booking: Booking }) {
  const { t } = useTranslation('operations')
  const [open, setOpen] = useState<Act | null>(null)
  const [amount, setAmount] = useState(booking.price.total.amount)
  const done = { onDone: () => setOpen(null) }
  const cancel = useAct(cancelBooking, { says: t('act.cancel.done'), ...done })
  const refund = useAct(refundBooking, { says: t('act.refund.done'), ...done })
  const resolve = useAct(resolveBooking, { says: t('act.resolve.done'), ...done })
  const override = useAct(overrideStart, { says: t('act.overrideStart.done'), ...done })
  const known = { bookingId: booking.id, version: booking.version }
  const send = (act: Act, reason: string) => {
    if (act === 'cancel') cancel.mutate({ ...known, reason })
    if (act === 'resolve') resolve.mutate({ ...known, reason })
    if (act === 'overrideStart') override.mutate({ ...known, reason })
    if (act === 'refund')
      refund.mutate({
        ...known,
        reason,
        amount: { amount, currency: booking.price.total.currency },
      })
  }
  const isBusy = cancel.isPending || refund.isPending || resolve.isPending || override.isPending
  return (
    <>
      {ACTS.filter(
        (act) =>
          booking.can.some((move) => MOVES[act].includes(move)) &&
          (act !== 'resolve' || booking.state === 'disputed'),
      ).map((act) => (
        <Button
          key={act}
          size="sm"
          icon={ICONS[act]}
          tone={act === 'cancel' ? 'danger-quiet' : 'secondary'}
          onClick={() => setOpen(act)}
        >
          {t(`act.${act}.label`)}
        </Button>
      ))}
      {open && (
        <ReasonDialog
          open
          onOpenChange={() => setOpen(null)}
          title={t(`act.${open}.title`)}
          description={t(`act.${open}.about`)}
          act={t(`act.${open}.label`)}
          danger={open === 'cancel'}
          busy={isBusy}
          onSend={(reason) => send(open, reason)}
          disabled={open === 'refund' && amount <= 0}
        >
          {open === 'refund' && (
            <RefundFields booking={booking} amount={amount} onAmount={setAmount} />
          )}
        </ReasonDialog>
      )}
    </>
  )
}
