/** Several products in one organisation: each seeded once, whenever it comes, sharing people. */
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPersonas, signInAsPersona } from '#contract/identity'
import { type Config, readConfig } from '#foundation/config'
import { SYSTEM, type Tx } from '#foundation/db'
import { defineProduct, type Product, type Seeding } from '#foundation/module'
import { findOrRegisterPerson, offerPersona } from '#modules/identity'
import { zenvee } from '#products/zenvee'
import { findOrganisationBySlug } from '#server/compose'
import { seedOnce } from '#server/seed-demo'
import { openHouse, type TestHouse } from '../support/house.ts'

/** How often each product's seed ran, and whether it is to be killed half-way. */
const ran: Record<string, number> = { bakery: 0, cobbler: 0 }
let isKilled = false

/** A product whose seed offers the founder, shared with every other, and one baker of its own. */
function shop(name: string): Product {
  return defineProduct({
    name,
    title: name,
    folder: import.meta.dirname,
    needs: [],
    prefix: `/${name}/v1`,
    prefixAlone: '/v1',
    shows: [],
    seed: async ({ database, orgId }: Seeding) => {
      ran[name] = (ran[name] ?? 0) + 1
      await database.transact({ orgId, actor: SYSTEM }, (tx) => offer(tx, name, 'boss', 'founder'))
      if (isKilled) throw new Error('killed half-way')
      await database.transact({ orgId, actor: SYSTEM }, (tx) => offer(tx, name, name, 'customer'))
    },
  })
}

async function offer(tx: Tx, product: string, key: string, role: string): Promise<void> {
  const { id } = await findOrRegisterPerson(tx, {
    name: key,
    email: `${key}@gamma.example`,
    roles: [role, `${product}_staff`],
  })
  await offerPersona(tx, { key, name: key, role, does: '', home: `/${product}/desk`, personId: id })
}

let house: TestHouse
let config: Config
const [bakery, cobbler] = [shop('bakery'), shop('cobbler')]
beforeAll(async () => {
  house = await openHouse({ people: 4 })
  config = readConfig({ KONTOR_ORGANISATION: 'gamma', KONTOR_DATA_DIR: '/nowhere' })
})
afterAll(() => house.close())

const start = (...products: Product[]) => seedOnce({ ...house.kontor, products }, config)

test('a product is seeded once; one that comes later is seeded beside it, and finds its people', async () => {
  expect(await start(bakery)).toMatch(/^gamma seeded in .* \(bakery\)$/)
  expect(await start(bakery)).toBe('gamma is there')

  isKilled = true
  await expect(start(bakery, cobbler)).rejects.toThrow('killed half-way')
  isKilled = false
  expect(await start(bakery, cobbler)).toMatch(/\(cobbler\)$/)
  expect(await start(bakery, cobbler)).toBe('gamma is there')
  expect(ran).toEqual({ bakery: 1, cobbler: 2 })

  const orgId = await findOrganisationBySlug(house.kontor.database, 'gamma')
  const people = await house.kontor.database.transact({ orgId: orgId ?? '', actor: SYSTEM }, (tx) =>
    findOrRegisterPerson(tx, { name: 'boss', email: 'Boss@gamma.example', roles: [] }),
  )
  expect(people.isNew).toBe(false)
})

test('two products call two people, or one, by one key; each is found under its own product', async () => {
  const { client } = await house.as('maya')
  const { personas } = await client.call(listPersonas, {})
  expect(new Set(personas.map(({ product }) => product))).toContain('zenvee')
  expect((await client.call(listPersonas, { product: 'bakery' })).personas).toEqual([])

  await house.kontor.database.transact({ orgId: house.orgId, actor: SYSTEM }, async (tx) => {
    const { id } = await findOrRegisterPerson(tx, {
      name: 'Maya the baker',
      email: 'maya@bakery.example',
      roles: ['customer'],
    })
    await offerPersona(tx, {
      key: 'maya',
      name: 'Maya the baker',
      role: 'customer',
      does: '',
      home: '/bakery/app',
      personId: id,
    })
  })
  const nameOf = async (input: { product?: string }) =>
    (await client.call(signInAsPersona, { key: 'maya', device: 'test', ...input })).profile.name
  expect(await nameOf({})).toBe('Maya Torres')
  expect(await nameOf({ product: 'zenvee' })).toBe('Maya Torres')
  expect(await nameOf({ product: 'bakery' })).toBe('Maya the baker')
})

test('Zenvee’s seed beside its own people adds nobody and settles nobody twice', async () => {
  const pg = new Client({ connectionString: house.databaseUrl })
  await pg.connect()
  const count = async () => {
    const { rows } = await pg.query<{ n: string }>(
      `select string_agg(t || n, ' ' order by t) as n from (
         select 'a' as t, count(*) as n from places.addresses union all
         select 'm', count(*) from payments.methods union all
         select 'p', count(*) from identity.people union all
         select 's', count(*) from identity.personas union all
         select 't', count(*) from zenvee.technicians union all
         select 'z', count(*) from places.zones) counted`,
    )
    return rows[0]?.n
  }
  const before = await count()
  await zenvee.seed?.({
    database: house.kontor.database,
    orgId: house.orgId,
    clock: house.clock,
    config,
    people: 4,
  })
  expect(await count()).toBe(before)
  await pg.end()
})
