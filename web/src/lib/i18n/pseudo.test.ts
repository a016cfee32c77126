import { expect, test } from 'vitest'
import { pseudo } from './pseudo.ts'

test('stretched words keep their placeholders and tags', () => {
  expect(pseudo({ a: { b: 'Hi {{name}}, <ago/>' } })).toEqual({
    a: { b: '[Hí {{name}}, <ago/>~~~~~~]' },
  })
})
