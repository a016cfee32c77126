import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Endpoint } from '#contract/endpoint'
import { doorGroups, products } from '#server/compose'
import { rooms } from '../../../tools/generate/documents.ts'
import { doorBreaches, publicBreaches, type SeenDoor } from '../../../tools/guards/doors.ts'
import { readSources } from '../../../tools/guards/sources.ts'
import { ROOT } from '../../../tools/run.ts'
import { isKnockedAt } from '../support/doors.ts'

const groups = doorGroups(products)
const served = groups.flatMap(({ prefix, doors }) => doors.map((door) => ({ prefix, door })))
const exported = await readContract()

/** Endpoint → the file of the contract that exports it. */
async function readContract(): Promise<Map<unknown, string>> {
  const found = new Map<unknown, string>()
  for (const { path } of readSources(['contract'], /\.ts$/)) {
    const all = (await import(join(ROOT, path))) as Record<string, unknown>
    for (const each of Object.values(all)) if (isEndpoint(each)) found.set(each, path)
  }
  return found
}

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'refuses' in value
}

const seen: SeenDoor[] = served.map(({ prefix, door }) => ({
  address: `${door.endpoint.method} ${prefix}${door.endpoint.path}`,
  permit: door.permit,
  contract: exported.get(door.endpoint),
}))
const held = new Set(rooms.flatMap((room) => Object.values(room.permits).flat()))

/** Doors that every product serves and that take no token, each with the reason. */
const PUBLIC_EVERYWHERE: Meant = [
  ['GET /organisation', 'the sign-in page says whose marketplace this is'],
  ['GET /notifications/channels', 'the browser needs the key for web push; no secrets in it'],
  ['POST /notifications/unsubscribe', 'a link in a mail, with a token of its own'],
  ['POST /notifications/twilio/inbound', 'signed by Twilio'],
  ['GET /files/:fileId/content', 'a signed address that runs out'],
  ['POST /auth/register', 'nobody has an account yet'],
  ['POST /auth/login', 'nobody is signed in yet'],
  ['POST /auth/refresh', 'shows the refresh token'],
  ['POST /auth/verify-email', 'shows the token of the mail'],
  ['POST /auth/password/ask', 'whoever forgot the password cannot sign in'],
  ['POST /auth/password/reset', 'shows the token of the mail'],
  ['GET /auth/oidc', 'the sign-in page shows the button'],
  ['POST /auth/oidc/start', 'nobody is signed in yet'],
  ['POST /auth/oidc/finish', 'shows the code of the provider'],
  ['GET /personas', 'the portal of the demo; empty outside it'],
  ['POST /personas/:key/sign-in', 'the portal of the demo; refused outside it'],
  ['GET /places/search', 'whoever looks around says where'],
  ['GET /places/reverse', 'whoever looks around says where'],
  ['GET /places/route', 'the map of the on-my-way page, which has no account'],
  ['GET /places/city', 'the map of the on-my-way page, which has no account'],
  ['GET /zones', 'whoever looks around sees where work is done'],
  ['GET /on-my-way/:token', 'the token of the link is the permit, and dies with the visit'],
  ['POST /webhooks/stripe', 'signed by Stripe'],
  ['GET /demo', 'the bar of the demo shows its clock'],
]

/** The same for the doors of one product, by its prefix. */
const PUBLIC_OF: Readonly<Record<string, Meant>> = {
  '/zenvee/v1': [
    ['GET /services', 'whoever looks around sees what is offered'],
    ['GET /services/search', 'whoever looks around sees what is offered'],
    ['GET /services/:slug', 'whoever looks around sees what is offered'],
  ],
  '/ridendine': [
    ['GET /chefs', 'whoever is hungry sees who cooks'],
    ['GET /chefs/:chefId', 'whoever is hungry sees who cooks'],
    ['GET /chefs/:chefId/menu', 'whoever is hungry sees what is cooked'],
    ['GET /geo/delivery-zone', 'whoever is hungry asks whether a kitchen delivers to them'],
    ['POST /geo/geocode', 'whoever is hungry says where'],
    ['GET /group-orders/:token', 'the token of the link is the permit, and dies with the order'],
    ['POST /group-orders/:token/items', 'the token of the link is the permit; the host pays'],
    ['DELETE /group-orders/:token/items/:itemId', 'shows the secret of the dish, or is the host'],
  ],
}

type Meant = readonly (readonly [address: string, reason: string])[]

const PUBLIC: Readonly<Record<string, string>> = Object.fromEntries(
  groups.flatMap(({ prefix }) =>
    [...PUBLIC_EVERYWHERE, ...(PUBLIC_OF[prefix] ?? [])].map(([address, reason]) => [
      address.replace(' ', ` ${prefix}`),
      reason,
    ]),
  ),
)

test('the guard sees doors and contracts', () => {
  expect(seen.length).toBeGreaterThan(100)
  expect(exported.size).toBeGreaterThan(100)
})

test('every door has a permit that a role holds, and is in the contract', () => {
  expect(doorBreaches(seen, held)).toEqual([])
})

test('what is open to everybody is meant to be', () => {
  expect(publicBreaches(seen, PUBLIC)).toEqual([])
})

test('every endpoint of the contract is served', () => {
  const doors = new Set<unknown>(served.map(({ door }) => door.endpoint))
  const idle = [...exported].filter(([endpoint]) => !doors.has(endpoint))
  expect(idle.map(([endpoint, path]) => `${path}: ${(endpoint as Endpoint).path}`)).toEqual([])
})

test('every permit is asked for by a door', () => {
  const asked = new Set<string>(served.map(({ door }) => door.permit))
  expect([...held].filter((permit) => !asked.has(permit) && !ASKED_INSIDE[permit])).toEqual([])
})

/** Permits that no door asks for: a use case or a live topic does. */
const ASKED_INSIDE: Readonly<Record<string, string>> = {
  'file.read_any': 'files/read-file.ts: a file of somebody else',
  'person.grant_staff_role': 'identity/roles/who-may.ts: which roles may be granted',
  'position.read': 'tracking/read-sharing.ts and its room: a look of the staff, audited',
}

test('every door is knocked at in every wrong way', () => {
  const visitor = readFileSync(join(ROOT, 'server/test/guards/every-door.guard.test.ts'), 'utf8')
  expect(visitor).toContain('house.kontor.doors')
  expect(visitor).toContain('isKnockedAt')
  expect(served.filter(({ door }) => !isKnockedAt(door))).toEqual([])
})

const good: SeenDoor = { address: 'GET /a', permit: 'public', contract: 'contract/a.ts' }
test.each([
  [{ ...good, permit: '' }, 'GET /a has no permit'],
  [{ ...good, permit: 'thing.take' }, 'GET /a asks for thing.take, which no role holds'],
  [{ ...good, contract: undefined }, 'GET /a is in no contract'],
])('a planted breach is caught: %o', (door, words) => {
  expect(doorBreaches([door], new Set())).toEqual([words])
})

test('two doors at one address, and a public door that nobody meant, are caught', () => {
  expect(doorBreaches([good, good], new Set())).toEqual(['GET /a is served twice'])
  expect(publicBreaches([good], {})).toEqual(['GET /a is open to everybody'])
  expect(publicBreaches([], { 'GET /a': 'once' })).toHaveLength(1)
})
