import type { Place, TravelModel } from './types.ts'

/** How far and how long it is from one place to another, in one direction. */
export interface Travel {
  readonly seconds: (from: Place, to: Place) => number
  readonly metres: (from: Place, to: Place) => number
}

const EARTH_RADIUS_M = 6_371_008.8
const RADIANS = Math.PI / 180

/** The calculation that a travel model describes. */
export function travelOf(model: TravelModel): Travel {
  if (model.kind === 'plane') {
    const seconds = (from: Place, to: Place) => {
      const steps = planeMetres(from, to) / model.metresPerStep
      return (model.wholeSteps ? Math.ceil(steps) : steps) * model.stepS
    }
    return { seconds, metres: planeMetres }
  }
  if (model.kind === 'sphere') {
    const seconds = (from: Place, to: Place) =>
      (sphereMetres(from, to) * model.detour) / model.metresPerSecond
    return { seconds, metres: sphereMetres }
  }
  return matrixTravel(model)
}

const planeMetres = (from: Place, to: Place) =>
  Math.sqrt((to.x - from.x) * (to.x - from.x) + (to.y - from.y) * (to.y - from.y))

/** The haversine formula. */
function sphereMetres(from: Place, to: Place): number {
  const acrossLat = Math.sin(((to.y - from.y) * RADIANS) / 2)
  const acrossLng = Math.sin(((to.x - from.x) * RADIANS) / 2)
  const chord =
    acrossLat * acrossLat +
    Math.cos(from.y * RADIANS) * Math.cos(to.y * RADIANS) * acrossLng * acrossLng
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(chord)))
}

function matrixTravel(model: Extract<TravelModel, { kind: 'matrix' }>): Travel {
  const indexOf = new Map(model.places.map((place, index) => [`${place.x} ${place.y}`, index]))
  const seconds = (from: Place, to: Place) => {
    const row = model.seconds[indexOf.get(`${from.x} ${from.y}`) ?? -1]
    const found = row?.[indexOf.get(`${to.x} ${to.y}`) ?? -1]
    if (found === undefined) throw new Error('the travel matrix does not hold both places')
    return found
  }
  return { seconds, metres: sphereMetres }
}
