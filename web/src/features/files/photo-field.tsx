import { Camera, LoaderCircle, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { ApiFailure } from '#contract'
import { KeptFile, uploadFile } from '#contract/files'
import { upload } from '../../lib/api/upload.ts'
import { useRefusalWords, useTranslation } from '../../lib/i18n/index.ts'
import { useProduct } from '../../lib/products.tsx'
import { cx, toast } from '../../ui/index.ts'

interface PhotoFieldProps {
  readonly label: string
  readonly hint?: string
  readonly value: readonly KeptFile[]
  readonly onChange: (change: (now: readonly KeptFile[]) => readonly KeptFile[]) => void
  readonly most: number
}

/** Photos as proof: each is sent as soon as it is taken, with how far it is, and can be stopped. */
export function PhotoField({ label, hint, value, onChange, most }: PhotoFieldProps) {
  const { t } = useTranslation('everyday')
  const input = useRef<HTMLInputElement>(null)
  const { waiting, send } = useSending(onChange)
  const room = most - value.length - waiting.length
  return (
    <div className="flex flex-col gap-2">
      <p className="text-small font-medium">{label}</p>
      <ul className="flex flex-wrap gap-2">
        {value.map((file) => (
          <li key={file.id} className="relative">
            <img
              src={file.thumbnailUrl ?? file.url}
              alt={file.name}
              className="size-20 rounded-lg border object-cover"
            />
            <Remove
              label={t('photo.remove')}
              onClick={() => onChange((now) => now.filter(({ id }) => id !== file.id))}
            />
          </li>
        ))}
        {waiting.map(({ id, share, stop }) => (
          <li key={id} className="relative">
            <span
              role="status"
              className="flex size-20 flex-col items-center justify-center gap-1 rounded-lg bg-sunken text-muted"
            >
              <LoaderCircle size={20} aria-hidden className="animate-spin" />
              <span className="text-small tabular">{Math.round(share * 100)} %</span>
            </span>
            <Remove label={t('photo.stop')} onClick={stop} />
          </li>
        ))}
        {room > 0 && (
          <li>
            <button
              type="button"
              onClick={() => input.current?.click()}
              className="flex size-20 flex-col items-center justify-center gap-1 rounded-lg border border-dashed border-control text-small text-muted hover:bg-hover"
            >
              <Camera size={20} aria-hidden />
              {t('photo.add')}
            </button>
          </li>
        )}
      </ul>
      {hint && <p className="text-small text-muted">{hint}</p>}
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        tabIndex={-1}
        aria-label={label}
        className="sr-only"
        onChange={({ currentTarget }) => {
          for (const file of [...(currentTarget.files ?? [])].slice(0, room)) void send(file)
          currentTarget.value = ''
        }}
      />
    </div>
  )
}

function Remove({ label, onClick }: { label: string; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-label={label}
      onClick={onClick}
      className={cx(
        'absolute -end-2 -top-2 flex size-7 items-center justify-center rounded-full',
        'border bg-raised shadow-1 hover:bg-hover',
      )}
    >
      <X size={15} aria-hidden />
    </button>
  )
}

interface Sending {
  readonly id: string
  readonly share: number
  readonly stop: () => void
}

function useSending(onChange: PhotoFieldProps['onChange']) {
  const product = useProduct()
  const wordsFor = useRefusalWords()
  const [waiting, setWaiting] = useState<readonly Sending[]>([])
  const send = async (blob: File) => {
    const id = crypto.randomUUID()
    const control = new AbortController()
    setWaiting((now) => [...now, { id, share: 0, stop: () => control.abort() }])
    try {
      const answer = await upload(product, uploadFile, {
        input: {},
        blob,
        idempotencyKey: id,
        signal: control.signal,
        onProgress: (share) =>
          setWaiting((now) => now.map((each) => (each.id === id ? { ...each, share } : each))),
      })
      const kept = KeptFile.parse(answer)
      onChange((now) => [...now, kept])
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      if (!control.signal.aborted) toast.refused(wordsFor(error), error.traceId)
    } finally {
      setWaiting((now) => now.filter((each) => each.id !== id))
    }
  }
  return { waiting, send }
}
