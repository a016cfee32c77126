import { useState } from 'react'
import {
  assignOrder,
  callOffOrder,
  dismissDispute,
  extendOrder,
  readOrder,
  refundDeskOrder,
  unassignOrder,
} from '#contract/ridendine'
import { ReasonDialog } from '../../../../features/console/reason-dialog.tsx'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Chips, Field, Skeleton } from '../../../../ui/index.ts'
import { DriverChoice } from './driver-choice.tsx'
import type { DeskAct } from './order-acts.tsx'
import { type Legs, NO_LEGS, RefundFields, sumOf } from './refund-fields.tsx'

interface ActDialogProps {
  readonly act: DeskAct
  readonly orderId: string
  readonly onClose: () => void
}

/** One act of the desk, with what it needs to know and its reason. */
export function ActDialog(props: ActDialogProps) {
  if (props.act === 'assign') return <AssignDialog {...props} />
  if (props.act === 'refund' || props.act === 'call_off') return <MoneyDialog {...props} />
  if (props.act === 'extend') return <ExtendDialog {...props} />
  return <PlainDialog {...props} />
}

function useClosing({ act, onClose }: ActDialogProps) {
  const { t } = useTranslation('ridendine-admin')
  return {
    t,
    dialog: {
      open: true,
      onOpenChange: (open: boolean) => {
        if (!open) onClose()
      },
      title: t(`act.${act}.title`),
      description: t(`act.${act}.about`),
      act: t(`act.${act}.label`),
    },
  }
}

function PlainDialog(props: ActDialogProps) {
  const { t, dialog } = useClosing(props)
  const { orderId, onClose, act } = props
  const dismiss = useAct(dismissDispute, { says: t('act.dismiss.done'), onDone: onClose })
  const unassign = useAct(unassignOrder, { says: t('act.unassign.done'), onDone: onClose })
  const doing = act === 'dismiss' ? dismiss : unassign
  return (
    <ReasonDialog
      {...dialog}
      busy={doing.isPending}
      onSend={(reason) => doing.mutate({ orderId, reason })}
    />
  )
}

const STEPS = [5, 10, 15, 20, 30] as const

function ExtendDialog(props: ActDialogProps) {
  const { t, dialog } = useClosing(props)
  const { orderId, onClose } = props
  const [minutes, setMinutes] = useState<string>('10')
  const extend = useAct(extendOrder, { says: t('act.extend.done'), onDone: onClose })
  return (
    <ReasonDialog
      {...dialog}
      busy={extend.isPending}
      onSend={(reason) => extend.mutate({ orderId, minutes: Number(minutes), reason })}
    >
      <Chips
        label={t('act.extend.minutes')}
        value={minutes}
        onChange={setMinutes}
        choices={STEPS.map((each) => ({
          value: String(each),
          label: t('analytics.minutes', { minutes: each }),
        }))}
      />
    </ReasonDialog>
  )
}

function AssignDialog(props: ActDialogProps) {
  const { t, dialog } = useClosing(props)
  const { orderId, onClose } = props
  const [driver, setDriver] = useState<{ id: string; name: string }>()
  const assign = useAct(assignOrder, {
    says: t('act.assign.done', { name: driver?.name ?? '' }),
    onDone: onClose,
  })
  return (
    <ReasonDialog
      {...dialog}
      busy={assign.isPending}
      disabled={!driver}
      onSend={(reason) => driver && assign.mutate({ orderId, driverId: driver.id, reason })}
    >
      <Field label={t('order.driver')}>
        <DriverChoice value={driver?.id} onChange={setDriver} />
      </Field>
    </ReasonDialog>
  )
}

function MoneyDialog(props: ActDialogProps) {
  const { t, dialog } = useClosing(props)
  const { orderId, onClose, act } = props
  const order = useRead(readOrder, { orderId })
  const [legs, setLegs] = useState<Legs>()
  const refund = useAct(refundDeskOrder, { says: t('act.refund.done'), onDone: onClose })
  const callOff = useAct(callOffOrder, { says: t('act.call_off.done'), onDone: onClose })
  const chosen = legs ?? NO_LEGS
  const send = (reason: string) =>
    act === 'refund'
      ? refund.mutate({ orderId, legs: chosen, reason })
      : callOff.mutate({ orderId, reason: 'OTHER', note: reason, legs })
  return (
    <ReasonDialog
      {...dialog}
      danger={act === 'call_off'}
      busy={refund.isPending || callOff.isPending}
      disabled={act === 'refund' && sumOf(chosen) === 0}
      onSend={send}
    >
      {order.data ? (
        <RefundFields order={order.data} legs={legs} onLegs={setLegs} />
      ) : (
        <Skeleton className="h-40 w-full rounded-md" />
      )}
    </ReasonDialog>
  )
}
