import { ApiFailure, type Client } from '#contract'
import { listMyMethods } from '#contract/payments'
import { sendPositions } from '#contract/tracking'
import * as contract from '#contract/zenvee'
import type { SignedInPerson, TestHouse } from './house.ts'

/** A customer and a technician of Zenvee's demo, in a house on a clock that is moved by hand. */
export interface Pair {
  readonly house: TestHouse
  readonly customer: SignedInPerson
  readonly technician: SignedInPerson
}

/** The reason a request was refused with, or `done`. */
export async function refusal(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'done',
    (error: unknown) => (error instanceof ApiFailure ? error.error.reason : String(error)),
  )
}

/** The customer finds the technician, who is at hand at their own base, and asks them. */
export async function requestVisit(
  { customer, technician }: Pair,
  mode: 'chosen' | 'best' = 'chosen',
  methodId?: string,
) {
  await technician.client.call(contract.goOnline, { online: true })
  const { base } = await technician.client.call(contract.readOwnProfile, {})
  const found = await customer.client.call(contract.discover, {
    place: { point: base, label: '12 Harbour Street' },
    serviceSlug: 'leaking-tap',
    when: { kind: 'now' },
    desiredDriver: 'explains_every_step',
  })
  const card = found.cards.find((each) => each.technicianId === technician.personId)
  if (!card) throw new Error('the technician has no card')
  const { methods } = await customer.client.call(listMyMethods, {})
  const booking = await customer.client.call(contract.requestBooking, {
    discoveryId: found.id,
    technicianId: mode === 'chosen' ? technician.personId : null,
    startsAt: card.startsAt,
    paymentMethodId: methodId ?? methods[0]?.id ?? '',
    note: 'Kitchen',
  })
  return { found, booking }
}

/** From the request to the end of the work; what follows is the customer's. */
export async function makeVisit({ house, customer, technician }: Pair, bookingId: string) {
  await technician.client.call(contract.acceptBooking, { bookingId })
  await house.drain()
  await technician.client.call(contract.startTrip, { bookingId })
  await technician.client.call(contract.arrive, { bookingId })
  const { startCode } = await customer.client.call(contract.readBooking, { bookingId })
  await technician.client.call(contract.startService, { bookingId, startCode: startCode ?? '' })
  const done = await technician.client.call(contract.completeBooking, { bookingId, note: 'Done' })
  await house.drain()
  return done
}

/** A position of now, about 400 metres north of a point. */
export function sendPositionNear(
  house: TestHouse,
  client: Client,
  point: { lat: number; lng: number },
) {
  const at = house.clock.now().toISOString()
  return client.call(sendPositions, {
    sentAt: at,
    points: [{ ...point, lat: point.lat + 0.004, accuracyM: 10, at }],
  })
}
