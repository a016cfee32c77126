/** A card whose bank asks first (3-D Secure): the customer is led there, and nobody else is. */
import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMethod, beginCardSetup, listMyMethods } from '#contract/payments'
import * as contract from '#contract/zenvee'
import { runningSandbox } from '#modules/stripe-sandbox'
import { openHouse, type TestHouse } from '../support/house.ts'
import { refusal, requestVisit } from '../support/zenvee-visit.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openHouse({ people: 4 })
})
afterAll(() => house?.close())

test('the customer is led to the bank, answers there, and the visit is paid for', async () => {
  const [maya, tomas, noor] = [
    await house.as('maya'),
    await house.as('tomas'),
    await house.as('noor'),
  ]
  const { booking } = await requestVisit({ house, customer: maya, technician: tomas })
  await tomas.client.call(contract.acceptBooking, { bookingId: booking.id })
  await house.drain()
  const read = (who: typeof maya) =>
    who.client.call(contract.readBooking, { bookingId: booking.id })
  expect((await read(maya)).payment).toMatchObject({ state: 'authorised', actionUrl: null })
  await maya.client.call(contract.cancelBooking, {
    bookingId: booking.id,
    reason: 'Another card',
  })
  await house.drain()

  const setup = await maya.client.call(beginCardSetup, {})
  const { host, port, secretKey } = runningSandbox() ?? { host: '', port: 0, secretKey: '' }
  const stripe = new Stripe(secretKey, { host, port, protocol: 'http' })
  const confirmed = await stripe.setupIntents.confirm(setup.setupId, {
    payment_method: 'pm_card_authenticationRequired',
  })
  await answerBank(confirmed.next_action?.redirect_to_url?.url)
  await maya.client.call(addMethod, { setupId: setup.setupId })
  const { methods } = await maya.client.call(listMyMethods, {})
  const card = methods.find(({ last4 }) => last4 === '3184')
  const { found, booking: again } = await requestVisit(
    { house, customer: maya, technician: tomas },
    'chosen',
    card?.id,
  )
  expect(found.cards.length).toBeGreaterThan(0)
  const bookingId = again.id
  await tomas.client.call(contract.acceptBooking, { bookingId })
  await house.drain()

  const of = async (who: typeof maya) =>
    (await who.client.call(contract.readBooking, { bookingId })).payment
  const asked = await of(maya)
  expect(asked.state).toBe('needs_action')
  expect(asked.actionUrl).toMatch(/^\/sandbox\/stripe\/challenge\//)
  expect((await of(tomas)).actionUrl).toBeNull()
  expect((await of(noor)).actionUrl).toBeNull()
  expect(await refusal(tomas.client.call(contract.startTrip, { bookingId }))).toBe(
    'zenvee.not_paid_yet',
  )

  await answerBank(asked.actionUrl)
  await house.drain()
  expect(await of(maya)).toMatchObject({ state: 'authorised', actionUrl: null })
  await tomas.client.call(contract.startTrip, { bookingId })
})

/** What the customer presses on the bank's page. */
async function answerBank(address: string | null | undefined): Promise<void> {
  const page = new URL(address ?? '', house.kontor.url)
  const secret = page.searchParams.get('client_secret') ?? ''
  const answer = await fetch(house.kontor.url + page.pathname, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ client_secret: secret, outcome: 'pass' }),
  })
  expect(answer.status).toBeLessThan(400)
}
