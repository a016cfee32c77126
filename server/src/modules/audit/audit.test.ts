import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#foundation/db'
import { expectRefusal, makeWorld, type World } from '#testing'
import { auditModule, listAudit, recordAudit } from './index.ts'
import { redact } from './redact.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld({ rooms: [auditModule] })
})
afterAll(() => world.close())

const act = { action: 'fee.override', about: 'zenvee.booking:1' }
const listing = (orgId = world.orgId, filter: object = {}) =>
  world.person({ roles: ['founder'], orgId }).act((tx) => listAudit(tx, { limit: 20, ...filter }))

test('an act and its line commit together or not at all', async () => {
  const founder = world.person({ roles: ['founder'] })
  await expect(
    founder.act(async (tx) => {
      await recordAudit(tx, { ...act, action: 'fee.lost' })
      throw new Error('a fault after the act')
    }),
  ).rejects.toThrow('a fault')
  await founder.act((tx) =>
    recordAudit(tx, { ...act, before: { fee: 100n }, after: { fee: 50n }, reason: 'late' }),
  )
  const { items } = await listing()
  expect(items).toMatchObject([
    {
      action: 'fee.override',
      before: { fee: '100' },
      after: { fee: '50' },
      reason: 'late',
      actor: { kind: 'person', id: founder.id, roles: ['founder'] },
    },
  ])
})

test('a line is never changed and never removed, not even by the application', async () => {
  const founder = world.person({ roles: ['founder'] })
  await expect(
    founder.act((tx) => tx.run(sql`update audit.entries set reason = 'other'`)),
  ).rejects.toThrow('permission denied')
  await expect(founder.act((tx) => tx.run(sql`delete from audit.entries`))).rejects.toThrow(
    'permission denied',
  )
})

test('another organisation sees none of it', async () => {
  expect((await listing(world.otherOrgId)).items).toEqual([])
})

test('lines are found by action, thing and actor, newest first, page by page', async () => {
  const operator = world.person({ roles: ['operator'] })
  for (let n = 0; n < 5; n += 1) {
    await operator.act((tx) => recordAudit(tx, { action: `trust.step${n}`, about: `person:${n}` }))
  }
  const first = await listing(world.orgId, { action: 'trust.*', limit: 3 })
  const rest = await listing(world.orgId, {
    action: 'trust.*',
    limit: 3,
    cursor: first.nextCursor ?? undefined,
  })
  expect([...first.items, ...rest.items].map((line) => line.about)).toEqual([
    'person:4',
    'person:3',
    'person:2',
    'person:1',
    'person:0',
  ])
  expect(rest.nextCursor).toBeNull()
  expect(
    (await listing(world.orgId, { actorId: operator.id, about: 'person:2' })).items,
  ).toHaveLength(1)
  expect((await listing(world.orgId, { from: '2030-01-01T00:00:00Z' })).items).toEqual([])
  for (const cursor of ['WyJ4Il0', 'WyIxO2Ryb3AiXQ', '!!', 'e30']) {
    await expect(listing(world.orgId, { cursor })).rejects.toMatchObject({ kind: 'invalid' })
  }
  await expectRefusal(listing(world.orgId, { cursor: 'WyJ4Il0' }), 'audit.bad_cursor')
})

test('secrets never reach the record, however deep they lie', () => {
  const secrets = {
    password: 'p',
    newPassword: 'p',
    accessToken: 't',
    card_number: '4242',
    cvc: '1',
    iban: 'X',
    deep: [{ apiKey: 'k', totp_secret: 's', name: 'kept' }],
    password_hash: 'h',
    code: '1',
  }
  const kept = JSON.stringify(redact(secrets))
  expect(kept).toContain('kept')
  expect(redact(secrets)).toMatchObject({
    password: '[redacted]',
    cvc: '[redacted]',
    deep: [{ apiKey: '[redacted]', name: 'kept' }],
  })
  expect(kept).not.toMatch(/"(p|t|k|s|h|4242)"/)
})

test('what PostgreSQL cannot keep is made plain first', async () => {
  const odd = {
    'a\u0000b': 'x\u0000y',
    half: '\ud800',
    at: new Date(0),
    nan: Number.NaN,
    big: 1n,
    fn: () => 1,
    long: 'x'.repeat(9000),
    list: Array.from({ length: 500 }, () => 1),
    none: undefined,
    a: { b: { c: { d: { e: { f: { g: 1 } } } } } },
  }
  await world
    .person()
    .act((tx) => recordAudit(tx, { action: 'odd.thing', about: 'odd:1', after: odd }))
  const {
    items: [line],
  } = await listing(world.orgId, { action: 'odd.thing' })
  expect(line?.after).toMatchObject({
    ab: 'xy',
    at: '1970-01-01T00:00:00.000Z',
    big: '1',
    nan: 'NaN',
  })
})
