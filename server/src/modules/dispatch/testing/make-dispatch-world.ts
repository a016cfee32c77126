import type { DispatchSettings } from '#contract/dispatch'
import type { Point } from '#contract/places'
import { newId } from '#foundation/ids'
import { addMs, minutes } from '#foundation/time'
import { auditModule } from '#modules/audit'
import { filesModule } from '#modules/files'
import { identityModule } from '#modules/identity'
import { notificationsModule } from '#modules/notifications'
import { createOrganisation, organisationsModule, patchSettings } from '#modules/organisations'
import { placesModule } from '#modules/places'
import {
  acceptPositions,
  isOnline,
  latestPositions,
  setOnline,
  trackingModule,
  whoIsOnline,
} from '#modules/tracking'
import { makeWorld, type Person, type World } from '#testing'
import { dispatchWith, type FleetPolicy, type PostTask, postTask, runTick } from '../index.ts'

/** Outside the drawn city: the way is as long as the sphere says, and no city has to be built. */
export const CENTRE: Point = { lat: 44.25, lng: -72.5 }

/** So many metres north and east of the centre. */
export function spot(north: number, east = 0): Point {
  return { lat: CENTRE.lat + north / 111_195, lng: CENTRE.lng + east / 79_650 }
}

export interface DispatchWorld extends World {
  readonly policy: FleetPolicy
  /** Somebody on duty at a place. */
  courier(at: Point): Promise<Person>
  /** A thing to carry; answers what it is about. */
  post(wish?: Partial<PostTask>): Promise<string>
  settings(change: Partial<DispatchSettings>): Promise<void>
  tick(): Promise<string>
}

/** A world with a fleet `test`: whoever was put on duty here, wherever tracking knows them. */
export async function makeDispatchWorld(): Promise<DispatchWorld> {
  const known: { id: string; name: string }[] = []
  const policy: FleetPolicy = {
    pay: { perOrder: 500, perHour: 0 },
    onDuty: async (tx) => {
      const ids = known.map(({ id }) => id)
      const online = await whoIsOnline(tx, ids)
      const at = await latestPositions(tx, ids)
      return known
        .filter(({ id }) => online.has(id))
        .map(({ id, name }) => ({
          id,
          name,
          at: at.get(id),
          onDutySince: addMs(tx.now, -minutes(30)),
          rating: null,
        }))
    },
  }
  const rooms = [
    organisationsModule,
    auditModule,
    notificationsModule,
    filesModule,
    identityModule,
    placesModule,
    trackingModule,
    dispatchWith({ test: policy }),
  ]
  const world = await makeWorld({ rooms })
  await world.system().act((tx) =>
    createOrganisation(tx, {
      slug: 'alder-bay',
      name: 'Alder Bay',
      currency: 'USD',
      timezone: 'America/New_York',
      jurisdiction: 'US-MA',
    }),
  )
  const founder = world.person({ roles: ['founder'] })
  return {
    ...world,
    policy,
    async courier(at) {
      const person = world.person({ roles: ['driver'] })
      known.push({ id: person.id, name: `Courier ${known.length + 1}` })
      await person.does(setOnline, { online: true })
      world.clock.passes(1000)
      await stand(world, person, at)
      await person.act((tx) => isOnline(tx, person.id))
      return person
    },
    async post(wish = {}) {
      const about = wish.about ?? `test.thing:${newId()}`
      await world.system().act((tx) =>
        postTask(tx, {
          fleet: 'test',
          about,
          label: 'A thing',
          pickupKey: about,
          pickup: { ...spot(0), label: 'Kitchen' },
          dropoff: { ...spot(2000), label: 'Door' },
          placedAt: tx.now,
          readyAt: tx.now,
          isReady: true,
          ...wish,
        }),
      )
      return about
    },
    async settings(change) {
      await founder.does(patchSettings, { section: 'dispatch', settings: change })
    },
    tick: () => world.system().act((tx) => runTick(tx, 'test', policy)),
  }
}

/** Say where somebody is now. */
export async function stand(world: World, person: Person, at: Point): Promise<void> {
  const now = world.clock.now().toISOString()
  await person.does(acceptPositions, { sentAt: now, points: [{ ...at, accuracyM: 10, at: now }] })
}
