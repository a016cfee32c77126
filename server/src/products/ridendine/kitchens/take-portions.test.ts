import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#foundation/ids'
import { addMs, days, hours, minutes } from '#foundation/time'
import { patchSettings } from '#modules/organisations'
import { expectRefusal, type Person, race } from '#testing'
import { saveCapacity, saveCookDays, saveHours } from './change-kitchen.ts'
import { bringBack, changeDish, listOwnMenus, markSoldOut } from './change-menu.ts'
import { readOwnKitchen } from './own-kitchen.ts'
import { pauseKitchen, resumeKitchen } from './pause-kitchen.ts'
import { type CartWish, givePortionsBack, priceCart, takePortions } from './take-portions.ts'
import { EVERY_DAY, type KitchenWorld, makeKitchenWorld } from './testing/kitchen-world.ts'

let town: KitchenWorld
let maya: Person
beforeAll(async () => {
  town = await makeKitchenWorld()
  maya = await town.customer()
})
afterAll(() => town.close())

/** As an order is placed: priced, then taken, in one transaction. */
async function order(person: Person, wish: CartWish): Promise<string> {
  const orderId = newId()
  await person.act(async (tx) => {
    const { lines, readyAt } = await priceCart(tx, wish)
    await takePortions(tx, { orderId, chefId: wish.chefId, lines, readyAt })
  })
  return orderId
}

const one = (chefId: string, menuItemId: string, quantity = 1, at?: Date): CartWish => ({
  chefId,
  items: [{ menuItemId, quantity }],
  ...(at ? { at } : {}),
})

test('of twenty who want the last portion, exactly one gets it', async () => {
  const ana = await town.chef()
  const dish = await town.dish(ana, { portionsPerDay: 1 })
  // All of them have looked, and seen the portion, before the first one takes it.
  const looked = meetingOf(20)
  const take = () =>
    maya.act(async (tx) => {
      const { lines, readyAt } = await priceCart(tx, one(ana.id, dish.id))
      await looked()
      await takePortions(tx, { orderId: newId(), chefId: ana.id, lines, readyAt })
    })
  const { won, refused, broken } = await race(Array.from({ length: 20 }, () => take))
  expect(broken).toEqual([])
  expect(won).toHaveLength(1)
  expect(new Set(refused)).toEqual(new Set(['ridendine.sold_out']))
})

test('of many who want the same window, as many get it as the kitchen can cook', async () => {
  const ana = await town.chef()
  const dish = await town.dish(ana)
  const { version } = await ana.does(readOwnKitchen, undefined)
  const capacity = {
    windowMinutes: 30 as const,
    mealsPerWindow: 5,
    mealsPerDay: null,
    mealsPerWeek: null,
  }
  await ana.does(saveCapacity, { version, ...capacity })
  const at = addMs(town.world.clock.now(), hours(3))
  const { won, refused, broken } = await race(
    Array.from({ length: 20 }, () => () => order(maya, one(ana.id, dish.id, 1, at))),
  )
  expect(broken).toEqual([])
  expect(won).toHaveLength(5)
  expect(new Set(refused)).toEqual(new Set(['ridendine.kitchen_full']))
  // Who wants it as soon as possible gets the next window with room.
  const later = await expectRefusal(
    order(maya, one(ana.id, dish.id, 1, at)),
    'ridendine.kitchen_full',
  )
  expect(new Date(String(later.details.next)).getTime()).toBeGreaterThan(at.getTime())
})

test('whoever wants it now waits for the next window that has room', async () => {
  const ana = await town.chef()
  const dish = await town.dish(ana, { prepMinutes: 20 })
  const { version } = await ana.does(readOwnKitchen, undefined)
  await ana.does(saveCapacity, {
    version,
    windowMinutes: 30,
    mealsPerWindow: 2,
    mealsPerDay: null,
    mealsPerWeek: null,
  })
  await order(maya, one(ana.id, dish.id, 2))
  const next = await maya.act((tx) => priceCart(tx, one(ana.id, dish.id)))
  expect(next.readyAt).toEqual(new Date('2026-06-01T14:30:00Z'))
})

test('what an order took is free again when it is given back, once', async () => {
  const ana = await town.chef()
  const dish = await town.dish(ana, { portionsPerDay: 1 })
  const first = await order(maya, one(ana.id, dish.id))
  await expectRefusal(order(maya, one(ana.id, dish.id)), 'ridendine.sold_out')
  await maya.act((tx) => givePortionsBack(tx, first))
  await maya.act((tx) => givePortionsBack(tx, first))
  await order(maya, one(ana.id, dish.id))
  await expectRefusal(order(maya, one(ana.id, dish.id)), 'ridendine.sold_out')
})

