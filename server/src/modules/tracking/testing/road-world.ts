import type { Point } from '#contract/places'
import type { DevicePoint } from '#contract/tracking'
import { newId } from '#foundation/ids'
import { addMs, seconds } from '#foundation/time'
import { auditModule } from '#modules/audit'
import { placesModule } from '#modules/places'
import { makeWorld, type Person, type World } from '#testing'
import { type AcceptedPositions, acceptPositions } from '../accept-positions.ts'
import { trackingModule } from '../index.ts'
import { openSharing } from '../open-sharing.ts'

export interface Pushed {
  readonly room: string
  readonly kind: string
  readonly payload: unknown
}

/** A world with a road in it: everything that is pushed is kept in order. */
export interface RoadWorld extends World {
  readonly pushes: Pushed[]
  /** A technician, a customer, a stranger, and staff who may look. */
  people(): { technician: Person; customer: Person; stranger: Person; staff: Person }
}

/** Outside the drawn city, where the way is as long as the circuity says. */
export const DOOR: Point = { lat: 44.25, lng: -72.5 }

export async function makeRoadWorld(): Promise<RoadWorld> {
  const world = await makeWorld({ rooms: [auditModule, placesModule, trackingModule] })
  const pushes: Pushed[] = []
  world.wired.wiring.pushTo((room, kind, payload) => pushes.push({ room, kind, payload }))
  return {
    ...world,
    pushes,
    people: () => ({
      technician: world.person({ roles: ['technician'] }),
      customer: world.person({ roles: ['customer'] }),
      stranger: world.person({ roles: ['customer'] }),
      staff: world.person({ roles: ['operator'] }),
    }),
  }
}

export function newSubject(): string {
  return `zenvee.booking:${newId()}`
}

/** So many metres north of the door. */
export function north(meters: number): Point {
  return { lat: DOOR.lat + meters / 111_195, lng: DOOR.lng }
}

/** A fix so many seconds old, 8 m exact unless said. */
export function fix(world: World, point: Point, { ageS = 0, accuracyM = 8 } = {}): DevicePoint {
  return { ...point, accuracyM, at: addMs(world.clock.now(), -seconds(ageS)).toISOString() }
}

export function send(
  world: World,
  person: Person,
  ...points: DevicePoint[]
): Promise<AcceptedPositions> {
  return person.does(acceptPositions, { sentAt: world.clock.now().toISOString(), points })
}

/** The technician shares with the customer, on the way to the door. */
export async function share(
  technician: Person,
  customer: Person,
  subject = newSubject(),
): Promise<{ subject: string; sessionId: string }> {
  const { sessionId } = await technician.does(openSharing, {
    subject,
    personId: technician.id,
    viewers: [customer.id],
    destination: DOOR,
    geofence: { point: DOOR, radiusMetres: 80 },
  })
  return { subject, sessionId }
}
