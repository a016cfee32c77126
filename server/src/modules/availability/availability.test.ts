import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Hours } from '#contract/availability'
import type { Tx } from '#foundation/db'
import { sql } from '#foundation/db'
import { newId } from '#foundation/ids'
import { addMs, days, hours, minutes, wait } from '#foundation/time'
import { expectRefusal, makeWorld, type Person, race, type World } from '#testing'
import {
  asTheCrowFlies,
  availabilityModule,
  HoldLapsed,
  holdSlot,
  isBookable,
  keepHold,
  nextFree,
  release,
  releaseHold,
  reserve,
  SlotReleased,
  SlotReserved,
  setHours,
  slotsFor,
  whyNotBookable,
} from './index.ts'
import {
  addMyException,
  editMyHours,
  listMyExceptions,
  listMyReservations,
  readMyHours,
  removeMyException,
} from './my-calendar.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld({ rooms: [availabilityModule] })
})
afterAll(() => world.close())

/** 2026-06-01 is a Monday; the world begins at 14:00Z, ten in New York. */
const HOME = { lat: 41.65, lng: -70.93 }
const FAR = { lat: 41.75, lng: -70.93 }
const travel = asTheCrowFlies()
const spell = [{ from: '08:00', to: '18:00' }]
const TERMS: Hours = {
  timeZone: 'America/New_York',
  week: { mon: spell, tue: spell, wed: spell, thu: spell, fri: spell, sat: [], sun: [] },
  bufferBeforeMinutes: 10,
  bufferAfterMinutes: 5,
  noticeMinutes: 60,
  aheadDays: 30,
  version: 0,
}
const NEW_YORK_10 = () => new Date('2026-06-03T14:00:00Z')

async function worker(terms: Partial<Hours> = {}, orgId = world.orgId): Promise<Person> {
  const person = world.person({ roles: ['technician'], orgId })
  await person.does(editMyHours, { ...TERMS, ...terms })
  return person
}

/** One hour on Wednesday, from 10:00 on unless said otherwise. */
const wanted = (person: Person, afterMinutes = 0, at: typeof HOME | null = HOME) => {
  const startsAt = addMs(NEW_YORK_10(), minutes(afterMinutes))
  return { personId: person.id, startsAt, endsAt: addMs(startsAt, hours(1)), at, travel }
}
const book = (person: Person, afterMinutes = 0, at: typeof HOME | null = HOME) => {
  const about = `zenvee.booking:${newId()}`
  return world
    .system(person.orgId)
    .act((tx) => reserve(tx, { ...wanted(person, afterMinutes, at), about }))
}
const ask = <Answer>(work: (tx: Tx) => Promise<Answer>) => world.system().act(work)

test('hours are kept as said, and only over the version that was looked at', async () => {
  const person = world.person()
  expect(await person.act(readMyHours)).toMatchObject({ version: 0, timeZone: 'UTC' })
  expect(await person.does(editMyHours, TERMS)).toEqual({ ...TERMS, version: 1 })
  expect(await person.act(readMyHours)).toEqual({ ...TERMS, version: 1 })
  await expectRefusal(person.does(editMyHours, TERMS), 'availability.hours_changed_meanwhile')
  await expectRefusal(
    person.does(editMyHours, { ...TERMS, version: 1, timeZone: 'Mars/Olympus' }),
    'availability.no_such_time_zone',
  )
})

test('slots lie on the wall’s own grid within hours, from notice to the furthest day', async () => {
  const person = await worker({ noticeMinutes: 120, aheadDays: 2 })
  const slots = await ask((tx) =>
    slotsFor(tx, {
      personIds: [person.id],
      durationMinutes: 90,
      at: HOME,
      travel,
      stepMinutes: 30,
      from: new Date('2026-06-01T00:00:00Z'),
      to: new Date('2026-06-08T00:00:00Z'),
    }),
  )
  const starts = slots.map(({ startsAt }) => startsAt.toISOString().slice(0, 16))
  expect(starts[0]).toBe('2026-06-01T16:00')
  expect(starts).toContain('2026-06-01T20:30')
  expect(starts).not.toContain('2026-06-01T21:00')
  expect(starts.at(-1)).toBe('2026-06-03T14:00')
  expect(
    slots.every(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime() === minutes(90)),
  ).toBe(true)
})

