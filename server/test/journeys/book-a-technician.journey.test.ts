import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSharing } from '#contract/tracking'
import * as contract from '#contract/zenvee'
import { Database } from '#foundation/db'
import { hours, minutes } from '#foundation/time'
import { verifyLedger } from '#modules/ledger'
import { openHouse, type SignedInPerson, type TestHouse, until } from '../support/house.ts'
import { makeVisit, refusal, requestVisit, sendPositionNear } from '../support/zenvee-visit.ts'

let house: TestHouse
let maya: SignedInPerson
let tomas: SignedInPerson
beforeAll(async () => {
  house = await openHouse()
  maya = await house.as('maya')
  tomas = await house.as('tomas')
})
afterAll(() => house?.close())

const pair = () => ({ house, customer: maya, technician: tomas })
const request = (mode: 'chosen' | 'best' = 'chosen') => requestVisit(pair(), mode)
const visit = (bookingId: string) => makeVisit(pair(), bookingId)

test('a customer finds a technician, is visited, pays, tips and rates; both ends hear all of it', async () => {
  const { found, booking } = await request()
  expect(found.cards.length).toBeGreaterThan(0)
  expect(booking.state).toBe('requested')
  const [hers, his] = [
    await maya.listen(`zenvee.booking:${booking.id}`),
    await tomas.listen(`zenvee.booking:${booking.id}`, `person:${tomas.personId}`),
  ]
  expect([...hers.joined, ...his.joined].every((answer) => answer.ok)).toBe(true)

  const before = await tomas.client.call(contract.readBooking, { bookingId: booking.id })
  expect(before.place.exact).toBe(false)
  await tomas.client.call(contract.acceptBooking, { bookingId: booking.id })
  expect(await refusal(tomas.client.call(contract.startTrip, { bookingId: booking.id }))).toBe(
    'zenvee.not_paid_yet',
  )
  await house.drain()
  expect(
    (await tomas.client.call(contract.readBooking, { bookingId: booking.id })).place.exact,
  ).toBe(true)

  await tomas.client.call(contract.startTrip, { bookingId: booking.id })
  await sendPositionNear(house, tomas.client, found.place.point)
  const seen = await maya.client.call(readSharing, { subject: `zenvee.booking:${booking.id}` })
  expect(seen.subject).toBe(`zenvee.booking:${booking.id}`)
  await tomas.client.call(contract.arrive, { bookingId: booking.id }).catch(() => undefined)
  const { startCode } = await maya.client.call(contract.readBooking, { bookingId: booking.id })
  expect(startCode).toMatch(/^\d{4}$/)
  const wrong = startCode === '0000' ? '1111' : '0000'
  expect(
    await refusal(
      tomas.client.call(contract.startService, { bookingId: booking.id, startCode: wrong }),
    ),
  ).toBe('zenvee.wrong_start_code')
  await tomas.client.call(contract.startService, {
    bookingId: booking.id,
    startCode: startCode ?? '',
  })
  const asked = await tomas.client.call(contract.askExtraWork, {
    bookingId: booking.id,
    title: 'New washer',
    price: { amount: 2500, currency: 'USD' },
  })
  expect(
    await refusal(
      tomas.client.call(contract.completeBooking, { bookingId: booking.id, note: 'Done' }),
    ),
  ).toBe('zenvee.extra_work_open')
  await maya.client.call(contract.answerExtraWork, {
    bookingId: booking.id,
    extraId: asked.extraWork[0]?.id ?? '',
    approve: true,
  })
  expect(
    await refusal(tomas.client.call(contract.completeBooking, { bookingId: booking.id })),
  ).toBe('zenvee.proof_needed')
  await tomas.client.call(contract.completeBooking, { bookingId: booking.id, note: 'Tap tight' })
  await house.drain()
  expect(
    await refusal(maya.client.call(readSharing, { subject: `zenvee.booking:${booking.id}` })),
  ).toBe('tracking.not_shared')

  await maya.client.call(contract.tipBooking, {
    bookingId: booking.id,
    amount: { amount: 1000, currency: 'USD' },
  })
  await maya.client.call(contract.reviewBooking, {
    bookingId: booking.id,
    rating: 5,
    driverKept: true,
    text: 'Clear and kind',
  })
  await house.drain()
  const settled = await maya.client.call(contract.confirmBooking, { bookingId: booking.id })
  await house.drain()
  expect(settled.state).toBe('settled')

  const summary = await tomas.client.call(contract.readEarningsSummary, {})
  const visit = await tomas.client.call(contract.readBooking, { bookingId: booking.id })
  expect(summary.available).toEqual(visit.earnings?.earned)
  expect(summary.pending.amount).toBe(0)
  const moves = [
    'requested',
    'accepted',
    'en_route',
    'arrived',
    'in_service',
    'completed',
    'settled',
  ].map((word) => `zenvee.booking.${word}`)
  await until(
    () => moves.slice(1).every((name) => hers.told.some((told) => told.event === name)),
    'she heard every move',
  )
  await until(
    () => moves.slice(1).every((name) => his.told.some((told) => told.event === name)),
    'he heard every move',
  )
  hers.socket.close()
  his.socket.close()
  await expectBooksBalance()
})

