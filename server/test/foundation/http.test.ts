import { gunzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint, page, paging } from '#contract/endpoint'
import { pageFrom, readCursor, sql, type Tx } from '#foundation/db'
import {
  type Identification,
  keepBeating,
  Limits,
  makeHttp,
  mount,
  openApi,
  serve,
  serveHealth,
} from '#foundation/http'
import { newId } from '#foundation/ids'
import { refusals } from '#foundation/refusals'
import { makeWorld, type World } from '#testing'
import { lotsModule, openLot } from './lots/index.ts'

const refuse = refusals('http_test', { not_today: { kind: 'conflict', says: 'Not today.' } })

/** What the doors do in the midst of their work; tests put their own in. */
const inside = { work: async (_tx: Tx): Promise<void> => {} }

const open = endpoint({
  method: 'POST',
  path: '/lots',
  summary: 'Open a lot',
  status: 201,
  refuses: ['http_test.not_today'],
  input: z.object({ note: z.string().max(300_000).default('') }),
  output: z.object({ lotId: z.uuid(), note: z.string() }),
})
const openBusily = { ...open, path: '/lots/busily', rate: 'sign-in' as const }
const list = endpoint({
  method: 'GET',
  path: '/lots',
  summary: 'The lots',
  input: z.object(paging),
  output: page(z.object({ id: z.uuid() })),
})
const broken = endpoint({
  method: 'GET',
  path: '/broken',
  summary: 'A bug',
  output: z.object({}),
  auth: 'public',
})

async function openOne(tx: Tx, input: { note: string }) {
  const lot = await openLot(tx)
  await inside.work(tx)
  return { lotId: lot.id, note: input.note.slice(0, 5000) }
}

async function listLots(tx: Tx, input: { limit: number; cursor?: string }) {
  const [after] = readCursor(input.cursor, 1) ?? [null]
  const rows = await tx.many<{ id: string }>(sql`
    select id from lots.lots where org_id = ${tx.orgId} and (${after}::uuid is null or id > ${after}::uuid) order by id limit ${input.limit + 1}`)
  return pageFrom(
    rows,
    input.limit,
    ({ id }) => ({ id }),
    ({ id }) => [id],
  )
}

const doors = [
  serve(open, { permit: 'signed-in', work: openOne }),
  serve(openBusily, { permit: 'signed-in', work: openOne }),
  serve(list, { permit: 'signed-in', work: listLots }),
  serve(broken, {
    permit: 'public',
    work: async () => {
      throw new Error('select secret from somewhere failed')
    },
  }),
]

let world: World
let app: FastifyInstance
beforeAll(async () => {
  world = await makeWorld({ rooms: [lotsModule] })
  const who: Identification = {
    defaultOrganisation: 'here',
    organisationBySlug: async (slug) => (slug === 'here' ? world.orgId : undefined),
    fromToken: async (id) =>
      id === 'expired'
        ? id
        : {
            orgId: world.orgId,
            actor: { kind: 'person', id, roles: ['bidder'], permits: new Set() },
            until: new Date(),
          },
  }
  app = await makeHttp({ origins: ['https://elsewhere.example'] })
  mount(
    { app, database: world.database, who, limits: new Limits(true), checkAnswers: true },
    '/v1',
    doors,
  )
  serveHealth(app, world.database)
  await app.ready()
})
afterAll(async () => {
  await app.close()
  await world.close()
})

interface Asked {
  key?: string
  note?: string
  as?: string
  url?: string
}
const somebody = newId()
async function post({ key, note, as = somebody, url = '/v1/lots' }: Asked) {
  const answer = await app.inject({
    method: 'POST',
    url,
    payload: { note },
    headers: { authorization: `Bearer ${as}`, ...(key ? { 'idempotency-key': key } : {}) },
  })
  const body = answer.json<{
    data: { lotId: string } | null
    error: { reason: string } | null
    traceId: string
  }>()
  return {
    status: answer.statusCode,
    id: body.data?.lotId,
    reason: body.error?.reason,
    headers: answer.headers,
  }
}
const lots = async () =>
  (await world.raw<{ n: number }>('select count(*)::int as n from lots.lots'))[0]?.n ?? 0

