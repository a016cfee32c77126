import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClient } from '#contract'
import * as contract from '#contract/availability'
import { Limits, makeHttp, mount } from '#foundation/http'
import { makeWorld, type World } from '#testing'
import { availabilityModule } from './index.ts'

let world: World
let app: FastifyInstance
beforeAll(async () => {
  world = await makeWorld({ rooms: [availabilityModule] })
  app = await makeHttp({ origins: [] })
  const who = {
    fromToken: async (id: string) => ({
      orgId: world.orgId,
      actor: world.person({ id }).actor,
      until: new Date(8.64e15),
    }),
    organisationBySlug: async () => world.orgId,
    defaultOrganisation: 'here',
  }
  mount(
    { app, database: world.database, checkAnswers: true, limits: new Limits(false), who },
    '',
    availabilityModule.doors,
  )
})
afterAll(async () => {
  await app.close()
  await world.close()
})

const METHODS = ['GET', 'POST', 'PUT', 'DELETE'] as const

/** A client whose calls go straight into the server; the token is the person. */
const as = (id: string | null) =>
  createClient({
    baseUrl: '',
    token: () => id,
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

test('somebody says when they work, and when not', async () => {
  const me = as(world.person().id)
  const none = await me.call(contract.readMyHours, {})
  const week = { ...none.week, mon: [{ from: '08:00', to: '12:00' }] }
  const hours = { ...none, week, timeZone: 'America/New_York' }
  expect(await me.call(contract.editMyHours, hours)).toEqual({ ...hours, version: 1 })

  const off = { kind: 'off' as const, from: '2026-06-08T00:00', to: '2026-06-09T00:00' }
  const added = await me.call(contract.addMyException, off)
  expect((await me.call(contract.listMyExceptions, {})).items).toEqual([added])
  await me.call(contract.removeMyException, added)
  expect((await me.call(contract.listMyExceptions, {})).items).toEqual([])

  const range = { from: '2026-06-01T00:00:00Z', to: '2026-06-08T00:00:00-04:00' }
  expect(await me.call(contract.listMyReservations, range)).toEqual({
    timeZone: 'America/New_York',
    reservations: [],
  })
  await expect(as(null).call(contract.readMyHours, {})).rejects.toMatchObject({ status: 401 })
})

test('hours and days off that make no sense are refused', async () => {
  const me = as(world.person().id)
  const hours = await me.call(contract.readMyHours, {})
  const mondays = [
    [{ from: '12:00', to: '08:00' }],
    [{ from: '8:00', to: '12:00' }],
    [{ from: '08:00', to: '25:00' }],
    [
      { from: '08:00', to: '12:00' },
      { from: '11:00', to: '13:00' },
    ],
  ]
  for (const mon of mondays) {
    const call = me.call(contract.editMyHours, { ...hours, week: { ...hours.week, mon } })
    await expect(call).rejects.toMatchObject({ status: 400 })
  }
  const to = '2026-07-01T00:00'
  const strange = ['2026-02-30T00:00', '2026-06-01', '2026-06-01T00:00:00Z', '0001-01-01T00:00', '']
  for (const from of strange) {
    const call = me.call(contract.addMyException, { kind: 'off', from, to })
    await expect(call).rejects.toMatchObject({ status: 400 })
  }
  const note = 'zero \u0000'
  const call = me.call(contract.addMyException, { kind: 'off', from: '2026-06-01T00:00', to, note })
  await expect(call).rejects.toMatchObject({ status: 400 })
})
