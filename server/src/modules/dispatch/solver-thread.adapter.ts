/**
 * The dispatcher's thread: a question comes in, the plan goes out. Nothing of a request waits for
 * it, and it waits for nothing.
 */
import { parentPort, workerData } from 'node:worker_threads'
import type { StreetTimes } from '#modules/places'
import { type Place, planTick, type TickInput, type TravelModel, travelOf } from './engine/index.ts'
import type { Answer, Beginning, CourierInHand, Question } from './solver.ts'

/** 25 km/h through town, on ways a third longer than the crow's. */
const SPHERE: TravelModel = { kind: 'sphere', metresPerSecond: 6.9, detour: 1.35 }

const { streets, streetTimesFile }: Beginning = workerData

/** Made once, of what the thread was given: it loads no more of the house than this file. */
const streetTimes: Promise<StreetTimes | undefined> = streets
  ? import(streetTimesFile).then(
      (file: { StreetTimes: new (plan: typeof streets) => StreetTimes }) =>
        new file.StreetTimes(streets),
    )
  : Promise.resolve(undefined)

parentPort?.on('message', (message: { id: number; question: Question }) => {
  void answer(message.question).then(
    (found) => parentPort?.postMessage({ id: message.id, answer: found }),
    (error: unknown) => parentPort?.postMessage({ id: message.id, error: String(error) }),
  )
})

async function answer({ input, policy, closedEdges }: Question): Promise<Answer> {
  const began = performance.now()
  const travel = (closedEdges && (await byStreet(input, closedEdges))) ?? SPHERE
  const couriers = input.couriers.map((courier) => freed(courier, input, travel))
  const plan = planTick({ ...input, couriers, travel }, policy)
  // Timetables of what is not offered stay here: what crosses holds up the other thread.
  const reasons = plan.couriers.map(({ courierId, reason }) => ({ courierId, reason, trips: [] }))
  return { plan: { ...plan, couriers: reasons }, solverMs: performance.now() - began }
}

/** Where and when a courier is free again: what is in their hands is delivered first. */
function freed(
  { at, carrying, ...courier }: CourierInHand,
  input: Question['input'],
  model: TravelModel,
): TickInput['couriers'][number] {
  const travel = travelOf(model)
  let place = at
  let freeAtS = input.nowS
  for (const door of carrying) {
    freeAtS += travel.seconds(place, door) + input.rules.serviceAtDoorS
    place = door
  }
  return { ...courier, freeFrom: place, freeAtS }
}

/** Seconds between all places of this tick by the streets of the drawn city; undefined outside of it. */
async function byStreet(
  input: Question['input'],
  closedEdges: readonly number[],
): Promise<TravelModel | undefined> {
  const fixed = unique([
    ...input.orders.flatMap(({ kitchen, dropoff }) => [kitchen, dropoff]),
    ...input.couriers.flatMap(({ carrying }) => carrying),
  ])
  const moving = unique(input.couriers.map(({ at }) => at)).filter(
    (place) => !fixed.some((other) => other.x === place.x && other.y === place.y),
  )
  const places = [...fixed, ...moving]
  const times = await streetTimes
  const rows = times?.secondsFromMany(fixed.map(pointOf), places.map(pointOf), new Set(closedEdges))
  if (!rows) return undefined
  // Streets are open both ways, so the way from a courier is the way to them. Nobody asks about two couriers.
  const fromMoving = moving.map((_, m) => rows.map((row) => row[fixed.length + m] ?? Infinity))
  return { kind: 'matrix', places, seconds: [...rows, ...fromMoving] }
}

const pointOf = (place: Place) => ({ lat: place.y, lng: place.x })

function unique(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.x} ${place.y}`, place])).values()]
}
