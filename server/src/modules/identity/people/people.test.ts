import { afterAll, beforeAll, expect, test } from 'vitest'
import * as auditContract from '#contract/audit'
import * as contract from '#contract/identity'
import { VISITOR } from '#foundation/db'
import { minutes, wait } from '#foundation/time'
import { expectRefusal, race } from '#testing'
import {
  offerPersona,
  PersonDeleted,
  readPeople,
  registerPerson,
  runIn,
  signInAs,
} from '../index.ts'
import { revokeRole } from '../roles/grant-role.ts'
import { makeTown, PASSWORD, type Town } from '../testing/town.ts'

let town: Town
beforeAll(async () => {
  town = await makeTown()
})
afterAll(() => town.close())

let count = 0
async function somebody(roles: string[], orgId = town.world.orgId) {
  count += 1
  const email = `person${count}@example.com`
  return town.world.system(orgId).act(async (tx) => {
    const { id } = await registerPerson(tx, {
      name: `Person ${count}`,
      email,
      password: PASSWORD,
      roles,
      isEmailVerified: true,
    })
    const signedIn = await signInAs(tx, { personId: id, how: 'persona' })
    return { id, email, token: signedIn.accessToken }
  })
}
const refusedAs = (reason: string) => ({ error: { reason } })

test('a profile is changed by its owner, and an old version is refused', async () => {
  const ada = await somebody(['customer'])
  const me = town.client(ada.token)
  const before = await me.call(contract.readProfile, {})
  const after = await me.call(contract.patchProfile, {
    name: "  Ada <b>'); drop table x;--  ",
    phone: '+1 (508) 555-0134',
    version: before.version,
  })
  expect(after).toMatchObject({
    name: "Ada <b>'); drop table x;--",
    phone: '+15085550134',
    version: before.version + 1,
  })
  await expect(
    me.call(contract.patchProfile, { name: 'Old', version: before.version }),
  ).rejects.toMatchObject(refusedAs('identity.stale_profile'))
  expect((await me.call(contract.patchProfile, { phone: null })).phone).toBeNull()
  await expect(me.call(contract.patchProfile, { name: 'a\u0000b' })).rejects.toMatchObject({
    status: 400,
  })
})

test('a new address counts once its mail is answered', async () => {
  const ada = await somebody(['customer'])
  const other = await somebody(['customer'])
  const me = town.client(ada.token)
  await expect(
    me.call(contract.changeEmail, { email: other.email, password: PASSWORD }),
  ).rejects.toMatchObject(refusedAs('identity.email_taken'))
  await expect(
    me.call(contract.changeEmail, { email: 'new@example.com', password: 'wrong' }),
  ).rejects.toMatchObject(refusedAs('identity.wrong_password'))
  await me.call(contract.changeEmail, { email: 'new@example.com', password: PASSWORD })
  expect((await me.call(contract.readProfile, {})).email).toBe(ada.email)
  await town
    .client()
    .call(contract.verifyEmail, { token: await town.mailedToken('new@example.com') })
  expect(await me.call(contract.readProfile, {})).toMatchObject({
    email: 'new@example.com',
    emailVerified: true,
  })
})

