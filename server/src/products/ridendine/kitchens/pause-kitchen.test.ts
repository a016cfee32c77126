import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { addMs, days, hours } from '#foundation/time'
import type { Person } from '#testing'
import { OrderAccepted, OrderCancelled } from '../orders/order.events.ts'
import { readOwnKitchen } from './own-kitchen.ts'
import { resumeKitchen } from './pause-kitchen.ts'
import { type KitchenWorld, makeKitchenWorld } from './testing/kitchen-world.ts'

let town: KitchenWorld
let maya: Person
beforeAll(async () => {
  town = await makeKitchenWorld()
  maya = await town.customer()
})
afterAll(() => town.close())

/** A paid order of this kitchen that ended as orders end, told as they are. */
async function ended(chef: Person, by: 'clock' | 'chef'): Promise<void> {
  const orderId = newId()
  await town.world.raw(sql`
    insert into ridendine.orders
           (id, org_id, state, state_since, version, lifecycle_version, number, customer_id, customer_name, chef_id, summary,
            item_count, drop_off, drop_label, drop_district, drop_lat, drop_lng, pickup_lat, pickup_lng, distance_metres,
            currency, subtotal_minor, tax_minor, delivery_minor, fee_minor, chef_minor, driver_minor, pickup_code,
            prep_minutes, paid_at, cancelled_by, placed_at)
    values (${orderId}, ${town.world.orgId}, 'cancelled', ${town.world.clock.now()}, 3, 1, ${`RND-${orderId}`}, ${maya.id},
            'Maya Torres', ${chef.id}, 'Soup', 1, 'hand_over', 'Door', '', 42, -71, 42, -71, 900, 'USD', 2000, 160, 500, 399,
            1601, 500, 'AB12', 20, ${town.world.clock.now()}, ${by}, ${town.world.clock.now()})`)
  await town.world.system().act((tx) =>
    tell(tx, OrderCancelled, `ridendine.order:${orderId}`, {
      orderId,
      customerId: maya.id,
      chefId: chef.id,
      driverId: null,
      by,
      reason: 'no answer',
      refunded: { amount: 2660, currency: 'USD' },
    }),
  )
  await town.world.drain()
}

const kitchenOf = (chef: Person) => chef.does(readOwnKitchen, undefined)

test('after three orders without an answer on one day the kitchen pauses until the next morning', async () => {
  const ana = await town.chef()
  await town.dish(ana)
  await ended(ana, 'clock')
  await ended(ana, 'clock')
  expect(await kitchenOf(ana)).toMatchObject({ pause: null, unanswered: 2 })
  await ended(ana, 'clock')
  const paused = await kitchenOf(ana)
  // Five in the morning of the second of June, in New York.
  expect(paused.pause).toMatchObject({
    reason: 'unanswered',
    isAutomatic: true,
    until: '2026-06-02T09:00:00.000Z',
  })
  expect(paused.opening.state).toBe('paused')
  const told = await town.world.raw<{ title: string; body: string }>(
    sql`select title, body from notifications.notices where person_id = ${ana.id} and title like '%paused%'`,
  )
  expect(told).toHaveLength(1)
  expect(told[0]?.body).toContain('Tuesday')

  const back = town.world.clock.now()
  town.world.clock.set(addMs(back, days(1)))
  await town.world.drain()
  expect(await kitchenOf(ana)).toMatchObject({ pause: null, unanswered: 0 })
  town.world.clock.set(back)
})

test('an order that the chef declined was answered, and one that was accepted begins the count anew', async () => {
  const ana = await town.chef()
  await town.dish(ana)
  await ended(ana, 'clock')
  await ended(ana, 'chef')
  await ended(ana, 'clock')
  expect((await kitchenOf(ana)).unanswered).toBe(2)
  await town.world.system().act((tx) =>
    tell(tx, OrderAccepted, `ridendine.order:${newId()}`, {
      orderId: newId(),
      customerId: maya.id,
      chefId: ana.id,
      driverId: null,
      readyAt: addMs(tx.now, hours(1)).toISOString(),
    }),
  )
  await town.world.drain()
  await ended(ana, 'clock')
  expect(await kitchenOf(ana)).toMatchObject({ unanswered: 1, pause: null })
})

test('resuming ends the pause at once and forgets what went unanswered', async () => {
  const ana = await town.chef()
  await town.dish(ana)
  for (let count = 0; count < 3; count += 1) await ended(ana, 'clock')
  expect((await kitchenOf(ana)).pause).not.toBeNull()
  await ana.does(resumeKitchen, undefined)
  expect(await kitchenOf(ana)).toMatchObject({
    pause: null,
    unanswered: 0,
    opening: { state: 'open' },
  })
})
