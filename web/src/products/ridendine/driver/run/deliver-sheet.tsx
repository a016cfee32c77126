import { Camera, CloudUpload, RotateCcw } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { useOnline, useQueue } from '../../../../lib/offline/index.ts'
import { Button, Field, RadioCards, Sheet, Textarea } from '../../../../ui/index.ts'
import { finishDelivery, useProof, useTakePhoto } from './proof.ts'
import type { DrawnOrder } from './use-drawn-run.ts'

type How = 'handed_over' | 'left_at_door' | 'left_unreachable'

/** Delivered: into a hand, or left with a photo. Works without a network; it is sent when there is one. */
export function DeliverSheet({
  order,
  mayLeave,
  onClose,
}: {
  order: DrawnOrder
  /** The wait at the door is over. */
  mayLeave: boolean
  onClose: () => void
}) {
  const { t } = useTranslation('ridendine-driver')
  const ways: How[] = [
    'handed_over',
    ...(order.customer.dropOff === 'leave_at_door' ? ['left_at_door' as const] : []),
    ...(mayLeave ? ['left_unreachable' as const] : []),
  ]
  const first = mayLeave
    ? 'left_unreachable'
    : order.customer.dropOff === 'leave_at_door'
      ? 'left_at_door'
      : 'handed_over'
  const [how, setHow] = useState<How>(first)
  const [note, setNote] = useState('')
  const proof = useProof(order.orderId)
  const isProven = how === 'handed_over' || proof.actId !== null
  const finish = () => {
    finishDelivery(order.orderId, { how, note: note.trim(), at: new Date().toISOString() })
    onClose()
  }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('deliver.title')}
      description={order.customer.note || undefined}
      footer={
        <Button tone="primary" size="xl" disabled={!isProven} onClick={finish}>
          {t('deliver.act')}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        {ways.length > 1 && (
          <RadioCards
            label={t('deliver.how')}
            value={how}
            onChange={setHow}
            tight
            choices={ways.map((each) => ({ value: each, label: t(`deliver.${each}`) }))}
          />
        )}
        <PhotoTaker orderId={order.orderId} isNeeded={how !== 'handed_over'} />
        <Field label={t('deliver.note')} hint={t('deliver.note-hint')}>
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

function PhotoTaker({ orderId, isNeeded }: { orderId: string; isNeeded: boolean }) {
  const { t } = useTranslation('ridendine-driver')
  const isOnline = useOnline()
  const take = useTakePhoto(orderId)
  const proof = useProof(orderId)
  const picker = useRef<HTMLInputElement>(null)
  const [photo, setPhoto] = useState<Blob | null>(null)
  const queued = useQueue().find((act) => act.id === proof.actId)?.blob
  const shown = photo ?? queued ?? null
  const url = useMemo(() => (shown ? URL.createObjectURL(shown) : null), [shown])
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url])
  return (
    <div>
      <button
        type="button"
        onClick={() => picker.current?.click()}
        className="relative flex h-44 w-full flex-col items-center justify-center gap-2 overflow-hidden rounded-xl border-2 border-dashed border-edge bg-sunken font-medium text-muted hover:border-accent hover:text-accent-text"
      >
        {url && proof.actId ? (
          <>
            <img
              src={url}
              alt={t('deliver.photo')}
              className="absolute inset-0 size-full object-cover"
            />
            <span className="absolute end-2 bottom-2 flex items-center gap-1.5 rounded-full bg-ink px-3 py-1.5 text-small text-ground">
              {proof.fileId === null && !isOnline ? (
                <CloudUpload size={15} aria-hidden />
              ) : (
                <RotateCcw size={15} aria-hidden />
              )}
              {t('deliver.again')}
            </span>
          </>
        ) : (
          <>
            <Camera size={28} aria-hidden />
            {isNeeded ? t('deliver.photo-needed') : t('deliver.photo')}
          </>
        )}
      </button>
      <input
        ref={picker}
        type="file"
        accept="image/*"
        capture="environment"
        hidden
        aria-label={t('deliver.photo')}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (!file) return
          setPhoto(file)
          void take(file)
        }}
      />
    </div>
  )
}
