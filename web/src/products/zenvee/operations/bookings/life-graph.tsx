import type { Booking, BookingState } from '#contract/zenvee'
import { ScrollBox } from '../../../../features/console/scroll-box.tsx'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { TONES } from '../../../../ui/badge.tsx'
import { cx, Section, TimeAt } from '../../../../ui/index.ts'
import { LIFE_STAGE, MOVES, type Move, SPOTS } from './life-story.ts'
import { pathOfMove } from './move-path.ts'

const { width, height, boxWidth, boxHeight } = LIFE_STAGE

/** The life story of bookings as a graph: where this one is, how it came there, what it may do next. */
export function LifeGraph({ booking }: { booking: Booking }) {
  const { t } = useTranslation('operations')
  const been = new Set<string>(['requested', ...booking.history.map((line) => line.state)])
  const made = new Set(
    booking.history.map(
      (line, at) => `${booking.history[at - 1]?.state ?? 'requested'} ${line.state}`,
    ),
  )
  const roads = [...Map.groupBy(MOVES, (move) => `${move.from} ${move.to}`).values()]
  const lookOf = (road: Move) =>
    made.has(`${road.from} ${road.to}`) ? 'made' : road.from === booking.state ? 'open' : 'other'
  return (
    <div className="flex flex-col gap-6">
      <ScrollBox label={t('life.title')} className="rounded-xl border bg-surface p-4 shadow-1">
        <div dir="ltr" className="relative mx-auto" style={{ width, height }}>
          <svg width={width} height={height} className="absolute inset-0" aria-hidden="true">
            <defs>
              {(['made', 'open', 'other'] as const).map((look) => (
                <marker
                  key={look}
                  id={`move-${look}`}
                  viewBox="0 0 7 7"
                  refX="6"
                  refY="3.5"
                  markerWidth="7"
                  markerHeight="7"
                  orient="auto"
                >
                  <path
                    d="M0.5 0.5 6.5 3.5 0.5 6.5Z"
                    className={
                      look === 'made'
                        ? 'fill-accent'
                        : look === 'open'
                          ? 'fill-ink'
                          : 'fill-control'
                    }
                  />
                </marker>
              ))}
            </defs>
            {roads.map(
              (road) =>
                road[0] && (
                  <Road key={`${road[0].from} ${road[0].to}`} road={road} look={lookOf(road[0])} />
                ),
            )}
          </svg>
          <ul>
            {Object.entries(SPOTS).map(([state, [x, y]]) => (
              <State
                key={state}
                state={state as BookingState}
                x={x}
                y={y}
                isNow={state === booking.state}
                isPast={been.has(state)}
              />
            ))}
          </ul>
        </div>
      </ScrollBox>
      <History booking={booking} />
    </div>
  )
}

function Road({ road, look }: { road: readonly Move[]; look: 'made' | 'open' | 'other' }) {
  const [first] = road
  if (!first) return null
  const { path, label } = pathOfMove(first)
  return (
    <g>
      <path
        d={path}
        fill="none"
        markerEnd={`url(#move-${look})`}
        strokeWidth={look === 'made' ? 2.4 : 1.3}
        strokeDasharray={look === 'other' ? '3 3' : undefined}
        className={
          look === 'made' ? 'stroke-accent' : look === 'open' ? 'stroke-ink' : 'stroke-control'
        }
      />
      {(look !== 'other' || first.to !== 'cancelled') && (
        <text
          x={label[0]}
          y={label[1]}
          textAnchor="middle"
          className={cx('text-[10px]', look === 'other' ? 'fill-faint' : 'fill-ink font-semibold')}
        >
          {road.map((move) => move.move.replaceAll('_', ' ')).join(' · ')}
        </text>
      )}
    </g>
  )
}

function State({
  state,
  x,
  y,
  isNow,
  isPast,
}: {
  state: BookingState
  x: number
  y: number
  isNow: boolean
  isPast: boolean
}) {
  const { t } = useTranslation('zenvee')
  return (
    <li
      aria-current={isNow ? 'step' : undefined}
      className={cx(
        'absolute flex items-center justify-center rounded-md border px-1 text-center text-micro leading-tight font-semibold',
        isNow
          ? 'border-accent bg-accent text-on-accent shadow-2'
          : isPast
            ? 'border-accent bg-accent-soft text-accent-text'
            : 'border-edge bg-surface text-muted',
      )}
      style={{ left: x - boxWidth / 2, top: y - boxHeight / 2, width: boxWidth, height: boxHeight }}
    >
      <span>
        {t(`state.${state}`)}
        <span
          className={cx('block text-[0.625rem] font-normal', isNow ? 'opacity-90' : 'text-faint')}
        >
          {state}
        </span>
      </span>
    </li>
  )
}

function History({ booking }: { booking: Booking }) {
  const { t } = useTranslation('operations')
  return (
    <Section title={t('life.moves')}>
      <ol className="divide-y overflow-hidden rounded-xl border bg-surface shadow-1">
        {booking.history.map((line) => (
          <li
            key={`${line.at} ${line.move}`}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2.5 text-small"
          >
            <TimeAt at={line.at} exact className="w-28 font-mono text-micro text-muted" />
            <span className="w-36 font-medium">{line.move.replaceAll('_', ' ')}</span>
            <span className={cx('rounded-xs px-1.5 text-micro font-medium', TONES.plain)}>
              {line.state}
            </span>
            <span className="text-muted">{line.by}</span>
            {line.reason && <span className="text-muted">“{line.reason}”</span>}
          </li>
        ))}
      </ol>
    </Section>
  )
}
