import { type ReactNode, useState } from 'react'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Button, Dialog, Field, Textarea } from '../../ui/index.ts'

const SHORTEST = 3

interface ReasonDialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: string
  readonly description?: ReactNode
  /** The words on the button. */
  readonly act: string
  readonly danger?: boolean
  readonly busy?: boolean
  /** Beside the reason: an amount, a preview. */
  readonly children?: ReactNode
  readonly disabled?: boolean
  readonly onSend: (reason: string) => void
}

/** An act of staff and its reason, which goes into the audit record. */
export function ReasonDialog({
  open,
  onOpenChange,
  title,
  description,
  act,
  danger,
  busy,
  children,
  disabled,
  onSend,
}: ReasonDialogProps) {
  const { t } = useTranslation('console')
  const [reason, setReason] = useState('')
  const isReady = reason.trim().length >= SHORTEST && !disabled
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
          <Button
            tone={danger ? 'danger' : 'primary'}
            busy={busy}
            disabled={!isReady}
            onClick={() => onSend(reason.trim())}
          >
            {act}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {children}
        <Field label={t('reason.label')} hint={t('reason.hint')}>
          <Textarea
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
            maxLength={500}
          />
        </Field>
      </div>
    </Dialog>
  )
}
