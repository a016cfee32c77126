import type { Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readOrder } from '#contract/ridendine/orders'
import { aPhoto } from './support/photo.ts'
import { addDishes, chefs, cookAllDay, drivers, orderOf, placeButton } from './support/ridendine.ts'
import { openStage, type Person, type Stage } from './support/stage.ts'
import { A_STORY, eventually, goes, press, says, shows } from './support/waits.ts'

let stage: Stage
let maya: Person
let ana: Person
let dov: Person
beforeAll(async () => {
  stage = await openStage({ seeds: ['ridendine'], people: 14 })
  maya = await stage.enter({ persona: 'maya', product: 'ridendine' })
  ana = await stage.enter({ persona: 'ana', product: 'ridendine' })
  dov = await stage.enter({ persona: 'dov', product: 'ridendine' })
  await cookAllDay(ana)
})
afterAll(() => stage?.close())

/** The menu of the persona's kitchen, found from the address. */
async function openMenu(): Promise<void> {
  await maya.open('/ridendine/app')
  await maya.page
    .getByRole('link', { name: /Ana’s Table/ })
    // The card, not the line of an order that is under way.
    .filter({ has: maya.page.getByRole('heading', { level: 3 }) })
    .click()
  await shows(maya.page.getByRole('article'))
}

/** To the till with so many dishes. */
async function toCheckout(dishes: number): Promise<void> {
  await openMenu()
  await addDishes(maya.page, dishes)
  await maya.page.getByRole('link', { name: /^View cart/ }).click()
  await shows(placeButton(maya.page))
}

async function place(): Promise<string> {
  await placeButton(maya.page).click()
  await maya.page.waitForURL(/\/orders\/[0-9a-f-]{36}/)
  return orderOf(maya.page)
}

const order = (orderId: string) => maya.api.call(readOrder, { orderId })

test(
  'from hungry to fed: address, kitchen, cart, the way, and what comes after',
  A_STORY,
  async () => {
    await look()
    await choose()
    const orderId = await payFor()
    await follow(orderId)
    await comeBack(orderId)
    expect(maya.complaints).toEqual([])
  },
)

/** Who cooks near the address; filters stand in the address bar and survive a reload. */
async function look(): Promise<void> {
  const { page } = maya
  await maya.open('/ridendine/app')
  await shows(page.getByRole('button', { name: /^Deliver to/ }))
  await page.getByRole('radio', { name: 'Open now' }).click()
  await page.waitForURL(/when=now/)
  await press(page, 'Filters')
  await press(page, 'Vegan')
  await press(page, 'Show kitchens')
  await page.waitForURL(/diet=/)
  await page.reload()
  expect(await page.getByRole('radio', { name: 'Open now' }).isChecked()).toBe(true)
}

/** What was checked of the kitchen, a dish with a wish, how many of it; one cart, one kitchen. */
async function choose(): Promise<void> {
  const { page } = maya
  await openMenu()
  await press(page, /certificates? checked/)
  await says(page, /Valid until/)
  await page.keyboard.press('Escape')
  await goes(page.getByRole('dialog'))

  await addDishes(page, 1)
  await press(page, 'One more')
  await page.getByRole('article').nth(1).getByRole('button').first().click()
  await page.getByRole('textbox', { name: 'For the kitchen' }).fill('Sauce apart')
  await press(page, /^Add · \$/)
  await says(page, 'View cart · 3 dishes')

  await maya.open('/ridendine/app')
  const other = page.getByRole('link').filter({ has: page.getByRole('heading', { level: 3 }) })
  await other.filter({ hasNotText: 'Ana’s Table' }).first().click()
  await shows(page.getByRole('article'))
  await page
    .getByRole('button', { name: /^Add (?!a )/ })
    .first()
    .click()
  await says(page, 'Start a new cart?')
  await press(page, 'Keep my cart')
}

