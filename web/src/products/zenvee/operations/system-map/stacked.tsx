import { ArrowDown } from 'lucide-react'
import type { SystemNode } from '#contract/insights'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Section } from '../../../../ui/index.ts'
import { BOXES, type Look } from './boxes.ts'
import { MapBox } from './map-box.tsx'

const FLOORS: readonly {
  key: 'clients' | 'gate' | 'runtime' | 'core' | 'around' | 'layers' | 'platform' | 'streams'
  looks: readonly Look[]
}[] = [
  { key: 'clients', looks: ['app'] },
  { key: 'gate', looks: ['gate'] },
  { key: 'runtime', looks: ['flow'] },
  { key: 'core', looks: ['core'] },
  { key: 'around', looks: ['module'] },
  { key: 'layers', looks: ['layer'] },
  { key: 'platform', looks: ['store', 'record', 'later'] },
  { key: 'streams', looks: ['stream', 'review'] },
]

/** The same map for a narrow window: floor under floor, in the order of the wires. */
export function StackedMap({ nodes }: { nodes: ReadonlyMap<string, SystemNode> }) {
  const { t } = useTranslation('operations')
  return (
    <div className="flex flex-col gap-3">
      {FLOORS.map(({ key, looks }, place) => (
        <div key={key} className="flex flex-col gap-3">
          {place > 0 && <ArrowDown size={16} aria-hidden className="self-center text-control" />}
          <Section
            title={t(`map.area.${key}`)}
            level={3}
            className="rounded-xl border bg-sunken/55 p-3"
          >
            <div className="grid grid-cols-[repeat(auto-fill,minmax(9.25rem,1fr))] gap-2 *:min-h-16">
              {BOXES.filter((box) => looks.includes(box.look)).map((box) => (
                <MapBox
                  key={box.key}
                  box={box}
                  node={nodes.get(box.of ?? box.key)}
                  className={
                    box.look === 'flow' || box.look === 'review' || box.look === 'gate'
                      ? 'col-span-full'
                      : undefined
                  }
                />
              ))}
            </div>
          </Section>
        </div>
      ))}
    </div>
  )
}
