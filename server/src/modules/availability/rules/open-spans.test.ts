import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isTimeZone } from './local-time.ts'
import { openSpans, type Schedule } from './open-spans.ts'
import { joined, type Span, without } from './spans.ts'

const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const NEW_YORK = 'America/New_York'
const at = (text: string) => Date.parse(text)
const around = (from: string, to: string): Span => ({ from: at(from), to: at(to) })

/** Open spans that touch the stretch, as text. */
function open(schedule: Partial<Schedule>, stretch: Span): string[][] {
  return openSpans({ timeZone: NEW_YORK, week: none, exceptions: [], ...schedule }, stretch)
    .filter(({ from, to }) => from < stretch.to && to > stretch.from)
    .map(({ from, to }) => [
      new Date(from).toISOString().slice(0, 16),
      new Date(to).toISOString().slice(0, 16),
    ])
}
const SUNDAY_NIGHT = { ...none, sun: [{ from: '00:00', to: '04:00' }] }

test('nine to five is nine to five on the wall, in winter and in summer', () => {
  const week = { ...none, mon: [{ from: '09:00', to: '17:00' }] }
  expect(open({ week }, around('2026-01-05T00:00Z', '2026-01-07T00:00Z'))).toEqual([
    ['2026-01-05T14:00', '2026-01-05T22:00'],
  ])
  expect(open({ week }, around('2026-07-06T00:00Z', '2026-07-08T00:00Z'))).toEqual([
    ['2026-07-06T13:00', '2026-07-06T21:00'],
  ])
})

test('midnight to four is three hours when the clocks go forward, and five when they go back', () => {
  expect(open({ week: SUNDAY_NIGHT }, around('2026-03-08T00:00Z', '2026-03-09T00:00Z'))).toEqual([
    ['2026-03-08T05:00', '2026-03-08T08:00'],
  ])
  expect(open({ week: SUNDAY_NIGHT }, around('2026-11-01T00:00Z', '2026-11-02T00:00Z'))).toEqual([
    ['2026-11-01T04:00', '2026-11-01T09:00'],
  ])
})

test('hours that lie wholly within the skipped hour are not worked that day', () => {
  const week = { ...none, sun: [{ from: '02:15', to: '02:45' }] }
  expect(open({ week }, around('2026-03-08T00:00Z', '2026-03-09T00:00Z'))).toEqual([])
  expect(open({ week }, around('2026-03-15T00:00Z', '2026-03-16T00:00Z'))).toHaveLength(1)
})

test('to midnight and from midnight is one stretch', () => {
  const week = {
    ...none,
    fri: [{ from: '22:00', to: '24:00' }],
    sat: [{ from: '00:00', to: '02:00' }],
  }
  expect(open({ week }, around('2026-06-06T00:00Z', '2026-06-06T12:00Z'))).toEqual([
    ['2026-06-06T02:00', '2026-06-06T06:00'],
  ])
})

test('a day off takes the day, extra hours add some, and off wins where both lie', () => {
  const week = { ...none, mon: [{ from: '09:00', to: '17:00' }] }
  const off = { kind: 'off' as const, from: '2026-06-01T12:00', to: '2026-06-02T00:00' }
  const extra = { kind: 'extra' as const, from: '2026-06-01T16:00', to: '2026-06-02T03:00' }
  expect(
    open({ week, exceptions: [off, extra] }, around('2026-06-01T00:00Z', '2026-06-03T00:00Z')),
  ).toEqual([
    ['2026-06-01T13:00', '2026-06-01T16:00'],
    ['2026-06-02T04:00', '2026-06-02T07:00'],
  ])
})

test('a whole week of work is one stretch, whatever the zone', () => {
  const all = [{ from: '00:00', to: '24:00' }]
  const week = { mon: all, tue: all, wed: all, thu: all, fri: all, sat: all, sun: all }
  for (const timeZone of [
    'UTC',
    NEW_YORK,
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'Pacific/Apia',
  ]) {
    expect(
      openSpans(
        { timeZone, week, exceptions: [] },
        around('2026-03-01T00:00Z', '2026-04-12T00:00Z'),
      ),
    ).toHaveLength(1)
  }
})

test('only names of time zones are time zones', () => {
  expect(['Europe/Berlin', 'Mars/Olympus', '', 'Nowhere'].map(isTimeZone)).toEqual([
    true,
    false,
    false,
    false,
  ])
})

test('joining and taking away agree with counting minute by minute', () => {
  const span = fc.record({ from: fc.nat(60), to: fc.nat(60) })
  const covers = (spans: readonly Span[], minute: number) =>
    spans.some(({ from, to }) => from <= minute && minute < to)
  fc.assert(
    fc.property(
      fc.array(span, { maxLength: 8 }),
      fc.array(span, { maxLength: 8 }),
      (spans, taken) => {
        const left = without(spans, taken)
        for (let minute = 0; minute <= 60; minute += 1) {
          expect(covers(joined(spans), minute)).toBe(covers(spans, minute))
          expect(covers(left, minute)).toBe(covers(spans, minute) && !covers(taken, minute))
        }
        for (const [index, each] of left.entries())
          expect(each.from > (left[index - 1]?.to ?? -1)).toBe(true)
      },
    ),
  )
})
