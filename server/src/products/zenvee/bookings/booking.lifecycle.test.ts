import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listMyMethods } from '#contract/payments'
import * as contract from '#contract/zenvee'
import { sql, type Tx } from '#foundation/db'
import { checkModel, lifecycle, move, movesOpenTo } from '#foundation/lifecycle'
import { Refusal } from '#foundation/refusals'
import { openHouse, type TestHouse } from '../../../../test/support/house.ts'
import { BookingCancelled } from './booking.events.ts'
import { bookingLifecycle } from './booking.lifecycle.ts'
import { readBookingRow } from './bookings.sql.ts'

let house: TestHouse
let bookingId = ''
beforeAll(async () => {
  house = await openHouse({ people: 6 })
  const maya = await house.as('maya')
  const tomas = await house.as('tomas')
  await tomas.client.call(contract.goOnline, { online: true })
  const { base } = await tomas.client.call(contract.readOwnProfile, {})
  const found = await maya.client.call(contract.discover, {
    place: { point: base, label: 'Somewhere' },
    serviceSlug: 'leaking-tap',
    when: { kind: 'now' },
  })
  const { methods } = await maya.client.call(listMyMethods, {})
  const booking = await maya.client.call(contract.requestBooking, {
    discoveryId: found.id,
    technicianId: tomas.personId,
    startsAt: found.cards[0]?.startsAt ?? '',
    paymentMethodId: methods[0]?.id ?? '',
  })
  bookingId = booking.id
})
afterAll(() => house?.close())

class Undo extends Error {}

/** Put the booking into a state, try a move as a role, and take all of it back. */
async function attempt(state: string, name: string, role: string): Promise<string> {
  const kind = role === 'clock' || role === 'system' ? role : 'person'
  const actor = {
    kind,
    id: kind === 'person' ? '01890000-0000-7000-8000-000000000001' : null,
    roles: [role],
    permits: new Set<string>(),
  } as const
  let outcome = ''
  const work = async (tx: Tx) => {
    await tx.run(sql`update zenvee.bookings set state = ${state} where id = ${bookingId}`)
    const row = await readBookingRow(tx, bookingId)
    const options = {
      say: {
        bookingId,
        customerId: row.customer_id,
        technicianId: row.technician_id,
        startsAt: '',
        offer: 1,
        by: 'system',
        reason: '',
        withCode: true,
        missing: 'customer',
        total: zero,
        price: zero,
        earned: zero,
        amount: zero,
        fee: zero,
      },
    }
    outcome = await move(tx, bookingLifecycle, name as 'cancel', row, options as never).then(
      (moved) => moved.state,
      (error: unknown) => (error instanceof Refusal ? error.reason : String(error)),
    )
    throw new Undo()
  }
  await house.kontor.database
    .transact({ orgId: house.orgId, actor }, work)
    .catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error
    })
  return outcome
}

const zero = { amount: 0, currency: 'USD' }

describe('every move from every state', () => {
  for (const state of bookingLifecycle.states) {
    for (const [name, step] of Object.entries(bookingLifecycle.moves)) {
      const [role = ''] = step.by
      const isAllowed = (step.from as readonly string[]).includes(state)
      test(`booking: ${name} by ${role} is ${isAllowed ? 'allowed' : 'refused'} when ${state}`, async () => {
        expect(await attempt(state, name, role)).toBe(
          isAllowed ? step.to : 'lifecycle.not_from_here',
        )
      })
    }
  }

  test('a role that a move does not name may not make it', async () => {
    for (const [name, step] of Object.entries(bookingLifecycle.moves)) {
      for (const role of ['customer', 'technician', 'operator', 'clock', 'system']) {
        // The system speaks for the clock as well.
        if (
          (step.by as readonly string[]).includes(role) ||
          (role === 'system' && (step.by as readonly string[]).includes('clock'))
        )
          continue
        expect(`${name} by ${role}: ${await attempt(step.from[0] ?? '', name, role)}`).toBe(
          `${name} by ${role}: lifecycle.not_yours_to_do`,
        )
      }
    }
  })
})

test('the database knows exactly these states', async () => {
  const text = await house.kontor.database.transact(
    { orgId: house.orgId, actor: { kind: 'system', id: null, roles: [], permits: new Set() } },
    (tx) =>
      tx.one<{ rule: string }>(
        sql`select pg_get_constraintdef(oid) as rule from pg_constraint where conname = 'bookings_state_is_known'`,
      ),
  )
  const known = [...text.rule.matchAll(/'(\w+)'/g)].map((match) => match[1])
  expect(new Set(known)).toEqual(new Set(bookingLifecycle.states))
})

test('the model holds, and a planted dead end and a planted leak of money are found', () => {
  expect(checkModel(bookingLifecycle)).toEqual([])
  const { cancel: _, ...moves } = bookingLifecycle.moves
  const deadEnd = {
    ...bookingLifecycle,
    states: [...bookingLifecycle.states, 'limbo' as const],
    moves: {
      ...moves,
      drift: { from: ['accepted'], to: 'limbo', by: ['clock'], tells: BookingCancelled },
    },
  }
  expect(checkModel(deadEnd as never)).toContain('zenvee.booking: limbo is a dead end')
  const leak = {
    ...bookingLifecycle,
    moves: { ...bookingLifecycle.moves, cancel: { ...bookingLifecycle.moves.cancel, money: [] } },
  }
  expect(checkModel(leak as never).join()).toContain('can end in cancelled with money authorised')
  expect(() =>
    lifecycle({
      name: 'x.y',
      table: 'x.y',
      states: ['a'],
      starts: 'a',
      ends: [],
      moves: { go: { from: ['b' as 'a'], to: 'a', by: [], tells: BookingCancelled } },
    }),
  ).toThrow('knows no state b')
})

test('the buttons that a person sees are the moves that are open to them', () => {
  expect(movesOpenTo(bookingLifecycle, 'requested', ['technician'])).toEqual([
    'accept',
    'decline',
    'counter',
    'cancel',
  ])
  expect(movesOpenTo(bookingLifecycle, 'settled', ['customer', 'technician', 'operator'])).toEqual(
    [],
  )
})
