import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Door } from '#foundation/http'
import { DEMO_PASSWORD } from '../../src/products/zenvee/seed/personas.ts'
import { isKnockedAt, signsOut } from '../support/doors.ts'
import { openHouse, type SignedInPerson, type TestHouse } from '../support/house.ts'
import { sampleInput, wrongValues } from '../support/samples.ts'

const PAYLOADS = resolve(
  import.meta.dirname,
  '..',
  '..',
  '..',
  '..',
  'shared',
  'data',
  'attack_payloads',
)

/** Who knocks, by what they are: between them they hold every permit. The founder comes last. */
const ROLE_OF = {
  maya: 'customer',
  tomas: 'technician',
  vera: 'vendor',
  ines: 'operator',
  ana: 'chef',
  dov: 'driver',
  rosa: 'admin',
  noor: 'founder',
} as const
const KNOCKERS = ['maya', 'tomas', 'vera', 'ines', 'ana', 'dov', 'rosa', 'noor'] as const

let house: TestHouse
let owner: pg.Client
let doors: { prefix: string; door: Door }[] = []
const people: Record<string, SignedInPerson> = {}

beforeAll(async () => {
  house = await openHouse({ people: 6 })
  owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  doors = house.kontor.doors.flatMap(({ prefix, doors: all }) =>
    all.map((door) => ({ prefix, door })),
  )
  for (const key of KNOCKERS) people[key] = await house.as(key)
  people.stranger = await house.withPassword(
    'customer0@demo.kontor.example',
    DEMO_PASSWORD,
    'beta-town',
  )
})
afterAll(async () => {
  await owner?.end()
  await house?.close()
})

interface Answer {
  readonly status: number
  readonly reason: string
  readonly text: string
}

async function knock(
  { prefix, door }: { prefix: string; door: Door },
  input: Record<string, unknown>,
  token?: string,
  more: Record<string, string> = {},
): Promise<Answer> {
  const rest = { ...input }
  const path = door.endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    return (
      encodeURIComponent(typeof value === 'string' ? value.slice(0, 150) : String(value)) || 'x'
    )
  })
  const inBody = !['GET', 'DELETE'].includes(door.endpoint.method) && !door.endpoint.raw
  const query = inBody
    ? ''
    : `?${new URLSearchParams(Object.entries(rest).map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 2000) : JSON.stringify(value)]))}`
  const response = await house.kontor.app.inject({
    method: door.endpoint.method,
    url: prefix + path + query,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(inBody ? { 'content-type': 'application/json' } : {}),
      ...more,
    },
    ...(inBody ? { payload: JSON.stringify(rest) } : {}),
  })
  const text = response.body
  const body = text.startsWith('{')
    ? (JSON.parse(text) as { error?: { reason?: string } | null })
    : {}
  return { status: response.statusCode, reason: body.error?.reason ?? '', text }
}

/** Everything that was ever told or moved: unchanged means that nothing happened. */
async function traces(): Promise<string> {
  const { rows } = await owner.query<{ trace: string }>(`
    select (select coalesce(max(event_no), 0) from foundation.events) || '/' ||
           (select coalesce(max(history_no), 0) from foundation.history) as trace`)
  return rows[0]?.trace ?? ''
}

const named = ({ prefix, door }: { prefix: string; door: Door }) =>
  `${door.endpoint.method} ${prefix}${door.endpoint.path}`
const ownDoors = () => doors.filter(({ door }) => door.permit !== 'public')

