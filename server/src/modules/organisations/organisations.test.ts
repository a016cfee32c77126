import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { SYSTEM } from '#foundation/db'
import { newId } from '#foundation/ids'
import { auditModule, listAudit } from '#modules/audit'
import { expectRefusal, makeWorld, race, type World } from '#testing'
import {
  createOrganisation,
  findOrganisationBySlug,
  listOrganisationIds,
  type NewOrganisation,
  organisationsModule,
  patchSettings,
  readOrganisation,
  readSettings,
  SettingsChanged,
  settingsSection,
} from './index.ts'
import { listSettings } from './list-settings.ts'

const section = settingsSection(
  'lemonade',
  z.object({
    sugar: z.int().min(0).max(10).default(3),
    flavour: z.string().max(20).default('lemon'),
  }),
)

let world: World
const facts = {
  name: 'Alder Bay',
  currency: 'USD',
  timezone: 'America/New_York',
  jurisdiction: 'US-MA',
}
const creating = (input: NewOrganisation, orgId = newId()) =>
  world.database.transact({ orgId, actor: SYSTEM }, (tx) => createOrganisation(tx, input))

beforeAll(async () => {
  world = await makeWorld({ rooms: [auditModule, organisationsModule] })
  await creating({ slug: 'here', ...facts }, world.orgId)
  await creating({ slug: 'there', ...facts }, world.otherOrgId)
})
afterAll(() => world.close())

const founder = (orgId = world.orgId) => world.person({ roles: ['founder'], orgId })

test('an organisation is found by its slug, and sees itself only', async () => {
  expect(await findOrganisationBySlug(world.database, 'here')).toBe(world.orgId)
  for (const slug of ['nowhere', '', 'HERE', "x' or 1=1--", 'a'.repeat(5000), 'he\u0000re']) {
    expect(await findOrganisationBySlug(world.database, slug)).toBeUndefined()
  }
  expect(await listOrganisationIds(world.database)).toEqual(
    expect.arrayContaining([world.orgId, world.otherOrgId]),
  )
  expect(await founder().act(readOrganisation)).toMatchObject({
    id: world.orgId,
    slug: 'here',
    currency: 'USD',
  })
  await expectRefusal(founder(newId()).act(readOrganisation), 'organisations.no_such_organisation')
})

test('of five that want one slug at once, one gets it', async () => {
  const { won, refused, broken } = await race(
    Array.from({ length: 5 }, () => () => creating({ slug: 'wanted', ...facts })),
  )
  expect(broken).toEqual([])
  expect(won).toHaveLength(1)
  expect(new Set(refused)).toEqual(new Set(['organisations.slug_taken']))
})

test('an organisation that makes no sense is refused', async () => {
  for (const bad of [
    { slug: 'Here' },
    { slug: '-x' },
    { currency: 'usd' },
    { timezone: 'Moon/Crater' },
    { jurisdiction: 'Massachusetts' },
    { name: ' ' },
  ]) {
    await expectRefusal(
      creating({ slug: 'fine', ...facts, ...bad }),
      'organisations.bad_organisation',
    )
  }
})

test('what was never set has its default; what was set stays, is audited and told', async () => {
  expect(await founder().act((tx) => readSettings(tx, section))).toEqual({
    sugar: 3,
    flavour: 'lemon',
  })
  const changed = await founder().does(patchSettings, {
    section: 'lemonade',
    settings: { sugar: 5 },
    reason: 'too sour',
  })
  expect(changed).toEqual({
    section: 'lemonade',
    settings: { sugar: 5, flavour: 'lemon' },
    version: 1,
  })
  expect(await founder().act((tx) => readSettings(tx, section))).toEqual({
    sugar: 5,
    flavour: 'lemon',
  })
  expect(await founder(world.otherOrgId).act((tx) => readSettings(tx, section))).toEqual({
    sugar: 3,
    flavour: 'lemon',
  })
  expect(await world.told(SettingsChanged)).toEqual([
    { organisationId: world.orgId, section: 'lemonade', changed: ['sugar'] },
  ])
  const {
    items: [line],
  } = await founder().act((tx) => listAudit(tx, { limit: 20 }))
  expect(line).toMatchObject({
    action: 'organisation.change_settings',
    before: { lemonade: {} },
    after: { lemonade: { sugar: 5 } },
    reason: 'too sour',
  })
  const { sections } = await founder().act(listSettings)
  expect(sections).toContainEqual({
    section: 'lemonade',
    settings: { sugar: 5, flavour: 'lemon' },
    version: 1,
  })
})

test('settings that do not fit change nothing', async () => {
  const before = await founder().act((tx) => readSettings(tx, section))
  const patching = (settings: Record<string, unknown>, name = 'lemonade') =>
    founder().does(patchSettings, { section: name, settings })
  for (const bad of [
    { sugar: 11 },
    { sugar: '5' },
    { salt: 1 },
    { flavour: null },
    { flavour: 'a\u0000b' },
  ]) {
    await expectRefusal(patching(bad), 'organisations.bad_settings')
  }
  await expectRefusal(patching({}, 'constructor'), 'organisations.no_such_section')
  await expectRefusal(
    founder().does(patchSettings, { section: 'lemonade', settings: { sugar: 1 }, version: 99 }),
    'organisations.stale_settings',
  )
  expect(await founder().act((tx) => readSettings(tx, section))).toEqual(before)
})

test('of two who change the version they both saw, one wins', async () => {
  const { version } = await founder().does(patchSettings, {
    section: 'lemonade',
    settings: { sugar: 2 },
  })
  const { won, refused } = await race(
    [7, 8].map(
      (sugar) => () =>
        founder().does(patchSettings, { section: 'lemonade', settings: { sugar }, version }),
    ),
  )
  expect([won.length, refused]).toEqual([1, ['organisations.stale_settings']])
})

test('what no longer fits the schema gives way to the default', async () => {
  await world.raw(
    `update organisations.organisations set settings = '{"lemonade": {"sugar": 99, "flavour": "lime", "gone": 1}}' where slug = 'there'`,
  )
  expect(await founder(world.otherOrgId).act((tx) => readSettings(tx, section))).toEqual({
    sugar: 3,
    flavour: 'lime',
  })
})
