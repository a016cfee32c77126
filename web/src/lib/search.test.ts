import { expect, test } from 'vitest'
import { between, instant, oneOf, search, text } from './search.ts'

const read = search({
  next: text(20, /^\//),
  group: oneOf(['open', 'past']),
  lat: between(-90, 90),
  at: instant,
})

test('an address gives what it rightly carries', () => {
  const written = { next: '/a', group: 'past', lat: 42.3, at: '2026-06-01T10:00:00Z' }
  expect(read(written)).toEqual(written)
})

test('what is wrong, unknown or too long is left out, and the rest is kept', () => {
  expect(
    read({
      next: 'https://elsewhere.example',
      group: 'gone',
      lat: 91,
      at: 'tomorrow',
      more: 1,
    }),
  ).toEqual({})
  expect(read({ next: `/${'x'.repeat(20)}`, group: ['open'], lat: '1', at: null })).toEqual({})
  expect(read({ group: 'open', lat: Number.NaN })).toEqual({ group: 'open' })
})
