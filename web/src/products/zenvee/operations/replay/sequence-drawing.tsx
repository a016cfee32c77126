import { useTranslation } from '../../../../lib/i18n/index.ts'
import { cx } from '../../../../ui/index.ts'
import { LANES, type Lane, type SequenceStep } from './lane-of.ts'

/** Height of one arrow, px. */
export const ROW = 36
const LANE = 132
const HEAD = 48
const WIDTH = LANES.length * LANE

const STROKES: Readonly<Record<string, string>> = {
  logs: 'stroke-control',
  audit: 'stroke-warn',
  business: 'stroke-accent',
  telemetry: 'stroke-note',
}

interface SequenceDrawingProps {
  readonly steps: readonly SequenceStep[]
  readonly shown: number
  readonly onChoose: (place: number) => void
}

const centreOf = (lane: Lane) => LANES.indexOf(lane) * LANE + LANE / 2

/** Lanes with their arrows; those not yet played wait faintly. It is a drawing: it does not mirror. */
export function SequenceDrawing({ steps, shown, onChoose }: SequenceDrawingProps) {
  const { t } = useTranslation('operations')
  const height = steps.length * ROW + 24
  return (
    <div dir="ltr" style={{ width: WIDTH }} className="mx-auto">
      <div
        className="sticky top-0 z-1 flex bg-surface/95 backdrop-blur-sm"
        style={{ height: HEAD }}
      >
        {LANES.map((lane) => (
          <div
            key={lane}
            className="flex items-center justify-center px-1.5"
            style={{ width: LANE }}
          >
            <span className="w-full truncate rounded-sm border bg-sunken px-2 py-1.5 text-center text-micro font-semibold">
              {t(`lane.${lane}`)}
            </span>
          </div>
        ))}
      </div>
      <div className="relative" style={{ height }}>
        <svg width={WIDTH} height={height} className="absolute inset-0" aria-hidden="true">
          <defs>
            <marker
              id="arrow-end"
              viewBox="0 0 7 7"
              refX="6"
              refY="3.5"
              markerWidth="7"
              markerHeight="7"
              orient="auto"
            >
              <path d="M0.5 0.5 6.5 3.5 0.5 6.5Z" className="fill-muted" />
            </marker>
          </defs>
          {LANES.map((lane) => (
            <line
              key={lane}
              x1={centreOf(lane)}
              x2={centreOf(lane)}
              y1={0}
              y2={height}
              className="stroke-line"
              strokeDasharray="2 4"
            />
          ))}
          {steps.map((step, place) => (
            <Arrow
              key={step.key}
              step={step}
              place={place}
              isShown={place < shown}
              isNow={place === shown - 1}
            />
          ))}
        </svg>
        <ol>
          {steps.map((step, place) => (
            <Label
              key={step.key}
              step={step}
              place={place}
              isShown={place < shown}
              isNow={place === shown - 1}
              onChoose={() => onChoose(place)}
            />
          ))}
        </ol>
      </div>
    </div>
  )
}

interface ArrowProps {
  readonly step: SequenceStep
  readonly place: number
  readonly isShown: boolean
  readonly isNow: boolean
}

function Arrow({ step, place, isShown, isNow }: ArrowProps) {
  const y = place * ROW + ROW - 8
  const [x1, x2] = [centreOf(step.from), centreOf(step.to)]
  const look = cx(
    'transition-opacity duration-300',
    STROKES[step.line.stream],
    !isShown && 'opacity-12',
  )
  const isSelf = x1 === x2
  return (
    <g className={look}>
      {isNow && (
        <rect
          x={0}
          y={place * ROW + 2}
          width={WIDTH}
          height={ROW}
          className="fill-accent-soft stroke-none"
        />
      )}
      {isSelf ? (
        <path
          d={`M${x1} ${y - 8}h26v8h-24`}
          fill="none"
          strokeWidth={1.5}
          markerEnd="url(#arrow-end)"
        />
      ) : (
        <line
          x1={x1}
          x2={x2 + (x2 > x1 ? -3 : 3)}
          y1={y}
          y2={y}
          strokeWidth={isNow ? 2.2 : 1.5}
          markerEnd="url(#arrow-end)"
          strokeDasharray={
            step.line.source === 'delivery' || step.line.source === 'message' ? '5 4' : undefined
          }
        />
      )}
      <circle cx={x1} cy={y} r={3} className="fill-surface" strokeWidth={1.5} />
    </g>
  )
}

function Label({ step, place, isShown, isNow, onChoose }: ArrowProps & { onChoose: () => void }) {
  const { t } = useTranslation('operations')
  const [x1, x2] = [centreOf(step.from), centreOf(step.to)]
  const start = Math.min(x1, x2)
  const width = Math.max(Math.abs(x2 - x1), LANE)
  return (
    <li
      className="absolute flex justify-center"
      style={{
        left: Math.min(start, WIDTH - width - 8) + 6,
        top: place * ROW + 5,
        width: width - 12,
      }}
    >
      <button
        type="button"
        onClick={onChoose}
        aria-current={isNow ? 'step' : undefined}
        title={step.line.says}
        className={cx(
          'max-w-full truncate rounded-xs bg-surface/85 px-1 text-[0.6875rem] leading-4.5 transition-opacity duration-300',
          isNow ? 'font-semibold text-ink' : 'text-muted hover:text-ink',
          !isShown && 'opacity-30',
        )}
      >
        <span className="sr-only">
          {t('replay.from-to', { from: t(`lane.${step.from}`), to: t(`lane.${step.to}`) })}{' '}
        </span>
        {step.label}
      </button>
    </li>
  )
}