test('the same key and body have the same answer and one effect, also for twenty at once', async () => {
  const key = newId()
  const before = await lots()
  const first = await post({ key })
  expect(first.status).toBe(201)
  expect((await post({ key })).id).toBe(first.id)
  expect(await lots()).toBe(before + 1)

  const other = newId()
  const answers = await Promise.all(Array.from({ length: 20 }, () => post({ key: other })))
  expect(new Set(answers.map(({ id }) => id).filter(Boolean)).size).toBe(1)
  for (const { status, reason } of answers)
    if (status !== 201) expect([status, reason]).toEqual([409, 'http.same_request_running'])
  expect(await lots()).toBe(before + 2)
})

test('a key belongs to one person, one door and one body', async () => {
  const key = newId()
  const first = await post({ key, note: 'one' })
  expect(await post({ key, note: 'two' })).toMatchObject({
    status: 409,
    reason: 'http.key_used_for_other_input',
  })
  expect(await post({ key, note: 'one', url: '/v1/lots/busily' })).toMatchObject({
    status: 409,
    reason: 'http.key_used_for_other_input',
  })
  const stranger = await post({ key, note: 'one', as: newId() })
  expect(stranger.status).toBe(201)
  expect(stranger.id).not.toBe(first.id)
  expect(await post({ key: 'two words' })).toMatchObject({
    status: 400,
    reason: 'http.bad_idempotency_key',
  })
  const kept = await world.raw<{ kept: string }>(
    'select string_agg(k::text, $$$$) as kept from foundation.idempotency_keys k',
  )
  expect(kept[0]?.kept).not.toContain(key)
})

test('a first try that failed leaves its key free', async () => {
  const key = newId()
  const before = await lots()
  inside.work = async () => {
    throw refuse.not_today()
  }
  expect(await post({ key })).toMatchObject({ status: 409, reason: 'http_test.not_today' })
  inside.work = async () => {
    throw new Error('a bug')
  }
  expect(await post({ key })).toMatchObject({ status: 500, reason: 'http.bug' })
  inside.work = async () => {}
  expect((await post({ key })).status).toBe(201)
  expect(await lots()).toBe(before + 1)
})

test('a twin that is still at work is refused, not made to wait', async () => {
  const key = newId()
  let finish = () => {}
  const started = new Promise<void>((begun) => {
    inside.work = () => {
      begun()
      return new Promise((done) => {
        finish = done
      })
    }
  })
  const first = post({ key })
  await started
  expect(await post({ key })).toMatchObject({ status: 409, reason: 'http.same_request_running' })
  finish()
  inside.work = async () => {}
  expect((await first).status).toBe(201)
})

test('pages follow each other without gap or repetition, a hundred at most', async () => {
  for (let n = 0; n < 12; n += 1) await post({})
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const url: string = `/v1/lots?limit=5${cursor ? `&cursor=${cursor}` : ''}`
    const answer = await app.inject({ url, headers: { authorization: `Bearer ${somebody}` } })
    const { data, meta } = answer.json<{
      data: { id: string }[]
      meta: { limit: number; nextCursor: string | null; hasNext: boolean }
    }>()
    expect(meta).toMatchObject({ limit: 5, hasNext: meta.nextCursor !== null })
    seen.push(...data.map(({ id }) => id))
    cursor = meta.nextCursor
  } while (cursor)
  expect(seen).toHaveLength(await lots())
  expect(new Set(seen).size).toBe(seen.length)
  for (const query of ['limit=101', 'limit=0', 'cursor=x', 'limit=x']) {
    expect(
      (
        await app.inject({
          url: `/v1/lots?${query}`,
          headers: { authorization: `Bearer ${somebody}` },
        })
      ).statusCode,
    ).toBe(400)
  }
})

test('whoever knocks too often is told for how long to wait, and nobody else is', async () => {
  const eager = newId()
  const answers = []
  for (let n = 0; n < 21; n += 1) answers.push(await post({ as: eager, url: '/v1/lots/busily' }))
  expect(answers.slice(0, 20).every(({ status }) => status === 201)).toBe(true)
  const last = answers.at(-1)!
  expect([last.status, last.reason]).toEqual([429, 'http.too_often'])
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
  expect(answers[0]?.headers['ratelimit-limit']).toBe('20')
  expect((await post({ as: newId(), url: '/v1/lots/busily' })).status).toBe(201)
})

