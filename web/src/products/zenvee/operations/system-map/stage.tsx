import { useLayoutEffect, useRef, useState } from 'react'
import type { SystemNode } from '#contract/insights'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { AREAS, BOXES, STAGE } from './boxes.ts'
import { MapBox } from './map-box.tsx'
import { MapWires } from './map-wires.tsx'

interface StageProps {
  readonly nodes: ReadonlyMap<string, SystemNode>
}

const LARGEST = 1.4

/** The map as a drawing that grows with the window. It is a drawing: it does not mirror. */
export function Stage({ nodes }: StageProps) {
  const { t } = useTranslation('operations')
  const [frame, scale] = useScale()
  return (
    <div ref={frame} dir="ltr" className="relative w-full" style={{ height: STAGE.height * scale }}>
      <section
        aria-label={t('map.title')}
        className="absolute start-0 top-0 origin-top-left"
        style={{ width: STAGE.width, height: STAGE.height, transform: `scale(${scale})` }}
      >
        {AREAS.map(({ key, at: [x, y, width, height] }) => (
          <div
            key={key}
            className="absolute rounded-xl border border-line bg-sunken/55"
            style={{ left: x, top: y, width, height }}
          >
            <p className="truncate px-3.5 pt-2 text-micro font-semibold text-muted">
              {t(`map.area.${key}`)}
            </p>
          </div>
        ))}
        <div
          className="absolute rounded-lg border border-dashed border-edge"
          style={{ left: 376, top: 108, width: 476, height: 178 }}
        >
          <p className="px-2.5 pt-1 text-[0.6875rem] font-medium text-muted">
            {t('map.area.core')}
          </p>
        </div>
        <p
          className="absolute text-[0.6875rem] font-medium text-muted"
          style={{ left: 914, top: 126 }}
        >
          {t('map.area.append-only')}
        </p>
        <MapWires rateOf={(key) => nodes.get(key)?.ratePerMinute ?? 0} />
        {BOXES.map((box) => {
          const [left, top, width, height] = box.at
          return (
            <div
              key={box.key}
              className="absolute *:size-full"
              style={{ left, top, width, height }}
            >
              <MapBox box={box} node={nodes.get(box.of ?? box.key)} />
            </div>
          )
        })}
      </section>
    </div>
  )
}

function useScale() {
  const frame = useRef<HTMLDivElement>(null)
  const [scale, setScale] = useState(1)
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const watcher = new ResizeObserver(() =>
      setScale(Math.min(LARGEST, element.clientWidth / STAGE.width)),
    )
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  return [frame, scale] as const
}
