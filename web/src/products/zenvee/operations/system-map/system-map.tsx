import { BookOpen } from 'lucide-react'
import { useMemo } from 'react'
import { type Health, readSystemMap, type SystemNode } from '#contract/insights'
import { HealthBadge, HealthMark } from '../../../../features/console/health.tsx'
import { Go } from '../../../../features/console/place.tsx'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { buttonLook, ErrorState, Skeleton, TimeAt, useMedia } from '../../../../ui/index.ts'
import { Page } from '../../../../ui/shell/desk-shell.tsx'
import { BOXES } from './boxes.ts'
import { StackedMap } from './stacked.tsx'
import { Stage } from './stage.tsx'

const EVERY_MS = 3000
const HEALTHS: readonly Health[] = ['well', 'busy', 'trouble', 'idle']

/** The founder's home: the whole house on one drawing, alive (Z1–Z51). */
export function SystemMapScreen() {
  const { t } = useTranslation('operations')
  const isWide = useMedia('(min-width: 64rem)')
  const map = useRead(readSystemMap, {}, { every: EVERY_MS })
  const nodes = useMemo(() => new Map(map.data?.nodes.map((node) => [node.key, node])), [map.data])
  return (
    <Page
      title={t('map.title')}
      hint={t('map.hint')}
      tools={
        <a href="/docs" target="_blank" rel="noreferrer" className={buttonLook({ size: 'sm' })}>
          <BookOpen size={15} aria-hidden />
          {t('map.openapi')}
        </a>
      }
    >
      {map.error && !map.data && (
        <ErrorState failure={map.error} onAgain={() => void map.refetch()} />
      )}
      {map.isPending && <MapSkeleton />}
      {map.data && (
        <div className="flex flex-col gap-5">
          <Figures facts={map.data.facts} nodes={nodes} at={map.data.at} />
          {isWide ? <Stage nodes={nodes} /> : <StackedMap nodes={nodes} />}
          <Legend />
        </div>
      )}
    </Page>
  )
}

interface FiguresProps {
  readonly facts: {
    readonly deployables: number
    readonly streams: number
    readonly coreModules: number
  }
  readonly nodes: ReadonlyMap<string, SystemNode>
  readonly at: string
}

/** The three numbers of the source, and how the house is at this moment. */
function Figures({ facts, nodes, at }: FiguresProps) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  const shown = BOXES.flatMap((box) => nodes.get(box.of ?? box.key) ?? [])
  const worst = shown.some((node) => node.health === 'trouble')
    ? 'trouble'
    : shown.some((node) => node.health === 'busy')
      ? 'busy'
      : 'well'
  const troubled = [
    ...new Set(shown.filter((node) => node.health === worst).map((node) => node.label)),
  ]
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-3 rounded-xl border bg-surface px-5 py-3 shadow-1">
      {(
        [
          ['deployables', facts.deployables, '/growth'],
          ['streams', facts.streams, '/streams/logs'],
          ['core', facts.coreModules, '/figures'],
        ] as const
      ).map(([key, count, to]) => (
        <Go key={key} to={to} className="flex items-baseline gap-2 rounded-xs">
          <span className="text-title tabular">{format.number(count)}</span>
          <span className="text-small text-muted">{t(`map.fact.${key}`, { count })}</span>
        </Go>
      ))}
      <span
        className="ms-auto flex flex-wrap items-center gap-3 text-small text-muted"
        role="status"
      >
        <HealthBadge health={worst} />
        <span>{worst === 'well' ? t('map.all-well') : troubled.slice(0, 3).join(', ')}</span>
        <TimeAt at={at} exact className="font-mono text-micro" />
      </span>
    </div>
  )
}

function Legend() {
  const { t } = useTranslation('console')
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-2 text-small text-muted">
      {HEALTHS.map((health) => (
        <span key={health} className="flex items-center gap-1.5">
          <HealthMark health={health} />
          <span aria-hidden>{t(`health.${health}`)}</span>
        </span>
      ))}
      <LegendWords />
    </div>
  )
}

function LegendWords() {
  const { t } = useTranslation('operations')
  return <span className="ms-auto">{t('map.legend')}</span>
}

function MapSkeleton() {
  return (
    <div className="flex flex-col gap-5">
      <Skeleton className="h-14 w-full rounded-xl" />
      <div className="grid grid-cols-1 gap-6 lg:grid-cols-[10rem_8rem_1fr_15rem]">
        <Skeleton className="h-96 rounded-xl" />
        <Skeleton className="h-96 rounded-xl" />
        <Skeleton className="h-96 rounded-xl" />
        <Skeleton className="h-96 rounded-xl" />
      </div>
      <Skeleton className="h-44 w-full rounded-xl" />
    </div>
  )
}
