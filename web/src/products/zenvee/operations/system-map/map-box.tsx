import type { SystemNode } from '#contract/insights'
import { HealthMark } from '../../../../features/console/health.tsx'
import { Go } from '../../../../features/console/place.tsx'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { cx } from '../../../../ui/index.ts'
import type { Box, Look } from './boxes.ts'

const LOOKS: Readonly<Record<Look, string>> = {
  app: 'rounded-lg bg-surface p-3',
  gate: 'rounded-lg bg-surface p-3.5',
  flow: 'rounded-lg bg-surface px-3.5 py-2',
  core: 'rounded-md bg-surface px-2.5 py-2',
  module: 'rounded-sm bg-surface px-2',
  layer: 'rounded-md bg-surface px-3 py-2',
  store: 'rounded-lg bg-surface px-3.5 py-2.5',
  record: 'rounded-sm bg-surface px-3',
  later: 'rounded-sm border-dashed px-1.5 py-1',
  stream: 'rounded-lg bg-surface p-3.5',
  review: 'rounded-xl bg-surface p-4',
}
const ONE_LINE: readonly Look[] = ['module', 'record']
/** Boxes whose name needs the whole first line. */
const HEALTH_BELOW: readonly Look[] = ['app', 'core', 'layer']
const SIZES: Readonly<Partial<Record<Look, string>>> = {
  later: 'text-[0.6875rem]',
  module: 'truncate text-[0.6875rem] tracking-tight',
  core: 'truncate text-[0.6875rem] tracking-tight',
  layer: 'truncate text-[0.75rem]',
  app: 'truncate text-[0.75rem] tracking-tight',
  review: 'text-small',
}

interface MapBoxProps {
  readonly box: Box
  readonly node: SystemNode | undefined
  readonly className?: string
}

/** One part of the house: name, what it is for, present rate and health; a link to its page. */
export function MapBox({ box, node, className }: MapBoxProps) {
  const { t } = useTranslation('operations')
  const isOneLine = ONE_LINE.includes(box.look)
  const health = node?.health ?? 'idle'
  return (
    <Go
      to={box.to}
      search={box.search}
      title={node?.says}
      className={cx(
        'group/box flex min-w-0 border text-start shadow-1 transition-[border-color,box-shadow] duration-150 hover:border-accent hover:shadow-2',
        LOOKS[box.look],
        isOneLine ? 'items-center gap-2' : 'flex-col',
        box.look === 'later' && 'justify-center text-faint shadow-none',
        health === 'trouble' && 'border-bad',
        health === 'busy' && 'border-warn',
        className,
      )}
    >
      <span className={cx('flex min-w-0 items-center gap-1.5', isOneLine && 'flex-1')}>
        {box.look !== 'later' && box.look !== 'module' && (
          <box.icon
            size={box.look === 'review' ? 18 : 15}
            strokeWidth={1.9}
            aria-hidden
            className="shrink-0 text-accent-text"
          />
        )}
        <span
          className={cx(
            'min-w-0 flex-1 leading-tight font-semibold',
            SIZES[box.look] ?? 'truncate text-small',
          )}
        >
          {t(`map.box.${box.key}.title`)}
        </span>
        {box.look !== 'later' && !HEALTH_BELOW.includes(box.look) && (
          <HealthMark health={health} size={box.look === 'module' ? 12 : 14} />
        )}
      </span>
      {isOneLine ? box.look === 'record' && <Rate node={node} /> : <Inside box={box} node={node} />}
    </Go>
  )
}

function Inside({ box, node }: { box: Box; node: SystemNode | undefined }) {
  const { t } = useTranslation('operations')
  if (box.look === 'later')
    return <span className="text-[0.625rem] leading-tight">{t('map.later')}</span>
  if (box.look === 'core' || box.look === 'layer') {
    return (
      <span className="mt-auto flex items-baseline justify-between gap-2">
        <span className="truncate text-[0.6875rem] text-muted">
          {t(`map.box.${box.key}.about`)}
        </span>
        <span className="flex items-center gap-1.5">
          <Rate node={node} />
          <HealthMark health={node?.health ?? 'idle'} size={13} className="self-center" />
        </span>
      </span>
    )
  }
  if (box.look === 'flow') {
    return (
      <span className="mt-auto flex items-baseline justify-between gap-3">
        <span className="truncate text-[0.6875rem] text-muted">
          {t(`map.box.${box.key}.about`)}
        </span>
        <Rate node={node} />
      </span>
    )
  }
  return (
    <>
      <span
        className={cx(
          'mt-1 text-[0.71875rem] leading-snug text-muted',
          box.look === 'store' && 'truncate',
        )}
      >
        {t(`map.box.${box.key}.about`)}
      </span>
      {box.look === 'gate' && (
        <span className="mt-auto text-[0.6875rem] leading-tight text-muted">{node?.says}</span>
      )}
      <span
        className={cx(
          'flex items-end justify-between gap-2',
          box.look === 'gate' ? 'mt-1.5' : 'mt-auto',
        )}
      >
        {box.look === 'gate' ? null : box.look === 'review' ? (
          <span className="text-small text-muted">{node?.says}</span>
        ) : box.look === 'app' ? (
          <HealthMark health={node?.health ?? 'idle'} className="mb-1" />
        ) : (
          <span className="line-clamp-3 min-w-0 text-[0.6875rem] leading-tight text-muted">
            {node?.says}
          </span>
        )}
        {box.look !== 'review' && (
          <Rate
            node={node}
            large={box.look === 'stream' || box.look === 'app' || box.look === 'gate'}
          />
        )}
      </span>
    </>
  )
}

/** How much goes through it now. */
function Rate({ node, large }: { node: SystemNode | undefined; large?: boolean }) {
  const { t } = useTranslation('operations')
  const format = useFormat()
  if (!node) return <span className="text-micro text-faint">–</span>
  return (
    <span className="shrink-0 whitespace-nowrap text-muted tabular">
      <span className={cx('font-semibold text-ink', large ? 'text-heading' : 'text-small')}>
        {format.number(node.ratePerMinute, {
          digits: node.ratePerMinute < 10 && node.ratePerMinute % 1 ? 1 : 0,
        })}
      </span>
      <span className="ms-0.5 text-[0.625rem]">{t('map.per-minute')}</span>
    </span>
  )
}
