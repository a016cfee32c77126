import { afterAll, beforeAll, expect, test } from 'vitest'
import { ApiFailure } from '#contract'
import { listMyMethods } from '#contract/payments'
import * as contract from '#contract/zenvee'
import { DEMO_PASSWORD } from '../../src/products/zenvee/seed/personas.ts'
import { openHouse, type SignedInPerson, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ people: 24 })
})
afterAll(() => house?.close())

const reasonOf = (error: unknown) =>
  error instanceof ApiFailure ? error.error.reason : String(error)

async function outcomes(tries: readonly Promise<unknown>[]) {
  const ended = await Promise.allSettled(tries)
  return {
    won: ended.filter((end) => end.status === 'fulfilled').length,
    refused: ended.flatMap((end) => (end.status === 'rejected' ? [reasonOf(end.reason)] : [])),
  }
}

async function wish(
  customer: SignedInPerson,
  technicianId: string,
  at: { lat: number; lng: number },
) {
  const startsAt = new Date(house.clock.now().getTime() + 5 * 3_600_000).toISOString()
  const found = await customer.client.call(contract.discover, {
    place: { point: at, label: '12 Harbour Street' },
    serviceSlug: 'leaking-tap',
    when: { kind: 'at', startsAt },
  })
  const { methods } = await customer.client.call(listMyMethods, {})
  return { discoveryId: found.id, technicianId, startsAt, paymentMethodId: methods[0]?.id ?? '' }
}

test('of ten customers who want one technician at one time, exactly one gets the slot', async () => {
  const tomas = await house.as('tomas')
  const { base } = await tomas.client.call(contract.readOwnProfile, {})
  const customers = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      house.withPassword(`customer${index}@demo.kontor.example`, DEMO_PASSWORD),
    ),
  )
  const wishes = await Promise.all(
    customers.map((customer) => wish(customer, tomas.personId, base)),
  )
  const { won, refused } = await outcomes(
    customers.map((customer, index) =>
      customer.client.call(contract.requestBooking, wishes[index] ?? wishes[0]!),
    ),
  )
  expect(won).toBe(1)
  expect(new Set(refused)).toEqual(new Set(['availability.slot_taken']))
})

test('one request sent twenty times with one key is one booking, and everybody gets the same answer', async () => {
  const maya = await house.as('maya')
  const tomas = await house.as('tomas')
  const { base } = await tomas.client.call(contract.readOwnProfile, {})
  const input = await wish(maya, tomas.personId, base)
  const later = {
    ...input,
    startsAt: new Date(new Date(input.startsAt).getTime() + 4 * 3_600_000).toISOString(),
  }
  const send = () =>
    maya.client.call(contract.requestBooking, later, { idempotencyKey: 'one-wish' })
  const { won, refused } = await outcomes(Array.from({ length: 20 }, send))
  expect(new Set(refused)).toEqual(
    refused.length > 0 ? new Set(['http.same_request_running']) : new Set(),
  )
  const again = await send()
  const mine = await maya.client.call(contract.listBookings, { as: 'customer' })
  expect(mine.items.filter((line) => line.startsAt === later.startsAt)).toHaveLength(1)
  expect(won).toBeGreaterThan(0)
  expect(again.startsAt).toBe(later.startsAt)
  await expect(
    maya.client.call(
      contract.requestBooking,
      { ...later, note: 'Other' },
      { idempotencyKey: 'one-wish' },
    ),
  ).rejects.toThrow('key_used_for_other_input')
})

test('accept, counter and cancel at the same moment: exactly one of them happens', async () => {
  const maya = await house.as('maya')
  const tomas = await house.as('tomas')
  const { base } = await tomas.client.call(contract.readOwnProfile, {})
  const input = await wish(maya, tomas.personId, base)
  const later = {
    ...input,
    startsAt: new Date(new Date(input.startsAt).getTime() + 24 * 3_600_000).toISOString(),
  }
  const { id, version } = await maya.client.call(contract.requestBooking, later)
  const { won } = await outcomes([
    tomas.client.call(contract.acceptBooking, { bookingId: id, version }),
    tomas.client.call(contract.declineBooking, { bookingId: id, version, reason: 'Too far' }),
    tomas.client.call(contract.counterBooking, {
      bookingId: id,
      version,
      price: { amount: 20_000, currency: 'USD' },
    }),
    maya.client.call(contract.cancelBooking, { bookingId: id, version, reason: 'Changed plans' }),
  ])
  expect(won).toBe(1)
})