test('nobody answers: a chosen technician lets it expire, a best match goes on until nobody is left', async () => {
  const chosen = await request()
  await house.passes(minutes(11))
  expect(
    (await maya.client.call(contract.readBooking, { bookingId: chosen.booking.id })).state,
  ).toBe('expired')
  const best = await request('best')
  await house.passes(minutes(2.1))
  for (let round = 0; round < 8; round += 1) await house.passes(minutes(2.1))
  expect((await maya.client.call(contract.readBooking, { bookingId: best.booking.id })).state).toBe(
    'unfulfilled',
  )
})

test('a counter is proposed, answered with another, and taken', async () => {
  const { booking } = await request()
  const later = new Date(house.clock.now().getTime() + hours(3)).toISOString()
  await tomas.client.call(contract.counterBooking, {
    bookingId: booking.id,
    startsAt: later,
    price: { amount: 15_000, currency: 'USD' },
    note: 'After another visit',
  })
  const proposed = await maya.client.call(contract.propose, {
    bookingId: booking.id,
    startsAt: later,
    price: { amount: 14_000, currency: 'USD' },
  })
  expect(proposed.state).toBe('requested')
  await tomas.client.call(contract.counterBooking, {
    bookingId: booking.id,
    price: { amount: 14_500, currency: 'USD' },
  })
  const taken = await maya.client.call(contract.takeCounter, { bookingId: booking.id })
  expect(taken.state).toBe('accepted')
  expect(taken.price.service.amount).toBe(14_500)
  await house.drain()
  const { fee } = await maya.client.call(contract.readCancellation, { bookingId: booking.id })
  const called = await maya.client.call(contract.cancelBooking, {
    bookingId: booking.id,
    reason: 'Changed plans',
    expectedFee: fee,
  })
  expect(called.state).toBe('cancelled')
  await house.drain()
  await expectBooksBalance()
})

test('a technician who does not come costs the customer nothing, by the clock alone', async () => {
  const { booking } = await request()
  await tomas.client.call(contract.acceptBooking, { bookingId: booking.id })
  await house.drain()
  await house.passes(
    new Date(booking.startsAt).getTime() - house.clock.now().getTime() + minutes(31),
  )
  const missed = await maya.client.call(contract.readBooking, { bookingId: booking.id })
  expect(missed.state).toBe('cancelled')
  expect(missed.payment.state).toBe('voided')
})

test('a dispute is decided by operations, in part for each', async () => {
  const { booking } = await request()
  const done = await visit(booking.id)
  await maya.client.call(contract.disputeBooking, {
    bookingId: done.id,
    reason: 'poor_quality',
    text: 'It drips again already.',
  })
  expect(await refusal(maya.client.call(contract.confirmBooking, { bookingId: done.id }))).not.toBe(
    'done',
  )
  const ines = await house.as('ines')
  const refunded = await ines.client.call(contract.refundBooking, {
    bookingId: done.id,
    amount: { amount: 4000, currency: 'USD' },
    reason: 'Half of it done again',
  })
  expect(refunded.state).toBe('refunded')
  await house.drain()
  await expectBooksBalance()
})

test('a day without complaint settles by itself', async () => {
  const { booking } = await request()
  await visit(booking.id)
  await house.passes(hours(24.1))
  expect((await maya.client.call(contract.readBooking, { bookingId: booking.id })).state).toBe(
    'settled',
  )
})

async function expectBooksBalance(): Promise<void> {
  const owner = new Database({ url: house.databaseUrl, connections: 2 })
  const { wrong, problems } = await verifyLedger(owner)
  await owner.close()
  expect(problems).toEqual([])
  expect(wrong).toBe(0)
}
