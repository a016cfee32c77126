import { useState } from 'react'
import type { KeptFile } from '#contract/files'
import {
  CredentialKind,
  listMyCredentials,
  readMyGate,
  submitCredential,
} from '#contract/verification'
import { PhotoField } from '../../../../features/files/photo-field.tsx'
import { useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Field, Input, Select, Sheet } from '../../../../ui/index.ts'
import { useOwnDriver } from '../online.tsx'
import { DRIVER_TRADE } from './trade.ts'

/** Hand in a document; a person looks at it and answers. */
export function SubmitDocument({
  kind: asked,
  onClose,
}: {
  kind: CredentialKind
  onClose: () => void
}) {
  const { t } = useTranslation('ridendine-driver')
  const { driver } = useOwnDriver()
  const [kind, setKind] = useState<CredentialKind>(asked)
  const [issuer, setIssuer] = useState('')
  const [number, setNumber] = useState('')
  const [expires, setExpires] = useState('')
  const [files, setFiles] = useState<readonly KeptFile[]>([])
  const [file] = files
  const submit = useAct(submitCredential, {
    says: t('submit.done'),
    refresh: [listMyCredentials, readMyGate],
    onDone: onClose,
  })
  const isReady = issuer.trim() && number.trim() && file
  const send = () =>
    file &&
    submit.mutate({
      kind,
      trade: DRIVER_TRADE,
      jurisdiction: driver?.jurisdiction ?? '*',
      source: issuer.trim(),
      issuer: issuer.trim(),
      number: number.trim(),
      fileId: file.id,
      expiresAt: expires ? new Date(`${expires}T12:00:00`).toISOString() : null,
    })
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('submit.title')}
      description={t('submit.about')}
      footer={
        <Button tone="primary" size="lg" disabled={!isReady} busy={submit.isPending} onClick={send}>
          {t('submit.send')}
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        <Field label={t('submit.kind')}>
          <Select
            value={kind}
            onChange={setKind}
            options={CredentialKind.options.map((each) => ({
              value: each,
              label: t(`documents.${each}`),
            }))}
          />
        </Field>
        <Field label={t('submit.issuer')}>
          <Input
            value={issuer}
            maxLength={120}
            onChange={(event) => setIssuer(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('submit.number')}>
          <Input
            value={number}
            maxLength={60}
            onChange={(event) => setNumber(event.currentTarget.value)}
          />
        </Field>
        <Field label={t('submit.expires')} optional={t('submit.optional')}>
          <Input
            type="date"
            value={expires}
            onChange={(event) => setExpires(event.currentTarget.value)}
          />
        </Field>
        <PhotoField label={t('submit.photo')} value={files} onChange={setFiles} most={1} />
      </div>
    </Sheet>
  )
}
