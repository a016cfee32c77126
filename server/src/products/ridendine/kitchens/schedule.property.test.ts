import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Week } from '#contract/availability'
import { hours, minutes } from '#foundation/time'
import { type KitchenState, openingOf, readyTime, windowOf } from './opening.ts'
import { addDays, beginOf, cutOffOf, dayOf, mondayOf, spellsOf, weekdayOf } from './schedule.ts'

/** Zones whose clocks change at other times, by other amounts, or never. */
const ZONES = [
  'America/New_York',
  'Europe/London',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Santiago',
]
const zone = fc.constantFrom(...ZONES)
/** Around the changes of 2026 and between them. */
const instant = fc
  .integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 15) })
  .map((ms) => new Date(ms))
const time = fc
  .integer({ min: 0, max: 95 })
  .map(
    (quarter) =>
      `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
  )
const spell = fc
  .tuple(time, time)
  .filter(([a, b]) => a !== b)
  .map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
const week: fc.Arbitrary<Week> = fc.record({
  mon: fc.array(spell, { maxLength: 1 }),
  tue: fc.array(spell, { maxLength: 1 }),
  wed: fc.array(spell, { maxLength: 1 }),
  thu: fc.array(spell, { maxLength: 1 }),
  fri: fc.array(spell, { maxLength: 1 }),
  sat: fc.array(spell, { maxLength: 1 }),
  sun: fc.array(spell, { maxLength: 1 }),
})
const EMPTY: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }

const wallOf = (at: number, timeZone: string) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)

/** A kitchen with these hours, some cook days around now, and a window limit that is partly used. */
const kitchen = fc
  .record({
    now: instant,
    timeZone: zone,
    week,
    takesOrdersNow: fc.boolean(),
    ahead: fc.array(
      fc.tuple(fc.integer({ min: 0, max: 8 }), spell, fc.integer({ min: 0, max: 3 }), time),
      { maxLength: 3 },
    ),
    closedIn: fc.option(fc.integer({ min: 0, max: 6 })),
    prepMinutes: fc.integer({ min: 5, max: 90 }),
    pausedFor: fc.option(fc.integer({ min: 1, max: 2000 })),
    most: fc.option(fc.integer({ min: 1, max: 4 })),
    taken: fc.array(fc.tuple(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 4 })), {
      maxLength: 40,
    }),
    wanted: fc.integer({ min: 1, max: 2 }),
  })
  .map((of): KitchenState => {
    const today = dayOf(of.now, of.timeZone)
    const first = windowOf(of.now.getTime(), 30)
    return {
      now: of.now,
      isLive: true,
      pause:
        of.pausedFor === null
          ? null
          : { reason: 'busy', note: '', until: new Date(of.now.getTime() + minutes(of.pausedFor)) },
      schedule: {
        timeZone: of.timeZone,
        week: of.week,
        takesOrdersNow: of.takesOrdersNow,
        cookDays: of.ahead.map(([days, { from, to }, cutOffDays, cutOffTime]) => ({
          on: addDays(today, days),
          from,
          to,
          cutOffDays,
          cutOffTime,
        })),
        closures:
          of.closedIn === null
            ? []
            : [{ from: addDays(today, of.closedIn), to: addDays(today, of.closedIn) }],
      },
      prepMinutes: of.prepMinutes,
      capped: null,
      window: {
        minutes: 30,
        most: of.most,
        wanted: of.wanted,
        taken: new Map(of.taken.map(([index, count]) => [first + index * minutes(30), count])),
      },
    }
  })

test('a spell shows its own times on the wall, whatever the clocks do that day', () => {
  fc.assert(
    fc.property(instant, zone, spell, (now, timeZone, hours24) => {
      const all: Week = {
        ...EMPTY,
        mon: [hours24],
        tue: [hours24],
        wed: [hours24],
        thu: [hours24],
        fri: [hours24],
        sat: [hours24],
        sun: [hours24],
      }
      const around = { from: now.getTime(), to: now.getTime() + hours(24 * 7) }
      const spells = spellsOf(
        { timeZone, week: all, takesOrdersNow: true, cookDays: [], closures: [] },
        around,
      )
      for (const each of spells) {
        // A wall time that the change skips begins when the clock shows the next one.
        const begins = wallOf(each.from, timeZone)
        expect(begins >= hours24.from || begins < '03:30').toBe(true)
        if (begins !== hours24.from)
          expect(hours24.from >= '00:00' && hours24.from < '03:30').toBe(true)
        expect(each.from).toBeLessThan(each.to)
      }
      expect(spells.length).toBeGreaterThanOrEqual(6)
    }),
  )
})

test('a cut-off is that time on the wall, so many days before, across any change of clocks', () => {
  fc.assert(
    fc.property(instant, zone, fc.integer({ min: 0, max: 14 }), (at, timeZone, cutOffDays) => {
      const on = dayOf(at, timeZone)
      const cutOff = cutOffOf(
        { on, from: '17:00', to: '20:00', cutOffDays, cutOffTime: '18:00' },
        timeZone,
      )
      expect(wallOf(cutOff, timeZone)).toBe('18:00')
      expect(dayOf(new Date(cutOff), timeZone)).toBe(addDays(on, -cutOffDays))
    }),
  )
})

test('whenever a kitchen says when it can be ready, that time is taken when it is asked for', () => {
  fc.assert(
    fc.property(kitchen, (state) => {
      const { readyFrom } = openingOf(state)
      if (!readyFrom) return
      const asked = readyTime(state, new Date(readyFrom))
      expect(asked).toEqual({ readyAt: new Date(readyFrom) })
    }),
    { numRuns: 400 },
  )
})

test('nothing is promised outside a spell, after its cut-off, in a pause or in a full window', () => {
  fc.assert(
    fc.property(
      kitchen,
      fc.option(fc.integer({ min: 0, max: 8 * 24 * 60 })),
      (state, inMinutes) => {
        const now = state.now.getTime()
        const at = inMinutes === null ? null : new Date(now + minutes(inMinutes))
        const answer = readyTime(state, at)
        if ('why' in answer) return
        const ready = answer.readyAt.getTime()
        const spells = spellsOf(state.schedule, { from: now, to: ready + 1 }).filter(
          (each) => each.from <= ready && ready <= each.to,
        )
        expect(spells.some((each) => each.orderBy === null || now <= each.orderBy)).toBe(true)
        expect(ready).toBeGreaterThanOrEqual(now + minutes(state.prepMinutes))
        if (state.pause?.until) expect(ready).toBeGreaterThanOrEqual(state.pause.until.getTime())
        const { most, taken, wanted } = state.window
        if (most !== null)
          expect((taken.get(windowOf(ready, 30)) ?? 0) + wanted).toBeLessThanOrEqual(most)
        const closed = state.schedule.closures[0]
        if (closed)
          expect(
            ready === beginOf(closed.from, state.schedule.timeZone).getTime() ||
              dayOf(answer.readyAt, state.schedule.timeZone) !== closed.from,
          ).toBe(true)
      },
    ),
    { numRuns: 600 },
  )
})

test('what is open takes an order for now', () => {
  fc.assert(
    fc.property(kitchen, (state) => {
      if (openingOf(state).state !== 'open') return
      const answer = readyTime(state, null)
      // Only the wait for a free window may be too long.
      if ('why' in answer) expect(answer.why).toBe('full')
    }),
    { numRuns: 400 },
  )
})

test('days, weeks and months are counted on the calendar', () => {
  expect(weekdayOf('2026-11-29')).toBe(7)
  expect(mondayOf('2026-11-29')).toBe('2026-11-23')
  expect(addDays('2026-02-28', 1)).toBe('2026-03-01')
  // The night the clocks go back in New York is 25 hours long.
  const length =
    beginOf('2026-11-02', 'America/New_York').getTime() -
    beginOf('2026-11-01', 'America/New_York').getTime()
  expect(length).toBe(hours(25))
})
