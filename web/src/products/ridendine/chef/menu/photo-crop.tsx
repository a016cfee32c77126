import { Camera, LoaderCircle, ZoomIn } from 'lucide-react'
import { type PointerEvent, useEffect, useRef, useState } from 'react'
import { ApiFailure } from '#contract'
import { KeptFile, uploadFile } from '#contract/files'
import { upload } from '../../../../lib/api/upload.ts'
import { useRefusalWords, useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Dialog, IconButton, toast } from '../../../../ui/index.ts'
import { Picture } from '../../shared/picture.tsx'
import { type Crop, cropped, moved, START, sizeOf } from './crop.ts'

interface PhotoCropProps {
  readonly label: string
  /** Of the dish or kitchen, for the drawing where there is no photo. */
  readonly name: string
  readonly src: string | null
  /** Width to height of what is kept. */
  readonly ratio: number
  readonly onKept: (fileId: string) => void
}

/** A photo that is chosen, cut to shape with a finger or the arrows, and sent. */
export function PhotoCrop({ label, name, src, ratio, onKept }: PhotoCropProps) {
  const { t } = useTranslation('ridendine-kitchen')
  const input = useRef<HTMLInputElement>(null)
  const [chosen, setChosen] = useState<ImageBitmap | null>(null)
  const [shown, setShown] = useState<string | null>(null)
  const { share, send } = useSend((file) => {
    setShown(file.url)
    onKept(file.id)
  })
  const choose = async (file: File | undefined) => {
    if (!file) return
    const bitmap = await createImageBitmap(file).catch(() => null)
    if (bitmap) setChosen(bitmap)
    else toast.note(t('photo.unreadable'))
  }
  return (
    <div className="flex flex-col gap-2">
      <p className="text-small font-medium">{label}</p>
      <div className="relative overflow-hidden rounded-xl border" style={{ aspectRatio: ratio }}>
        <Picture src={shown ?? src} name={name} isFirst isWide={ratio > 2} className="size-full" />
        {ratio > 1 ? (
          <Button
            className="absolute end-3 bottom-3"
            icon={share === null ? Camera : LoaderCircle}
            disabled={share !== null}
            onClick={() => input.current?.click()}
          >
            {share === null ? t('photo.choose') : `${Math.round(share * 100)} %`}
          </Button>
        ) : (
          <IconButton
            className="absolute end-2 bottom-2 border bg-surface shadow-1"
            icon={share === null ? Camera : LoaderCircle}
            label={t('photo.choose')}
            disabled={share !== null}
            onClick={() => input.current?.click()}
          />
        )}
      </div>
      <input
        ref={input}
        type="file"
        accept="image/*"
        tabIndex={-1}
        aria-label={label}
        className="sr-only"
        onChange={({ currentTarget }) => {
          void choose(currentTarget.files?.[0])
          currentTarget.value = ''
        }}
      />
      {chosen && (
        <CropDialog
          picture={chosen}
          ratio={ratio}
          onClose={() => setChosen(null)}
          onCut={(blob) => {
            setChosen(null)
            void send(blob)
          }}
        />
      )}
    </div>
  )
}

interface CropDialogProps {
  readonly picture: ImageBitmap
  readonly ratio: number
  readonly onClose: () => void
  readonly onCut: (blob: Blob) => void
}

function CropDialog({ picture, ratio, onClose, onCut }: CropDialogProps) {
  const { t } = useTranslation('ridendine-kitchen')
  const [crop, setCrop] = useState<Crop>(START)
  const canvas = useRef<HTMLCanvasElement>(null)
  const from = useRef<{ x: number; y: number } | null>(null)
  const size = sizeOf(ratio)
  useEffect(() => {
    if (canvas.current) cropped(canvas.current, picture, crop)
  }, [picture, crop])
  const drag = (event: PointerEvent<HTMLCanvasElement>) => {
    if (!from.current) return
    const scale = size.width / event.currentTarget.clientWidth
    const by = {
      x: (event.clientX - from.current.x) * scale,
      y: (event.clientY - from.current.y) * scale,
    }
    from.current = { x: event.clientX, y: event.clientY }
    setCrop((now) => moved(now, picture, size, by))
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('photo.crop')}
      description={t('photo.crop-about')}
      footer={
        <Button
          tone="primary"
          size="lg"
          onClick={() => canvas.current?.toBlob((blob) => blob && onCut(blob), 'image/jpeg', 0.88)}
        >
          {t('photo.use')}
        </Button>
      }
    >
      <canvas
        ref={canvas}
        width={size.width}
        height={size.height}
        className="w-full cursor-grab touch-none rounded-lg border active:cursor-grabbing"
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          from.current = { x: event.clientX, y: event.clientY }
        }}
        onPointerMove={drag}
        onPointerUp={() => {
          from.current = null
        }}
      />
      <label className="mt-4 flex items-center gap-3 text-small">
        <ZoomIn size={20} aria-hidden className="shrink-0 text-muted" />
        <span className="sr-only">{t('photo.zoom')}</span>
        <input
          type="range"
          min={100}
          max={300}
          value={crop.zoom * 100}
          onChange={(event) => {
            const zoom = Number(event.currentTarget.value) / 100
            setCrop((now) => moved({ ...now, zoom }, picture, size, { x: 0, y: 0 }))
          }}
          className="h-11 flex-1 accent-accent"
        />
      </label>
      <div className="flex justify-center gap-2">
        {(['left', 'up', 'down', 'right'] as const).map((way) => (
          <Button
            key={way}
            size="sm"
            tone="quiet"
            onClick={() => setCrop((now) => moved(now, picture, size, STEPS[way]))}
          >
            {t(`photo.${way}`)}
          </Button>
        ))}
      </div>
    </Dialog>
  )
}

/** The same as dragging, for those who do not drag. */
const STEPS = {
  left: { x: -40, y: 0 },
  right: { x: 40, y: 0 },
  up: { x: 0, y: -40 },
  down: { x: 0, y: 40 },
}

function useSend(onKept: (file: KeptFile) => void) {
  const wordsFor = useRefusalWords()
  const [share, setShare] = useState<number | null>(null)
  const send = async (blob: Blob) => {
    setShare(0)
    try {
      const answer = await upload('ridendine', uploadFile, {
        input: {},
        blob,
        onProgress: setShare,
      })
      onKept(KeptFile.parse(answer))
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error
      toast.refused(wordsFor(error), error.traceId)
    } finally {
      setShare(null)
    }
  }
  return { share, send }
}
