import { ChevronLeft, ChevronRight, Pause, Play, RotateCcw } from 'lucide-react'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import type { TimelineLine } from '#contract/insights'
import type { Booking } from '#contract/zenvee'
import { Json } from '../../../../features/console/json.tsx'
import { ScrollBox } from '../../../../features/console/scroll-box.tsx'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { IconButton, useKeys } from '../../../../ui/index.ts'
import { stepsOf } from './lane-of.ts'
import { ROW, SequenceDrawing } from './sequence-drawing.tsx'

interface SequenceProps {
  readonly lines: readonly TimelineLine[]
  readonly booking: Booking
  /** How many arrows are shown; all of them unless said. */
  readonly step: number | undefined
  readonly onStep: (step: number | undefined) => void
}

const PACE_MS = 520

/** The booking as a sequence diagram that plays step by step. */
export function Sequence({ lines, booking, step, onStep }: SequenceProps) {
  const { t } = useTranslation('operations')
  const steps = useMemo(() => stepsOf(lines, booking), [lines, booking])
  const shown = Math.min(step ?? steps.length, steps.length)
  const [isPlaying, setPlaying] = useState(false)
  const frame = useRef<HTMLElement>(null)
  const goTo = (next: number) => onStep(Math.max(0, Math.min(steps.length, next)))
  const tick = useEffectEvent(() => {
    if (shown >= steps.length) setPlaying(false)
    else goTo(shown + 1)
  })

  useEffect(() => {
    if (!isPlaying) return
    const timer = setInterval(tick, PACE_MS)
    return () => clearInterval(timer)
  }, [isPlaying])
  useEffect(() => {
    const box = frame.current
    if (box && step !== undefined)
      box.scrollTo({ top: Math.max(0, shown * ROW - box.clientHeight * 0.6), behavior: 'smooth' })
  }, [shown, step])

  const play = () => {
    if (!isPlaying && shown >= steps.length) onStep(0)
    setPlaying(!isPlaying)
  }
  useKeys([
    { keys: 'ArrowRight', label: t('replay.forward'), run: () => goTo(shown + 1) },
    { keys: 'ArrowLeft', label: t('replay.backward'), run: () => goTo(shown - 1) },
    { keys: 'p', label: t('replay.play'), run: play },
  ])
  const current = steps[shown - 1]
  return (
    <div className="grid grid-cols-1 min-w-0 items-start gap-4 2xl:grid-cols-[1fr_24rem]">
      <div className="min-w-0 overflow-hidden rounded-xl border bg-surface shadow-1">
        <Scrubber
          count={steps.length}
          shown={shown}
          isPlaying={isPlaying}
          at={current?.line.at}
          onStep={(next) => {
            setPlaying(false)
            goTo(next)
          }}
          onPlay={play}
          onBegin={() => {
            onStep(0)
            setPlaying(true)
          }}
        />
        <ScrollBox ref={frame} label={t('replay.sequence')} className="max-h-[38rem]">
          <SequenceDrawing
            steps={steps}
            shown={shown}
            onChoose={(place) => {
              setPlaying(false)
              goTo(place + 1)
            }}
          />
        </ScrollBox>
      </div>
      <aside
        aria-label={t('replay.step-facts')}
        className="flex min-w-0 flex-col gap-3 rounded-xl border bg-surface p-4 shadow-1"
      >
        {current ? (
          <>
            <p className="text-small text-muted">
              {t('replay.from-to', {
                from: t(`lane.${current.from}`),
                to: t(`lane.${current.to}`),
              })}
            </p>
            <p className="text-heading break-words">{current.line.title}</p>
            <p className="text-small text-muted">{current.line.says}</p>
            <Json value={current.line} />
          </>
        ) : (
          <p className="text-muted">{t('replay.before-first')}</p>
        )}
      </aside>
    </div>
  )
}

interface ScrubberProps {
  readonly count: number
  readonly shown: number
  readonly isPlaying: boolean
  readonly at: string | undefined
  readonly onStep: (step: number) => void
  readonly onPlay: () => void
  readonly onBegin: () => void
}

function Scrubber({ count, shown, isPlaying, at, onStep, onPlay, onBegin }: ScrubberProps) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  return (
    <div className="flex flex-wrap items-center gap-1 border-b px-3 py-2">
      <IconButton size="sm" icon={RotateCcw} label={t('replay.begin')} onClick={onBegin} />
      <IconButton
        size="sm"
        icon={ChevronLeft}
        mirrored
        label={t('replay.backward')}
        keys="←"
        onClick={() => onStep(shown - 1)}
      />
      <IconButton
        size="sm"
        tone="ink"
        icon={isPlaying ? Pause : Play}
        label={isPlaying ? t('replay.pause') : t('replay.play')}
        keys="P"
        onClick={onPlay}
      />
      <IconButton
        size="sm"
        icon={ChevronRight}
        mirrored
        label={t('replay.forward')}
        keys="→"
        onClick={() => onStep(shown + 1)}
      />
      <input
        type="range"
        min={0}
        max={count}
        value={shown}
        aria-label={t('replay.scrub')}
        aria-valuetext={t('replay.step-of', { step: shown, count })}
        onChange={(event) => onStep(Number(event.currentTarget.value))}
        className="mx-2 h-8 min-w-32 flex-1"
      />
      <span className="text-small text-muted tabular">
        {t('replay.step-of', { step: shown, count })}
      </span>
      {at && (
        <span className="ms-2 hidden font-mono text-micro text-muted tabular sm:inline">
          {format.exact(at)}
        </span>
      )}
    </div>
  )
}