test('a booked hour is gone, with its buffers and the way there and back', async () => {
  const person = await worker()
  await book(person, 120)
  const away = (from: number, at: typeof HOME) =>
    ask((tx) => whyNotBookable(tx, wanted(person, from, at)))
  expect(await away(120, HOME)).toBe('slot_taken')
  expect(await away(61, HOME)).toBe('slot_taken')
  // Same place: only the buffers, fifteen minutes in all.
  expect(await away(46, HOME)).toBe('too_close')
  expect(await away(45, HOME)).toBeNull()
  expect(await away(194, HOME)).toBe('too_close')
  expect(await away(195, HOME)).toBeNull()
  // Eleven kilometres away: buffers and some 34 minutes more.
  const way = Math.ceil(Number(await travel(HOME, FAR)) / 60)
  expect(way).toBeGreaterThan(30)
  expect(await away(195 + way - 1, FAR)).toBe('too_close')
  expect(await away(195 + way, FAR)).toBeNull()
  expect(await away(45 - way, FAR)).toBeNull()
})

test('a release frees the time and says so; releasing again is no fault', async () => {
  const person = await worker()
  const { id, about } = await book(person)
  await expectRefusal(book(person, 30), 'availability.slot_taken')
  expect(await ask((tx) => release(tx, about))).toHaveLength(1)
  expect(await ask((tx) => release(tx, about))).toEqual([])
  await book(person, 30)
  expect(
    (await world.told(SlotReleased)).filter(({ reservationId }) => reservationId === id),
  ).toHaveLength(1)
  expect(
    (await world.told(SlotReserved)).filter(({ personId }) => personId === person.id),
  ).toHaveLength(2)
})

test('each reason has its name', async () => {
  const person = await worker({ aheadDays: 5 })
  const at = (iso: string) => {
    const startsAt = new Date(iso)
    return ask((tx) =>
      reserve(tx, {
        personId: person.id,
        about: newId(),
        at: HOME,
        travel,
        startsAt,
        endsAt: addMs(startsAt, hours(1)),
      }),
    )
  }
  await expectRefusal(at('2026-06-01T14:30:00Z'), 'availability.too_soon')
  await expectRefusal(at('2026-06-09T14:00:00Z'), 'availability.too_far_ahead')
  await expectRefusal(at('2026-06-03T21:30:00Z'), 'availability.outside_hours')
  await expectRefusal(at('2026-06-06T14:00:00Z'), 'availability.outside_hours')
  await expectRefusal(book(world.person()), 'availability.no_hours')
  await book(person)
  await expectRefusal(book(person, 65), 'availability.too_close')
  await expectRefusal(
    ask((tx) => isBookable(tx, { ...wanted(person), endsAt: NEW_YORK_10() })),
    'availability.bad_range',
  )
})

test('somebody who says yes may waive every rule but that the time is free', async () => {
  const person = world.person()
  const waives = ['notice', 'ahead', 'hours', 'gaps'] as const
  const startsAt = addMs(world.clock.now(), minutes(5))
  const take = () =>
    ask((tx) =>
      reserve(tx, {
        personId: person.id,
        about: newId(),
        at: null,
        travel,
        startsAt,
        endsAt: addMs(startsAt, hours(1)),
        waives,
      }),
    )
  await take()
  await expectRefusal(take(), 'availability.slot_taken')
})

test('of twenty who take one slot at once, exactly one wins', async () => {
  for (const waives of [[], ['notice', 'ahead', 'hours', 'gaps']] as const) {
    const person = await worker()
    const { won, refused, broken } = await race(
      Array.from(
        { length: 20 },
        () => () => ask((tx) => reserve(tx, { ...wanted(person), about: newId(), waives })),
      ),
    )
    expect(broken).toEqual([])
    expect(won).toHaveLength(1)
    expect(refused).toEqual(Array.from({ length: 19 }, () => 'availability.slot_taken'))
  }
})

