import { ExternalLink, FileText, Maximize, RotateCw, ZoomIn, ZoomOut } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from '../../lib/i18n/index.ts'
import { EmptyState, IconButton } from '../../ui/index.ts'
import { ScrollBox } from '../console/scroll-box.tsx'

const STEPS = [0.5, 0.75, 1, 1.5, 2, 3] as const
const FIT = 2

/** A document, as a picture that can be zoomed and turned; PDFs in the browser's own viewer. */
export function DocumentViewer({
  url,
  name,
  source,
}: {
  url: string | null
  name: string
  source: string
}) {
  const { t } = useTranslation('console')
  const [step, setStep] = useState(FIT)
  const [turned, setTurned] = useState(0)
  const [isPicture, setPicture] = useState(true)
  if (!url) {
    return (
      <div className="rounded-xl border border-dashed border-edge">
        <EmptyState icon={FileText} title={t('desk.no-document')}>
          {t('desk.no-document-about', { source })}
        </EmptyState>
      </div>
    )
  }
  return (
    <figure className="sticky top-16 flex min-w-0 flex-col overflow-hidden rounded-xl border bg-sunken shadow-1">
      <figcaption className="flex items-center gap-1 border-b bg-surface px-3 py-1.5">
        <span className="min-w-0 flex-1 truncate ps-1 text-small font-medium">{name}</span>
        {isPicture && (
          <>
            <IconButton
              size="sm"
              icon={ZoomOut}
              label={t('desk.smaller')}
              disabled={step === 0}
              onClick={() => setStep(Math.max(0, step - 1))}
            />
            <IconButton
              size="sm"
              icon={ZoomIn}
              label={t('desk.larger')}
              disabled={step === STEPS.length - 1}
              onClick={() => setStep(Math.min(STEPS.length - 1, step + 1))}
            />
            <IconButton
              size="sm"
              icon={Maximize}
              label={t('desk.fit')}
              onClick={() => {
                setStep(FIT)
                setTurned(0)
              }}
            />
            <IconButton
              size="sm"
              icon={RotateCw}
              label={t('desk.turn')}
              onClick={() => setTurned((turned + 90) % 360)}
            />
          </>
        )}
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          aria-label={t('desk.open-document')}
          className="flex size-8 items-center justify-center rounded-sm hover:bg-hover"
        >
          <ExternalLink size={16} aria-hidden />
        </a>
      </figcaption>
      <ScrollBox label={name} className="flex h-[min(38rem,68dvh)] p-6">
        {isPicture ? (
          <img
            src={url}
            alt={name}
            onError={() => setPicture(false)}
            className="m-auto max-h-full max-w-full rounded-sm object-contain shadow-2 transition-transform duration-200"
            style={{ transform: `scale(${STEPS[step] ?? 1}) rotate(${turned}deg)` }}
          />
        ) : (
          <iframe title={name} src={url} className="h-full w-full rounded-sm bg-white" />
        )}
      </ScrollBox>
    </figure>
  )
}
