import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '#contract/identity'
import { VISITOR } from '#foundation/db'
import { minutes, seconds } from '#foundation/time'
import { expectRefusal, race } from '#testing'
import { PasswordResetAsked, registerPerson } from '../index.ts'
import { askForReset } from '../mails/reset-password.ts'
import { verifyEmail } from '../mails/verify-email.ts'
import { register } from '../people/register.ts'
import { makeTown, PASSWORD, type Town } from '../testing/town.ts'
import { isPassword } from './hash-password.ts'
import { checkPassword } from './password-rules.ts'
import { signIn } from './sign-in.ts'

let town: Town
beforeAll(async () => {
  town = await makeTown()
})
afterAll(() => town.close())

let count = 0
const address = () => `ada${(count += 1)}@example.com`
const begin = (orgId = town.world.orgId) => ({ orgId, actor: VISITOR })
const signing = (email: string, password: string, orgId?: string) =>
  town.world.database.transact(begin(orgId), (tx) => signIn(tx, { email, password }))
const registering = (email: string, orgId?: string, phone?: string) =>
  town.world.database.transact(begin(orgId), (tx) =>
    register(tx, { email, password: PASSWORD, name: 'Ada', role: 'customer', phone }),
  )

test('who registers is signed in, and the mailed link confirms the address once', async () => {
  const email = address()
  const visitor = town.client()
  const ada = await visitor.call(contract.register, {
    email: ` ${email.toUpperCase()} `,
    password: PASSWORD,
    name: 'Ada',
  })
  expect(ada.profile).toMatchObject({ email, emailVerified: false, roles: ['customer'] })

  const token = await town.mailedToken(email)
  expect(await visitor.call(contract.verifyEmail, { token })).toEqual({ email })
  expect((await town.client(ada.accessToken).call(contract.readProfile, {})).emailVerified).toBe(
    true,
  )
  await expect(visitor.call(contract.verifyEmail, { token })).rejects.toMatchObject({
    error: { reason: 'identity.token_over' },
  })
  await expect(
    town.client(ada.accessToken).call(contract.askForVerification, {}),
  ).rejects.toMatchObject({ error: { reason: 'identity.already_verified' } })

  const [told] = await town.world.raw<{ all: string }>(
    `select string_agg(e::text, '') as all from foundation.events e`,
  )
  const [kept] = await town.world.raw<{ all: string }>(
    `select string_agg(t::text, '') as all from identity.mailed_tokens t`,
  )
  expect(`${told?.all}${kept?.all}`).not.toContain(token)
})

test('a link is good for a day, in its own organisation', async () => {
  const email = address()
  await registering(email)
  const token = await town.mailedToken(email)
  const verifying = (orgId: string) =>
    town.world.database.transact(begin(orgId), (tx) => verifyEmail(tx, { token }))
  await expectRefusal(verifying(town.world.otherOrgId), 'identity.token_unknown')
  town.world.clock.passes(minutes(24 * 60))
  await expectRefusal(verifying(town.world.orgId), 'identity.token_over')
})

test('one address is one account in an organisation, and another in the next', async () => {
  const email = address()
  await registering(email)
  await expectRefusal(registering(email), 'identity.email_taken')
  await registering(email, town.world.otherOrgId)
  await expectRefusal(
    signing(email, 'wrong', town.world.otherOrgId),
    'identity.wrong_email_or_password',
  )

  await registering(address(), undefined, '+15085550199')
  await expectRefusal(registering(address(), undefined, '+15085550199'), 'identity.phone_taken')
  await registering(address(), town.world.otherOrgId, '+15085550199')
})

test('of six who register one address at once, one has it', async () => {
  const email = address()
  const { won, refused, broken } = await race(
    Array.from({ length: 6 }, () => () => registering(email)),
  )
  expect(broken).toEqual([])
  expect(won).toHaveLength(1)
  expect(new Set(refused)).toEqual(new Set(['identity.email_taken']))
})

test('roles that are given cannot be taken', async () => {
  await expect(
    town.client().call(contract.register, {
      email: address(),
      password: PASSWORD,
      name: 'Eve',
      role: 'founder',
    }),
  ).rejects.toMatchObject({ status: 403, error: { reason: 'identity.role_not_open' } })
})