test('every answer carries the headers of a careful house', async () => {
  const answer = await app.inject({ url: '/nowhere', headers: { origin: 'https://evil.example' } })
  expect(answer.statusCode).toBe(404)
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  expect(answer.headers['x-trace-id']).toBe(answer.json<{ traceId: string }>().traceId)
  expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  expect(answer.headers['x-powered-by']).toBeUndefined()
  const policy = String(answer.headers['content-security-policy'])
  for (const rule of [
    "default-src 'self'",
    "script-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'self'",
  ])
    expect(policy).toContain(rule)
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|https?:/)
  const friend = await app.inject({
    url: '/health',
    headers: { origin: 'https://elsewhere.example' },
  })
  expect(friend.headers['access-control-allow-origin']).toBe('https://elsewhere.example')
})

test('long answers are compressed, long bodies refused, bugs not told', async () => {
  const headers = { authorization: `Bearer ${somebody}`, 'accept-encoding': 'gzip' }
  const long = await app.inject({
    method: 'POST',
    url: '/v1/lots',
    headers,
    payload: { note: 'x'.repeat(5000) },
  })
  expect(long.headers['content-encoding']).toBe('gzip')
  expect(JSON.parse(gunzipSync(long.rawPayload).toString())).toMatchObject({
    success: true,
    data: { note: 'x'.repeat(5000) },
  })
  const tooLong = await app.inject({
    method: 'POST',
    url: '/v1/lots',
    headers,
    payload: { note: 'x'.repeat(270_000) },
  })
  expect([tooLong.statusCode, tooLong.json<{ error: { reason: string } }>().error.reason]).toEqual([
    400,
    'http.too_large',
  ])
  const bug = await app.inject({ url: '/v1/broken' })
  expect(bug.statusCode).toBe(500)
  expect(bug.body).not.toMatch(/secret|select|at /)
  for (const [token, reason] of [
    ['expired', 'http.token_expired'],
    ['two words', 'http.token_invalid'],
  ]) {
    const answer = await app.inject({
      url: '/v1/lots',
      headers: { authorization: `Bearer ${token}` },
    })
    expect([answer.statusCode, answer.json<{ error: { reason: string } }>().error.reason]).toEqual([
      401,
      reason,
    ])
  }
})

test('it lives, is ready when a worker beats, and counts', async () => {
  expect((await app.inject('/health')).json()).toMatchObject({ status: 'live' })
  expect((await app.inject('/health/ready')).statusCode).toBe(503)
  const stop = keepBeating(world.database)
  await expect
    .poll(async () => (await app.inject('/health/ready')).statusCode, { timeout: 5000 })
    .toBe(200)
  stop()
  await world.raw(`update foundation.heartbeats set beat_at = now() - interval '1 minute'`)
  expect((await app.inject('/health/ready')).json()).toEqual({
    status: 'not ready',
    database: true,
    worker: false,
  })
  const counted = (await app.inject('/metrics')).body
  expect(counted).toMatch(
    /kontor_http_seconds_count\{method="POST",route="\/v1\/lots",status="201"\} \d+/,
  )
  expect(counted).toMatch(/process_cpu_seconds_total/)
  for (const line of counted.split('\n'))
    expect(line).toMatch(/^(#.*|[a-z0-9_]+(\{.*\})? [-+0-9.eInfNa]+|)$/i)
})

test('the API page is made of valid schemas and names every door once', () => {
  const document = openApi([{ prefix: '/v1', tag: 'Lots', doors }], '1.0.0') as {
    openapi: string
    components: { schemas: Record<string, object> }
    paths: Record<
      string,
      Record<string, { operationId: string; responses: Record<string, unknown> }>
    >
  }
  expect(document.openapi).toBe('3.1.0')
  expect(Object.keys(document.paths)).toEqual(['/v1/lots', '/v1/lots/busily', '/v1/broken'])
  const operations = Object.values(document.paths).flatMap((path) => Object.values(path))
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(doors.length)
  expect(Object.keys(document.paths['/v1/lots']!.post!.responses)).toEqual([
    '201',
    '400',
    '401',
    '403',
    '409',
    '429',
  ])
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema({ $id: 'document', ...document })
  const schemas: object[] = []
  JSON.stringify(document, (name, value: unknown) => {
    if (name === 'schema' && typeof value === 'object' && value) schemas.push(value)
    return value
  })
  for (const schema of schemas) {
    expect(() =>
      ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')) as object),
    ).not.toThrow()
  }
  expect(schemas.length).toBeGreaterThan(10)
})
