/** The gate is asked again at accept (D-Z7): proof that ended since the cards were dealt stops a visit. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listReviewDesk, revokeCredential } from '#contract/verification'
import * as contract from '#contract/zenvee'
import { openHouse, type TestHouse } from '../support/house.ts'
import { refusal, requestVisit } from '../support/zenvee-visit.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ people: 4 })
})
afterAll(() => house?.close())

test('a licence that is taken back between card and accept stops the visit, and nothing else does', async () => {
  const [maya, tomas, ines] = [
    await house.as('maya'),
    await house.as('tomas'),
    await house.as('ines'),
  ]
  const pair = { house, customer: maya, technician: tomas }
  const { booking } = await requestVisit(pair)
  const accept = () => refusal(tomas.client.call(contract.acceptBooking, { bookingId: booking.id }))

  const { items } = await ines.client.call(listReviewDesk, { state: 'approved', limit: 100 })
  const licence = items.find(
    ({ kind, personId }) => kind === 'license' && personId === tomas.personId,
  )
  await ines.client.call(revokeCredential, {
    credentialId: licence?.id ?? '',
    reason: 'The register no longer lists it',
  })
  expect(await accept()).toBe('zenvee.not_qualified')
  const after = await maya.client.call(contract.readBooking, { bookingId: booking.id })
  expect(after).toMatchObject({ state: 'requested', payment: { state: 'none' } })
  // And no more cards are dealt for it.
  await expect(requestVisit(pair)).rejects.toThrow('the technician has no card')
})
