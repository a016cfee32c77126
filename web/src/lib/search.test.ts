import { expect, test } from 'vitest'
import { between, day, either, flag, instant, oneOf, search, someOf, text } from './search.ts'

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

test('of several words the known ones stay, and none of them is nothing', () => {
  const tastes = search({ diet: someOf(['vegan', 'halal']) })
  expect(tastes({ diet: ['halal', 'raw'] })).toEqual({ diet: ['halal'] })
  expect(tastes({ diet: ['raw'] })).toEqual({})
  expect(tastes({ diet: 'vegan' })).toEqual({})
})

test('a part may be read in two ways, and a flag is said or left out', () => {
  const wish = search({ when: either(oneOf(['now']), day), group: flag })
  expect(wish({ when: 'now', group: true })).toEqual({ when: 'now', group: true })
  expect(wish({ when: '2026-12-01', group: 'yes' })).toEqual({ when: '2026-12-01' })
  expect(wish({ when: 'soon' })).toEqual({})
})
