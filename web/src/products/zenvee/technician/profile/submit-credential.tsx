import { FileCheck2, Upload } from 'lucide-react'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { ApiFailure } from '#contract'
import { KeptFile, uploadFile } from '#contract/files'
import { CredentialKind, listMyCredentials, submitCredential } from '#contract/verification'
import { clientOf, useAct } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { freshToken } from '../../../../lib/session/renew.ts'
import { Button, cx, Field, Input, Select, Sheet, toast } from '../../../../ui/index.ts'
import { useOnlineSwitch } from '../online.tsx'

const ALL_TRADES = '*'

/** Hand in a document; a person looks at it and answers. */
export function SubmitCredential({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('zenvee-technician')
  const { t: say } = useTranslation('zenvee')
  const { profile } = useOnlineSwitch()
  const [kind, setKind] = useState<CredentialKind>('license')
  const [trade, setTrade] = useState<string>(profile?.blocks[0]?.trade ?? ALL_TRADES)
  const [issuer, setIssuer] = useState('')
  const [number, setNumber] = useState('')
  const [expires, setExpires] = useState('')
  const [fileId, setFileId] = useState<string | null>(null)
  const submit = useAct(submitCredential, {
    says: t('submit.done'),
    refresh: [listMyCredentials],
    onDone: onClose,
  })
  const isReady = issuer.trim() && number.trim() && fileId
  const send = () =>
    fileId &&
    submit.mutate({
      kind,
      trade,
      jurisdiction: profile?.jurisdiction ?? '*',
      source: issuer.trim(),
      issuer: issuer.trim(),
      number: number.trim(),
      fileId,
      expiresAt: expires ? new Date(`${expires}T12:00:00`).toISOString() : null,
    })
  const trades = [
    ...new Set([ALL_TRADES, ...(profile?.blocks.map((block) => block.trade) ?? []), trade]),
  ]
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
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('submit.kind')}>
            <Select
              value={kind}
              onChange={setKind}
              options={CredentialKind.options.map((each) => ({
                value: each,
                label: say(`credential.${each}`),
              }))}
            />
          </Field>
          <Field label={t('submit.trade')}>
            <Select
              value={trade}
              onChange={setTrade}
              options={trades.map((each) => ({
                value: each,
                label: each === ALL_TRADES ? t('submit.every-trade') : each,
              }))}
            />
          </Field>
        </div>
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
        <DocumentPicker isThere={fileId !== null} onUploaded={setFileId} />
      </div>
    </Sheet>
  )
}

function DocumentPicker({
  isThere,
  onUploaded,
}: {
  isThere: boolean
  onUploaded: (fileId: string) => void
}) {
  const { t } = useTranslation('zenvee-technician')
  const picker = useRef<HTMLInputElement>(null)
  const [share, setShare] = useState<number | null>(null)
  const take = async (file: File | undefined) => {
    if (!file) return
    setShare(0)
    await uploadWithProgress(file, setShare).then(onUploaded, (error: unknown) =>
      toast.refused(error instanceof ApiFailure ? error.error.message : t('submit.failed')),
    )
    setShare(null)
  }
  const Icon = isThere ? FileCheck2 : Upload
  return (
    <>
      <button
        type="button"
        onClick={() => picker.current?.click()}
        className={cx(
          'relative flex min-h-20 items-center justify-center gap-3 overflow-hidden rounded-lg border-2 border-dashed px-4 font-medium',
          isThere
            ? 'border-good bg-good-soft text-good-text'
            : 'border-edge text-muted hover:border-accent hover:text-accent-text',
        )}
      >
        <Icon size={22} aria-hidden />
        {isThere
          ? t('submit.there')
          : share === null
            ? t('submit.document')
            : t('submit.uploading', { share: Math.round(share * 100) })}
        {share !== null && (
          <span
            aria-hidden
            className="absolute start-0 bottom-0 h-1 bg-accent"
            style={{ inlineSize: `${share * 100}%` }}
          />
        )}
      </button>
      <input
        ref={picker}
        type="file"
        accept="image/*,application/pdf"
        hidden
        aria-label={t('submit.document')}
        onChange={(event) => void take(event.currentTarget.files?.[0])}
      />
    </>
  )
}

const Uploaded = z.object({ data: KeptFile.pick({ id: true }) })

/** Uploads one document; fetch cannot say how far it is. Answers the file's id. */
async function uploadWithProgress(file: File, onShare: (share: number) => void): Promise<string> {
  const token = await freshToken()
  const form = new FormData()
  form.set('file', file, file.name)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', clientOf('zenvee').url(uploadFile, {}))
    request.setRequestHeader('authorization', `Bearer ${token ?? ''}`)
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    request.upload.onprogress = ({ loaded, total }) => onShare(total ? loaded / total : 0)
    request.onerror = () => reject(new Error('The upload did not arrive'))
    request.onload = () => {
      const read = Uploaded.safeParse(JSON.parse(request.responseText || 'null'))
      if (read.success) resolve(read.data.data.id)
      else reject(new Error(`The upload answered ${request.status}`))
    }
    request.send(form)
  })
}
