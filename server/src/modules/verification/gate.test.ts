import { afterAll, beforeAll, expect, test } from 'vitest'
import type { GateAnswer } from '#contract/verification'
import { addMs, days } from '#foundation/time'
import type { Person, World } from '#testing'
import { checkGate, checkGates } from './check-gate.ts'
import { claimCredential } from './claim-credential.ts'
import { declineCredential } from './decline-credential.ts'
import { revokeCredential } from './revoke-credential.ts'
import { setCredentialRule } from './set-credential-rule.ts'
import { approved, founder, makeDeskWorld, PLACE, submitted } from './testing/desk-world.ts'

let world: World
beforeAll(async () => {
  world = await makeDeskWorld()
})
afterAll(() => world.close())

const gate = (
  person: Person,
  { trade = 'plumbing', jurisdiction = PLACE, inDays = 0 } = {},
): Promise<GateAnswer> =>
  person.act((tx) =>
    checkGate(tx, {
      personId: person.id,
      jurisdiction,
      trade,
      at: addMs(world.clock.now(), days(inDays)),
    }),
  )

async function qualified(): Promise<Person> {
  const person = world.person({ roles: ['technician'] })
  await approved(world, person)
  await approved(world, person, {
    kind: 'identity',
    trade: '*',
    jurisdiction: '*',
    endsInDays: null,
  })
  await approved(world, person, {
    kind: 'background_check',
    trade: '*',
    jurisdiction: 'US',
    endsInDays: null,
  })
  return person
}

test('who has everything that the place and trade ask for passes', async () => {
  expect(await gate(await qualified())).toEqual({ passes: true, missing: [] })
})

test('the gate says of each missing thing why it is missing', async () => {
  const person = world.person()
  const all = await gate(person)
  expect(all).toEqual({
    passes: false,
    missing: ['background_check', 'identity', 'license'].map((kind) => ({
      kind,
      why: 'not_submitted',
    })),
  })

  const { id } = await submitted(world, person)
  const why = async () => (await gate(person)).missing.find((each) => each.kind === 'license')?.why
  expect(await why()).toBe('waiting_for_review')
  const desk = founder(world)
  await desk.does(claimCredential, { credentialId: id })
  expect(await why()).toBe('waiting_for_review')
  await desk.does(declineCredential, { credentialId: id, code: 'unreadable' })
  expect(await why()).toBe('declined')
  const again = await approved(world, person)
  expect(await why()).toBeUndefined()
  await desk.does(revokeCredential, { credentialId: again.id, reason: 'board withdrew it' })
  expect(await why()).toBe('revoked')
})

test('the most exact place and trade decide, and another place’s licence does not count', async () => {
  const person = await qualified()
  expect((await gate(person, { trade: 'cleaning' })).passes).toBe(true)
  expect(await gate(person, { jurisdiction: 'US-NH' })).toMatchObject({ passes: true })
  const stranger = world.person()
  await approved(world, stranger, { jurisdiction: 'US-NH' })
  const missing = (await gate(stranger)).missing.map((each) => each.kind)
  expect(missing).toEqual(['background_check', 'identity', 'license'])
  const cleaner = await gate(stranger, { trade: 'cleaning' })
  expect(cleaner.missing.map((each) => each.kind)).toEqual(['identity'])
})

test('a place without rules lets nobody through', async () => {
  const elsewhere = world.person({ orgId: world.otherOrgId })
  expect(await gate(elsewhere)).toEqual({
    passes: false,
    missing: [{ kind: 'rules', why: 'no_rules_for_this_place' }],
  })
})

test('what ends before the work is done does not count, whether or not it was swept', async () => {
  const person = world.person()
  await approved(world, person, { kind: 'identity', trade: '*', jurisdiction: '*', endsInDays: 10 })
  const why = async (inDays: number) =>
    (await gate(person, { inDays })).missing.find((each) => each.kind === 'identity')?.why
  expect(await why(9)).toBeUndefined()
  expect(await why(11)).toBe('expires_before_then')

  world.clock.passes(days(10) + 1)
  expect(await why(0)).toBe('expires_before_then')
  // A question about the past is answered as of now.
  expect(await why(-5)).toBe('expires_before_then')
  await world.drain()
  expect(await why(0)).toBe('expired')
})

test('a check grows old by the rule, also by a rule that came after it', async () => {
  const person = world.person()
  const { expiresAt } = await approved(world, person, {
    kind: 'background_check',
    trade: '*',
    jurisdiction: 'US',
    endsInDays: null,
  })
  expect(expiresAt).toBe(addMs(world.clock.now(), days(365)).toISOString())
  const why = async (inDays: number) =>
    (await gate(person, { inDays })).missing.find((each) => each.kind === 'background_check')?.why
  expect(await why(40)).toBeUndefined()

  await founder(world).does(setCredentialRule, {
    jurisdiction: PLACE,
    trade: 'plumbing',
    kind: 'background_check',
    isNeeded: true,
    validForDays: 30,
    whatProof: 'A check of the last month',
  })
  expect(await why(29)).toBeUndefined()
  expect(await why(31)).toBe('expires_before_then')
})

test('many people are asked about in one statement, each gets an answer, as alone', async () => {
  const people = [await qualified(), world.person(), await qualified(), world.person()]
  const personIds = people.map((person) => person.id)
  const asked = { jurisdiction: PLACE, trade: 'plumbing', at: world.clock.now() }

  const { answers, statements } = await people[0]!.act(async (tx) => {
    let count = 0
    const counting = Object.create(tx, {
      many: {
        value: (query: Parameters<typeof tx.many>[0]) => {
          count += 1
          return tx.many(query)
        },
      },
    }) as typeof tx
    return { answers: await checkGates(counting, { ...asked, personIds }), statements: count }
  })

  expect(statements).toBe(1)
  for (const person of people) expect(answers.get(person.id)).toEqual(await gate(person))
})
