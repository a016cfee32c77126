import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerPerson, signInAs } from '../index.ts'
import { makeTown, PASSWORD, type Town } from './town.ts'

/** Every door of organisations, audit, files and identity, visited with what does not belong there. */
let town: Town
let customer: string
let founder: string
beforeAll(async () => {
  town = await makeTown()
  const somebody = (roles: string[], email: string) =>
    town.world.system().act(async (tx) => {
      const { id } = await registerPerson(tx, { name: 'Ada', email, password: PASSWORD, roles })
      return (await signInAs(tx, { personId: id, how: 'persona' })).accessToken
    })
  customer = await somebody(['customer'], 'customer@example.com')
  founder = await somebody(['founder'], 'founder@example.com')
})
afterAll(() => town.close())

const doors = () =>
  town.world.wired.rooms
    .filter((room) => room.name !== 'notifications')
    .flatMap((room) => room.doors)
const UNKNOWN = '0197f000-0000-7000-8000-000000000009'

/** A text is sent as JSON, a blob as what it says it is. */
async function knock(method: string, path: string, token: string | null, body?: string | Blob) {
  const sent = method === 'GET' || method === 'DELETE' ? undefined : body
  const response = await fetch(`${town.url}/v1${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(typeof sent === 'string' ? { 'content-type': 'application/json' } : {}),
    },
    body: sent,
  })
  const text = await response.text()
  return {
    status: response.status,
    text,
    envelope: JSON.parse(text) as {
      success: boolean
      error: { reason: string; message: string } | null
      traceId: string
    },
  }
}
const filled = (path: string, value: string) => path.replace(/:\w+/g, encodeURIComponent(value))

test('without a token, and with a broken one, every closed door says 401', async () => {
  for (const { endpoint, permit } of doors()) {
    if (permit === 'public') continue
    const path = filled(endpoint.path, UNKNOWN)
    for (const token of [null, 'broken', `${customer}x`]) {
      const { status, envelope } = await knock(endpoint.method, path, token, '{}')
      expect([status, envelope.success], `${endpoint.method} ${path}`).toEqual([401, false])
    }
  }
})

test('with the wrong role every guarded door says 403', async () => {
  for (const { endpoint, permit } of doors()) {
    if (permit === 'public' || permit === 'signed-in') continue
    const { status } = await knock(endpoint.method, filled(endpoint.path, UNKNOWN), customer, '{}')
    expect(status, `${endpoint.method} ${endpoint.path}`).toBe(403)
  }
})

test('wrong types, odd ids and broken bodies are refused by name, and nothing leaks', async () => {
  const bodies = [
    '{}',
    '[]',
    'null',
    '"x"',
    '7',
    '{',
    '',
    '{"__proto__":{"x":1}}',
    JSON.stringify({
      email: { $gt: '' },
      password: ['x'],
      name: 5,
      reason: null,
      settings: [],
      token: 1,
      code: {},
      everywhere: 'x',
      refreshToken: 9,
      role: '*',
      fileId: 3,
      confirm: 'no',
      key: 1,
      state: 1,
    }),
  ]
  for (const { endpoint } of doors()) {
    // Closing the account of whoever knocks would make the rest of the visit dull.
    if (endpoint.path === '/auth/logout') continue
    for (const id of ['x', UNKNOWN, '../../etc', '\u0000', "' or 1=1--", '%', 'a'.repeat(150)]) {
      for (const body of id === UNKNOWN ? bodies : ['{}']) {
        const { status, text, envelope } = await knock(
          endpoint.method,
          filled(endpoint.path, id),
          founder,
          body,
        )
        const what = `${endpoint.method} ${endpoint.path} ${id} ${body}: ${text.slice(0, 300)}`
        expect(status, what).not.toBe(500)
        expect(envelope.traceId, what).toBeTruthy()
        expect(text, what).not.toMatch(
          /node_modules|\.ts:\d|select |insert into|argon2|syntax error/,
        )
        if (!envelope.success) expect(envelope.error?.reason, what).toMatch(/^[a-z]+\.[a-z_]+$/)
      }
    }
    const { status } = await knock(
      endpoint.method,
      filled(endpoint.path, UNKNOWN),
      founder,
      new Blob(['a=b'], { type: 'text/plain' }),
    )
    expect(status).not.toBe(500)
  }
})

test('a body beyond the limit is refused before it is read', async () => {
  const { status, envelope } = await knock(
    'POST',
    '/auth/login',
    null,
    JSON.stringify({ email: 'a@example.com', password: 'x'.repeat(400_000) }),
  )
  expect([status, envelope.error?.reason]).toEqual([400, 'http.too_large'])
})

test('payloads of attackers come back as text or are refused', async () => {
  const folder = join(import.meta.dirname, '../../../../../../shared/data/attack_payloads')
  const lines = attackLines(folder)
  const step = Math.max(1, Math.floor(lines.length / 60))
  for (let at = 0; at < lines.length; at += step) {
    const name = (lines[at] ?? '').slice(0, 80).trim()
    const patched = await knock('PATCH', '/me', customer, JSON.stringify({ name }))
    expect([200, 400], name).toContain(patched.status)
    if (patched.status === 200)
      expect((patched.envelope as unknown as { data: { name: string } }).data.name).toBe(name)
    for (const path of ['/people?search=', '/people?cursor=', '/audit?about=', '/audit?action=']) {
      expect([200, 400], name).toContain(
        (await knock('GET', path + encodeURIComponent(name), founder)).status,
      )
    }
  }
  const login = await knock(
    'POST',
    '/auth/login',
    null,
    JSON.stringify({ email: "a'--@example.com", password: "' or '1'='1" }),
  )
  expect(login.status).toBe(401)
})

/** The collected payloads where they are at hand; a few of each kind otherwise. */
function attackLines(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name !== 'SOURCE.txt')
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
      .filter((line) => line.trim() !== '')
  } catch {
    return [
      "' or 1=1--",
      "'; drop table identity.people;--",
      '<script>alert(1)</script>',
      '{{7*7}}',
      '%00',
      '../../../etc/passwd',
      '${jndi:ldap://x}',
      '\u202egnp.exe',
      '"><img src=x onerror=alert(1)>',
    ]
  }
}