test('of twenty who take different times that are too close, those who win keep their distance', async () => {
  const person = await worker()
  const { won, broken } = await race(
    Array.from({ length: 20 }, (_, index) => () => book(person, index * 20 - 120)),
  )
  expect(broken).toEqual([])
  const starts = won.map(({ startsAt }) => startsAt.getTime()).sort((a, b) => a - b)
  expect(starts.length).toBeGreaterThan(1)
  for (const [index, start] of starts.entries()) {
    expect(start - (starts[index - 1] ?? 0)).toBeGreaterThanOrEqual(minutes(75))
  }
})

test('who comes second waits until the first has decided, and then keeps the distance', async () => {
  const person = await worker()
  let second: Promise<unknown> = Promise.resolve()
  await ask(async (tx) => {
    await reserve(tx, { ...wanted(person), about: newId() })
    second = expectRefusal(book(person, 65), 'availability.too_close')
    await untilSomebodyWaits()
  })
  await second
})

/** Until a transaction of this database waits for another, at most a second. */
async function untilSomebodyWaits(): Promise<void> {
  for (let round = 0; round < 100; round += 1) {
    const waiting = await world.raw(`
      select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
    if (waiting.length > 0) return
    await wait(10)
  }
}

test('the database itself keeps nobody in two places, whatever the code does', async () => {
  const person = await worker()
  const { id } = await book(person)
  const twin = (more: ReturnType<typeof sql>) =>
    world.raw(sql`
    insert into availability.reservations (id, org_id, person_id, about, starts_at, ends_at, made_at)
    select ${newId()}, org_id, person_id, ${newId()}, ${more}, made_at from availability.reservations where id = ${id}`)
  await expect(
    twin(sql`starts_at + interval '59 min', ends_at + interval '59 min'`),
  ).rejects.toThrow('reservations_never_overlap')
  await twin(sql`ends_at, ends_at + interval '1 hour'`)
  await expectRefusal(
    world.system().act((tx) =>
      tx.run(sql`
    insert into availability.reservations (id, person_id, about, starts_at, ends_at, made_at)
    values (${newId()}, ${person.id}, 'x', ${NEW_YORK_10()}, ${addMs(NEW_YORK_10(), 1)}, ${tx.now})`),
    ),
    'availability.slot_taken',
  )
})

test('one thing takes one time of one person', async () => {
  const person = await worker()
  const about = `zenvee.booking:${newId()}`
  const take = (afterMinutes: number) =>
    ask((tx) => reserve(tx, { ...wanted(person, afterMinutes), about }))
  await take(0)
  await expectRefusal(take(180), 'availability.already_reserved')
})

test('a hold keeps a time for minutes, then lets it go by itself and says so', async () => {
  const [person, customer, rival] = [await worker(), world.person(), world.person()]
  const held = await customer.act((tx) => holdSlot(tx, { ...wanted(person), forMs: minutes(5) }))
  expect(held.expiresAt).toEqual(addMs(world.clock.now(), minutes(5)))
  await expectRefusal(
    rival.act((tx) => holdSlot(tx, wanted(person))),
    'availability.slot_taken',
  )
  await world.drain()
  await expectRefusal(book(person), 'availability.slot_taken')

  world.clock.passes(minutes(5))
  await world.drain()

  expect((await world.told(HoldLapsed)).map(({ reservationId }) => reservationId)).toContain(
    held.id,
  )
  await expectRefusal(
    customer.act((tx) => keepHold(tx, { reservationId: held.id, about: 'late' })),
    'availability.hold_over',
  )
  await book(person)
})

test('a hold that ran out is over at once, also before anything swept it', async () => {
  const [person, customer] = [await worker(), world.person()]
  const held = await customer.act((tx) => holdSlot(tx, { ...wanted(person), forMs: minutes(5) }))
  world.clock.passes(minutes(5))
  await expectRefusal(
    customer.act((tx) => keepHold(tx, { reservationId: held.id, about: 'late' })),
    'availability.hold_over',
  )
  expect(await ask((tx) => isBookable(tx, wanted(person)))).toBe(true)
  await book(person)
  expect((await world.told(HoldLapsed)).map(({ reservationId }) => reservationId)).toContain(
    held.id,
  )
})

test('a hold that is kept lasts, and only its holder can keep it', async () => {
  const [person, customer] = [await worker(), world.person()]
  const held = await customer.act((tx) => holdSlot(tx, wanted(person)))
  const about = `zenvee.booking:${newId()}`
  await expectRefusal(
    person.act((tx) => keepHold(tx, { reservationId: held.id, about })),
    'availability.no_such_hold',
  )
  const kept = await customer.act((tx) => keepHold(tx, { reservationId: held.id, about }))
  expect(kept).toMatchObject({ id: held.id, about, expiresAt: null })
  world.clock.passes(hours(1))
  await world.drain()
  await expectRefusal(book(person), 'availability.slot_taken')
  await expectRefusal(
    customer.act((tx) => keepHold(tx, { reservationId: held.id, about })),
    'availability.hold_over',
  )
  await customer.act((tx) => releaseHold(tx, { reservationId: held.id }))
  await expectRefusal(book(person), 'availability.slot_taken')
})

test('who holds another time lets the first one go', async () => {
  const [person, other, customer] = [await worker(), await worker(), world.person()]
  await customer.act((tx) => holdSlot(tx, wanted(person)))
  const second = await customer.act((tx) => holdSlot(tx, wanted(other)))
  expect(await ask((tx) => isBookable(tx, wanted(person)))).toBe(true)
  await customer.act((tx) => releaseHold(tx, { reservationId: second.id }))
  expect(await ask((tx) => isBookable(tx, wanted(other)))).toBe(true)
})

test('the next free time is now, when work begins, or when the job before is over', async () => {
  const now = world.clock.now()
  const anywhere = { durationMinutes: 30, at: HOME, travel }
  const [free, busy, away, unknown] = [
    await worker(),
    await worker(),
    await worker({ week: { ...TERMS.week, mon: [] } }),
    world.person(),
  ]
  const start = addMs(now, -minutes(10))
  await ask((tx) =>
    reserve(tx, {
      personId: busy.id,
      about: newId(),
      at: HOME,
      travel,
      startsAt: start,
      endsAt: addMs(start, hours(1)),
      waives: ['notice'],
    }),
  )
  const found = await ask((tx) =>
    nextFree(tx, { ...anywhere, personIds: [free.id, busy.id, away.id, unknown.id] }),
  )
  const wholeMinute = (at: Date) => new Date(Math.ceil(at.getTime() / 60_000) * 60_000)
  expect(found).toEqual([
    { personId: free.id, freeAt: wholeMinute(now) },
    { personId: busy.id, freeAt: wholeMinute(addMs(start, hours(1) + minutes(15))) },
    { personId: away.id, freeAt: new Date('2026-06-02T12:00:00Z') },
    { personId: unknown.id, freeAt: null },
  ])
})

test('who needs a while to come is free when they are there, not before, and not over the next job', async () => {
  const [person, busy] = [await worker(), await worker()]
  const noon = new Date('2026-06-04T16:00:00Z')
  const soon = addMs(noon, minutes(40))
  const found = await world.database.transact(
    { orgId: world.orgId, actor: world.system().actor, now: noon },
    async (tx) => {
      const where = { at: HOME, travel }
      const job = { startsAt: addMs(noon, minutes(60)), endsAt: addMs(noon, minutes(120)) }
      await reserve(tx, { ...where, ...job, personId: busy.id, about: newId() })
      const earliest = new Map([person, busy].map(({ id }) => [id, soon]))
      return nextFree(tx, {
        ...where,
        personIds: [...earliest.keys()],
        durationMinutes: 30,
        earliest,
      })
    },
  )
  expect(found.map(({ freeAt }) => freeAt)).toEqual([soon, addMs(noon, minutes(135))])
})

test('days off and extra hours change what is shown', async () => {
  const person = await worker()
  const day = { from: '2026-06-03T00:00', to: '2026-06-04T00:00', note: 'Wedding' }
  const off = await person.does(addMyException, { kind: 'off', ...day })
  await expectRefusal(book(person), 'availability.outside_hours')
  await person.does(addMyException, {
    kind: 'extra',
    from: '2026-06-06T09:00',
    to: '2026-06-06T12:00',
    note: '',
  })
  expect(await ask((tx) => isBookable(tx, wanted(person, 3 * 24 * 60 - 60)))).toBe(true)
  const page = await person.does(listMyExceptions, { limit: 1 })
  expect(page.items).toEqual([{ ...off, ...day }])
  const rest = await person.does(listMyExceptions, { limit: 5, cursor: page.nextCursor ?? '' })
  expect(rest.items.map(({ kind }) => kind)).toEqual(['extra'])
  await expectRefusal(world.person().does(removeMyException, off), 'availability.no_such_exception')
  await person.does(removeMyException, off)
  await book(person)
  await expectRefusal(
    person.does(addMyException, { kind: 'off', from: day.to, to: day.from, note: '' }),
    'availability.ends_before_it_begins',
  )
  const strange = Buffer.from('["2026","x"]').toString('base64url')
  await expectRefusal(
    person.does(listMyExceptions, { limit: 1, cursor: strange }),
    'availability.bad_cursor',
  )
})

test('my calendar is mine', async () => {
  const person = await worker()
  const { id } = await book(person)
  const range = { from: '2026-06-01T00:00:00Z', to: '2026-06-30T00:00:00Z' }
  expect(await person.does(listMyReservations, range)).toMatchObject({
    timeZone: 'America/New_York',
    reservations: [{ reservationId: id, place: HOME, until: null }],
  })
  expect((await world.person().does(listMyReservations, range)).reservations).toEqual([])
  await expectRefusal(
    person.does(listMyReservations, { from: range.to, to: range.from }),
    'availability.bad_range',
  )
  await expectRefusal(
    person.does(listMyReservations, { ...range, to: '2026-09-30T00:00:00Z' }),
    'availability.bad_range',
  )
})

test('the same person of another organisation has another calendar', async () => {
  const person = await worker()
  const twin = world.person({ orgId: world.otherOrgId, id: person.id })
  expect(await twin.act(readMyHours)).toMatchObject({ version: 0 })
  await twin.does(editMyHours, TERMS)
  const { about } = await book(person)
  await book(twin)
  await expectRefusal(book(person), 'availability.slot_taken')
  expect(await world.system(world.otherOrgId).act((tx) => release(tx, about))).toEqual([])
})

test('whatever is shown can be booked, through hours, days off, buffers, ways and clock changes', async () => {
  const places = [HOME, FAR, { lat: 41.6, lng: -71.1 }, null]
  const zone = fc.constantFrom(
    'America/New_York',
    'Europe/London',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
  )
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        zone,
        step: fc.constantFrom(15, 30, 60),
        length: fc.integer({ min: 20, max: 200 }),
        before: fc.nat(45),
        after: fc.nat(45),
        notice: fc.nat(600),
        begins: fc.integer({ min: 0, max: 20 }),
        day: fc.constantFrom('2026-06-02', '2026-10-24', '2026-10-31', '2026-03-07', '2026-04-04'),
        picks: fc.array(fc.record({ pick: fc.nat(), place: fc.nat(3) }), {
          minLength: 2,
          maxLength: 6,
        }),
      }),
      async (drawn) => {
        const from = new Date(`${drawn.day}T00:00:00Z`)
        const now = addMs(from, -days(1))
        const all = [{ from: `${String(drawn.begins).padStart(2, '0')}:10`, to: '24:00' }]
        const week = {
          mon: all,
          tue: all,
          wed: all,
          thu: all,
          fri: all,
          sat: all,
          sun: [{ from: '00:00', to: '24:00' }],
        }
        const personId = newId()
        await world.database.transact(
          { orgId: world.orgId, actor: world.system().actor, now },
          async (tx) => {
            await setHours(tx, personId, {
              timeZone: drawn.zone,
              week,
              version: 0,
              aheadDays: 4,
              bufferBeforeMinutes: drawn.before,
              bufferAfterMinutes: drawn.after,
              noticeMinutes: drawn.notice,
            })
            for (const { pick, place } of drawn.picks) {
              const where = { at: places[place] ?? null, travel }
              const shown = await slotsFor(tx, {
                ...where,
                personIds: [personId],
                durationMinutes: drawn.length,
                stepMinutes: drawn.step,
                from,
                to: addMs(from, days(3)),
              })
              const slot = shown[pick % Math.max(1, shown.length)]
              if (!slot) return
              expect(await isBookable(tx, { ...slot, ...where })).toBe(true)
              await reserve(tx, { ...slot, ...where, about: newId() })
            }
          },
        )
      },
    ),
    { numRuns: 60 },
  )
})
