import { useMedia } from '../../../../ui/index.ts'
import { STAGE } from './boxes.ts'
import { pathOf, WIRES, type Wire } from './wires.ts'

/** Seconds for a spark to travel, by how busy the wire is. */
const PACE = [0, 4.2, 3, 2.1, 1.4] as const
const SPARKS = [0, 1, 1, 2, 3] as const

/** 0 to 4: nothing, under 3, under 30, under 200, more a minute. In steps, so that a spark is rarely restarted. */
export function trafficOf(ratePerMinute: number): 0 | 1 | 2 | 3 | 4 {
  if (ratePerMinute <= 0) return 0
  return ratePerMinute < 3 ? 1 : ratePerMinute < 30 ? 2 : ratePerMinute < 200 ? 3 : 4
}

/** The lines between the boxes; sparks run along those with traffic. */
export function MapWires({ rateOf }: { rateOf: (key: string) => number }) {
  const isStill = useMedia('(prefers-reduced-motion: reduce)')
  return (
    <svg
      viewBox={`0 0 ${STAGE.width} ${STAGE.height}`}
      className="pointer-events-none absolute inset-0 size-full"
      aria-hidden="true"
    >
      <defs>
        <marker
          id="wire-end"
          viewBox="0 0 6 6"
          refX="5"
          refY="3"
          markerWidth="6"
          markerHeight="6"
          orient="auto"
        >
          <path
            d="M0.5 0.5 5 3 0.5 5.5"
            fill="none"
            className="stroke-control"
            strokeWidth="1.1"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </marker>
      </defs>
      {WIRES.map((wire) => (
        <OneWire
          key={`${wire.from[0]} ${wire.to[0]}`}
          wire={wire}
          traffic={trafficOf(rateOf(wire.flow))}
          isStill={isStill}
        />
      ))}
    </svg>
  )
}

function OneWire({
  wire,
  traffic,
  isStill,
}: {
  wire: Wire
  traffic: 0 | 1 | 2 | 3 | 4
  isStill: boolean
}) {
  const path = pathOf(wire)
  const pace = PACE[traffic]
  return (
    <g>
      <path
        d={path}
        fill="none"
        className={traffic ? 'stroke-control' : 'stroke-edge'}
        strokeWidth={traffic > 2 ? 1.6 : 1.2}
        strokeDasharray={wire.isReturn ? '4 4' : undefined}
        markerEnd="url(#wire-end)"
      />
      {!isStill &&
        Array.from({ length: SPARKS[traffic] }, (_, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: sparks are all alike
          <circle key={`${traffic} ${place}`} r="2.6" className="fill-accent">
            <animateMotion
              dur={`${pace}s`}
              begin={`${(-pace * place) / SPARKS[traffic]}s`}
              repeatCount="indefinite"
              path={path}
            />
          </circle>
        ))}
    </g>
  )
}
