import { SYSTEM, type Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import type { Seeding } from '#foundation/module'
import { days } from '#foundation/time'
import { findOrRegisterPerson, offerPersona } from '#modules/identity'
import { listMethods, saveMethod } from '#modules/payments'
import {
  type CityAddress,
  demoCity,
  distanceMeters,
  drawZone,
  saveAddress,
  zoneOf,
} from '#modules/places'
import { leaveReview } from '#modules/reviews'
import { approveDriver, DRIVER_TRADE } from '../deliveries/approval.ts'
import { findDriverRow, insertDriver } from '../deliveries/drivers.sql.ts'
import { KITCHEN_TRADE } from '../kitchens/approval.ts'
import { findChefRow } from '../kitchens/chefs.sql.ts'
import { drawPictures, openKitchen } from './finish-kitchen.ts'
import type { KitchenPlan } from './kitchen-plan.ts'
import { kitchensEast } from './kitchens-east.ts'
import { kitchensHarbor } from './kitchens-harbor.ts'
import { kitchensHill } from './kitchens-hill.ts'
import { kitchensMarket } from './kitchens-market.ts'
import { kitchensRiver } from './kitchens-river.ts'
import { JURISDICTION, nameOf, REVIEWS, VEHICLES } from './people.ts'
import { DEMO_PASSWORD, personas } from './personas.ts'
import { actorOf, type Run, settleKitchen } from './seed-kitchens.ts'
import { provePerson, seedRules } from './seed-papers.ts'
import { drawDispatchZones } from './zones.ts'

const KITCHENS: readonly KitchenPlan[] = [
  ...kitchensEast,
  ...kitchensHarbor,
  ...kitchensMarket,
  ...kitchensRiver,
  ...kitchensHill,
]
/** The last of the list are not open yet: two wait for the desk, one for its payouts. */
const NEWCOMERS = 3
const CUSTOMERS = 40
const DRIVERS = 20
/** Most kitchens lie so near to the middle of the city, so that most people can choose among many. */
const MIDDLE_METRES = 4500
/** Ana cooks about a kilometre from Maya: near enough to be warm, far enough to be brought. */
const NEAR_MAYA = { least: 900, most: 1700 }

interface Town {
  readonly seeding: Seeding
  readonly run: Run
  readonly desk: string
}

/**
 * Fill an organisation: kitchens with menus and pictures, people who eat, people who drive, the
 * desk. Whoever is there already, from another product or a start that was killed, is not settled
 * twice; Maya and Noor are the same people everywhere.
 */
export async function seed(seeding: Seeding): Promise<void> {
  const { database, orgId, clock } = seeding
  const run: Run = (actor, work) => database.transact({ orgId, actor, now: clock.now() }, work)
  await run(SYSTEM, async (tx) => {
    await seedRules(tx)
    await drawCity(tx)
    await drawDispatchZones(tx)
  })
  const desk = await run(SYSTEM, (tx) => addPersona(tx, 'rosa'))
  await run(SYSTEM, (tx) => addPersona(tx, 'noor'))
  const maya = await run(SYSTEM, (tx) => addPersona(tx, 'maya'))
  const town = { seeding, run, desk }
  const count = countsOf(seeding.people)

  const customers = [maya]
  await run(actorOf(maya, 'customer'), (tx) => settleCustomer(tx, maya, demoCity().addresses[0]))
  for (let index = 0; index < count.customers; index += 1)
    customers.push(await addCustomer(town, index))
  await addDrivers(town, count.drivers)
  await addKitchens(town, KITCHENS.slice(0, count.kitchens), customers)
}

/** Everybody, or a few for a test: then mostly those who eat. */
function countsOf(people: number | undefined) {
  if (people === undefined)
    return { kitchens: KITCHENS.length, drivers: DRIVERS, customers: CUSTOMERS }
  const kitchens = Math.min(KITCHENS.length, Math.max(3, Math.round(people * 0.25)))
  const drivers = Math.max(2, Math.round(people * 0.2))
  return { kitchens, drivers, customers: Math.max(2, people - kitchens - drivers) }
}

async function addKitchens(
  town: Town,
  plans: readonly KitchenPlan[],
  customers: readonly string[],
): Promise<void> {
  const { run, desk, seeding } = town
  const homes = kitchenHomes(plans.length)
  for (const [index, plan] of plans.entries()) {
    const id = await run(SYSTEM, (tx) => addChef(tx, plan, index))
    if (await run(SYSTEM, (tx) => findChefRow(tx, id))) continue
    const dishes = await run(actorOf(id, 'chef'), (tx) => settleKitchen(tx, id, plan, homes[index]))
    const place = KITCHENS.indexOf(plan) - (KITCHENS.length - NEWCOMERS)
    // The first newcomer's papers wait at the desk; the second's payouts are missing; the third has handed in nothing.
    if (place !== 2)
      await provePerson(run, {
        id,
        role: 'chef',
        trade: KITCHEN_TRADE,
        desk,
        index,
        waits: place === 0,
      })
    if (place < 0) await openKitchen(town, id)
    if (seeding.people === undefined || index === 0) await drawPictures(town, { id, plan, dishes })
    if (place < 0) await addReviews(run, id, index, customers)
  }
}

async function addChef(tx: Tx, plan: KitchenPlan, index: number): Promise<string> {
  if (index === 0) return addPersona(tx, 'ana')
  return addPerson(tx, plan.chef, `chef${index}`, 'chef')
}

/** A handful of reviews for each kitchen, by people of the demo. */
async function addReviews(
  run: Run,
  chefId: string,
  index: number,
  customers: readonly string[],
): Promise<void> {
  const count = Math.min(customers.length - 1, 4 + ((index * 5) % 9))
  for (let place = 0; place < count; place += 1) {
    const author = customers[1 + ((index * 7 + place * 3) % (customers.length - 1))]
    const review = REVIEWS[(index * 3 + place * (index % 4 === 3 ? 1 : 2)) % REVIEWS.length]
    if (!author || !review) continue
    await run(actorOf(author, 'customer'), (tx) =>
      leaveReview(tx, {
        about: `ridendine.demo:${newId()}`,
        subjectId: chefId,
        authorName: shortName(nameOf(place * 3 + index)),
        endedAt: tx.now,
        rating: review.rating,
        aspects: {},
        text: review.text,
        policy: { windowMs: days(7), doubleBlind: false, aspects: {} },
      }),
    )
  }
}

async function addDrivers({ run, desk }: Town, drivers: number): Promise<void> {
  for (let index = 0; index <= drivers; index += 1) {
    const name = index === 0 ? 'Dov Lindqvist' : nameOf(index + 60)
    const id = await run(SYSTEM, (tx) =>
      index === 0 ? addPersona(tx, 'dov') : addPerson(tx, name, `driver${index}`, 'driver'),
    )
    if (await run(SYSTEM, (tx) => findDriverRow(tx, id))) continue
    const vehicle = VEHICLES[index % VEHICLES.length] ?? VEHICLES[0]
    await run(actorOf(id, 'driver'), (tx) =>
      insertDriver(tx, { id, name, vehicle, jurisdiction: JURISDICTION }),
    )
    const waits = index === drivers && index > 3
    await provePerson(run, { id, role: 'driver', trade: DRIVER_TRADE, desk, index, waits })
    if (!waits) await run(SYSTEM, (tx) => approveDriver(tx, id))
  }
}

async function addCustomer({ run }: Town, index: number): Promise<string> {
  const id = await run(SYSTEM, (tx) => addPerson(tx, nameOf(index), `customer${index}`, 'customer'))
  const { addresses } = demoCity()
  const home = addresses[((index + 1) * 97 * 7) % addresses.length]
  await run(actorOf(id, 'customer'), (tx) => settleCustomer(tx, id, home))
  return id
}

async function addPerson(tx: Tx, name: string, mailbox: string, role: string): Promise<string> {
  const { id } = await findOrRegisterPerson(tx, {
    name,
    email: `${mailbox}@demo.kontor.example`,
    password: DEMO_PASSWORD,
    roles: [role],
    isEmailVerified: true,
  })
  return id
}

async function addPersona(tx: Tx, key: string): Promise<string> {
  const persona = personas.find((each) => each.key === key)
  if (!persona) throw new Error(`there is no persona ${key}`)
  const id = await addPerson(tx, persona.name, key, persona.role)
  const { email: _, ...shown } = persona
  await offerPersona(tx, { ...shown, personId: id })
  return id
}

/** A card and a home, in one transaction: who has a card has been settled. */
async function settleCustomer(tx: Tx, id: string, home: CityAddress | undefined): Promise<void> {
  if ((await listMethods(tx, id)).length > 0) return
  await saveMethod(tx, {
    personId: id,
    card: {
      methodId: 'pm_card_visa',
      customerId: null,
      brand: 'visa',
      last4: '4242',
      expMonth: 12,
      expYear: 2034,
    },
  })
  if (home)
    await saveAddress(tx, {
      label: 'Home',
      line: home.label,
      note: '',
      point: { lat: home.lat, lng: home.lng },
      isDefault: true,
    })
}

/** The whole city, unless somebody works in all of it already. */
async function drawCity(tx: Tx): Promise<void> {
  const [west, south, east, north] = demoCity().bounds
  const corner = { lat: south + (north - south) / 1000, lng: west + (east - west) / 1000 }
  if (await zoneOf(tx, corner)) return
  await drawZone(tx, {
    name: 'Alder Bay',
    purpose: 'service',
    ring: [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  })
}

/** Addresses for kitchens: Ana's near Maya's, the others around the middle. */
function kitchenHomes(count: number): CityAddress[] {
  const { addresses, center } = demoCity()
  const maya = addresses[0] ?? center
  const near = addresses.find((address) => {
    const metres = distanceMeters(maya, address)
    return metres >= NEAR_MAYA.least && metres <= NEAR_MAYA.most
  })
  const middle = addresses.filter(
    (address) => address !== near && distanceMeters(center, address) < MIDDLE_METRES,
  )
  // An odd step and a start of its own: neighbours on the list are no neighbours on the map.
  const step = Math.max(1, Math.floor(middle.length / count))
  const others = Array.from(
    { length: count },
    (_, index) => middle[(index * step + 57) % middle.length],
  )
  return [near, ...others].filter((home) => home !== undefined)
}

/** "Bianca H.", as reviews show people. */
function shortName(name: string): string {
  const [first = '', last = ''] = name.split(' ')
  return `${first} ${last.slice(0, 1)}.`
}
