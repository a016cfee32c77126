import { expect, test } from 'vitest'
import { Agenda } from './agenda.ts'

const nothing = async () => {}

test('deeds come in the order of their time, and of their planning where it is the same', () => {
  const agenda = new Agenda()
  agenda.plan('late', 30, nothing)
  agenda.plan('first', 10, nothing)
  agenda.plan('second', 10, nothing)
  expect(agenda.nextAt()).toBe(10)
  expect([agenda.take(), agenda.take(), agenda.take()].map((next) => next?.key)).toEqual([
    'first',
    'second',
    'late',
  ])
  expect(agenda.take()).toBeUndefined()
  expect(agenda.nextAt()).toBe(Number.POSITIVE_INFINITY)
})

test('a deed planned again takes the place of the first; a forgotten one does not happen', () => {
  const agenda = new Agenda()
  agenda.plan('look', 10, nothing)
  agenda.plan('look', 5, nothing)
  agenda.plan('go', 6, nothing)
  agenda.forget('go')
  expect(agenda.nextAt()).toBe(5)
  agenda.take()
  expect(agenda.has('look')).toBe(false)
  expect(agenda.take()).toBeUndefined()
})
