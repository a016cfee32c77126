import { Camera, CloudUpload, X } from 'lucide-react'
import { type ChangeEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Booking } from '#contract/zenvee'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { type QueuedAct, useQueue } from '../../../../lib/offline/index.ts'
import { Button, Field, Sheet, Textarea } from '../../../../ui/index.ts'
import { dropPhoto, finishVisit, useAddPhoto, useProof } from './proof.ts'

const MOST_PHOTOS = 12

/** Done: a photo or a few words as proof. Works without a network; it is sent when there is one. */
export function CompleteSheet({ booking, onClose }: { booking: Booking; onClose: () => void }) {
  const { t } = useTranslation('zenvee-technician')
  const [note, setNote] = useState('')
  const proof = useProof(booking.id)
  const addPhoto = useAddPhoto(booking.id)
  const picker = useRef<HTMLInputElement>(null)
  const isProven = note.trim() !== '' || proof.photos.length > 0
  const add = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.currentTarget.files ?? [])].slice(0, MOST_PHOTOS - proof.photos.length)
    event.currentTarget.value = ''
    for (const file of files) await addPhoto(file)
  }
  const finish = () => {
    finishVisit(booking.id, note.trim())
    onClose()
  }
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('complete.title')}
      description={t('complete.about')}
      footer={
        <Button tone="primary" size="xl" disabled={!isProven} onClick={finish}>
          {t('complete.act')}
        </Button>
      }
    >
      <div className="flex flex-col gap-5">
        <div className="grid grid-cols-4 gap-2">
          <Previews bookingId={booking.id} />
          {proof.photos.length < MOST_PHOTOS && (
            <button
              type="button"
              onClick={() => picker.current?.click()}
              className="flex aspect-square flex-col items-center justify-center gap-1.5 rounded-lg border-2 border-dashed border-edge text-small font-medium text-muted hover:border-accent hover:text-accent-text"
            >
              <Camera size={24} aria-hidden />
              {t('complete.photo')}
            </button>
          )}
          <input
            ref={picker}
            type="file"
            accept="image/*"
            capture="environment"
            multiple
            hidden
            aria-label={t('complete.photo')}
            onChange={(event) => void add(event)}
          />
        </div>
        <Field label={t('complete.note')} hint={t('complete.note-hint')}>
          <Textarea
            rows={3}
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </Field>
      </div>
    </Sheet>
  )
}

function Previews({ bookingId }: { bookingId: string }) {
  const { t } = useTranslation('zenvee-technician')
  const { photos } = useProof(bookingId)
  const acts = useQueue()
  return photos.map((photo, place) => (
    <div key={photo.actId} className="relative aspect-square overflow-hidden rounded-lg bg-sunken">
      <Preview
        actId={photo.actId}
        act={acts.find((each) => each.id === photo.actId)}
        words={t('complete.photo-n', { count: place + 1 })}
      />
      {!photo.fileId && (
        <span className="absolute start-1.5 bottom-1.5 flex size-6 items-center justify-center rounded-full bg-ink text-ground">
          <CloudUpload size={14} aria-label={t('complete.waits')} />
        </span>
      )}
      <button
        type="button"
        aria-label={t('complete.drop', { count: place + 1 })}
        onClick={() => dropPhoto(bookingId, photo.actId)}
        className="absolute end-1 top-1 flex size-7 items-center justify-center rounded-full bg-ink text-ground"
      >
        <X size={15} aria-hidden />
      </button>
    </div>
  ))
}

/** Small pictures of what was taken on this device, while the page lives. */
const seen = new Map<string, Blob>()

function Preview({
  actId,
  act,
  words,
}: {
  actId: string
  act: QueuedAct | undefined
  words: string
}) {
  if (act?.blob) seen.set(actId, act.blob)
  const blob = seen.get(actId)
  const url = useMemo(() => (blob ? URL.createObjectURL(blob) : null), [blob])
  useEffect(
    () => () => {
      if (url) URL.revokeObjectURL(url)
    },
    [url],
  )
  if (!url)
    return (
      <span className="flex size-full items-center justify-center text-muted">
        <Camera size={22} aria-hidden />
        <span className="sr-only">{words}</span>
      </span>
    )
  return <img src={url} alt={words} className="size-full object-cover" />
}
