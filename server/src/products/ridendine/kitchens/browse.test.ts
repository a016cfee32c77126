import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChefs as contract } from '#contract/ridendine'
import { everyCache } from '#foundation/cache'
import { addMs, days, hours, minutes } from '#foundation/time'
import { demoCity, distanceMeters } from '#modules/places'
import {
  approveCredential,
  claimCredential,
  revokeCredential,
  submitCredential,
} from '#modules/verification'
import { expectRefusal, type Person } from '#testing'
import { followPayouts, KITCHEN_TRADE } from './approval.ts'
import { listChefs } from './browse.ts'
import { saveCapacity, saveCookDays } from './change-kitchen.ts'
import { changeDish } from './change-menu.ts'
import { geocode, readDeliveryZone } from './geo.ts'
import { readOnboarding } from './onboarding.ts'
import { readOwnKitchen } from './own-kitchen.ts'
import { pauseKitchen } from './pause-kitchen.ts'
import { readChef, readMenu } from './read-chef.ts'
import { CITY, EVERY_DAY, type KitchenWorld, makeKitchenWorld } from './testing/kitchen-world.ts'

let town: KitchenWorld
let maya: Person
beforeAll(async () => {
  town = await makeKitchenWorld({ asksForPermit: true })
  maya = await town.customer()
})
afterAll(() => town.close())

const north = (km: number) => ({ lat: CITY.lat + km / 111.195, lng: CITY.lng })
const near = (more: Record<string, unknown> = {}) =>
  maya.does(listChefs, contract.input.parse({ ...CITY, limit: 100, ...more }))
const names = async (more: Record<string, unknown> = {}) =>
  (await near(more)).items.map((card) => card.businessName)

/** A kitchen that went the whole way: permit handed in, approved at the desk, payouts set up. */
async function open(name: string, km: number, week = EVERY_DAY) {
  const chef = await town.chef({ name, at: north(km), week, isLive: false })
  await permit(chef)
  await town.world.system().act((tx) => followPayouts(tx, chef.id, true))
  await town.world.drain()
  return chef
}

async function permit(chef: Person): Promise<string> {
  const paper = await chef.does(submitCredential, {
    kind: 'license' as const,
    jurisdiction: 'US-MA',
    trade: KITCHEN_TRADE,
    source: 'Register',
    issuer: 'Board of Health',
    number: 'HK-1',
    expiresAt: addMs(town.world.clock.now(), days(90)).toISOString(),
    fileId: null,
  })
  const rosa = town.world.person({ roles: ['admin'] })
  await rosa.does(claimCredential, { credentialId: paper.id })
  await rosa.does(approveCredential, { credentialId: paper.id })
  return paper.id
}

test('a kitchen opens with approved papers and payouts set up, and closes when either is lost (D-R6)', async () => {
  const ana = await town.chef({ name: 'Ana', at: north(0.5), isLive: false })
  await town.dish(ana)
  const step = async (name: string) =>
    (await ana.does(readOnboarding, undefined)).steps.find((each) => each.name === name)?.state
  expect(await step('documents')).toBe('todo')
  expect(await names()).toEqual([])

  const paper = await permit(ana)
  await town.world.drain()
  expect(await step('documents')).toBe('done')
  await expectRefusal(maya.does(readChef, { chefId: ana.id }), 'ridendine.no_such_chef')

  await town.world.system().act((tx) => followPayouts(tx, ana.id, true))
  expect(await names()).toEqual(["Ana's kitchen"])

  const rosa = town.world.person({ roles: ['admin'] })
  await rosa.does(revokeCredential, { credentialId: paper, reason: 'The inspection failed' })
  await town.world.drain()
  expect(await names()).toEqual([])
  await permit(ana)
  await town.world.drain()
  expect(await names()).toEqual(["Ana's kitchen"])

  await town.world.system().act((tx) => followPayouts(tx, ana.id, false))
  expect(await names()).toEqual([])
})

test('kitchens come by distance, within their own radius and never beyond ten kilometres', async () => {
  for (const [name, km] of [
    ['Far', 5.5],
    ['Near', 1],
    ['Beyond', 7],
  ] as const)
    await town.dish(await open(name, km))
  expect(await names()).toEqual(["Near's kitchen", "Far's kitchen"])
  expect(await names({ delivers: 'false', radiusKm: 40 })).toEqual([
    "Near's kitchen",
    "Far's kitchen",
    "Beyond's kitchen",
  ])
  const { items } = await near()
  for (const card of items) {
    const at = north(card.businessName.startsWith('Near') ? 1 : 5.5)
    expect(card.distanceKm).toBeCloseTo(distanceMeters(CITY, at) / 1000, 1)
  }
  const zone = await maya.does(readDeliveryZone, { chefId: items[1]?.chefId ?? '', ...CITY })
  expect(zone).toMatchObject({ delivers: true, mostKm: 6 })
})

test('a page is at most a hundred, and pages join without a gap or a double', async () => {
  const all = await names()
  const first = await near({ limit: 1 })
  const second = await near({ limit: 1, cursor: first.nextCursor })
  expect([...first.items, ...second.items].map((card) => card.businessName)).toEqual(all)
  expect(second.nextCursor).toBeNull()
  expect(contract.input.safeParse({ ...CITY, limit: 101 }).success).toBe(false)
})