test('a wrong password and an unknown address are refused alike, in like time', async () => {
  const email = address()
  await registering(email)
  await expectRefusal(signing(email, 'not the password'), 'identity.wrong_email_or_password')
  await expectRefusal(signing('nobody@example.com', PASSWORD), 'identity.wrong_email_or_password')
  expect((await signing(email, PASSWORD)).profile.email).toBe(email)

  const timed = async (hash: string | null) => {
    const started = performance.now()
    for (let n = 0; n < 5; n += 1) await isPassword(hash, 'not the password')
    return performance.now() - started
  }
  const [row] = await town.world.raw<{ password_hash: string }>(
    `select password_hash from identity.people where email = '${email}'`,
  )
  expect(row?.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  await timed(null)
  const [known, unknown] = [await timed(row?.password_hash ?? ''), await timed(null)]
  expect(unknown).toBeGreaterThan(known / 4)
  expect(unknown).toBeLessThan(known * 4)
})

test('after five failures an account waits, longer each time, and its owner too', async () => {
  const email = address()
  await registering(email)
  for (let n = 0; n < 5; n += 1)
    await expectRefusal(signing(email, 'wrong'), 'identity.wrong_email_or_password')
  const refusal = await expectRefusal(signing(email, PASSWORD), 'identity.too_many_attempts')
  expect(refusal.details).toEqual({ retryAfter: 30 })
  town.world.clock.passes(seconds(31))
  await expectRefusal(signing(email, 'wrong'), 'identity.wrong_email_or_password')
  town.world.clock.passes(seconds(31))
  await expectRefusal(signing(email, PASSWORD), 'identity.too_many_attempts')
  town.world.clock.passes(seconds(30))
  await signing(email, PASSWORD)
  await expectRefusal(signing(email, 'wrong'), 'identity.wrong_email_or_password')
})

test('unknown accounts wait as well, and twenty guesses at once count as twenty', async () => {
  const email = address()
  const { won, refused, broken } = await race(
    Array.from({ length: 20 }, () => () => signing(email, 'guess')),
  )
  expect([won, broken]).toEqual([[], []])
  expect(refused.filter((reason) => reason === 'identity.wrong_email_or_password')).toHaveLength(5)
})

test('a new password by mail ends every session; the link is good once and for half an hour', async () => {
  const email = address()
  const ada = await registering(email)
  const visitor = town.client()
  await visitor.call(contract.askForReset, { email })
  await visitor.call(contract.askForReset, { email })
  const mails = await town.mailCount(email)
  expect(await visitor.call(contract.askForReset, { email: 'nobody@example.com' })).toEqual({
    done: true,
  })
  const token = await town.mailedToken(email)

  await expect(
    visitor.call(contract.resetPassword, { token, password: 'password12' }),
  ).rejects.toMatchObject({ error: { reason: 'identity.password_too_common' } })
  await visitor.call(contract.resetPassword, { token, password: 'nine green umbrellas' })
  await expect(
    visitor.call(contract.resetPassword, { token, password: 'nine green umbrellas' }),
  ).rejects.toMatchObject({ error: { reason: 'identity.token_over' } })
  await expect(town.client(ada.accessToken).call(contract.readProfile, {})).rejects.toMatchObject({
    status: 401,
  })
  await expectRefusal(signing(email, PASSWORD), 'identity.wrong_email_or_password')
  expect((await signing(email, 'nine green umbrellas')).profile.emailVerified).toBe(true)
  expect(await town.mailCount(email)).toBe(mails + 1)
  expect(
    (await town.world.told(PasswordResetAsked)).filter((told) => told.personId === ada.profile.id),
  ).toHaveLength(1)

  town.world.clock.passes(minutes(2))
  await town.world.database.transact(begin(), (tx) => askForReset(tx, { email }))
  const late = await town.mailedToken(email)
  town.world.clock.passes(minutes(30))
  await expect(
    visitor.call(contract.resetPassword, { token: late, password: PASSWORD }),
  ).rejects.toMatchObject({ error: { reason: 'identity.token_over' } })
})

test('changing the password needs the old one and leaves only this session', async () => {
  const email = address()
  const [first, second] = [await registering(email), await signing(email, PASSWORD)]
  const me = town.client(first.accessToken)
  await expect(
    me.call(contract.changePassword, { password: 'nine green umbrellas' }),
  ).rejects.toMatchObject({ error: { reason: 'identity.wrong_password' } })
  await me.call(contract.changePassword, { current: PASSWORD, password: 'nine green umbrellas' })
  expect((await me.call(contract.readProfile, {})).email).toBe(email)
  await expect(
    town.client(second.accessToken).call(contract.readProfile, {}),
  ).rejects.toMatchObject({ status: 401 })
})

test('passwords that are tried first are refused', () => {
  for (const bad of [
    'password12',
    'Password1234!',
    'qwertyuiop',
    '1234567890',
    '9876543210',
    'aaaaaaaaaaaa',
    'letmein1234',
    'abcdefghijkl',
    'passwordpassword',
    'Kontor2026',
  ]) {
    expect(() => checkPassword(bad), bad).toThrow('one of those tried first')
  }
  expect(() => checkPassword('ada.lovelace1', 'ada.lovelace@example.com')).toThrow()
  for (const good of [
    PASSWORD,
    'Tr0ub4dor&3x',
    'ada likes her garden',
    'пароль для Ады 7',
    '6#k2!pQz81',
  ]) {
    expect(() => checkPassword(good, 'ada@example.com'), good).not.toThrow()
  }
})

test('an account without a password signs in by other means only', async () => {
  const email = address()
  await town.world
    .system()
    .act((tx) => registerPerson(tx, { name: 'Ada', email, roles: ['customer'] }))
  await expectRefusal(signing(email, ''), 'identity.wrong_email_or_password')
  await expectRefusal(
    signing(email, 'nobody has this password'),
    'identity.wrong_email_or_password',
  )
})
