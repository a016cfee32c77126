import { expect, test } from 'vitest'
import { arrange, type Column, csvOf } from './table-state.ts'

interface Booking {
  readonly who: string
  readonly price: number
}

const ROWS: Booking[] = [
  { who: 'Maya', price: 120 },
  { who: 'Ben', price: 95 },
  { who: 'Ada', price: 1000 },
]
const COLUMNS: Column<Booking>[] = [
  { key: 'who', label: 'Who', cell: (row) => row.who, value: (row) => row.who },
  { key: 'price', label: 'Price', cell: (row) => row.price, value: (row) => row.price },
]

test('numbers are sorted as numbers, and a minus turns the order', () => {
  expect(arrange(ROWS, COLUMNS, { sort: 'price' }).map((row) => row.price)).toEqual([95, 120, 1000])
  expect(arrange(ROWS, COLUMNS, { sort: '-price' }).map((row) => row.price)).toEqual([
    1000, 120, 95,
  ])
})

test('an unknown column in a link leaves the order as it is', () => {
  expect(arrange(ROWS, COLUMNS, { sort: 'nonsense' })).toEqual(ROWS)
})

test('a search looks into every column', () => {
  expect(arrange(ROWS, COLUMNS, { q: 'may' }).map((row) => row.who)).toEqual(['Maya'])
  expect(arrange(ROWS, COLUMNS, { q: '95' }).map((row) => row.who)).toEqual(['Ben'])
})

test('exported words with commas and quotes stay one cell', () => {
  expect(csvOf([{ who: 'Lund, "Ada"', price: 5 }], COLUMNS)).toBe('Who,Price\r\n"Lund, ""Ada""",5')
})

test('an exported name cannot become a formula, a negative number stays a number', () => {
  expect(csvOf([{ who: '=1+1', price: -5 }], COLUMNS)).toBe("Who,Price\r\n'=1+1,-5")
})
