import { expect, test } from 'vitest'
import { documentsOfCode, keptSchemas, rooms } from '../../../tools/generate/documents.ts'
import {
  changedEvents,
  EVENTS_PATH,
  mergedSchemas,
  schemasOf,
} from '../../../tools/generate/events.ts'
import { isTest, readSources } from '../../../tools/guards/sources.ts'

const kept = keptSchemas()
const now = schemasOf(rooms)
const declared = new Set(Object.keys(now))

test('the guard sees events, and schemas that were kept', () => {
  expect(declared.size).toBeGreaterThan(50)
  expect(Object.keys(kept).length).toBeGreaterThan(50)
})

test('a payload changes with its version only', () => {
  expect(changedEvents(kept, now)).toEqual([])
})

test('an event is the past of something, named after its room', () => {
  const wrong = rooms.flatMap((room) =>
    room.events.filter(
      ({ name }) => !new RegExp(`^${room.name}(\\.[a-z]+(_[a-z]+)*)+$`).test(name),
    ),
  )
  expect(wrong.map(({ name }) => name)).toEqual([])
})

test('every event that the code declares is announced by its room', () => {
  const written = readSources(['server/src/modules', 'server/src/products'], /\.ts$/)
    .filter(({ path }) => !isTest(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/\bevent\(\s*'([^']+)'/g)].map(([, name = '']) => ({ path, name })),
    )
  expect(written.length).toBeGreaterThan(50)
  expect(written.filter(({ name }) => !declared.has(name))).toEqual([])
})

const withPayload = (payload: unknown) => ({ 'lots.lot_taken': { 1: payload } })

test('a planted breach is caught: a payload with another field under the same version', () => {
  const changed = changedEvents(withPayload({ type: 'object' }), withPayload({ type: 'string' }))
  expect(changed).toEqual(['the payload of lots.lot_taken has changed; declare it as version 2'])
})

test('a new version and a new event are let through, and nothing is forgotten', () => {
  const old = withPayload({ type: 'object' })
  const next = { 'lots.lot_taken': { 2: { type: 'string' } }, 'lots.lot_lost': { 1: {} } }
  expect(changedEvents(old, next)).toEqual([])
  expect(mergedSchemas(old, next)['lots.lot_taken']).toEqual({
    1: { type: 'object' },
    2: { type: 'string' },
  })
})

test('the kept schemas are those of the code', () => {
  const made = documentsOfCode(kept).find(({ path }) => path === EVENTS_PATH)
  expect(JSON.parse(made?.text ?? '{}')).toEqual(kept)
})
