import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMyMethods } from '#contract/payments'
import * as ridendine from '#contract/ridendine'
import { lookAt } from './support/look.ts'
import { openStage, type Person, type Stage } from './support/stage.ts'
import { A_STORY, eventually, OPENING_MS, press, says, settled } from './support/waits.ts'

let stage: Stage
let ana: Person
let maya: Person
const TABLET = { width: 1180, height: 820 }

beforeAll(async () => {
  stage = await openStage({ seeds: ['ridendine'], people: 10 })
  ana = await stage.enter({ persona: 'ana', product: 'ridendine', device: 'desk' })
  maya = await stage.enter({ persona: 'maya', product: 'ridendine' })
}, OPENING_MS)
afterAll(() => stage?.close())

type Size = 'phone' | 'tablet' | 'desk'
const SIZES = {
  phone: { width: 390, height: 844 },
  desk: { width: 1440, height: 900 },
  tablet: TABLET,
}

/**
 * A picture of a moment in both themes, where somebody asks for it. On the tablet alone in the
 * middle of a story: another layout would close what is open.
 */
async function picture(
  page: Page,
  name: string,
  sizes: readonly Size[] = ['tablet'],
): Promise<void> {
  const folder = process.env['PICTURES_IN']
  if (!folder) return
  mkdirSync(folder, { recursive: true })
  for (const size of sizes) {
    await page.setViewportSize(SIZES[size])
    for (const colorScheme of ['dark', 'light'] as const) {
      await page.emulateMedia({ colorScheme })
      await settled(page)
      await page.screenshot({ path: `${folder}/${name}-${size}-${colorScheme}.png` })
    }
  }
}

/** Maya orders so many of the first two dishes; the kitchen hears of it when it is paid. */
async function ordered(quantity: number): Promise<string> {
  const { methods } = await maya.api.call(listMyMethods, {})
  const { menus } = await maya.api.call(ridendine.readMenu, { chefId: ana.personId })
  const dishes = menus
    .flatMap((menu) => menu.dishes)
    .filter((dish) => dish.available.state === 'available')
  const { at } = await maya.api.call(ridendine.readChef, { chefId: ana.personId })
  const { order } = await maya.api.call(ridendine.placeOrder, {
    chefId: ana.personId,
    items: dishes.slice(0, 2).map((dish, place) => ({
      menuItemId: dish.id,
      quantity,
      instructions: place === 0 ? 'No coriander, please' : '',
    })),
    note: 'The bell is broken: knock',
    deliverTo: { at: { lat: at.lat + 0.006, lng: at.lng }, label: '12 Harbour Street', note: '' },
    paymentMethodId: methods[0]?.id ?? '',
  })
  await stateIs(order.id, 'payment_confirmed')
  return order.id
}

const stateIs = (orderId: string, state: string) =>
  eventually(async () => {
    expect((await maya.api.call(ridendine.readOrder, { orderId })).state).toBe(state)
  })

test(
  'a new order fills the screen and rings; Ana confirms it, cooks it, needs longer, and calls the driver',
  A_STORY,
  async () => {
    const { page } = ana
    await page.setViewportSize(TABLET)
    await ana.open('/ridendine/kitchen')
    await says(page, 'New orders flash here')

    const orderId = await ordered(2)
    const flash = page.getByRole('alertdialog')
    await flash.waitFor()
    await says(page, 'New order')
    await picture(page, 'flash')
    await flash.getByRole('button').click()
    // The tap is what lets a page ring; muting is one more.
    await page.getByRole('button', { name: 'Mute the bell' }).first().waitFor()

    const card = page.locator('[data-order]').first()
    expect(await card.innerText()).toContain('No coriander, please')
    await picture(page, 'board-new')
    await press(page, 'Confirm')
    await page.getByRole('radio', { name: /10 minutes more/ }).click()
    await picture(page, 'confirm')
    await page.getByRole('button', { name: /^Confirm · ready/ }).click()
    await stateIs(orderId, 'accepted')

    await press(page, 'Start cooking')
    await stateIs(orderId, 'preparing')
    const before = (await maya.api.call(ridendine.readOrder, { orderId })).times.readyAt
    await page.getByRole('button', { name: 'Needs longer' }).click()
    await page.getByRole('menuitem', { name: /\+20 min/ }).click()
    await eventually(async () => {
      const { times } = await maya.api.call(ridendine.readOrder, { orderId })
      const moved = new Date(times.readyAt ?? 0).getTime() - new Date(before ?? 0).getTime()
      expect(moved).toBe(20 * 60_000)
    })

    await page.getByRole('button', { name: 'Ready', exact: true }).click()
    await says(page, 'Looking for a driver')
    const { pickupCode } = await ana.api.call(ridendine.readOrder, { orderId })
    await says(page, pickupCode ?? 'no code')
    await ordered(1)
    await flash.getByRole('button').click()
    await picture(page, 'board-ready')
    expect(ana.complaints).toEqual([])
  },
)

