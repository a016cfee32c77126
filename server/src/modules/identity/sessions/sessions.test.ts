import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '#contract/identity'
import { VISITOR } from '#foundation/db'
import { days, minutes, seconds } from '#foundation/time'
import { expectRefusal, race } from '#testing'
import { RefreshTokenReused, registerPerson, signInAs } from '../index.ts'
import { makeTown, type Town } from '../testing/town.ts'
import { makeAccessToken, readAccessToken } from './access-token.ts'
import { refresh } from './refresh.ts'

let town: Town
beforeAll(async () => {
  town = await makeTown()
})
afterAll(() => town.close())

const visitor = (orgId = town.world.orgId) => ({ orgId, actor: VISITOR })
const refreshing = (refreshToken: string, orgId?: string) =>
  town.world.database.transact(visitor(orgId), (tx) => refresh(tx, { refreshToken }))

async function somebody(roles = ['customer']) {
  const { world } = town
  const person = await world.system().act((tx) => registerPerson(tx, { name: 'Ada', roles }))
  const signedIn = await world
    .system()
    .act((tx) => signInAs(tx, { personId: person.id, how: 'persona' }))
  return { ...signedIn, id: person.id }
}

test('a token says who, for which organisation and what they may, and lasts 15 minutes', async () => {
  const ada = await somebody(['operator'])
  const caller = await town.who.fromToken(ada.accessToken)
  expect(caller).toMatchObject({
    orgId: town.world.orgId,
    actor: { id: ada.id, roles: ['operator'] },
  })
  expect(caller !== null && caller !== 'expired' && caller.actor.permits.has('person.read')).toBe(
    true,
  )
  town.world.clock.passes(minutes(15))
  expect(await town.who.fromToken(ada.accessToken)).toBe('expired')
})

test('a token that was changed anywhere, or signed by another, is no token', async () => {
  const { accessToken } = await somebody()
  for (let at = 0; at < accessToken.length; at += 7) {
    const other = accessToken[at] === 'A' ? 'B' : 'A'
    const changed = accessToken.slice(0, at) + other + accessToken.slice(at + 1)
    // The last letter of base64url holds bits that count for nothing.
    if (at < accessToken.length - 1) expect(await town.who.fromToken(changed)).toBeNull()
  }
  const [, payload = ''] = accessToken.split('.')
  const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')
  for (const bad of [
    `${none}.${payload}.`,
    `${none}.${payload}.x`,
    'x',
    '..',
    '',
    'a.b.c',
    'a'.repeat(5000),
  ]) {
    expect(await town.who.fromToken(bad)).toBeNull()
  }
})

test('verifying a token takes well below a millisecond', () => {
  const { token } = makeAccessToken(
    { sub: town.world.orgId, org: town.world.orgId, sid: town.world.orgId, roles: ['customer'] },
    new Date(0),
  )
  const started = performance.now()
  for (let n = 0; n < 2000; n += 1) readAccessToken(token)
  expect((performance.now() - started) / 2000).toBeLessThan(0.5)
})

test('each refresh gives the next token, seven days long', async () => {
  let { refreshToken } = await somebody()
  for (let day = 0; day < 4; day += 1) {
    town.world.clock.passes(days(6))
    refreshToken = (await refreshing(refreshToken)).refreshToken
  }
  town.world.clock.passes(days(7))
  await expectRefusal(refreshing(refreshToken), 'identity.session_over')
})

test('a token that comes a second time ends the session for whoever holds it', async () => {
  const ada = await somebody()
  const next = await refreshing(ada.refreshToken)
  town.world.clock.passes(seconds(11))
  await expectRefusal(refreshing(ada.refreshToken), 'identity.token_reused')
  await expectRefusal(refreshing(next.refreshToken), 'identity.session_over')
  expect(await town.who.fromToken(next.accessToken)).toBeNull()
  expect(await town.world.told(RefreshTokenReused)).toContainEqual(
    expect.objectContaining({ personId: ada.id }),
  )
})

test('of ten who refresh with one token at once, one gets the next and the session lives', async () => {
  const ada = await somebody()
  const { won, refused, broken } = await race(
    Array.from({ length: 10 }, () => () => refreshing(ada.refreshToken)),
  )
  expect(broken).toEqual([])
  expect(won).toHaveLength(1)
  expect(new Set(refused)).toEqual(new Set(['identity.token_just_used']))
  town.world.clock.passes(seconds(30))
  expect((await refreshing(won[0]?.refreshToken ?? '')).profile.id).toBe(ada.id)
})

test('another organisation knows nothing of the token, and an unknown one is refused', async () => {
  const ada = await somebody()
  await expectRefusal(refreshing(ada.refreshToken, town.world.otherOrgId), 'identity.token_unknown')
  await expectRefusal(refreshing('x'.repeat(43)), 'identity.token_unknown')
})

test('a refresh token is kept as a hash only', async () => {
  const ada = await somebody()
  const tables = await town.world.raw<{ all: string }>(
    `select (select string_agg(t::text, '') from identity.refresh_tokens t)
         || (select string_agg(s::text, '') from identity.sessions s)
         || (select string_agg(e::text, '') from foundation.events e) as all`,
  )
  expect(tables[0]?.all).not.toContain(ada.refreshToken)
})

test('signing out ends this session at once, and the others go on', async () => {
  const ada = await somebody()
  const second = await town.world
    .system()
    .act((tx) => signInAs(tx, { personId: ada.id, how: 'persona', device: 'phone' }))
  const listed = await town.client(ada.accessToken).call(contract.listSessions, {})
  expect(listed.sessions.map((session) => [session.device, session.isThisOne])).toEqual(
    expect.arrayContaining([
      ['phone', false],
      [null, true],
    ]),
  )

  await town.client(ada.accessToken).call(contract.signOut, {})
  await expect(town.client(ada.accessToken).call(contract.readProfile, {})).rejects.toMatchObject({
    status: 401,
  })
  await expectRefusal(refreshing(ada.refreshToken), 'identity.session_over')
  expect((await town.client(second.accessToken).call(contract.readProfile, {})).id).toBe(ada.id)

  const other = await somebody()
  await expect(
    town.client(other.accessToken).call(contract.endSession, {
      sessionId: listed.sessions.find((session) => !session.isThisOne)?.id ?? '',
    }),
  ).rejects.toMatchObject({ status: 404, error: { reason: 'identity.no_such_session' } })
  await town.client(second.accessToken).call(contract.signOut, { everywhere: true })
  expect(await town.who.fromToken(second.accessToken)).toBeNull()
})

test('the twenty-first device pushes out the one not used for longest', async () => {
  const ada = await somebody()
  for (let n = 0; n < 20; n += 1) {
    town.world.clock.passes(1000)
    await town.world.system().act((tx) => signInAs(tx, { personId: ada.id, how: 'persona' }))
  }
  await expectRefusal(refreshing(ada.refreshToken), 'identity.session_over')
})