/** Line by line; the sum that stands on the button is the sum that is charged. */
async function payFor(): Promise<string> {
  const { page } = maya
  await maya.open('/ridendine/app/checkout')
  await shows(placeButton(page))
  await page.getByRole('radio', { name: 'Leave at the door' }).click()
  const before = await placeButton(page).textContent()
  await page.getByRole('radio', { name: /^\$/ }).first().click()
  await eventually(async () => expect(await placeButton(page).textContent()).not.toBe(before))
  await eventually(async () => expect(await placeButton(page).isEnabled()).toBe(true))
  const said = (await placeButton(page).textContent())?.replaceAll(/\D/g, '')

  const orderId = await place()
  await says(page, 'Ana is looking at your order')
  const { price, dropOff, items } = await order(orderId)
  expect(String(price.total.amount)).toBe(said)
  expect(price.tip.amount).toBeGreaterThan(0)
  expect(dropOff).toBe('leave_at_door')
  expect(items.map(({ instructions }) => instructions)).toContain('Sauce apart')
  return orderId
}

/** Every step comes to the open page by itself; the driver is seen from the moment they have the run. */
async function follow(orderId: string): Promise<void> {
  const { page } = maya
  const placed = await order(orderId)
  await drivers.waitsAt(dov, placed.chef.at)
  await chefs.accepts(ana, orderId)
  await says(page, 'Ana has your order')
  await chefs.cooks(ana, orderId)
  await says(page, 'Ana is cooking')
  expect(await page.getByRole('region', { name: /^Map of the way/ }).count()).toBe(0)
  await chefs.isReady(ana, orderId)
  await says(page, /Your food is ready|Dov is on the way to the kitchen/)

  await drivers.takes(dov)
  await says(page, 'Dov is on the way to the kitchen')
  await drivers.picksUp(dov, ana, orderId)
  await says(page, 'Dov has your food')
  await drivers.departs(dov, orderId)
  await says(page, 'Dov is on the way to you')

  await drivers.rides(dov, placed, 60)
  const bike = page.getByRole('img', { name: /^Dov/ }).last()
  await shows(bike)
  const before = await whereIsThe(bike)
  await drivers.rides(dov, placed, 110)
  await eventually(async () => expect(await whereIsThe(bike)).not.toEqual(before))
  await drivers.delivers(dov, orderId)
  await says(page, 'Enjoy your meal')
  await goes(page.getByRole('region', { name: /^Map of the way/ }))
}

const whereIsThe = (bike: Locator) =>
  bike.evaluate((element) => element.parentElement?.getAttribute('style'))

/** Food and delivery apart, a tip, a problem that is made good at once, the receipt, the same again. */
async function comeBack(orderId: string): Promise<void> {
  const { page } = maya
  const food = page.getByRole('radiogroup', { name: /^How was the food/ })
  await food.getByRole('radio').nth(3).click()
  await press(page, 'Taste')
  await press(page, 'Send rating')
  await goes(food)
  const ride = page.getByRole('radiogroup', { name: /^How did Dov/ })
  await ride.getByRole('radio').nth(4).click()
  await press(page, 'Send rating')
  await goes(ride)
  expect((await order(orderId)).rated).toEqual({ food: true, delivery: true })

  await press(page, 'Report a problem')
  await page.getByRole('radio', { name: 'Cold, raw or spoiled' }).click()
  await press(page, 'This one')
  await page.locator('input[type=file]').setInputFiles({
    name: 'soup.jpg',
    mimeType: 'image/jpeg',
    buffer: await aPhoto('#7a5a3a'),
  })
  await shows(page.getByRole('button', { name: 'Remove this photo' }))
  await press(page, 'Report the problem')
  await says(page, /\$[\d.]+ is on its way back to your card/)
  expect((await order(orderId)).payment.refunded.amount).toBeGreaterThan(0)

  await press(page, 'Receipt')
  await says(page, /^Credit note/)
  const file = page.waitForEvent('download')
  await press(page, 'Download PDF')
  expect((await file).suggestedFilename()).toMatch(/^RND-\d{8}-\d{4}\.pdf$/)
  await page.keyboard.press('Escape')
  await goes(page.getByRole('dialog'))

  await press(page, 'Order again')
  await page.waitForURL(/\/checkout/)
  await shows(placeButton(page))
}