test('one dish must suit every wish: diet, allergens, words', async () => {
  const cook = await open('Picky', 2)
  await town.dish(cook, { name: 'Vegan nut stew', diets: ['vegan'], allergens: ['tree_nuts'] })
  await town.dish(cook, { name: 'Beef pie', diets: [], allergens: ['gluten'] })
  expect(await names({ diet: 'vegan' })).toEqual(["Picky's kitchen"])
  expect(await names({ diet: 'vegan', without: 'tree_nuts' })).toEqual([])
  expect(await names({ q: 'beef picky' })).toEqual(["Picky's kitchen"])
  expect(await names({ cuisine: 'thai' })).toEqual([])
  expect(await names({ minRating: 4 })).toEqual([])
})

test('open now, order ahead, a day: each list has who can cook then', async () => {
  const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
  const ahead = await open('Ahead', 3, closed)
  await town.dish(ahead)
  const { version } = await ahead.does(readOwnKitchen, undefined)
  const day = {
    on: '2026-06-04',
    from: '17:00',
    to: '20:00',
    cutOffDays: 1,
    cutOffTime: '18:00',
    note: '',
  }
  await ahead.does(saveCookDays, { version, cookDays: [day], closures: [] })
  expect(await names({ when: 'now' })).not.toContain("Ahead's kitchen")
  expect(await names({ when: 'ahead' })).toContain("Ahead's kitchen")
  expect(await names({ when: '2026-06-04' })).toContain("Ahead's kitchen")
  expect(await names({ when: '2026-06-05' })).not.toContain("Ahead's kitchen")
  const page = await maya.does(readChef, { chefId: ahead.id })
  expect(page.opening).toMatchObject({ state: 'ahead', orderBy: '2026-06-03T22:00:00.000Z' })
  expect(page.days.find((each) => each.on === '2026-06-04')).toMatchObject({ isCookDay: true })
  const menu = await maya.does(readMenu, { chefId: ahead.id })
  expect(menu.day).toBe('2026-06-04')
})

test('what a chef changes is seen at once, although profiles and menus are kept for minutes', async () => {
  const cook = await open('Changing', 0.8)
  const dish = await town.dish(cook)
  const seen = async () =>
    (await maya.does(readMenu, { chefId: cook.id })).menus[0]?.dishes[0]?.price.amount
  const of = (name: string) => everyCache().find((cache) => cache.name === name)
  expect(await seen()).toBe(1200)
  const hits = of('ridendine.menu')?.hits ?? 0
  expect(await seen()).toBe(1200)
  expect(of('ridendine.menu')?.hits).toBeGreaterThan(hits)
  await cook.does(changeDish, {
    itemId: dish.id,
    version: 1,
    price: { amount: 1300, currency: 'USD' },
  })
  expect(await seen()).toBe(1300)
  await cook.does(pauseKitchen, { reason: 'busy', note: '', minutes: 30 })
  expect((await maya.does(readChef, { chefId: cook.id })).opening.state).toBe('paused')
  const { version } = await cook.does(readOwnKitchen, undefined)
  const capacity = {
    windowMinutes: 15 as const,
    mealsPerWindow: 3,
    mealsPerDay: null,
    mealsPerWeek: null,
  }
  await expectRefusal(
    cook.does(saveCapacity, { version: version - 1, ...capacity }),
    'ridendine.kitchen_changed',
  )
})

test('an address is looked up once in twenty-four hours', async () => {
  const scope = () => ({ orgId: town.world.orgId, now: town.world.clock.now() })
  const figures = () => everyCache().find((cache) => cache.name === 'ridendine.geocode')
  const address = demoCity().addresses[0]?.label ?? ''
  const found = await geocode(scope(), { address })
  expect(await geocode(scope(), { address: address.toLowerCase().replace(' ', '  ') })).toEqual(
    found,
  )
  expect(figures()).toMatchObject({ hits: 1, misses: 1 })
  const back = town.world.clock.now()
  town.world.clock.passes(hours(24) + minutes(1))
  await geocode(scope(), { address })
  expect(figures()).toMatchObject({ hits: 1, misses: 2 })
  town.world.clock.set(back)
  await expectRefusal(geocode(scope(), { address: 'qqqq zzzz' }), 'ridendine.not_on_the_map')
})

test('the distance of the two sample points is 1.09 km (D-R5), in the database as in the code', async () => {
  const [row] = await town.world.raw<{ km: string }>(
    'select ridendine.calculate_distance_km(30.2672, -97.7431, 30.2750, -97.7500) as km',
  )
  expect(Number(row?.km)).toBeCloseTo(1.0915, 3)
  const metres = distanceMeters({ lat: 30.2672, lng: -97.7431 }, { lat: 30.275, lng: -97.75 })
  expect(metres / 1000).toBeCloseTo(Number(row?.km), 5)
})

test('nearness has its index on the earth’s surface (R146)', async () => {
  const [row] = await town.world.raw<{ indexdef: string }>(
    "select indexdef from pg_indexes where schemaname = 'ridendine' and indexname = 'idx_chefs_location'",
  )
  expect(row?.indexdef).toMatch(/using gist.*ll_to_earth/i)
})
