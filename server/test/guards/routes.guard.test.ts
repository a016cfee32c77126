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

/** Doors that take no token, each with the reason. */
const PUBLIC: Readonly<Record<string, string>> = {}

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
const ASKED_INSIDE: Readonly<Record<string, string>> = {}

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