test('a cap of thirty meals a day closes the menu and says until when', async () => {
  const ana = await town.chef()
  const dish = await town.dish(ana)
  await capsOf30And90(true)
  await order(maya, one(ana.id, dish.id, 30))
  const no = await expectRefusal(order(maya, one(ana.id, dish.id)), 'ridendine.meal_cap_reached')
  expect(no.details).toMatchObject({
    cap: 'day',
    most: 30,
    used: 30,
    until: '2026-06-02T04:00:00.000Z',
  })
  const kitchen = await ana.does(readOwnKitchen, undefined)
  expect(kitchen.opening).toMatchObject({ state: 'capped', cap: { kind: 'day', most: 30 } })
  // Tomorrow and the day after are free until the week's ninety are reached.
  for (const ahead of [1, 2])
    await order(maya, one(ana.id, dish.id, 30, addMs(town.world.clock.now(), days(ahead))))
  const week = await expectRefusal(
    order(maya, one(ana.id, dish.id, 1, addMs(town.world.clock.now(), days(3)))),
    'ridendine.meal_cap_reached',
  )
  expect(week.details).toMatchObject({ cap: 'week', until: '2026-06-08T04:00:00.000Z' })
  await order(maya, one(ana.id, dish.id, 1, addMs(town.world.clock.now(), days(7) + hours(2))))
  await capsOf30And90(false)
})

test('under a yearly revenue cap nothing more is sold that year', async () => {
  const ana = await town.chef()
  const dish = await town.dish(ana, { price: { amount: 600_000, currency: 'USD' } })
  await capsOf30And90(true)
  await order(maya, one(ana.id, dish.id, 16))
  const no = await expectRefusal(order(maya, one(ana.id, dish.id)), 'ridendine.meal_cap_reached')
  expect(no.details).toMatchObject({ cap: 'year_revenue', until: '2027-01-01T05:00:00.000Z' })
  await capsOf30And90(false)
})

test('a cart is priced by the menu, from one kitchen, and only what is on it', async () => {
  const [ana, bo] = [await town.chef(), await town.chef({ name: 'Bo Lind' })]
  const soup = await town.dish(ana, { price: { amount: 950, currency: 'USD' }, prepMinutes: 15 })
  const stew = await town.dish(ana, {
    name: 'Feijoada',
    price: { amount: 1875, currency: 'USD' },
    prepMinutes: 40,
  })
  const other = await town.dish(bo)
  const items = [
    { menuItemId: soup.id, quantity: 3 },
    { menuItemId: stew.id, quantity: 1, forName: 'Kim' },
  ]
  const cart = await maya.act((tx) => priceCart(tx, { chefId: ana.id, items }))
  expect(cart.subtotal.minor).toBe(4725n)
  expect(cart.prepMinutes).toBe(40)
  expect(cart.readyAt).toEqual(addMs(town.world.clock.now(), minutes(40)))
  const mixed = { chefId: ana.id, items: [...items, { menuItemId: other.id, quantity: 1 }] }
  await expectRefusal(
    maya.act((tx) => priceCart(tx, mixed)),
    'ridendine.mixed_kitchens',
  )
  await ana.does(changeDish, { itemId: stew.id, version: 1, isListed: false })
  await expectRefusal(
    maya.act((tx) => priceCart(tx, { chefId: ana.id, items })),
    'ridendine.no_such_item',
  )
})

test('sold out is until tomorrow, and a dish of other days is not to be had today', async () => {
  const ana = await town.chef()
  const dish = await town.dish(ana)
  const sunday = await town.dish(ana, { name: 'Sunday roast', weekdays: [7] })
  const out = await ana.does(markSoldOut, { itemId: dish.id, until: null })
  expect(out.soldOutUntil).toBe('2026-06-02T04:00:00.000Z')
  await expectRefusal(order(maya, one(ana.id, dish.id)), 'ridendine.sold_out')
  await order(maya, one(ana.id, dish.id, 1, addMs(town.world.clock.now(), days(1) + hours(3))))
  await ana.does(bringBack, { itemId: dish.id })
  await order(maya, one(ana.id, dish.id))
  const no = await expectRefusal(order(maya, one(ana.id, sunday.id)), 'ridendine.sold_out')
  expect(no.details.backAt).toBe('2026-06-07T04:00:00.000Z')
  const { menus } = await ana.does(listOwnMenus, undefined)
  expect(menus[0]?.dishes.map((each) => each.available.state)).toEqual([
    'available',
    'not_that_day',
  ])
})

