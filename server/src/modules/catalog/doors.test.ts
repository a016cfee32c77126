import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient } from '#contract'
import * as contract from '#contract/catalog'
import { Limits, makeHttp, mount } from '#foundation/http'
import { auditModule } from '#modules/audit'
import { makeWorld, type World } from '#testing'
import { catalogModule, upsertCatalog } from './index.ts'

let world: World
let app: FastifyInstance
beforeAll(async () => {
  world = await makeWorld({ rooms: [auditModule, catalogModule] })
  app = await makeHttp({ origins: [] })
  const who = {
    fromToken: async (role: string) => ({
      orgId: world.orgId,
      actor: world.person({ roles: [role] }).actor,
      until: new Date(8.64e15),
    }),
    organisationBySlug: async () => world.orgId,
    defaultOrganisation: 'here',
  }
  mount(
    { app, database: world.database, checkAnswers: true, limits: new Limits(false), who },
    '',
    catalogModule.doors,
  )
  const services = [
    {
      slug: 'leaking-tap',
      title: 'Leaking tap',
      description: '',
      words: [],
      trade: null,
      durationMinutes: 60,
      priceMode: 'from' as const,
      questions: [],
    },
  ]
  await world
    .system()
    .act((tx) =>
      upsertCatalog(tx, [{ slug: 'plumbing', name: 'Plumbing', icon: 'droplets', services }]),
    )
})
afterAll(async () => {
  await app.close()
  await world.close()
})

/** A client whose calls go straight into the server; the token is the role. */
const as = (role: string | null) =>
  createClient({
    baseUrl: '',
    token: () => role,
    fetch: async (url, init) => {
      const headers = Object.fromEntries(new Headers(init?.headers))
      const answer = await app.inject({
        method: init?.method === 'PUT' ? 'PUT' : 'GET',
        url: String(url),
        headers,
        payload: typeof init?.body === 'string' ? init.body : undefined,
      })
      return new Response(answer.body, { status: answer.statusCode })
    },
  })

test('anybody looks around; nobody but staff changes anything', async () => {
  const visitor = as(null)
  const { categories } = await visitor.call(contract.listServices, {})
  expect(categories[0]?.services[0]?.slug).toBe('leaking-tap')
  const { services } = await visitor.call(contract.searchServices, { q: 'leaking' })
  expect(services[0]).toMatchObject({ slug: 'leaking-tap', icon: 'droplets' })
  const service = await visitor.call(contract.readService, { slug: 'leaking-tap' })
  await expect(visitor.call(contract.readService, { slug: 'none' })).rejects.toMatchObject({
    status: 404,
  })
  for (const [role, status] of [
    [null, 401],
    ['customer', 403],
  ] as const) {
    await expect(as(role).call(contract.editService, service)).rejects.toMatchObject({ status })
  }
  expect(await as('operator').call(contract.editService, service)).toMatchObject({ version: 2 })
  const category = { slug: 'solar', parent: null, name: 'Solar', icon: 'sun', position: 3 }
  expect(await as('founder').call(contract.editCategory, category)).toEqual(category)
})

test('text that cannot be kept is refused, not a fault', async () => {
  const service = await as(null).call(contract.readService, { slug: 'leaking-tap' })
  for (const bad of ['zero \u0000', 'half \ud800', '', 'x'.repeat(101)]) {
    await expect(
      as('operator').call(contract.editService, { ...service, title: bad }),
    ).rejects.toMatchObject({ status: 400 })
  }
})
