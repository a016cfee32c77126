import { expect, test } from 'vitest'
import { BookingState } from '#contract/zenvee'
import { bookingLifecycle } from '#products/zenvee'
import { MOVES, SPOTS } from './life-story.ts'

test('the drawn life story has every move of the declared one, and no other', () => {
  const declared = Object.entries(bookingLifecycle.moves).flatMap(([move, { from, to }]) =>
    from.map((each) => `${move}: ${each} → ${to}`),
  )
  const drawn = MOVES.map(({ move, from, to }) => `${move}: ${from} → ${to}`)
  expect(drawn.toSorted()).toEqual(declared.toSorted())
})

test('every state has its place on the drawing', () => {
  expect(Object.keys(SPOTS).toSorted()).toEqual([...BookingState.options].toSorted())
})
