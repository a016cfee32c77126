import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Service } from '#contract/catalog'
import { Service as ServiceSchema } from '#contract/catalog'
import { sql } from '#foundation/db'
import { wait } from '#foundation/time'
import { auditModule } from '#modules/audit'
import { expectRefusal, makeWorld, race, type World } from '#testing'
import { editCategory, editService } from './edit-catalog.ts'
import {
  catalogModule,
  listServices,
  readService,
  ServiceEdited,
  searchServices,
  upsertCatalog,
} from './index.ts'
import { putRight, slipsBetween } from './put-right.ts'
import { prefixQuery } from './search-services.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld({ rooms: [auditModule, catalogModule] })
  for (const orgId of [world.orgId, world.otherOrgId]) {
    await world.system(orgId).act((tx) => upsertCatalog(tx, TREE))
  }
})
afterAll(() => world.close())

const leaf = {
  description: '',
  words: [],
  trade: null,
  durationMinutes: 60,
  priceMode: 'from' as const,
  questions: [],
}
const TREE = [
  {
    slug: 'plumbing',
    name: 'Plumbing',
    icon: 'droplets',
    services: [
      {
        ...leaf,
        slug: 'leaking-tap',
        title: 'Leaking tap',
        words: ['faucet', 'drip', 'washer'],
        trade: 'plumbing',
        questions: [
          {
            id: 'where',
            text: 'Where is it?',
            kind: 'choice' as const,
            options: [
              { value: 'kitchen', label: 'Kitchen' },
              { value: 'bath', label: 'Bath' },
            ],
          },
          { id: 'how-many', text: 'How many taps?', kind: 'number' as const, unit: 'taps' },
        ],
      },
      {
        ...leaf,
        slug: 'blocked-drain',
        title: 'Blocked drain',
        words: ['clogged', 'sink', 'unblock'],
        trade: 'plumbing',
      },
    ],
    categories: [
      {
        slug: 'heating',
        name: 'Heating',
        icon: 'flame',
        services: [
          {
            ...leaf,
            slug: 'boiler-service',
            title: 'Boiler service',
            words: ['furnace', 'heater'],
            trade: 'gas',
          },
        ],
      },
    ],
  },
  {
    slug: 'electrical',
    name: 'Electrical',
    icon: 'zap',
    services: [
      {
        ...leaf,
        slug: 'electric-outlet',
        title: 'Electrical outlet',
        words: ['socket', 'plug', 'electric'],
        trade: 'electrical',
      },
      {
        ...leaf,
        slug: 'cafe-lights',
        title: 'Café lights',
        description: 'Strings of lamps for a terrace.',
        words: [],
      },
    ],
  },
  { slug: 'empty', name: 'Nothing yet', icon: 'box' },
]
const editOf = ({ ...service }: Service) => ({ ...service, reason: 'Because.' })
const find = async (q: string, limit = 8) => {
  const { services } = await world.person().does(searchServices, { q, limit })
  return services.map(({ slug }) => slug)
}

test('the tree is read as it was put in, without empty branches', async () => {
  const { categories } = await world.person().act((tx) => listServices(tx))
  expect(categories.map(({ slug, services }) => [slug, services.map((each) => each.slug)])).toEqual(
    [
      ['plumbing', ['leaking-tap', 'blocked-drain']],
      ['electrical', ['electric-outlet', 'cafe-lights']],
    ],
  )
  expect(categories[0]?.categories.map(({ slug }) => slug)).toEqual(['heating'])
})

test('a service comes with its questions', async () => {
  const service = await world.person().act((tx) => readService(tx, 'leaking-tap'))
  expect(service).toMatchObject({ trade: 'plumbing', durationMinutes: 60, version: 1 })
  expect(service.questions.map(({ kind, skippable }) => [kind, skippable])).toEqual([
    ['choice', true],
    ['number', true],
  ])
  await expectRefusal(
    world.person().act((tx) => readService(tx, 'nothing')),
    'catalog.no_such_service',
  )
})

