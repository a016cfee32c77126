/** A technician's figures over thirty days: counted from what happened, and nothing older. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '#contract/zenvee'
import { days, minutes } from '#foundation/time'
import { openHouse, type SignedInPerson, type TestHouse } from '../support/house.ts'
import { makeVisit, requestVisit } from '../support/zenvee-visit.ts'

let house: TestHouse
let maya: SignedInPerson
let tomas: SignedInPerson
beforeAll(async () => {
  house = await openHouse({ people: 4 })
  maya = await house.as('maya')
  tomas = await house.as('tomas')
})
afterAll(() => house?.close())

const pair = () => ({ house, customer: maya, technician: tomas })
const figures = async () => {
  const { figures: all, badge } = await tomas.client.call(contract.readGrowth, {})
  return {
    badge,
    ...Object.fromEntries(all.map(({ name, value, good }) => [name, { value, good }])),
  }
}

test('nothing has happened yet: no figure is made up, and no badge is given', async () => {
  expect(await figures()).toMatchObject({
    acceptance: { value: null, good: false },
    on_time: { value: null, good: false },
    answer_time: { value: null, good: false },
    visits: { value: 0, good: false },
    badge: { reached: false },
  })
})

test('accepted and declined, on time and rated: each figure is its share, with its line', async () => {
  const first = await requestVisit(pair())
  await house.passes(minutes(2))
  await makeVisit(pair(), first.booking.id)
  await maya.client.call(contract.reviewBooking, {
    bookingId: first.booking.id,
    rating: 4,
    driverKept: true,
  })
  // A review is shown once both have written, or its time is over.
  await tomas.client.call(contract.reviewBooking, { bookingId: first.booking.id, rating: 5 })
  const second = await requestVisit(pair())
  await tomas.client.call(contract.declineBooking, {
    bookingId: second.booking.id,
    reason: 'No time',
  })
  const third = await requestVisit(pair())
  await house.passes(minutes(4))
  await makeVisit(pair(), third.booking.id)
  const fourth = await requestVisit(pair())
  await house.passes(minutes(11))
  expect(
    (await maya.client.call(contract.readBooking, { bookingId: fourth.booking.id })).state,
  ).toBe('expired')

  expect(await figures()).toMatchObject({
    // Two of four; both visits began within ten minutes of their time; two and four minutes.
    acceptance: { value: 0.5, good: false },
    on_time: { value: 1, good: true },
    answer_time: { value: 3, good: true },
    rating: { value: 4, good: false },
    promise_kept: { value: 1, good: true },
    visits: { value: 2, good: false },
    badge: { reached: false },
  })
})

test('after thirty days it is forgotten, but not the rating', async () => {
  await house.passes(days(29))
  expect(await figures()).toMatchObject({ visits: { value: 2 } })
  await house.passes(days(1.1))
  expect(await figures()).toMatchObject({
    acceptance: { value: null },
    visits: { value: 0 },
    rating: { value: 4 },
  })
})
