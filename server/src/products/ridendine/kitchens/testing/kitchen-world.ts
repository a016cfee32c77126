import { join } from 'node:path'
import type { Week } from '#contract/availability'
import type { WorkInputOf } from '#contract/endpoint'
import type { createDish as dishDoor, OwnDish } from '#contract/ridendine'
import { defineModule } from '#foundation/module'
import { auditModule } from '#modules/audit'
import { availabilityModule } from '#modules/availability'
import { filesModule } from '#modules/files'
import { identityModule, registerPerson } from '#modules/identity'
import { ledgerModule } from '#modules/ledger'
import { notificationsModule } from '#modules/notifications'
import { createOrganisation, organisationsModule } from '#modules/organisations'
import { paymentsModule } from '#modules/payments'
import { placesModule } from '#modules/places'
import { reviewsModule } from '#modules/reviews'
import { setCredentialRules, verificationModule } from '#modules/verification'
import { makeWorld, type Person, type World } from '#testing'
import { orderEvents } from '../../orders/order.events.ts'
import { orderLifecycle } from '../../orders/order.lifecycle.ts'
import { permits } from '../../permits.ts'
import { approveChef, followPayouts, KITCHEN_TRADE } from '../approval.ts'
import { registerChef, saveHours } from '../change-kitchen.ts'
import { createDish, createMenu } from '../change-menu.ts'
import { jobs } from '../jobs.ts'
import { kitchenEvents } from '../kitchen.events.ts'
import { subscribers } from '../subscribers.ts'

/** The kitchens' part of the product, with what it stands on. */
const kitchensRoom = defineModule({
  name: 'ridendine',
  title: 'Kitchens',
  folder: join(import.meta.dirname, '..', '..'),
  needs: [],
  events: [...kitchenEvents, ...orderEvents],
  lifecycles: [orderLifecycle],
  timers: { [orderLifecycle.name]: async () => {} },
  subscribers,
  jobs,
  permits,
})

export const CITY = { lat: 42.36, lng: -71.06 }
const spell = [{ from: '10:00', to: '22:00' }]
/** Ten to ten, every day, in New York. */
export const EVERY_DAY: Week = {
  mon: spell,
  tue: spell,
  wed: spell,
  thu: spell,
  fri: spell,
  sat: spell,
  sun: spell,
}

export interface KitchenWorld {
  readonly world: World
  /** Somebody with a live kitchen, open ten to ten, with one menu. */
  chef(options?: {
    at?: { lat: number; lng: number }
    name?: string
    week?: Week
    isLive?: boolean
  }): Promise<Person & { menuId: string }>
  dish(
    chef: Person & { menuId: string },
    words?: Partial<WorkInputOf<typeof dishDoor>>,
  ): Promise<OwnDish>
  customer(): Promise<Person>
  close(): Promise<void>
}

/** A world with kitchens in it; it is ten in the morning of the first of June in New York. */
export async function makeKitchenWorld(
  options: { start?: Date; asksForPermit?: boolean } = {},
): Promise<KitchenWorld> {
  const world = await makeWorld({
    rooms: [
      auditModule,
      organisationsModule,
      notificationsModule,
      filesModule,
      identityModule,
      placesModule,
      availabilityModule,
      verificationModule,
      ledgerModule,
      paymentsModule,
      reviewsModule,
      kitchensRoom,
    ],
    ...(options.start ? { start: options.start } : {}),
  })
  await world.system().act(async (tx) => {
    await createOrganisation(tx, {
      slug: 'test',
      name: 'Test',
      currency: 'USD',
      timezone: 'America/New_York',
      jurisdiction: 'US-MA',
    })
    await setCredentialRules(tx, [
      {
        jurisdiction: 'US-MA',
        trade: KITCHEN_TRADE,
        kind: 'license',
        isNeeded: options.asksForPermit ?? false,
        validForDays: null,
        whatProof: 'Permit of a home kitchen.',
      },
    ])
  })
  let made = 0

  async function someone(role: string, name: string): Promise<Person> {
    made += 1
    const { id } = await world.system().act((tx) =>
      registerPerson(tx, {
        name,
        email: `${role}${made}@test.example`,
        password: `a long pass phrase ${made}`,
        roles: [role],
        isEmailVerified: true,
      }),
    )
    return world.person({ roles: [role], id })
  }

  return {
    world,
    async chef({ at = CITY, name = 'Ana Duarte', week = EVERY_DAY, isLive = true } = {}) {
      const person = await someone('chef', name)
      const kitchen = await person.does(registerChef, {
        businessName: `${name}'s kitchen`,
        tagline: 'Slow food, quickly',
        about: '',
        cuisines: ['portuguese'],
        place: { line: '1 Test Street', point: at },
        radiusMetres: 6000,
        pickupNote: '',
      })
      await person.does(saveHours, { version: kitchen.version, week, takesOrdersNow: true })
      if (isLive) await makeLive(world, person.id)
      const menu = await person.does(createMenu, { name: 'Today', description: '', isActive: true })
      return { ...person, menuId: menu.id }
    },
    dish: (chef, words = {}) =>
      chef.does(createDish, {
        menuId: chef.menuId,
        name: 'Caldo verde',
        description: '',
        price: { amount: 1200, currency: 'USD' },
        category: 'Mains',
        prepMinutes: 20,
        diets: [],
        allergens: [],
        portionsPerDay: null,
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        isListed: true,
        photoFileId: null,
        ...words,
      }),
    customer: () => someone('customer', 'Maya Torres'),
    close: () => world.close(),
  }
}

/** As the provider and the desk make a kitchen live; unless told, the place asks for no documents. */
async function makeLive(world: World, chefId: string): Promise<void> {
  await world.system().act(async (tx) => {
    await followPayouts(tx, chefId, true)
    await approveChef(tx, chefId)
  })
}
