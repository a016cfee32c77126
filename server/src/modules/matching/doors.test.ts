import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient } from '#contract'
import * as contract from '#contract/matching'
import { Limits, makeHttp, mount } from '#foundation/http'
import { auditModule } from '#modules/audit'
import { makeWorld, type Person, type World } from '#testing'
import { painters } from './engine/example.ts'
import { matchingModule, recordMatch } from './index.ts'

let world: World
let app: FastifyInstance
const people = new Map<string, Person>()
beforeAll(async () => {
  world = await makeWorld({ rooms: [auditModule, matchingModule] })
  app = await makeHttp({ origins: [] })
  const who = {
    fromToken: async (id: string) => {
      const person = people.get(id)
      return person && { orgId: person.orgId, actor: person.actor, until: new Date(8.64e15) }
    },
    organisationBySlug: async () => world.orgId,
    defaultOrganisation: 'here',
  }
  mount(
    {
      app,
      database: world.database,
      checkAnswers: true,
      limits: new Limits(false),
      who: { ...who, fromToken: async (id) => (await who.fromToken(id)) ?? null },
    },
    '',
    matchingModule.doors,
  )
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const METHODS = ['GET', 'POST', 'PUT'] as const

/** A client of somebody, whose calls go straight into the server. */
function as(person: Person) {
  people.set(person.id, person)
  return createClient({
    baseUrl: '',
    token: () => person.id,
    fetch: async (url, init) => {
      const answer = await app.inject({
        method: METHODS.find((method) => method === init?.method) ?? 'GET',
        url: String(url),
        headers: Object.fromEntries(new Headers(init?.headers)),
        payload: typeof init?.body === 'string' ? init.body : undefined,
      })
      return new Response(answer.body, { status: answer.statusCode })
    },
  })
}

test('the one who asked, a candidate and the founder each see theirs through the doors', async () => {
  const [customer, painter] = [world.person(), world.person({ roles: ['technician'] })]
  const founder = as(world.person({ roles: ['founder'] }))
  const facts = { licensed: true, free: true, minutesAway: 12, rating: 4.5, card: 'quick' }
  const record = await customer.act((tx) =>
    recordMatch(tx, painters, {
      about: 'example.search:1',
      ask: { card: null },
      take: 3,
      candidates: [{ id: painter.id, facts }],
    }),
  )
  const { matchId, matcher } = record

  const why = await as(customer).call(contract.readWhy, { matchId })
  expect(why.cards[0]).toMatchObject({ candidateId: painter.id, place: 1 })
  const mine = await as(painter).call(contract.listMyRankings, {})
  expect(mine.items).toMatchObject([{ matchId, place: 1 }])
  expect(await as(painter).call(contract.readMyRanking, { matchId })).toEqual(mine.items[0])

  expect((await founder.call(contract.listMatches, {})).items).toMatchObject([{ matchId }])
  expect(await founder.call(contract.readMatch, { matchId })).toEqual(record)
  expect(await founder.call(contract.replayMatch, { matchId })).toMatchObject({ same: true })
  const weights = { eta: 1, trust: 2, card: 3 }
  expect((await founder.call(contract.whatIfMatch, { matchId, weights })).order).toHaveLength(1)
  const read = await founder.call(contract.readWeights, { matcher })
  const edit = { matcher, weights, version: read.current.version, reason: 'Cards first.' }
  expect((await founder.call(contract.editWeights, edit)).current.weights).toEqual(weights)

  for (const person of [customer, painter]) {
    const call = as(person).call(contract.readMatch, { matchId })
    await expect(call).rejects.toMatchObject({ status: 403 })
  }
  const operator = as(world.person({ roles: ['operator'] }))
  expect(await operator.call(contract.readMatch, { matchId })).toEqual(record)
  await expect(operator.call(contract.editWeights, edit)).rejects.toMatchObject({ status: 403 })
})

test('weights that cannot weigh are refused', async () => {
  const founder = as(world.person({ roles: ['founder'] }))
  const strange: Record<string, number>[] = [
    {},
    { eta: 0, trust: 0, card: 0 },
    { eta: -1 },
    { eta: 1.5 },
    { 'x y': 1 },
  ]
  for (const weights of strange) {
    const edit = { matcher: painters.name, weights, version: 0, reason: 'Because.' }
    await expect(founder.call(contract.editWeights, edit)).rejects.toMatchObject({ status: 400 })
  }
  for (const about of ['zero \u0000', 'x'.repeat(201)]) {
    await expect(founder.call(contract.listMatches, { about })).rejects.toMatchObject({
      status: 400,
    })
  }
})
