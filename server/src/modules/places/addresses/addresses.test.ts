import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SavedAddress } from '#contract/places'
import { hours } from '#foundation/time'
import { expectRefusal, makeWorld, type Person, race, type World } from '#testing'
import { demoCity } from '../city/demo-city.ts'
import { cellOf } from '../geo.ts'
import { placesModule } from '../index.ts'
import { changeAddress } from './change-address.ts'
import { addressOf, listAddresses } from './list-addresses.ts'
import { eraseAddresses, removeAddress } from './remove-address.ts'
import { saveAddress } from './save-address.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld({ rooms: [placesModule] })
})
afterAll(() => world.close())

const door = demoCity().addresses[500]!
const home = { label: 'Home', line: door.label, note: '', isDefault: false }

async function labels(person: Person): Promise<string[]> {
  const { items } = await person.does(listAddresses, { limit: 100 })
  return items.map(({ label, isDefault }) => (isDefault ? `${label}*` : label))
}

test('an address without a point is looked up, and the first one is the default', async () => {
  const maya = world.person()
  const saved = await maya.does(saveAddress, home)
  expect(saved).toMatchObject({
    lat: door.lat,
    lng: door.lng,
    cell: cellOf(door, 9),
    isDefault: true,
  })
  expect(await labels(maya)).toEqual(['Home*'])
})

test('an address that is on no map needs a pin', async () => {
  const maya = world.person()
  const lost = { ...home, line: 'Qwzx 99, Nowhere at all' }
  await expectRefusal(maya.does(saveAddress, lost), 'places.not_found_on_map')
  const pinned = await maya.does(saveAddress, { ...lost, point: { lat: 10, lng: 20 } })
  expect(pinned).toMatchObject({ lat: 10, lng: 20, line: lost.line })
})

test('there is one default, and it moves', async () => {
  const maya = world.person()
  const first = await maya.does(saveAddress, home)
  world.clock.passes(hours(1))
  await maya.does(saveAddress, { ...home, label: 'Work', isDefault: true })
  expect(await labels(maya)).toEqual(['Work*', 'Home'])
  await maya.does(changeAddress, { addressId: first.id, isDefault: true, note: 'ring twice' })
  expect(await labels(maya)).toEqual(['Home*', 'Work'])
})

test('a changed line moves the point, a changed label does not', async () => {
  const maya = world.person()
  const saved = await maya.does(saveAddress, { ...home, point: { lat: 41.65, lng: -70.93 } })
  const renamed = await maya.does(changeAddress, { addressId: saved.id, label: 'Mother' })
  expect(renamed).toMatchObject({ label: 'Mother', lat: 41.65, lng: -70.93 })
  const other = demoCity().addresses[900]!
  const moved = await maya.does(changeAddress, { addressId: saved.id, line: other.label })
  expect(moved).toMatchObject({ lat: other.lat, lng: other.lng, cell: cellOf(other, 9) })
})

test('nobody sees, changes or removes the address of another person', async () => {
  const maya = world.person()
  const saved = await maya.does(saveAddress, home)
  const strangers = [world.person(), world.person({ id: maya.id, orgId: world.otherOrgId })]
  for (const stranger of strangers) {
    expect(await labels(stranger)).toEqual([])
    const change = { addressId: saved.id, label: 'Mine' }
    await expectRefusal(stranger.does(changeAddress, change), 'places.no_such_address')
    await expectRefusal(
      stranger.does(removeAddress, { addressId: saved.id }),
      'places.no_such_address',
    )
  }
  expect(await labels(maya)).toEqual(['Home*'])
})

test('ten saved at once make ten, with one default among them', async () => {
  const maya = world.person()
  const { won, broken } = await race(
    Array.from(
      { length: 10 },
      (_, i) => () => maya.does(saveAddress, { ...home, label: `Place ${i}`, isDefault: true }),
    ),
  )
  expect(broken).toEqual([])
  expect(won).toHaveLength(10)
  expect((await labels(maya)).filter((label) => label.endsWith('*'))).toHaveLength(1)
})

test('fifty are enough', async () => {
  const maya = world.person()
  const point = { lat: 41.65, lng: -70.93 }
  await maya.act(async (tx) => {
    for (let i = 0; i < 50; i += 1) await saveAddress(tx, { ...home, point })
  })
  await expectRefusal(maya.does(saveAddress, { ...home, point }), 'places.too_many_addresses')
})

test('pages follow each other without a gap', async () => {
  const maya = world.person()
  for (let i = 0; i < 7; i += 1) {
    await maya.does(saveAddress, { ...home, label: `N${i}`, point: { lat: 41, lng: -70 } })
  }
  const seen: SavedAddress[] = []
  let cursor: string | undefined
  do {
    const page = await maya.does(listAddresses, { limit: 3, cursor })
    seen.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(seen.map(({ label }) => label).sort()).toEqual(['N0', 'N1', 'N2', 'N3', 'N4', 'N5', 'N6'])
  await expectRefusal(
    maya.does(listAddresses, { limit: 3, cursor: 'bm90IG91cnM' }),
    'paging.bad_cursor',
  )
})

test('another module reads the default address, and erases all of them', async () => {
  const maya = world.person()
  await expectRefusal(
    maya.act((tx) => addressOf(tx, maya.id)),
    'places.no_such_address',
  )
  const saved = await maya.does(saveAddress, home)
  expect(await maya.act((tx) => addressOf(tx, maya.id))).toMatchObject({ id: saved.id })
  expect(await world.system().act((tx) => eraseAddresses(tx, maya.id))).toBe(1)
  expect(await labels(maya)).toEqual([])
})