test('operators find people by role, state and name, page by page, in their own organisation', async () => {
  const operator = town.client((await somebody(['operator'])).token)
  const stranger = await somebody(['surveyor'], town.world.otherOrgId)
  const mine = [
    await somebody(['surveyor']),
    await somebody(['surveyor']),
    await somebody(['surveyor']),
  ]
  const found: string[] = []
  let cursor: string | undefined
  do {
    const page = await operator.call(contract.listPeople, { role: 'surveyor', limit: 2, cursor })
    found.push(...page.items.map((person) => person.id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
  expect(found.sort()).toEqual(mine.map((person) => person.id).sort())
  await expect(operator.call(contract.readPerson, { personId: stranger.id })).rejects.toMatchObject(
    { status: 404 },
  )
  expect((await operator.call(contract.listPeople, { search: '%_%' })).items).toEqual([])
  expect(
    (
      await operator.call(contract.listPeople, { search: (mine[0]?.email ?? '').toUpperCase() })
    ).items.map((person) => person.id),
  ).toEqual([mine[0]?.id])
  for (const bad of ['x', 'W10', 'WyJhIiwiYiJd', 'WzEsMiwzXQ']) {
    await expect(operator.call(contract.listPeople, { cursor: bad })).rejects.toMatchObject({
      status: 400,
    })
  }
  const customer = await somebody(['customer'])
  await expect(town.client(customer.token).call(contract.listPeople, {})).rejects.toMatchObject({
    status: 403,
  })
  expect(
    await town.world.system().act((tx) => readPeople(tx, [stranger.id, mine[0]?.id ?? ''])),
  ).toHaveLength(1)
})

test('a suspended person is out at once and stays out until restored; both are audited', async () => {
  const operator = await somebody(['operator'])
  const ada = await somebody(['customer'])
  const desk = town.client(operator.token)
  const person = await desk.call(contract.suspendPerson, {
    personId: ada.id,
    reason: 'three no-shows',
  })
  expect(person).toMatchObject({ state: 'suspended', suspendedReason: 'three no-shows' })
  await expect(town.client(ada.token).call(contract.readProfile, {})).rejects.toMatchObject({
    status: 401,
  })
  await expect(
    town.client().call(contract.signIn, { email: ada.email, password: PASSWORD }),
  ).rejects.toMatchObject(refusedAs('identity.suspended'))
  await expect(
    desk.call(contract.suspendPerson, { personId: ada.id, reason: 'again' }),
  ).rejects.toMatchObject(refusedAs('identity.already_suspended'))
  await expect(
    desk.call(contract.suspendPerson, { personId: operator.id, reason: 'myself' }),
  ).rejects.toMatchObject(refusedAs('identity.not_yourself'))
  await desk.call(contract.restorePerson, { personId: ada.id, reason: 'talked it over' })
  await town.client().call(contract.signIn, { email: ada.email, password: PASSWORD })
  const lines = await desk.call(auditContract.listAudit, { about: `person:${ada.id}` })
  expect(lines.items.map((line) => [line.action, line.reason, line.actor.id])).toEqual([
    ['person.restore', 'talked it over', operator.id],
    ['person.suspend', 'three no-shows', operator.id],
  ])
})

test('operators give open roles, founders give all; the token follows at once', async () => {
  const [founder, operator, ada] = [
    await somebody(['founder']),
    await somebody(['operator']),
    await somebody(['customer']),
  ]
  const desk = town.client(operator.token)
  expect(
    (
      await desk.call(contract.grantRole, {
        personId: ada.id,
        role: 'technician',
        reason: 'asked to work',
      })
    ).roles,
  ).toEqual(['customer', 'technician'])
  await expect(
    desk.call(contract.grantRole, { personId: ada.id, role: 'operator', reason: 'a friend' }),
  ).rejects.toMatchObject(refusedAs('identity.not_above_you'))
  await expect(
    desk.call(contract.grantRole, { personId: operator.id, role: 'founder', reason: 'why not' }),
  ).rejects.toMatchObject(refusedAs('identity.not_above_you'))
  await expect(
    desk.call(contract.suspendPerson, { personId: founder.id, reason: 'a coup' }),
  ).rejects.toMatchObject(refusedAs('identity.not_above_you'))
  const boss = town.client(founder.token)
  await expect(
    boss.call(contract.grantRole, { personId: ada.id, role: 'wizard', reason: 'magic' }),
  ).rejects.toMatchObject(refusedAs('identity.no_such_role'))

  const old = await signedInAgain(ada.id)
  town.world.clock.passes(1000)
  await boss.call(contract.grantRole, {
    personId: ada.id,
    role: 'operator',
    reason: 'joins the desk',
  })
  expect(await town.who.fromToken(old.accessToken)).toBe('expired')
  const renewed = await town.client().call(contract.refresh, { refreshToken: old.refreshToken })
  expect(renewed.profile).toMatchObject({ roles: ['customer', 'operator', 'technician'] })
  await boss.call(contract.revokeRole, {
    personId: ada.id,
    role: 'operator',
    reason: 'left the desk',
  })
})

const signedInAgain = (personId: string) =>
  town.world.system().act((tx) => signInAs(tx, { personId, how: 'persona' }))

test('of two founders who are dismissed at once, one stays', async () => {
  const orgId = town.world.otherOrgId
  const [first, second] = [await somebody(['founder'], orgId), await somebody(['founder'], orgId)]
  const boss = town.world.person({ roles: ['founder'], orgId })
  const dismissing = (personId: string) => ({ personId, role: 'founder', reason: 'a quarrel' })
  // The second begins while the first has not committed, and has time to come to a wrong end.
  const later = await boss.act(async (tx) => {
    await revokeRole(tx, dismissing(first.id))
    const started = race([() => boss.does(revokeRole, dismissing(second.id))])
    await wait(200)
    return { started }
  })
  const { won, refused, broken } = await later.started
  expect([won, refused, broken]).toEqual([[], ['identity.last_founder'], []])
})

test('a closed account is nobody: erased here, still there for the records, told to the others', async () => {
  const ada = await somebody(['customer'])
  const me = town.client(ada.token)
  await me.call(contract.patchProfile, { phone: '+15085550177' })
  await expect(me.call(contract.deleteAccount, { confirm: 'delete' })).rejects.toMatchObject(
    refusedAs('identity.wrong_password'),
  )
  await me.call(contract.deleteAccount, { confirm: 'delete', password: PASSWORD })
  const [row] = await town.world.raw<Record<string, unknown>>(
    `select * from identity.people where id = '${ada.id}'`,
  )
  expect(row).toMatchObject({
    name: 'Deleted person',
    email: null,
    phone: null,
    password_hash: null,
  })
  expect(await town.world.told(PersonDeleted)).toContainEqual({ personId: ada.id })
  await expect(
    town.client().call(contract.signIn, { email: ada.email, password: PASSWORD }),
  ).rejects.toMatchObject({ status: 401 })
  await expect(me.call(contract.readProfile, {})).rejects.toMatchObject({ status: 401 })
  const dump = await town.world.raw<{ all: string }>(
    `select coalesce(string_agg(t::text, ''), '') as all from identity.people t where id = '${ada.id}'`,
  )
  expect(dump[0]?.all).not.toContain(ada.email)
  await town.client().call(contract.register, {
    email: ada.email,
    password: PASSWORD,
    name: 'Ada again',
    phone: '+15085550177',
  })
})

test('people of the demo are there in the demo only', async () => {
  const maya = await somebody(['customer'])
  await town.world.system().act((tx) =>
    offerPersona(tx, {
      key: 'maya',
      personId: maya.id,
      name: 'Maya',
      role: 'customer',
      does: 'needs a tap mended',
      home: '/',
    }),
  )
  const visitor = town.client()
  expect(await visitor.call(contract.listPersonas, {})).toEqual({ personas: [] })
  await expect(visitor.call(contract.signInAsPersona, { key: 'maya' })).rejects.toMatchObject({
    status: 403,
    ...refusedAs('identity.no_demo'),
  })
  runIn({ demo: true })
  expect((await visitor.call(contract.listPersonas, {})).personas).toMatchObject([
    { key: 'maya', name: 'Maya' },
  ])
  const signedIn = await visitor.call(contract.signInAsPersona, { key: 'maya' })
  expect(signedIn.profile.id).toBe(maya.id)
  await expect(visitor.call(contract.signInAsPersona, { key: 'nobody' })).rejects.toMatchObject({
    status: 404,
  })
  await expect(
    town.client(null, 'there').call(contract.signInAsPersona, { key: 'maya' }),
  ).rejects.toMatchObject({ status: 404 })
  await expect(
    town
      .client(signedIn.accessToken)
      .call(contract.deleteAccount, { confirm: 'delete', password: PASSWORD }),
  ).rejects.toMatchObject(refusedAs('identity.persona_stays'))
  runIn({ demo: false })
})

test('a person hears their own room and no other', async () => {
  const ada = await somebody(['customer'])
  const [room] = (await import('../index.ts')).identityModule.topics
  const asAda = town.world.person({ id: ada.id })
  expect(await asAda.act((tx) => room?.permit(tx, ada.id) ?? Promise.resolve(false))).toBe(true)
  expect(await asAda.act((tx) => room?.permit(tx, town.world.orgId) ?? Promise.resolve(true))).toBe(
    false,
  )
  expect(
    await town.world.database.transact(
      { orgId: town.world.orgId, actor: VISITOR },
      (tx) => room?.permit(tx, ada.id) ?? Promise.resolve(true),
    ),
  ).toBe(false)
})

test('a person whom nobody knows is refused by name', async () => {
  const nobody = town.world.person()
  const { readProfile } = await import('./read-profile.ts')
  await expectRefusal(nobody.act(readProfile), 'identity.no_such_person')
  town.world.clock.passes(minutes(1))
})
