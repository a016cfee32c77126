import { useMemo } from 'react'
import { readTimeline, Stream, type TimelineLine } from '#contract/insights'
import type { Booking } from '#contract/zenvee'
import type { ChangeAddress } from '../../../../features/console/address.ts'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { TONES } from '../../../../ui/badge.tsx'
import { cx, ErrorState, Select, SkeletonRows, Tabs } from '../../../../ui/index.ts'
import { Legend } from './legend.tsx'
import type { ReplaySearch } from './replay-search.ts'
import { ReplayTimeline } from './replay-timeline.tsx'
import { Sequence } from './sequence.tsx'
import { useMatchLine } from './use-match-line.ts'

interface ReplayProps {
  readonly booking: Booking
  readonly search: ReplaySearch
  readonly onSearch: ChangeAddress<ReplaySearch>
}

const EVERY = 'every'

/** Everything that happened to a booking, from every record, on one timeline by correlation id. */
export function Replay({ booking, search, onSearch }: ReplayProps) {
  const { t } = useTranslation('operations')
  const about = `zenvee.booking:${booking.id}`
  const timeline = useRead(readTimeline, { about }, { topics: [about] })
  const matched = useMatchLine(booking.matchId)
  const without = useMemo(() => search.without ?? [], [search.without])
  const all = useMemo(() => [...matched, ...(timeline.data?.lines ?? [])], [matched, timeline.data])
  const lines = useMemo(
    () =>
      all.filter(
        (line) =>
          !without.includes(line.stream) &&
          (!search.action || line.correlationId === search.action),
      ),
    [all, without, search.action],
  )
  if (timeline.error && !timeline.data)
    return <ErrorState failure={timeline.error} onAgain={() => void timeline.refetch()} />
  if (!timeline.data) return <SkeletonRows rows={8} />

  const view = search.view ?? 'timeline'
  const firstOf = (action: string) =>
    timeline.data.lines.find((line) => line.correlationId === action)
  const toggle = (stream: Stream) =>
    onSearch({
      without: without.includes(stream)
        ? without.filter((each) => each !== stream)
        : [...without, stream],
    })
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <Tabs
          label={t('replay.view')}
          look="pill"
          value={view}
          onChange={(next) => onSearch({ view: next })}
          tabs={[
            { value: 'timeline', label: t('replay.timeline') },
            { value: 'sequence', label: t('replay.sequence') },
          ]}
        />
        <StreamToggles lines={all} without={without} onToggle={toggle} />
        <Select<string>
          size="sm"
          label={t('replay.action')}
          className="w-64 sm:ms-auto"
          value={search.action ?? EVERY}
          onChange={(action) =>
            onSearch({ action: action === EVERY ? undefined : action, step: undefined })
          }
          options={[
            {
              value: EVERY,
              label: t('replay.every-action', { count: timeline.data.correlationIds.length }),
            },
            ...timeline.data.correlationIds.map((action) => ({
              value: action,
              label: firstOf(action)?.title ?? action,
              hint: action.slice(-6),
            })),
          ]}
        />
      </div>
      {timeline.data.cut.length > 0 && (
        <p className={cx('rounded-sm px-3 py-2 text-small', TONES.warn)}>
          {t('replay.cut', { records: timeline.data.cut.join(', ') })}
        </p>
      )}
      {view === 'timeline' ? (
        <ReplayTimeline
          lines={lines}
          booking={booking}
          open={search.line}
          onOpen={(line) => onSearch({ line })}
        />
      ) : (
        <Sequence
          lines={lines}
          booking={booking}
          step={search.step}
          onStep={(step) => onSearch({ step })}
        />
      )}
    </div>
  )
}

interface StreamTogglesProps {
  readonly lines: readonly TimelineLine[]
  readonly without: readonly Stream[]
  readonly onToggle: (stream: Stream) => void
}

/** Which of the four streams are shown, each with its count. */
function StreamToggles({ lines, without, onToggle }: StreamTogglesProps) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="sr-only">{t('replay.streams')}</legend>
      {Stream.options.map((stream) => {
        const isOn = !without.includes(stream)
        return (
          <button
            key={stream}
            type="button"
            aria-pressed={isOn}
            onClick={() => onToggle(stream)}
            className={cx(
              'flex h-8 items-center gap-1.5 rounded-full border px-3 text-small font-medium',
              isOn ? 'border-edge bg-surface' : 'border-transparent text-faint line-through',
            )}
          >
            <Legend stream={stream} />
            {t(`stream.${stream}`)}
            <span className="text-micro text-muted tabular">
              {format.number(lines.filter((line) => line.stream === stream).length)}
            </span>
          </button>
        )
      })}
    </fieldset>
  )
}