test.each([
  ['lea', 'leaking-tap'],
  ['leaking', 'leaking-tap'],
  ['leaks', 'leaking-tap'],
  ['tap lea', 'leaking-tap'],
  ['FAUCET', 'leaking-tap'],
  ['fuacet', 'leaking-tap'],
  ['leeking tap', 'leaking-tap'],
  ['elecrtic', 'electric-outlet'],
  ['outlte', 'electric-outlet'],
  ['soc', 'electric-outlet'],
  ['cafe', 'cafe-lights'],
  ['CAFÉ', 'cafe-lights'],
  ['terraces', 'cafe-lights'],
  ['bolier', 'boiler-service'],
])('who types “%s” finds %s first', async (typed, slug) => {
  expect((await find(typed))[0]).toBe(slug)
})

test.each([
  'zzzzqq',
  '!!!',
  '&|:*',
  "'; drop table catalog.services; --",
  '\u0000',
  '%',
  '\\',
  '🙂',
  'the',
])('typing “%s” finds nothing and breaks nothing', async (typed) => {
  expect(await find(typed)).toEqual([])
})

test('slips are letters too many, too few, wrong or swapped', () => {
  expect([
    slipsBetween('tap', 'tap'),
    slipsBetween('tpa', 'tap'),
    slipsBetween('taps', 'tap'),
    slipsBetween('', 'tap'),
  ]).toEqual([0, 1, 1, 3])
  expect(putRight('fuacet bolier', ['faucet', 'boiler', 'furnace'])).toBe('faucet boiler')
  expect(putRight('faucet zebra', ['faucet'])).toBeNull()
})

test('no more are found than asked for', async () => {
  expect(await find('e', 1)).toHaveLength(1)
})

test('only letters and digits become a query', () => {
  expect(prefixQuery('lea & tap:* | !(x)')).toBe('lea:* & tap:* & x:*')
  expect(prefixQuery('- - -')).toBeNull()
})

test('the same tree twice changes nothing; a changed leaf changes that leaf', async () => {
  const told = (await world.told(ServiceEdited)).length
  await world.system().act((tx) => upsertCatalog(tx, TREE))
  expect(await world.told(ServiceEdited)).toHaveLength(told)
  const [plumbing, ...rest] = TREE
  const changed = {
    ...plumbing!,
    services: [plumbing!.services![0]!, { ...plumbing!.services![1]!, durationMinutes: 90 }],
  }
  await world.system().act((tx) => upsertCatalog(tx, [changed, ...rest]))
  expect((await world.told(ServiceEdited)).slice(told)).toEqual([
    { slug: 'blocked-drain', title: 'Blocked drain', offered: true, version: 2 },
  ])
})

test('an operator takes a service out: it is not listed or found, but can still be read', async () => {
  const operator = world.person({ roles: ['operator'] })
  const before = await operator.act((tx) => readService(tx, 'boiler-service'))
  const after = await operator.does(editService, editOf({ ...before, offered: false }))
  expect(after).toMatchObject({ offered: false, version: before.version + 1 })
  expect(await find('boiler')).toEqual([])
  const { categories } = await operator.act((tx) => listServices(tx))
  expect(JSON.stringify(categories)).not.toContain('boiler')
  expect(await operator.act((tx) => readService(tx, 'boiler-service'))).toEqual(after)
  const audited = await world.raw<{ reason: string }>(
    sql`select reason from audit.entries where about = 'catalog.service:boiler-service'`,
  )
  expect(audited).toEqual([{ reason: 'Because.' }])
})

test('another organisation keeps its own catalog', async () => {
  const there = world.person({ orgId: world.otherOrgId })
  expect(await there.act((tx) => readService(tx, 'boiler-service'))).toMatchObject({
    offered: true,
    version: 1,
  })
})

