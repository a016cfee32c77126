import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { City } from './city.ts'
import type { MapPaint } from './paint.ts'

const FONT = ['Inter Variable']
const widths = (...stops: [number, number][]): ExpressionSpecification => [
  'interpolate',
  ['exponential', 1.6],
  ['zoom'],
  ...stops.flat(),
]

const LOCAL = widths([12.5, 0.6], [14, 2], [16, 7.5], [18, 22])
const COLLECTOR = widths([11, 0.8], [14, 3.6], [16, 11], [18, 30])
const ARTERIAL = widths([10, 1.2], [14, 5.6], [16, 15], [18, 40])
const wider = (of: [number, number][], by: number) =>
  widths(...of.map(([zoom, width]): [number, number] => [zoom, width + by]))
const CASING = {
  local: wider(
    [
      [12.5, 0],
      [14, 2],
      [16, 7.5],
      [18, 22],
    ],
    1.6,
  ),
  collector: wider(
    [
      [11, 0],
      [14, 3.6],
      [16, 11],
      [18, 30],
    ],
    1.8,
  ),
  arterial: wider(
    [
      [10, 0.4],
      [14, 5.6],
      [16, 15],
      [18, 40],
    ],
    2.2,
  ),
}

/** A MapLibre style of nothing but our own GeoJSON; labels are drawn with the page's own font. */
export function cityStyle(city: City, paint: MapPaint): StyleSpecification {
  const sources = Object.fromEntries(
    Object.entries(city.layers).map(([name, data]) => [
      name,
      { type: 'geojson' as const, data, tolerance: 0.2 },
    ]),
  )
  return {
    version: 8,
    sources: JSON.parse(JSON.stringify(sources)),
    layers: [
      { id: 'land', type: 'background', paint: { 'background-color': paint.land } },
      fill('greens', paint.green),
      { ...fill('greens', paint.wood), id: 'woods', filter: ['==', ['get', 'kind'], 'wood'] },
      fill('water', paint.water),
      {
        id: 'shore',
        type: 'line',
        source: 'water',
        paint: { 'line-color': paint.shore, 'line-width': 1.2 },
      },
      fill('beaches', paint.beach),
      fill('piers', paint.pier),
      ...buildings(paint),
      ...streets('streets', paint),
      {
        id: 'rail',
        type: 'line',
        source: 'rail',
        paint: { 'line-color': paint.rail, 'line-width': widths([11, 0.8], [16, 2.4]) },
      },
      {
        id: 'rail-ties',
        type: 'line',
        source: 'rail',
        minzoom: 14,
        paint: {
          'line-color': paint.rail,
          'line-width': widths([14, 4], [17, 9]),
          'line-dasharray': [0.25, 2.4],
        },
      },
      ...streets('bridges', paint),
      ...labels(paint),
    ],
  }
}

function fill(source: string, colour: string): LayerSpecification & { type: 'fill' } {
  return { id: source, type: 'fill', source, paint: { 'fill-color': colour } }
}

function buildings(paint: MapPaint): LayerSpecification[] {
  return [
    {
      id: 'buildings',
      type: 'fill',
      source: 'buildings',
      minzoom: 13.6,
      paint: {
        'fill-color': ['case', ['==', ['get', 'kind'], 'landmark'], paint.landmark, paint.building],
        'fill-opacity': ['interpolate', ['linear'], ['zoom'], 13.6, 0, 14.4, 1],
        'fill-outline-color': paint.buildingLine,
      },
    },
  ]
}

function streets(source: 'streets' | 'bridges', paint: MapPaint): LayerSpecification[] {
  const ranks = ['local', 'collector', 'arterial'] as const
  const width = { local: LOCAL, collector: COLLECTOR, arterial: ARTERIAL }
  const rankFilter = (rank: string): ExpressionSpecification => ['==', ['get', 'class'], rank]
  const casings = ranks.map(
    (rank): LayerSpecification => ({
      id: `${source}-casing-${rank}`,
      type: 'line',
      source,
      filter: rankFilter(rank),
      minzoom: rank === 'local' ? 12.8 : 0,
      layout: { 'line-cap': source === 'bridges' ? 'butt' : 'round', 'line-join': 'round' },
      paint: {
        'line-color': rank === 'local' ? paint.casing : paint.arterialCasing,
        'line-width': CASING[rank],
      },
    }),
  )
  const bodies = ranks.map(
    (rank): LayerSpecification => ({
      id: `${source}-${rank}`,
      type: 'line',
      source,
      filter: rankFilter(rank),
      minzoom: rank === 'local' ? 12 : 0,
      layout: { 'line-cap': 'round', 'line-join': 'round' },
      paint: {
        'line-color': rank === 'local' ? paint.street : paint.arterial,
        'line-width': width[rank],
      },
    }),
  )
  return [...casings, ...bodies]
}

const named = (kinds: string[]): ExpressionSpecification => [
  'in',
  ['get', 'kind'],
  ['literal', kinds],
]
const SMALL = ['district', 'water', 'park', 'island']

function labels(paint: MapPaint): LayerSpecification[] {
  const halo = { 'text-halo-color': paint.labelHalo, 'text-halo-width': 1.4 }
  const name = { 'text-field': ['get', 'name'] as ExpressionSpecification, 'text-font': FONT }
  return [
    streetNames(paint),
    {
      id: 'landmark-names',
      type: 'symbol',
      source: 'labels',
      minzoom: 14.6,
      filter: ['!', named(SMALL)],
      layout: { ...name, 'text-size': 11, 'text-max-width': 8 },
      paint: { 'text-color': paint.label, ...halo },
    },
    {
      id: 'green-names',
      type: 'symbol',
      source: 'labels',
      minzoom: 13,
      filter: named(['park', 'island']),
      layout: { ...name, 'text-size': 11.5, 'text-max-width': 7 },
      paint: { 'text-color': paint.labelGreen, ...halo },
    },
    {
      id: 'water-names',
      type: 'symbol',
      source: 'labels',
      filter: named(['water']),
      layout: { ...name, 'text-size': 13, 'text-letter-spacing': 0.12 },
      paint: { 'text-color': paint.labelWater },
    },
    districtNames(paint),
  ]
}

function streetNames(paint: MapPaint): LayerSpecification {
  return {
    id: 'street-names',
    type: 'symbol',
    source: 'streets',
    minzoom: 14.2,
    layout: {
      'symbol-placement': 'line',
      'text-field': ['get', 'name'],
      'text-font': FONT,
      'symbol-spacing': 320,
      'text-size': ['interpolate', ['linear'], ['zoom'], 14, 10.5, 17, 13],
      'text-letter-spacing': 0.01,
    },
    paint: {
      'text-color': paint.label,
      'text-halo-color': paint.labelHalo,
      'text-halo-width': 1.4,
    },
  }
}

function districtNames(paint: MapPaint): LayerSpecification {
  return {
    id: 'district-names',
    type: 'symbol',
    source: 'labels',
    maxzoom: 15,
    filter: named(['district']),
    layout: {
      'text-field': ['get', 'name'],
      'text-font': FONT,
      'text-size': ['interpolate', ['linear'], ['zoom'], 11, 11, 14, 15],
      'text-letter-spacing': 0.02,
    },
    paint: {
      'text-color': paint.district,
      'text-halo-color': paint.labelHalo,
      'text-halo-width': 1.4,
    },
  }
}
