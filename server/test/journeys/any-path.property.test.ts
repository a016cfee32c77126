import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMethod } from '#contract/payments'
import type { Booking } from '#contract/zenvee'
import * as contract from '#contract/zenvee'
import { Database } from '#foundation/db'
import { hours, minutes } from '#foundation/time'
import { verifyLedger } from '#modules/ledger'
import { openHouse, type SignedInPerson, type TestHouse } from '../support/house.ts'

let house: TestHouse
let people: { maya: SignedInPerson; tomas: SignedInPerson; ines: SignedInPerson }
beforeAll(async () => {
  house = await openHouse({ people: 6 })
  people = {
    maya: await house.as('maya'),
    tomas: await house.as('tomas'),
    ines: await house.as('ines'),
  }
})
afterAll(() => house?.close())

const CARDS = ['pm_card_visa', 'pm_card_chargeCustomerFail', 'pm_card_mastercard'] as const
const usd = (amount: number) => ({ amount, currency: 'USD' })

/** One step of somebody, chosen among what is open to them by two small numbers. */
async function step(
  booking: Booking,
  who: SignedInPerson,
  pick: number,
  amount: number,
): Promise<void> {
  const { client } = who
  const seen = await client.call(contract.readBooking, { bookingId: booking.id })
  const name = seen.can[pick % Math.max(1, seen.can.length)]
  const id = { bookingId: booking.id }
  const later = new Date(house.clock.now().getTime() + hours(2)).toISOString()
  const moves: Record<string, () => Promise<unknown>> = {
    accept: () => client.call(contract.acceptBooking, id),
    decline: () => client.call(contract.declineBooking, { ...id, reason: 'Too far' }),
    counter: () =>
      client.call(contract.counterBooking, { ...id, startsAt: later, price: usd(5000 + amount) }),
    take_counter: () => client.call(contract.takeCounter, id),
    decline_counter: () => client.call(contract.declineCounter, { ...id, reason: 'Too dear' }),
    propose: () => client.call(contract.propose, { ...id, startsAt: later }),
    start_trip: () => client.call(contract.startTrip, id),
    arrive: () => client.call(contract.arrive, id),
    start_service: async () =>
      client.call(contract.startService, {
        ...id,
        startCode: (await people.maya.client.call(contract.readBooking, id)).startCode ?? '',
      }),
    override_start: () => client.call(contract.overrideStart, { ...id, reason: 'No code' }),
    ask_extra_work: () =>
      client.call(contract.askExtraWork, { ...id, title: 'More work', price: usd(100 + amount) }),
    answer_extra_work: () =>
      client.call(contract.answerExtraWork, {
        ...id,
        extraId: seen.extraWork.find((extra) => extra.state === 'asked')?.id ?? '',
        approve: amount % 2 === 0,
      }),
    complete: () => client.call(contract.completeBooking, { ...id, note: 'Done' }),
    confirm: () => client.call(contract.confirmBooking, id),
    dispute: () =>
      client.call(contract.disputeBooking, {
        ...id,
        reason: 'other',
        text: 'It is not as it was said.',
      }),
    refund: () =>
      client.call(contract.refundBooking, {
        ...id,
        amount: usd(1 + (amount % Math.max(1, seen.price.total.amount))),
        reason: 'Partly right',
      }),
    resolve: () => client.call(contract.resolveBooking, { ...id, reason: 'All was done' }),
    cancel: () => client.call(contract.cancelBooking, { ...id, reason: 'Changed plans' }),
    no_show: () => client.call(contract.reportNoShow, id),
    pay: () => client.call(contract.payBooking, { ...id, paymentMethodId: '' }),
    tip: () => client.call(contract.tipBooking, { ...id, amount: usd(1 + amount) }),
    review: () => client.call(contract.reviewBooking, { ...id, rating: 4 }),
  }
  // A refusal is an answer too: what must hold is that nothing is lost by it.
  await moves[name ?? '']?.().catch(() => undefined)
}

test('on any path through a booking no money appears or vanishes, and an ended booking leaves nothing pending', async () => {
  const walk = fc.record({
    card: fc.nat(CARDS.length - 1),
    steps: fc.array(
      fc.record({
        who: fc.constantFrom('maya', 'tomas', 'tomas', 'maya', 'ines'),
        pick: fc.nat(6),
        amount: fc.nat(6000),
        wait: fc.constantFrom(0, 0, 0, 0, 1, 20),
      }),
      { minLength: 6, maxLength: 16 },
    ),
  })
  await fc.assert(
    fc.asyncProperty(walk, async ({ card, steps }) => {
      await people.tomas.client.call(contract.goOnline, { online: true })
      const { base } = await people.tomas.client.call(contract.readOwnProfile, {})
      const found = await people.maya.client.call(contract.discover, {
        place: { point: base, label: 'Somewhere' },
        serviceSlug: 'toilet-repair',
        when: { kind: 'now' },
      })
      const mine = found.cards.find((each) => each.technicianId === people.tomas.personId)
      if (!mine) return
      const method = await people.maya.client.call(addMethod, { providerMethodId: CARDS[card] })
      const booking = await people.maya.client.call(contract.requestBooking, {
        discoveryId: found.id,
        technicianId: mine.technicianId,
        startsAt: mine.startsAt,
        paymentMethodId: method.id,
      })
      for (const { who, pick, amount, wait } of steps) {
        await step(booking, people[who as 'maya'], pick, amount)
        if (wait > 0) await house.passes(minutes(wait))
        else await house.drain()
      }
      await house.passes(hours(26))
      await expectConserved()
    }),
    { numRuns: 14, seed: 20_260_601, endOnFailure: true },
  )
}, 300_000)

async function expectConserved(): Promise<void> {
  const database = new Database({ url: house.databaseUrl, connections: 2 })
  const { problems } = await verifyLedger(database)
  await database.close()
  expect(problems).toEqual([])
  const owner = new pg.Client({ connectionString: house.databaseUrl })
  await owner.connect()
  const { rows } = await owner.query<{ open: number; pending: string; parked: number }>(`
    select (select count(*)::int from zenvee.bookings where state in ('completed', 'in_service', 'arrived', 'disputed')) as open,
           (select coalesce(sum(balance_minor), 0)::text from ledger.accounts where purpose = 'pending') as pending,
           (select count(*)::int from foundation.deliveries where state = 'parked') as parked`)
  await owner.end()
  expect(rows[0]?.parked).toBe(0)
  // Pending money belongs to visits that are not over; when none is left open, nothing is pending.
  if (rows[0]?.open === 0) expect(rows[0].pending).toBe('0')
}