test('Ana declines with a reason, and the customer has everything back', A_STORY, async () => {
  const { page } = ana
  await page.setViewportSize(TABLET)
  await ana.open('/ridendine/kitchen')
  const [order] = (await ana.api.call(ridendine.readBoard, {})).fresh
  if (!order) throw new Error('the order of the first story is new')
  await page.getByRole('alertdialog').getByRole('button').click()
  await press(page, 'Decline')
  await page.getByRole('radio', { name: 'Something is sold out' }).click()
  await picture(page, 'decline')
  await press(page, 'Decline the order')
  await stateIs(order.id, 'cancelled')
})

test(
  'a dish is sold out with one tap; a new price and a cut photo stand at once where customers look',
  A_STORY,
  async () => {
    const { page } = ana
    await ana.open('/ridendine/kitchen/menu')
    const menuOf = async () =>
      (await maya.api.call(ridendine.readMenu, { chefId: ana.personId })).menus
    const first = (await menuOf())[0]?.dishes[0]
    if (!first) throw new Error('Ana has dishes')
    await picture(page, 'menu')
    await page.getByRole('button', { name: 'Sold out', exact: true }).first().click()
    await eventually(async () => {
      expect((await menuOf())[0]?.dishes[0]?.available.state).toBe('sold_out')
    })
    await press(page, 'Back on')

    await page.getByText(first.name, { exact: true }).first().click()
    await page.getByLabel('Price').fill('11.75')
    const photo = await sharp({
      create: { width: 900, height: 1600, channels: 3, background: '#a33' },
    })
      .jpeg()
      .toBuffer()
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'soup.jpg', mimeType: 'image/jpeg', buffer: photo })
    await says(page, 'Cut to shape')
    await picture(page, 'crop')
    await press(page, 'Use this')
    await page.getByRole('button', { name: 'Choose a photo' }).waitFor()
    await picture(page, 'dish')
    await press(page, 'Save')
    await eventually(async () => {
      const dish = (await menuOf())[0]?.dishes.find((each) => each.id === first.id)
      expect(dish?.price.amount).toBe(1175)
      expect(dish?.photoUrl).not.toBe(first.photoUrl)
    })
  },
)

test('a pause is heard by the next customer at once, and resuming ends it', A_STORY, async () => {
  const { page } = ana
  await ana.open('/ridendine/kitchen/opening')
  await picture(page, 'week')
  await press(page, 'Pause')
  await picture(page, 'pause')
  await press(page, 'Pause the kitchen')
  await says(page, 'Too busy')
  const openingNow = async () =>
    (await maya.api.call(ridendine.readChef, { chefId: ana.personId })).opening.state
  await eventually(async () => {
    expect(await openingNow()).toBe('paused')
  })
  await press(page, 'Resume')
  await eventually(async () => {
    expect(await openingNow()).toBe('open')
  })
  await ana.open('/ridendine/kitchen/opening?tab=days')
  await press(page, 'Add a day')
  await picture(page, 'days')
  await press(page, 'Save')
  await says(page, 'Saved.')
  expect((await ana.api.call(ridendine.readOwnKitchen, {})).cookDays).toHaveLength(1)
})

const SCREENS = [
  '/ridendine/kitchen',
  '/ridendine/kitchen/menu',
  '/ridendine/kitchen/opening?tab=capacity',
  '/ridendine/kitchen/money',
  '/ridendine/kitchen/more',
  '/ridendine/kitchen/figures',
  '/ridendine/kitchen/profile',
  '/ridendine/kitchen/start',
  '/ridendine/kitchen/papers',
] as const

test.each(SCREENS)(
  '%s is well on a phone and at a desk, in light and dark',
  A_STORY,
  async (path) => {
    const found = await lookAt(ana, path)
    await picture(ana.page, path.replaceAll(/[^a-z]+/g, '-'), ['phone', 'desk', 'tablet'])
    expect(found).toEqual([])
  },
)
