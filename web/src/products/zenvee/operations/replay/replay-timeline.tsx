import { ChevronRight, History } from 'lucide-react'
import type { TimelineLine } from '#contract/insights'
import type { Booking } from '#contract/zenvee'
import { ActionChip } from '../../../../features/console/ids.tsx'
import { Json } from '../../../../features/console/json.tsx'
import { usePeopleNames } from '../../../../features/console/people-names.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { TONES } from '../../../../ui/badge.tsx'
import { cx, EmptyState, useKeys } from '../../../../ui/index.ts'
import { keyOfLine } from './lane-of.ts'
import { iconOf, STREAM_TONES } from './source-look.ts'

interface ReplayTimelineProps {
  readonly lines: readonly TimelineLine[]
  readonly booking: Booking
  /** Key of the line whose JSON is shown. */
  readonly open: string | undefined
  readonly onOpen: (key: string | undefined) => void
}

/** The lines under each other; a line opens to its raw JSON. */
export function ReplayTimeline({ lines, booking, open, onOpen }: ReplayTimelineProps) {
  const { t } = useTranslation('operations')
  const nameOf = usePeopleNames([
    booking.customer.id,
    booking.technician?.id,
    ...lines.map((line) => line.actor?.id),
  ])
  const place = lines.findIndex((line) => keyOfLine(line) === open)
  const step = (by: number) => {
    const next = lines[Math.min(lines.length - 1, Math.max(0, place + by))]
    if (!next) return
    onOpen(keyOfLine(next))
    document.getElementById(keyOfLine(next))?.scrollIntoView({ block: 'nearest' })
  }
  useKeys([
    { keys: 'j', label: t('replay.next'), run: () => step(1) },
    { keys: 'k', label: t('replay.previous'), run: () => step(-1) },
    ...(open ? [{ keys: 'Escape', label: t('replay.close'), run: () => onOpen(undefined) }] : []),
  ])
  if (lines.length === 0)
    return (
      <EmptyState icon={History} title={t('replay.nothing')}>
        {t('replay.nothing-about')}
      </EmptyState>
    )
  const start = new Date(lines[0]?.at ?? 0).getTime()
  return (
    <ol
      aria-label={t('replay.timeline')}
      className="overflow-hidden rounded-xl border bg-surface shadow-1"
    >
      {lines.map((line, at) => {
        const key = keyOfLine(line)
        return (
          <Line
            key={key}
            line={line}
            start={start}
            actor={line.actor?.id ? nameOf(line.actor.id) : (line.actor?.kind ?? '')}
            isNewAction={line.correlationId !== lines[at - 1]?.correlationId}
            isOpen={key === open}
            onToggle={() => onOpen(key === open ? undefined : key)}
          />
        )
      })}
    </ol>
  )
}

interface LineProps {
  readonly line: TimelineLine
  readonly start: number
  readonly actor: string
  readonly isNewAction: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
}

function Line({ line, start, actor, isNewAction, isOpen, onToggle }: LineProps) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const Icon = iconOf(line.source)
  return (
    <li
      id={keyOfLine(line)}
      className={cx(
        'scroll-mt-24',
        isNewAction && 'border-t border-edge first:border-t-0',
        isOpen && 'bg-accent-soft/40',
      )}
    >
      <div className="flex items-center">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={onToggle}
          className="flex min-h-10 min-w-0 flex-1 items-center gap-3 px-3 py-1.5 text-start text-small hover:bg-hover focus-visible:-outline-offset-2 sm:px-4"
        >
          <span className="hidden w-44 shrink-0 font-mono text-micro text-muted tabular md:block">
            {format.exact(line.at)}{' '}
            <span className="text-faint">{sinceOf(new Date(line.at).getTime() - start)}</span>
          </span>
          <span
            className={cx(
              'flex size-6 shrink-0 items-center justify-center rounded-full',
              TONES[STREAM_TONES[line.stream]],
            )}
            title={t(`stream.${line.stream}`)}
          >
            <Icon size={13} aria-hidden />
          </span>
          <span className="hidden w-16 shrink-0 text-micro text-muted sm:block">{line.source}</span>
          <span className="min-w-0 flex-1 truncate">
            <span className="font-medium">{line.title}</span>
            <span className="ms-2 text-muted">{line.says}</span>
          </span>
          <span className="hidden max-w-36 shrink-0 truncate text-muted lg:block">{actor}</span>
          <ChevronRight
            size={15}
            aria-hidden
            className={cx('mirror shrink-0 text-faint transition-transform', isOpen && 'rotate-90')}
          />
        </button>
        {isNewAction && line.correlationId && (
          <span className="hidden pe-3 xl:block">
            <ActionChip correlationId={line.correlationId} />
          </span>
        )}
      </div>
      {isOpen && <Json value={line} className="mx-3 mb-3 sm:mx-4" />}
    </li>
  )
}

/** `+12.4 s`, `+3:20`, `+2 h 05` since the first line. */
function sinceOf(ms: number): string {
  const two = (part: number) => String(part).padStart(2, '0')
  const seconds = ms / 1000
  if (seconds < 60) return `+${seconds.toFixed(1)}s`
  if (seconds < 3600) return `+${Math.floor(seconds / 60)}:${two(Math.floor(seconds % 60))}`
  return `+${Math.floor(seconds / 3600)}h${two(Math.floor((seconds % 3600) / 60))}`
}
