import { History } from 'lucide-react'
import { readTimeline, Stream, type TimelineLine } from '#contract/insights'
import { ActionChip } from '../../../../features/console/ids.tsx'
import { useRead } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Badge,
  Chips,
  EmptyState,
  ErrorState,
  SkeletonRows,
  TimeAt,
  type Tone,
} from '../../../../ui/index.ts'

interface OrderReplayProps {
  readonly about: string
  readonly stream: string | undefined
  readonly onStream: (stream: string | undefined) => void
}

const TONES: Readonly<Record<Stream, Tone>> = {
  logs: 'plain',
  audit: 'warn',
  business: 'accent',
  telemetry: 'note',
}
const EVERY = 'every'

/** Everything on record about an order, from all four streams, in order of time. */
export function OrderReplay({ about, stream, onStream }: OrderReplayProps) {
  const { t } = useTranslation('ridendine-admin')
  const words = useTranslation('operations')
  const timeline = useRead(readTimeline, { about }, { topics: [about] })
  if (timeline.error && !timeline.data)
    return <ErrorState failure={timeline.error} onAgain={() => void timeline.refetch()} />
  if (!timeline.data) return <SkeletonRows rows={8} />
  const lines = timeline.data.lines.filter((line) => !stream || line.stream === stream)
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-small text-muted">{t('replay.about')}</p>
        <Chips
          label={t('replay.line')}
          value={stream ?? EVERY}
          onChange={(next) => onStream(next === EVERY ? undefined : next)}
          choices={[
            { value: EVERY, label: t('replay.every') },
            ...Stream.options.map((value) => ({ value, label: words.t(`stream.${value}`) })),
          ]}
        />
      </div>
      {lines.length === 0 && <EmptyState icon={History} title={t('replay.none')} />}
      <ol className="divide-y rounded-xl border bg-surface">
        {lines.map((line, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: records have no id of their own here, and do not move
          <Line key={place} line={line} />
        ))}
      </ol>
    </div>
  )
}

function Line({ line }: { line: TimelineLine }) {
  const words = useTranslation('operations')
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 py-2.5">
      <span className="w-24 shrink-0 text-small text-muted tabular">
        <TimeAt at={line.at} exact />
      </span>
      <Badge tone={TONES[line.stream]}>{words.t(`stream.${line.stream}`)}</Badge>
      <span className="min-w-0 flex-1 text-body">{line.title}</span>
      {line.correlationId && <ActionChip correlationId={line.correlationId} />}
    </li>
  )
}
