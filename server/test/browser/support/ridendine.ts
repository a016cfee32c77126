import type { Locator, Page } from 'playwright-core'
import { readDemo } from '#contract/demo'
import { readOwnKitchen, saveHours } from '#contract/ridendine/chefs'
import {
  acceptOffer,
  arriveDoor,
  arriveKitchen,
  deliver,
  depart,
  listOwnOffers,
  pickUp,
} from '#contract/ridendine/deliveries'
import { setDriverOnline } from '#contract/ridendine/drivers'
import type { Order } from '#contract/ridendine/order'
import { acceptOrder, markReady, startPreparing } from '#contract/ridendine/order-moves'
import { readOrder } from '#contract/ridendine/orders'
import { sendPositions } from '#contract/tracking'
import type { Person } from './stage.ts'
import { eventually } from './waits.ts'

/** The demo clock's hour does not matter: the persona's kitchen cooks all day. */
export async function cookAllDay({ api }: Person): Promise<void> {
  const { version } = await api.call(readOwnKitchen, {})
  const day = [{ from: '00:00', to: '24:00' }]
  const week = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
  await api.call(saveHours, { version, week, takesOrdersNow: true })
}

/** What the chef does, one step after the other. */
export const chefs = {
  accepts: ({ api }: Person, orderId: string) => api.call(acceptOrder, { orderId }),
  cooks: ({ api }: Person, orderId: string) => api.call(startPreparing, { orderId }),
  isReady: ({ api }: Person, orderId: string) => api.call(markReady, { orderId }),
}

/** What the driver does: at their own API, where the customer sees it happen. */
export const drivers = {
  /** On duty, beside a kitchen. */
  async waitsAt(driver: Person, at: { lat: number; lng: number }): Promise<void> {
    await driver.api.call(setDriverOnline, { online: true })
    await isAt(driver, { lat: at.lat, lng: at.lng })
  },
  /** Takes the run that is offered, as soon as there is one. */
  async takes(driver: Person): Promise<void> {
    let offerId = ''
    await eventually(async () => {
      const { offers } = await driver.api.call(listOwnOffers, {})
      if (!offers[0]) throw new Error('no run was offered')
      offerId = offers[0].id
    })
    await driver.api.call(acceptOffer, { offerId })
  },
  /** Reads the four characters on the bag to the chef, and has the food. */
  async picksUp(driver: Person, chef: Person, orderId: string): Promise<void> {
    await driver.api.call(arriveKitchen, { orderId })
    const { pickupCode } = await chef.api.call(readOrder, { orderId })
    await driver.api.call(pickUp, { orderId, code: pickupCode ?? '' })
  },
  departs: ({ api }: Person, orderId: string) => api.call(depart, { orderId }),
  /** So far from the kitchen towards the door: no farther at a time than a bicycle goes. */
  async rides(
    driver: Person,
    { chef, deliverTo, distanceKm }: Order,
    metres: number,
  ): Promise<void> {
    const share = metres / (distanceKm * 1000)
    await isAt(driver, {
      lat: chef.at.lat + (deliverTo.at.lat - chef.at.lat) * share,
      lng: chef.at.lng + (deliverTo.at.lng - chef.at.lng) * share,
    })
  },
  async delivers(driver: Person, orderId: string): Promise<void> {
    await driver.api.call(arriveDoor, { orderId })
    await driver.api.call(deliver, { orderId, how: 'handed_over' })
  },
}

async function isAt({ api }: Person, at: { lat: number; lng: number }): Promise<void> {
  // The device's clock is set by the demo's.
  const { now } = await api.call(readDemo, {})
  await api.call(sendPositions, { sentAt: now, points: [{ ...at, accuracyM: 8, at: now }] })
}

/** The order that is on a customer's screen. */
export const orderOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1) ?? ''

/** Put the first so many dishes of the open menu into the cart. */
export async function addDishes(page: Page, count: number): Promise<void> {
  const plus = page.getByRole('button', { name: /^Add (?!a )/ })
  for (let dish = 0; dish < count; dish += 1) {
    const left = await plus.count()
    await plus.first().click()
    await eventually(async () => {
      if ((await plus.count()) === left) throw new Error('the plus is still there')
    })
  }
}

/** The button that orders, with its total, once the price of this very cart is known. */
export const placeButton = (page: Page): Locator =>
  page.getByRole('button', { name: /^Place order · \$/ })