test(
  'a card is declined, another is asked about by its bank, and an order is called off',
  A_STORY,
  async () => {
    const { page } = maya
    await toCheckout(1)
    await press(page, 'Add a card')
    await press(page, 'Is declined')
    await press(page, 'Save card')
    await goes(page.getByRole('dialog'))
    const declined = await place()
    await says(page, 'Your card was declined')
    await press(page, 'Use another card')
    await page.getByRole('radio', { name: /4242/ }).first().click()
    await press(page, /^Pay \$/)
    await says(page, 'Ana is looking at your order')

    await press(page, 'Call off the order')
    await press(page, /comes back$/)
    await says(page, 'You called this order off')
    const { state, price, payment } = await order(declined)
    expect(state).toBe('cancelled')
    await eventually(async () =>
      expect((await order(declined)).payment.refunded).toEqual(price.total),
    )
    expect(payment.state).toMatch(/captured|refunded/)

    await toCheckout(1)
    await press(page, 'Add a card')
    await press(page, 'Asks the bank')
    await press(page, 'Save card')
    await press(page, 'Complete authentication')
    await page.waitForURL(/\/checkout/)
    await page.getByRole('radio', { name: /3184/ }).first().click()
    await eventually(async () => expect(await placeButton(page).isEnabled()).toBe(true))
    await place()
    await says(page, 'Your bank wants to be sure it is you')
    await page.getByRole('link', { name: 'Confirm with your bank' }).click()
    await press(page, 'Complete authentication')
    await says(page, 'Ana is looking at your order')
    expect(maya.complaints).toEqual([])
  },
)

test(
  'friends choose by a link without an account, and the host pays for all',
  A_STORY,
  async () => {
    const { page } = maya
    await openMenu()
    await press(page, 'Group order')
    await page.getByRole('textbox', { name: /^A word/ }).fill('Lunch at one')
    await press(page, 'Make a link')
    await press(page, 'Choose my dishes')
    await page.waitForURL(/\/group\//)
    const link = page.url()

    const friend = await stage.enter({ product: 'ridendine' })
    await friend.open(new URL(link).pathname)
    await says(friend.page, 'Lunch at one')
    const plus = friend.page.getByRole('button', { name: /^Add (?!a )/ }).first()
    await plus.click()
    await says(friend.page, 'Say your name first.')
    await friend.page.getByRole('textbox', { name: 'Your name' }).fill('Lena')
    await plus.click()
    await shows(friend.page.getByRole('heading', { name: 'Lena' }))

    await shows(page.getByRole('heading', { name: 'Lena' }))
    await page.getByRole('link', { name: 'Go to checkout' }).click()
    await shows(placeButton(page))
    const { items } = await order(await place())
    expect(items.map(({ forName }) => forName)).toEqual(['Lena'])
    await says(friend.page, 'The order is placed. Enjoy your meal.')
    expect([...maya.complaints, ...friend.complaints]).toEqual([])
    await friend.close()
  },
)

test(
  'outside every zone it is said before a menu, and the menu can only be read',
  A_STORY,
  async () => {
    const { page } = maya
    await openMenu()
    const kitchen = new URL(page.url()).pathname
    await page.evaluate(() =>
      localStorage.setItem(
        'kontor.place',
        JSON.stringify({ point: { lat: 43.2, lng: -73.9 }, label: '1 Far Road, Elsewhere' }),
      ),
    )
    await maya.open('/ridendine/app')
    await says(page, 'Nobody delivers to this address yet')
    await maya.open(kitchen)
    await says(page, 'This kitchen does not deliver to your address')
    await shows(page.getByRole('article'))
    expect(await page.getByRole('button', { name: /^Add (?!a )/ }).count()).toBe(0)
    await page.evaluate(() => localStorage.removeItem('kontor.place'))
  },
)
