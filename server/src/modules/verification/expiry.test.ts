import { afterAll, beforeAll, expect, test } from 'vitest'
import { tell } from '#foundation/events'
import { addMs, days } from '#foundation/time'
import { PersonDeleted } from '#modules/identity'
import { expectRefusal, race, type World } from '#testing'
import { approveCredential } from './approve-credential.ts'
import { claimCredential } from './claim-credential.ts'
import { CredentialApproved, CredentialExpired, CredentialExpiring } from './events.ts'
import { sweepExpired } from './expire-credentials.ts'
import { approved, founder, makeDeskWorld, submitted } from './testing/desk-world.ts'
import { credentialView } from './view-credentials.ts'
import { warnExpiring } from './warn-expiring.ts'

let world: World
beforeAll(async () => {
  world = await makeDeskWorld()
})
afterAll(() => world.close())

const about = (credentialId: string) => (told: { credentialId: string }) =>
  told.credentialId === credentialId

test('an approved credential ends by its timer, or by the sweep when the timer was lost, once', async () => {
  const byTimer = await approved(world, world.person(), { endsInDays: 5 })
  const bySweep = await approved(world, world.person(), { endsInDays: 5 })
  await world.raw(
    `delete from graphile_worker._private_jobs where payload::text like '%${bySweep.id}%'`,
  )
  world.clock.passes(days(5) + 1)
  await world.drain()
  const ended = async (id: string) => (await world.told(CredentialExpired)).filter(about(id)).length
  expect([await ended(byTimer.id), await ended(bySweep.id)]).toEqual([1, 0])

  const sweeps = await race([1, 2, 3].map(() => () => world.system().act(sweepExpired)))
  expect(sweeps.broken).toEqual([])
  expect(await ended(bySweep.id)).toBe(1)
})

test('warnings come at 30, 14, 7 and 1 days, each once, and stop when it is renewed', async () => {
  const fresh = await makeDeskWorld()
  try {
    const person = fresh.person()
    const paper = await approved(fresh, person, { endsInDays: 40 })
    const warned = async () => (await fresh.told(CredentialExpiring)).map((told) => told.daysLeft)
    const system = fresh.system()
    for (let day = 0; day < 12; day += 1) {
      await Promise.all([system.act(warnExpiring), system.act(warnExpiring)])
      fresh.clock.passes(days(1))
    }
    expect(await warned()).toEqual([30])
    for (let day = 12; day < 39; day += 1) {
      await system.act(warnExpiring)
      fresh.clock.passes(days(1))
    }
    await system.act(warnExpiring)
    expect(await warned()).toEqual([30, 14, 7, 1])

    const other = fresh.person()
    await approved(fresh, other, { endsInDays: 20 })
    await approved(fresh, other, { endsInDays: 400 })
    await system.act(warnExpiring)
    expect(await warned()).toHaveLength(4)
    expect(paper.state).toBe('approved')
  } finally {
    await fresh.close()
  }
})

test('a deleted account takes its numbers and documents along; the record stays', async () => {
  const person = world.person()
  const { id } = await approved(world, person)
  const waiting = await submitted(world, person, { kind: 'insurance' })

  await world
    .system()
    .act((tx) => tell(tx, PersonDeleted, `identity.person:${person.id}`, { personId: person.id }))
  await world.drain()

  const rows = await world.raw(`
    select id, state, number, file_id from verification.credentials
     where person_id = '${person.id}' order by submitted_at, id`)
  expect(rows).toEqual(
    [id, waiting.id].map((each) => ({
      id: each,
      state: 'withdrawn',
      number: 'removed',
      file_id: null,
    })),
  )
  const view = await world.person().act((tx) => credentialView(tx, person.id))
  expect(view.credentials).toEqual([])
})

test('an approval follows the register’s date when it differs', async () => {
  const { id } = await submitted(world, world.person(), { endsInDays: 400 })
  const desk = founder(world)
  await desk.does(claimCredential, { credentialId: id })
  const past = addMs(world.clock.now(), -1).toISOString()
  await expectRefusal(
    desk.does(approveCredential, { credentialId: id, expiresAt: past }),
    'verification.already_past',
  )
  const expiresAt = addMs(world.clock.now(), days(100)).toISOString()
  expect(await desk.does(approveCredential, { credentialId: id, expiresAt })).toMatchObject({
    expiresAt,
  })
  expect((await world.told(CredentialApproved)).filter(about(id))).toMatchObject([{ expiresAt }])
})
