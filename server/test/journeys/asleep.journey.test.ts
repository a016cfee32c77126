/** Everybody is off duty: a search for now says so, and offers times that can really be booked. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMyMethods } from '#contract/payments'
import * as contract from '#contract/zenvee'
import { openHouse, type SignedInPerson, type TestHouse } from '../support/house.ts'

let house: TestHouse
let maya: SignedInPerson
beforeAll(async () => {
  house = await openHouse({ people: 8 })
  maya = await house.as('maya')
})
afterAll(() => house?.close())

const search = async (when: { kind: 'now' } | { kind: 'at'; startsAt: string }) => {
  const tomas = await house.as('tomas')
  const { base } = await tomas.client.call(contract.readOwnProfile, {})
  return maya.client.call(contract.discover, {
    place: { point: base, label: '12 Harbour Street' },
    serviceSlug: 'leaking-tap',
    when,
  })
}

test('nobody is on duty: the answer says why, and the times it offers can be booked', async () => {
  const found = await search({ kind: 'now' })
  expect(found.cards).toEqual([])
  expect(found.advice).toBe('Nobody is on duty just now. Choose a time instead.')
  expect(found.nextTimes.length).toBeGreaterThan(2)
  expect(found.nextTimes.map(({ startsAt }) => startsAt)).toEqual(
    found.nextTimes.map(({ startsAt }) => startsAt).sort(),
  )
  expect(
    (await maya.client.call(contract.readDiscovery, { discoveryId: found.id })).nextTimes,
  ).toEqual(found.nextTimes)

  const [first] = found.nextTimes
  const at = await search({ kind: 'at', startsAt: first?.startsAt ?? '' })
  expect(at.cards.length).toBeGreaterThanOrEqual(first?.technicians ?? 1)
  expect(at.nextTimes).toEqual([])
  const { methods } = await maya.client.call(listMyMethods, {})
  const booking = await maya.client.call(contract.requestBooking, {
    discoveryId: at.id,
    technicianId: at.cards[0]?.technicianId ?? null,
    startsAt: first?.startsAt ?? '',
    paymentMethodId: methods[0]?.id ?? '',
  })
  expect(booking).toMatchObject({ state: 'requested', startsAt: first?.startsAt })
})
