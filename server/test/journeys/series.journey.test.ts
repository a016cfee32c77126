/** Regular visits: from one that was agreed on, each asked for ahead as a booking of its own. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMyException } from '#contract/availability'
import { listNotices } from '#contract/notifications'
import * as contract from '#contract/zenvee'
import { SYSTEM } from '#foundation/db'
import { days, hours } from '#foundation/time'
import { requestSeriesVisits } from '#products/zenvee'
import { openHouse, type SignedInPerson, type TestHouse } from '../support/house.ts'
import { makeVisit, refusal, requestVisit } from '../support/zenvee-visit.ts'

let house: TestHouse
let maya: SignedInPerson
let tomas: SignedInPerson
let series: contract.Series
beforeAll(async () => {
  house = await openHouse({ people: 6 })
  maya = await house.as('maya')
  tomas = await house.as('tomas')
})
afterAll(() => house?.close())

const read = async (who: SignedInPerson = maya) =>
  who.client.call(contract.readSeries, { seriesId: series.id })
const visit = async (n: number) => (await read()).visits.find((each) => each.visit === n)

/** The clock moves on, and the hourly look at what has come near is taken twice at once. */
async function passes(ms: number): Promise<void> {
  await house.passes(ms)
  const look = () =>
    house.kontor.database.transact({ orgId: house.orgId, actor: SYSTEM }, (tx) =>
      requestSeriesVisits.work(tx, {}),
    )
  await Promise.all([look(), look(), look()])
  await house.drain()
}

test('a visit that was agreed on becomes a series; one that was not, or belongs to one, does not', async () => {
  const pair = { house, customer: maya, technician: tomas }
  const { booking } = await requestVisit(pair)
  const begin = { bookingId: booking.id, every: 'week' } as const
  expect(await refusal(maya.client.call(contract.beginSeries, begin))).toBe('zenvee.not_agreed_yet')
  await makeVisit(pair, booking.id)

  expect(await refusal(tomas.client.call(contract.beginSeries, begin))).toBe('http.not_permitted')
  series = await maya.client.call(contract.beginSeries, begin)
  expect(series).toMatchObject({ state: 'active', every: 'week', can: ['stop', 'skip', 'restore'] })
  expect(series.visits.at(-1)).toMatchObject({ visit: 0, status: 'booked', bookingId: booking.id })
  expect(series.visits.filter(({ status }) => status === 'planned')).toHaveLength(6)
  expect(await refusal(maya.client.call(contract.beginSeries, begin))).toBe('zenvee.in_a_series')
  expect((await maya.client.call(contract.readBooking, { bookingId: booking.id })).seriesId).toBe(
    series.id,
  )

  await house.drain()
  const { items } = await tomas.client.call(contract.listSeries, { as: 'technician' })
  expect(items).toMatchObject([{ id: series.id, every: 'week', customer: 'Maya Torres' }])
  expect((await read(tomas)).can).toEqual(['stop'])
})

test('six days ahead the next visit is asked for, once, at the price of the first', async () => {
  expect(await visit(1)).toMatchObject({ status: 'planned' })
  await passes(days(1.5))
  const asked = await visit(1)
  expect(asked).toMatchObject({ status: 'booked', bookingState: 'requested' })
  const { items } = await maya.client.call(contract.listBookings, { group: 'open' })
  expect(items.filter(({ state }) => state === 'requested')).toHaveLength(1)

  const bookingId = asked?.bookingId ?? ''
  const booking = await maya.client.call(contract.readBooking, { bookingId })
  expect(booking.price.service).toEqual(series.price)
  expect(new Date(booking.startsAt).getTime() - new Date(series.firstAt).getTime()).toBe(days(7))
  expect(new Date(booking.answerBy ?? 0).getTime() - house.clock.now().getTime()).toBe(hours(24))
  // Of three who looked at once nobody found the time taken by another: nothing was missed.
  const { items: notices } = await maya.client.call(listNotices, {})
  expect(notices.map(({ title }) => title).join('\n')).not.toMatch(/No visit on/)
  await tomas.client.call(contract.acceptBooking, { bookingId })
  await house.drain()
  expect((await maya.client.call(contract.readBooking, { bookingId })).payment.state).toBe(
    'authorised',
  )
})

test('a planned visit is skipped, taken back and skipped again; one that is booked is not', async () => {
  const skip = (n: number) =>
    maya.client.call(contract.skipVisit, { seriesId: series.id, visit: n })
  expect(await refusal(skip(1))).toBe('zenvee.visit_is_booked')
  expect(await refusal(skip(500))).toBe('zenvee.no_such_visit')
  expect(
    await refusal(tomas.client.call(contract.skipVisit, { seriesId: series.id, visit: 2 })),
  ).toBe('http.not_permitted')

  await skip(2)
  expect(await visit(2)).toMatchObject({ status: 'skipped' })
  await maya.client.call(contract.restoreVisit, { seriesId: series.id, visit: 2 })
  expect(await visit(2)).toMatchObject({ status: 'planned' })
  await skip(2)
  await skip(2)
  await passes(days(7))
  expect(await visit(2)).toMatchObject({ status: 'skipped', bookingId: null })
  expect(await visit(3)).toMatchObject({ status: 'planned' })
})

test('a visit at which the technician is away is missed, with the reason, and the series goes on', async () => {
  const at = new Date((await visit(3))?.startsAt ?? '')
  const day = at.toISOString().slice(0, 10)
  await tomas.client.call(addMyException, {
    from: `${day}T00:00`,
    to: `${day}T23:59`,
    kind: 'off',
    note: 'Away',
  })
  await passes(days(7))
  expect(await visit(3)).toMatchObject({
    status: 'missed',
    reason: expect.stringMatching(/^availability\./),
  })
  const { items } = await maya.client.call(listNotices, {})
  expect(items.map(({ title }) => title).join('\n')).toMatch(/No visit on/)
  await passes(days(7))
  expect(await visit(4)).toMatchObject({ status: 'booked' })
})

test('either side stops it, once; what was asked for stays; a stranger sees nothing', async () => {
  const stop = (who: SignedInPerson) =>
    who.client.call(contract.stopSeries, { seriesId: series.id, reason: 'Moving away' })
  const stranger = await house.withPassword('customer0@demo.kontor.example', 'alder-bay-demo-2026')
  expect(await refusal(read(stranger))).toBe('zenvee.no_such_series')
  expect(await refusal(stop(stranger))).toBe('zenvee.no_such_series')

  const stopped = await stop(tomas)
  expect(stopped).toMatchObject({ state: 'stopped', can: [], stopReason: 'Moving away' })
  expect(await refusal(stop(maya))).toBe('lifecycle.not_from_here')
  expect(
    await refusal(maya.client.call(contract.skipVisit, { seriesId: series.id, visit: 5 })),
  ).toBe('zenvee.series_stopped')
  await passes(days(21))
  const after = await read()
  expect(after.visits.filter(({ status }) => status === 'planned')).toEqual([])
  expect(Math.max(...after.visits.map((each) => each.visit))).toBe(4)
})
