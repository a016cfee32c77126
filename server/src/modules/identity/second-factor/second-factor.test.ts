import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '#contract/identity'
import { seconds } from '#foundation/time'
import { registerPerson, signInAs } from '../index.ts'
import { makeTown, PASSWORD, type Town } from '../testing/town.ts'
import { codeAt, fromBase32, stepAt, stepOf, toBase32 } from './totp.ts'

let town: Town
beforeAll(async () => {
  town = await makeTown()
})
afterAll(() => town.close())

const refusedAs = (reason: string) => ({ error: { reason } })

test('codes are those of RFC 6238', () => {
  const secret = Buffer.from('12345678901234567890')
  // Appendix B, the last six of the eight digits.
  for (const [second, code] of [
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [20000000000, '353130'],
  ] as const) {
    expect(codeAt(secret, stepAt(new Date(second * 1000)))).toBe(code)
  }
  expect(fromBase32(toBase32(secret))).toEqual(secret)
  expect(stepOf(secret, '287082', new Date(59_000), 0)).toBe(1)
  expect(stepOf(secret, '287082', new Date(59_000), 1)).toBeUndefined()
  expect(stepOf(secret, '', new Date(59_000), 0)).toBeUndefined()
  expect(stepOf(secret, '287082', new Date(200_000), 0)).toBeUndefined()
})

test('with a second factor the password is not enough, and no code counts twice', async () => {
  const email = 'ada@example.com'
  const { accessToken } = await town.world.system().act(async (tx) => {
    const { id } = await registerPerson(tx, {
      name: 'Ada',
      email,
      password: PASSWORD,
      roles: ['customer'],
    })
    return signInAs(tx, { personId: id, how: 'persona' })
  })
  const [me, visitor] = [town.client(accessToken), town.client()]
  const code = (secret: string) => codeAt(fromBase32(secret), stepAt(town.world.clock.now()))

  await expect(me.call(contract.confirmSecondFactor, { code: '123456' })).rejects.toMatchObject(
    refusedAs('identity.second_factor_not_begun'),
  )
  const { secret, uri } = await me.call(contract.beginSecondFactor, { password: PASSWORD })
  expect(uri).toContain(`secret=${secret}`)
  const [row] = await town.world.raw<{ totp_secret: string }>(
    `select totp_secret from identity.people where email = '${email}'`,
  )
  expect(row?.totp_secret).not.toContain(secret)
  await visitor.call(contract.signIn, { email, password: PASSWORD })

  const first = code(secret)
  const { recoveryCodes } = await me.call(contract.confirmSecondFactor, { code: first })
  expect(new Set(recoveryCodes).size).toBe(10)
  await expect(visitor.call(contract.signIn, { email, password: PASSWORD })).rejects.toMatchObject({
    status: 401,
    ...refusedAs('identity.code_needed'),
  })
  await expect(
    visitor.call(contract.signIn, { email, password: PASSWORD, code: first }),
  ).rejects.toMatchObject(refusedAs('identity.wrong_code'))
  town.world.clock.passes(seconds(30))
  const second = code(secret)
  const both = await Promise.allSettled(
    [1, 2].map(() => visitor.call(contract.signIn, { email, password: PASSWORD, code: second })),
  )
  expect(both.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])

  const [recovery = ''] = recoveryCodes
  await visitor.call(contract.signIn, { email, password: PASSWORD, code: recovery.toUpperCase() })
  await expect(
    visitor.call(contract.signIn, { email, password: PASSWORD, code: recovery }),
  ).rejects.toMatchObject(refusedAs('identity.wrong_code'))
  town.world.clock.passes(seconds(60))
  await me.call(contract.dropSecondFactor, { code: code(secret) })
  await visitor.call(contract.signIn, { email, password: PASSWORD })
})
