import { gunzipSync } from 'node:zlib'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { keepBeating, openApi } from '#foundation/http'
import { newId } from '#foundation/ids'
import { doors, type Served, serveLots, somebody } from './lots/served.ts'

let served: Served
beforeAll(async () => {
  served = await serveLots()
})
afterAll(() => served.close())

test('pages follow each other without gap or repetition, a hundred at most', async () => {
  for (let n = 0; n < 12; n += 1) await served.post({})
  const seen: string[] = []
  let cursor: string | null = null
  do {
    const url: string = `/v1/lots?limit=5${cursor ? `&cursor=${cursor}` : ''}`
    const answer = await served.app.inject({
      url,
      headers: { authorization: `Bearer ${somebody}` },
    })
    const { data, meta } = answer.json<{
      data: { id: string }[]
      meta: { limit: number; nextCursor: string | null; hasNext: boolean }
    }>()
    expect(meta).toMatchObject({ limit: 5, hasNext: meta.nextCursor !== null })
    seen.push(...data.map(({ id }) => id))
    cursor = meta.nextCursor
  } while (cursor)
  expect(seen).toHaveLength(await served.lots())
  expect(new Set(seen).size).toBe(seen.length)
  for (const query of ['limit=101', 'limit=0', 'cursor=x', 'limit=x']) {
    expect(
      (
        await served.app.inject({
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
  for (let n = 0; n < 21; n += 1)
    answers.push(await served.post({ as: eager, url: '/v1/lots/busily' }))
  expect(answers.slice(0, 20).every(({ status }) => status === 201)).toBe(true)
  const last = answers.at(-1)!
  expect([last.status, last.reason]).toEqual([429, 'http.too_often'])
  expect(Number(last.headers['retry-after'])).toBeGreaterThan(0)
  expect(answers[0]?.headers['ratelimit-limit']).toBe('20')
  expect((await served.post({ as: newId(), url: '/v1/lots/busily' })).status).toBe(201)
})

test('every answer carries the headers of a careful house', async () => {
  const answer = await served.app.inject({
    url: '/nowhere',
    headers: { origin: 'https://evil.example' },
  })
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
  const friend = await served.app.inject({
    url: '/health',
    headers: { origin: 'https://elsewhere.example' },
  })
  expect(friend.headers['access-control-allow-origin']).toBe('https://elsewhere.example')
})

test('long answers are compressed, long bodies refused, bugs not told', async () => {
  const headers = { authorization: `Bearer ${somebody}`, 'accept-encoding': 'gzip' }
  const long = await served.app.inject({
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
  const tooLong = await served.app.inject({
    method: 'POST',
    url: '/v1/lots',
    headers,
    payload: { note: 'x'.repeat(270_000) },
  })
  expect([tooLong.statusCode, tooLong.json<{ error: { reason: string } }>().error.reason]).toEqual([
    400,
    'http.too_large',
  ])
  const bug = await served.app.inject({ url: '/v1/broken' })
  expect(bug.statusCode).toBe(500)
  expect(bug.body).not.toMatch(/secret|select|at /)
  for (const [token, reason] of [
    ['expired', 'http.token_expired'],
    ['two words', 'http.token_invalid'],
  ]) {
    const answer = await served.app.inject({
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
  expect((await served.app.inject('/health')).json()).toMatchObject({ status: 'live' })
  expect((await served.app.inject('/health/ready')).statusCode).toBe(503)
  const stop = keepBeating(served.world.database)
  await expect
    .poll(async () => (await served.app.inject('/health/ready')).statusCode, { timeout: 5000 })
    .toBe(200)
  stop()
  await served.world.raw(`update foundation.heartbeats set beat_at = now() - interval '1 minute'`)
  expect((await served.app.inject('/health/ready')).json()).toEqual({
    status: 'not ready',
    database: true,
    worker: false,
  })
  const counted = (await served.app.inject('/metrics')).body
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
