/** Companies of technicians: who joins says so, and a manager sees their own and nobody else's. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '#contract/zenvee'
import { minutes } from '#foundation/time'
import { openHouse, type SignedInPerson, type TestHouse } from '../support/house.ts'
import { makeVisit, refusal, requestVisit } from '../support/zenvee-visit.ts'

let house: TestHouse
let maya: SignedInPerson
let tomas: SignedInPerson
let noor: SignedInPerson
let vera: SignedInPerson
let rival: SignedInPerson
/** A visit from before anybody joined anything, and one from after. */
let before: contract.Booking
let after: contract.Booking

const DEMO = 'alder-bay-demo-2026'
const TOMAS = 'tomas@demo.kontor.example'
beforeAll(async () => {
  house = await openHouse({ people: 8 })
  maya = await house.as('maya')
  tomas = await house.as('tomas')
  noor = await house.as('noor')
  before = await visit()
  await signIn()
})
afterAll(() => house?.close())

/** Two customers who become managers; a token says the roles of when it was made. */
async function signIn(): Promise<void> {
  vera = await house.withPassword('customer0@demo.kontor.example', DEMO)
  rival = await house.withPassword('customer1@demo.kontor.example', DEMO)
}

async function visit(): Promise<contract.Booking> {
  const pair = { house, customer: maya, technician: tomas }
  const { booking } = await requestVisit(pair)
  await makeVisit(pair, booking.id)
  await maya.client.call(contract.confirmBooking, { bookingId: booking.id })
  await house.drain()
  return tomas.client.call(contract.readBooking, { bookingId: booking.id })
}
const company = (who = vera) => who.client.call(contract.readVendor, {})
const bookings = async (who = vera, technicianId?: string) =>
  (await who.client.call(contract.listVendorBookings, { technicianId })).items
const invite = (email: string, who = vera) => who.client.call(contract.inviteTechnician, { email })
const mine = async () => (await tomas.client.call(contract.readMyVendor, {})).memberships

test('a founder makes a company; nobody else does, and nobody manages two', async () => {
  const make = (who: SignedInPerson, managerId: string, name: string) =>
    who.client.call(contract.makeVendor, { name, managerId })
  const ines = await house.as('ines')
  expect(await refusal(make(ines, vera.personId, 'Harbor Home'))).toBe('http.not_permitted')
  expect(await refusal(company(maya))).toBe('http.not_permitted')
  await make(noor, vera.personId, 'Harbor Home')
  expect(await refusal(make(noor, vera.personId, 'Harbor Two'))).toBe('zenvee.manages_already')
  await make(noor, rival.personId, 'Rival Repairs')
  await signIn()
  expect(await company()).toMatchObject({ name: 'Harbor Home', technicians: [] })
  const { items } = await noor.client.call(contract.listVendors, {})
  expect(items.map(({ name, technicians }) => `${name} ${technicians}`)).toEqual([
    'Rival Repairs 0',
    'Harbor Home 0',
    'Harbor Home Services 4',
  ])
})

test('who was invited shows nothing before they joined, and then only what came after', async () => {
  expect(await refusal(invite('nobody@demo.kontor.example'))).toBe('zenvee.no_such_technician')
  expect(await refusal(invite('maya@demo.kontor.example'))).toBe('zenvee.no_such_technician')
  const { membershipId } = await invite(TOMAS)
  expect(await refusal(invite(TOMAS))).toBe('zenvee.invited_already')
  expect(await bookings()).toEqual([])
  expect((await company()).technicians).toMatchObject([{ state: 'invited', visits: 0 }])

  await tomas.client.call(contract.answerInvitation, { membershipId, join: true })
  expect(await bookings()).toEqual([])
  await house.passes(minutes(5))
  after = await visit()
  const seen = await bookings()
  expect(seen.map(({ id }) => id)).toEqual([after.id])
  expect(seen[0]).toMatchObject({ technicianId: tomas.personId, earned: after.earnings?.earned })
  expect(await company()).toMatchObject({
    earned: after.earnings?.earned,
    waiting: { amount: 0 },
    technicians: [{ state: 'joined', visits: 1, earned: after.earnings?.earned }],
  })
  expect(before.earnings?.earned.amount).toBeGreaterThan(0)
})

test('a manager sees no other company’s technicians, and no booking as if they were on a side of it', async () => {
  expect((await company(rival)).technicians).toEqual([])
  expect(await bookings(rival)).toEqual([])
  expect(await bookings(rival, tomas.personId)).toEqual([])
  expect(await refusal(vera.client.call(contract.readBooking, { bookingId: after.id }))).toBe(
    'zenvee.no_such_booking',
  )
  expect(await refusal(vera.client.call(contract.listAllBookings, {}))).toBe('http.not_permitted')
  const remove = (who: SignedInPerson) =>
    who.client.call(contract.removeTechnician, { technicianId: tomas.personId, reason: 'No work' })
  expect(await refusal(remove(rival))).toBe('zenvee.no_such_technician')

  const { membershipId } = await invite(TOMAS, rival)
  expect(
    await refusal(tomas.client.call(contract.answerInvitation, { membershipId, join: true })),
  ).toBe('zenvee.works_for_another')
  expect(
    await refusal(vera.client.call(contract.answerInvitation, { membershipId, join: true })),
  ).toBe('http.not_permitted')
  expect(await bookings(rival, tomas.personId)).toEqual([])
  await remove(rival)
  expect(await mine()).toMatchObject([{ state: 'joined', vendor: 'Harbor Home' }])
})

test('who leaves is seen no more, and joins another', async () => {
  const [membership] = await mine()
  const leave = { membershipId: membership?.membershipId ?? '', reason: 'On my own again' }
  expect(await refusal(maya.client.call(contract.leaveVendor, leave))).toBe('http.not_permitted')
  await tomas.client.call(contract.leaveVendor, leave)
  expect(await refusal(tomas.client.call(contract.leaveVendor, leave))).toBe(
    'lifecycle.not_from_here',
  )
  expect(await bookings()).toEqual([])
  expect(await company()).toMatchObject({ technicians: [], earned: { amount: 0 } })

  const { membershipId } = await invite(TOMAS, rival)
  await tomas.client.call(contract.answerInvitation, { membershipId, join: true })
  expect(await mine()).toMatchObject([{ state: 'joined', vendor: 'Rival Repairs' }])
  expect(await bookings(rival)).toEqual([])
})
