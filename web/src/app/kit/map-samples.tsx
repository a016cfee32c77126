import { useEffect, useMemo, useState } from 'react'
import { useCity } from '../../ui/map/city.ts'
import { CityMap, type LngLat } from '../../ui/map/city-map.tsx'
import { measure, pointAlong } from '../../ui/map/geo.ts'
import { Sample } from './sample.tsx'

/** The map with a vehicle that drives, and with people to choose from. */
export function MapSamples() {
  const city = useCity()
  const path = useMemo(() => longestStreet(city?.layers.streets.features ?? []), [city])
  const [metres, setMetres] = useState(150)
  const [chosen, setChosen] = useState('ada')
  useEffect(() => {
    const timer = setInterval(() => setMetres((before) => before + 45), 3_000)
    return () => clearInterval(timer)
  }, [])
  const here = path.length > 1 ? pointAlong(path, measure(path), metres).at : undefined
  const end = path.at(-1)
  const people = [
    { id: 'ada', name: 'Ada Lund', at: { lat: 41.652, lng: -70.937 }, tag: '8 min' },
    { id: 'ben', name: 'Ben Okoro', at: { lat: 41.647, lng: -70.929 }, tag: '12 min' },
    { id: 'cleo', name: 'Cleo Marsh', at: { lat: 41.656, lng: -70.925 }, tag: '17 min' },
  ]
  return (
    <Sample title="Arrival, and people to choose from" className="grid lg:grid-cols-2">
      <CityMap
        label="Tomas on his way"
        className="h-120 rounded-xl border"
        follow
        path={path.slice(Math.max(0, measure(path).findIndex((walked) => walked > metres) - 1))}
        vehicle={here ? { at: { lng: here[0], lat: here[1] }, name: 'Tomas' } : null}
        markers={
          end
            ? [
                {
                  id: 'home',
                  kind: 'pin',
                  name: 'Your home',
                  at: { lng: end[0], lat: end[1] },
                  tag: '2:35 PM',
                },
              ]
            : []
        }
      />
      <CityMap
        label="Technicians near you"
        className="h-120 rounded-xl border"
        markers={[
          { id: 'me', kind: 'pin', name: 'You', at: { lat: 41.6505, lng: -70.9335 } },
          ...people.map((person) => ({
            ...person,
            kind: 'person' as const,
            selected: person.id === chosen,
            onSelect: () => setChosen(person.id),
          })),
        ]}
      />
    </Sample>
  )
}

function longestStreet(
  features: readonly { geometry: { type: string; coordinates: unknown[] } }[],
): LngLat[] {
  const lines = features
    .filter((feature) => feature.geometry.type === 'LineString')
    .map((feature) =>
      feature.geometry.coordinates.filter(
        (p): p is LngLat => Array.isArray(p) && typeof p[0] === 'number',
      ),
    )
  return (lines.toSorted((a, b) => b.length - a.length)[3] ?? []).slice(0, 60)
}
