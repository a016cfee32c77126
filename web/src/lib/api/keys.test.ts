import { expect, test } from 'vitest'
import { keepNewer } from './keys.ts'

test('a slow answer never undoes a fast one', () => {
  const newer = { id: 'b1', version: 4, state: 'accepted' }
  expect(keepNewer(newer, { id: 'b1', version: 3, state: 'requested' })).toBe(newer)
})

test('a newer version, another thing, and things without versions are taken', () => {
  expect(keepNewer({ id: 'b1', version: 3 }, { id: 'b1', version: 4 })).toEqual({
    id: 'b1',
    version: 4,
  })
  expect(keepNewer({ id: 'b1', version: 9 }, { id: 'b2', version: 1 })).toEqual({
    id: 'b2',
    version: 1,
  })
  expect(keepNewer([1, 2], [1])).toEqual([1])
})