test('who edits what somebody else has changed is told so', async () => {
  const operator = world.person({ roles: ['operator'] })
  const seen = await operator.act((tx) => readService(tx, 'cafe-lights'))
  await operator.does(editService, editOf({ ...seen, title: 'Café lamps' }))
  await expectRefusal(operator.does(editService, editOf(seen)), 'catalog.changed_meanwhile')
  await expectRefusal(
    operator.does(editService, editOf({ ...seen, version: 2, category: 'nowhere' })),
    'catalog.no_such_category',
  )
})

test('of eight who add the same service at once, exactly one does', async () => {
  const operators = Array.from({ length: 8 }, () => world.person({ roles: ['operator'] }))
  const service = ServiceSchema.parse({
    ...leaf,
    slug: 'new-one',
    title: 'New one',
    category: 'electrical',
    position: 9,
    offered: true,
    version: 0,
  })
  const { won, refused, broken } = await race(
    operators.map((each) => () => each.does(editService, editOf(service))),
  )
  expect(broken).toEqual([])
  expect([won.length, new Set(refused)]).toEqual([1, new Set(['catalog.changed_meanwhile'])])
})

test('who adds what somebody else is just adding waits, and is told so', async () => {
  const operator = world.person({ roles: ['operator'] })
  const service = ServiceSchema.parse({
    ...leaf,
    slug: 'newer-one',
    title: 'Newer one',
    category: 'electrical',
    position: 9,
    offered: true,
    version: 0,
  })
  let second: Promise<unknown> = Promise.resolve()
  await operator.act(async (tx) => {
    await editService(tx, editOf(service))
    second = expectRefusal(
      operator.does(editService, editOf({ ...service, title: 'Mine' })),
      'catalog.changed_meanwhile',
    )
    await untilSomebodyWaits()
  })
  await second
  expect(await operator.act((tx) => readService(tx, 'newer-one'))).toMatchObject({
    title: 'Newer one',
    version: 1,
  })
  await expectRefusal(
    operator.does(editService, editOf({ ...service, slug: 'not-there', version: 3 })),
    'catalog.changed_meanwhile',
  )
})

/** Until a transaction of this database waits for another, at most a second. */
async function untilSomebodyWaits(): Promise<void> {
  for (let round = 0; round < 100; round += 1) {
    const waiting = await world.raw(`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
    if (waiting.length > 0) return
    await wait(10)
  }
}

test('categories go two levels deep and never in circles', async () => {
  const operator = world.person({ roles: ['operator'] })
  const category = { slug: 'solar', parent: 'electrical', name: 'Solar', icon: 'sun', position: 0 }
  expect(await operator.does(editCategory, category)).toEqual(category)
  await expectRefusal(
    operator.does(editCategory, { ...category, slug: 'panels', parent: 'solar' }),
    'catalog.too_deep',
  )
  await expectRefusal(
    operator.does(editCategory, { ...category, slug: 'electrical', parent: 'plumbing' }),
    'catalog.too_deep',
  )
  await expectRefusal(
    operator.does(editCategory, { ...category, slug: 'solar', parent: 'solar' }),
    'catalog.too_deep',
  )
  await expectRefusal(
    operator.does(editCategory, { ...category, parent: 'nowhere' }),
    'catalog.no_such_category',
  )
})

test('a question is a choice with options or none', () => {
  const question = { id: 'q', text: 'What?', kind: 'choice' }
  const parse = (more: object) =>
    ServiceSchema.safeParse({
      ...leaf,
      slug: 'x',
      title: 'Xx',
      category: 'c',
      position: 0,
      offered: true,
      version: 0,
      questions: [{ ...question, ...more }],
    }).success
  expect([
    parse({}),
    parse({ kind: 'text' }),
    parse({ kind: 'text', options: [{ value: 'a', label: 'A' }] }),
  ]).toEqual([false, true, false])
  expect(ServiceSchema.shape.slug.safeParse('search').success).toBe(false)
})