describe.skipIf(process.env['KONTOR_TEST_WITHOUT_PG'])('every door', () => {
  test('there are doors to knock at', () => {
    expect(doors.length).toBeGreaterThan(100)
    expect(doors.filter(({ door }) => !isKnockedAt(door))).toEqual([])
  })

  test('somebody who knocks holds the permit of each', () => {
    expect(ownDoors().map(({ door }) => holderOf(door))).not.toContain('')
  })

  test('without a token, with a broken and with an expired one, says 401 and does nothing', async () => {
    const before = await traces()
    const parts = (people.maya?.token ?? '').split('.')
    const forged = [...parts.slice(0, -1), 'AAAA'].join('.')
    const wrong: string[] = []
    for (const each of ownDoors()) {
      const input = sampleInput(each.door.endpoint.input)
      for (const token of [undefined, 'nonsense', forged]) {
        const answer = await knock(each, input, token)
        if (answer.status !== 401) wrong.push(`${named(each)}: ${answer.status} ${answer.reason}`)
      }
    }
    expect(wrong).toEqual([])
    expect(await traces()).toBe(before)
  })

  test('with a role that lacks the permit says 403 and does nothing', async () => {
    const before = await traces()
    const wrong: string[] = []
    for (const each of ownDoors().filter(({ door }) => door.permit !== 'signed-in')) {
      const without = KNOCKERS.find(
        (key) => !house.kontor.wired.permitsOf([ROLE_OF[key]]).has(each.door.permit),
      )
      if (!without) continue
      const answer = await knock(
        each,
        sampleInput(each.door.endpoint.input),
        people[without]?.token,
      )
      if (answer.status !== 403)
        wrong.push(`${named(each)} as ${without}: ${answer.status} ${answer.reason}`)
    }
    expect(wrong).toEqual([])
    expect(await traces()).toBe(before)
  })

  test('with every field wrong in every way never breaks, and says why in the envelope', async () => {
    const broken: string[] = []
    for (const each of doors.filter(({ door }) => !signsOut(door))) {
      const good = sampleInput(each.door.endpoint.input)
      const token = each.door.permit === 'public' ? undefined : holderOf(each.door)
      for (const field of Object.keys(good)) {
        for (const value of wrongValues) {
          const answer = await knock(each, { ...good, [field]: value }, token)
          if (token && answer.status === 401)
            broken.push(`${named(each)}: the one who knocks was signed out`)
          if (answer.status >= 500 && answer.status !== 503)
            broken.push(
              `${named(each)} ${field}=${JSON.stringify(value).slice(0, 40)}: ${answer.status} ${answer.text.slice(0, 120)}`,
            )
        }
      }
    }
    expect(broken.slice(0, 20)).toEqual([])
  }, 300_000)

  test('with ids of another organisation says that they are not there', async () => {
    const { rows } = await owner.query<{ id: string; org_id: string }>(
      `select id, org_id from identity.people where org_id = $1 limit 1`,
      [house.otherOrgId],
    )
    const foreign = rows[0]?.id ?? ''
    const leaks: string[] = []
    for (const each of ownDoors().filter(
      ({ door }) => /:\w*[iI]d/.test(door.endpoint.path) && !signsOut(door),
    )) {
      const good = sampleInput(each.door.endpoint.input)
      const ids = [...each.door.endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? '')
      const ask = async (id: string) => {
        const answer = await knock(
          each,
          { ...good, ...Object.fromEntries(ids.map((name) => [name, id])) },
          holderOf(each.door),
        )
        return `${answer.status} ${faceless(answer.text)}`
      }
      // Whoever asks for a thing of others must learn just as much as whoever asks for what never was.
      const [theirs, nobodys] = [
        await ask(foreign),
        await ask('01890000-0000-7000-8000-00000000abcd'),
      ]
      if (theirs !== nobodys)
        leaks.push(`${named(each)}: ${theirs.slice(0, 160)} instead of ${nobodys.slice(0, 160)}`)
    }
    expect(leaks).toEqual([])
  })

  test('with a body that is too large, no JSON, or of another kind says 400', async () => {
    const wrong: string[] = []
    for (const { prefix, door } of doors.filter(
      ({ door: each }) =>
        each.endpoint.method !== 'GET' &&
        each.endpoint.method !== 'DELETE' &&
        !each.endpoint.raw &&
        !signsOut(each),
    )) {
      const url =
        prefix + door.endpoint.path.replace(/:(\w+)/g, '01890000-0000-7000-8000-000000000000')
      const token = door.permit === 'public' ? {} : { authorization: `Bearer ${holderOf(door)}` }
      for (const [type, payload] of [
        ['application/json', '{"a":'],
        ['application/json', '[1,2]'],
        ['text/plain', 'hello'],
        ['application/json', JSON.stringify({ a: 'x'.repeat(300_000) })],
      ] as const) {
        const { statusCode, body } = await house.kontor.app.inject({
          method: door.endpoint.method,
          url,
          headers: { 'content-type': type, ...token },
          payload,
        })
        if (statusCode !== 400)
          wrong.push(
            `${named({ prefix, door })} ${type} ${payload.slice(0, 8)}: ${statusCode} ${body.slice(0, 100)}`,
          )
      }
    }
    expect(wrong.slice(0, 20)).toEqual([])
  })

  test.skipIf(!existsSync(PAYLOADS))(
    'gets attack strings back as data, or refuses them',
    async () => {
      const lines = readdirSync(PAYLOADS, { recursive: true, withFileTypes: true })
        .filter(
          (entry) =>
            entry.isFile() && /\.txt$/.test(entry.name) && !/SOURCE|LICEN/i.test(entry.name),
        )
        .flatMap((entry) =>
          readFileSync(join(entry.parentPath, entry.name), 'utf8').split('\n').slice(0, 60),
        )
        .filter(Boolean)
      expect(lines.length).toBeGreaterThan(20)
      const search = doors.find(({ door }) => door.endpoint.path === '/services/search')
      const places = doors.find(({ door }) => door.endpoint.path === '/places/search')
      const profile = doors.find(
        ({ door }) =>
          door.endpoint.path === '/technician/profile' && door.endpoint.method === 'PUT',
      )
      const broken: string[] = []
      for (const line of lines) {
        for (const each of [search, places]) {
          if (!each) continue
          const answer = await knock(
            each,
            { ...sampleInput(each.door.endpoint.input), q: line },
            people.maya?.token,
          )
          if (answer.status >= 500) broken.push(`${named(each)}: ${line.slice(0, 60)}`)
        }
        if (!profile) continue
        const answer = await knock(
          profile,
          { ...sampleInput(profile.door.endpoint.input), headline: line.slice(0, 90) },
          people.tomas?.token,
        )
        if (answer.status >= 500) broken.push(`${named(profile)}: ${line.slice(0, 60)}`)
      }
      expect(broken).toEqual([])
    },
    300_000,
  )
})

/** An answer without its ids and times. */
function faceless(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
}

/** Somebody who may knock at this door. */
function holderOf(door: Door): string {
  const key = KNOCKERS.find(
    (each) =>
      door.permit === 'signed-in' || house.kontor.wired.permitsOf([ROLE_OF[each]]).has(door.permit),
  )
  if (!key) throw new Error(`nobody who knocks holds ${door.permit}`)
  return people[key]?.token ?? ''
}
