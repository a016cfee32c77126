import { Wrench } from 'lucide-react'
import { useState } from 'react'
import { type Credential, DeclineCode, declineCredential } from '#contract/verification'
import { useAct } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Button, Dialog, Field, Select, Textarea } from '../../ui/index.ts'

interface DeclineDialogProps {
  readonly credential: Credential
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Decline with a reason; the holder is told how to mend it, and this shows how. */
export function DeclineDialog({ credential, onClose, onDone }: DeclineDialogProps) {
  const { t } = useTranslation('console')
  const [code, setCode] = useState<DeclineCode>('unreadable')
  const [note, setNote] = useState('')
  const decline = useAct(declineCredential, { says: t('desk.declined'), onDone })
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t('desk.decline-title')}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            tone="danger"
            busy={decline.isPending}
            onClick={() =>
              decline.mutate({
                credentialId: credential.id,
                version: credential.version,
                code,
                note: note.trim() || undefined,
              })
            }
          >
            {t('desk.decline')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <Field label={t('desk.why')}>
          <Select<DeclineCode>
            value={code}
            onChange={setCode}
            options={DeclineCode.options.map((each) => ({
              value: each,
              label: t(`desk.codes.${each}`),
            }))}
          />
        </Field>
        <section
          aria-label={t('desk.told')}
          className="flex items-start gap-3 rounded-lg bg-sunken p-4"
        >
          <Wrench size={17} aria-hidden className="mt-0.5 shrink-0 text-muted" />
          <div>
            <p className="text-small font-medium">{t('desk.told')}</p>
            <p className="text-body">{t(`desk.mend.${code}`)}</p>
            {note.trim() && <p className="mt-1 text-body text-muted">“{note.trim()}”</p>}
          </div>
        </section>
        <Field label={t('desk.note')} hint={t('desk.note-hint')}>
          <Textarea
            value={note}
            maxLength={300}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Field>
      </div>
    </Dialog>
  )
}