test('a cook day takes orders until its cut-off on the wall clock, and not after', async () => {
  const ana = await town.chef({ week: { ...EVERY_DAY, sat: [] } })
  const dish = await town.dish(ana)
  const { version } = await ana.does(readOwnKitchen, undefined)
  const day = {
    on: '2026-06-06',
    from: '16:00',
    to: '20:00',
    cutOffDays: 1,
    cutOffTime: '18:00',
    note: '',
  }
  await ana.does(saveCookDays, { version, cookDays: [day], closures: [] })
  const at = new Date('2026-06-06T22:00:00Z')
  await order(maya, one(ana.id, dish.id, 1, at))
  const back = town.world.clock.now()
  town.world.clock.set(new Date('2026-06-05T22:00:01Z'))
  const no = await expectRefusal(
    order(maya, one(ana.id, dish.id, 1, at)),
    'ridendine.cut_off_passed',
  )
  expect(no.details.orderBy).toBe('2026-06-05T22:00:00.000Z')
  town.world.clock.set(new Date('2026-06-06T21:00:00Z'))
  await expectRefusal(order(maya, one(ana.id, dish.id)), 'ridendine.order_ahead_only')
  town.world.clock.set(back)
})

test('a paused kitchen takes nothing until the pause is over, and opens by itself', async () => {
  const ana = await town.chef()
  const dish = await town.dish(ana)
  await ana.does(pauseKitchen, { reason: 'busy', note: 'Rush', minutes: 30 })
  await expectRefusal(order(maya, one(ana.id, dish.id)), 'ridendine.kitchen_paused')
  await order(maya, one(ana.id, dish.id, 1, addMs(town.world.clock.now(), hours(1))))
  const back = town.world.clock.now()
  town.world.clock.passes(minutes(30))
  await town.world.drain()
  const kitchen = await ana.does(readOwnKitchen, undefined)
  expect(kitchen.pause).toBeNull()
  await order(maya, one(ana.id, dish.id))
  town.world.clock.set(back)
  await ana.does(pauseKitchen, { reason: 'vacation', note: '', minutes: null })
  await expectRefusal(
    order(maya, one(ana.id, dish.id, 1, addMs(back, days(2)))),
    'ridendine.kitchen_paused',
  )
  await ana.does(resumeKitchen, undefined)
  await order(maya, one(ana.id, dish.id))
})

test('outside its hours a kitchen is closed and says when it opens', async () => {
  const ana = await town.chef()
  const dish = await town.dish(ana)
  const kitchen = await ana.does(readOwnKitchen, undefined)
  const evening = [{ from: '18:00', to: '22:00' }]
  const week = { ...EVERY_DAY, mon: evening }
  await ana.does(saveHours, { version: kitchen.version, week, takesOrdersNow: true })
  const no = await expectRefusal(order(maya, one(ana.id, dish.id)), 'ridendine.kitchen_closed')
  expect(no.details.opensAt).toBe('2026-06-01T22:00:00.000Z')
})

test('an unfinished kitchen takes no orders: payouts and documents are both needed', async () => {
  const ana = await town.chef({ isLive: false })
  const dish = await town.dish(ana)
  await expectRefusal(order(maya, one(ana.id, dish.id)), 'ridendine.kitchen_not_live')
})

/** Whoever comes waits until so many have come. */
function meetingOf(count: number): () => Promise<void> {
  let open = () => {}
  const all = new Promise<void>((resolve) => {
    open = resolve
  })
  let come = 0
  return () => {
    come += 1
    if (come === count) open()
    return all
  }
}

/** Put California's law over the town, and take it away. */
async function capsOf30And90(isOn: boolean): Promise<void> {
  const laws = isOn
    ? [
        {
          jurisdiction: 'US-MA',
          says: 'Test law',
          mealsPerDay: 30,
          mealsPerWeek: 90,
          revenuePerYear: 10_000_000,
        },
      ]
    : []
  await town.world
    .person({ roles: ['founder'], permits: ['settings.edit'] })
    .does(patchSettings, { section: 'ridendine_kitchens', settings: { laws } })
}
