import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMyMethods } from '#contract/payments'
import * as ridendine from '#contract/ridendine'
import { SYSTEM } from '#foundation/db'
import { readOrderRow } from '../../src/products/ridendine/orders/orders.sql.ts'
import { lookAt } from './support/look.ts'
import { openStage, type Person, type Stage } from './support/stage.ts'
import { A_STORY, eventually, OPENING_MS, press, says, settled } from './support/waits.ts'

let stage: Stage
let maya: Person
let ana: Person
let dov: Person
let kitchen: { lat: number; lng: number }
beforeAll(async () => {
  stage = await openStage({ seeds: ['ridendine'], people: 10 })
  ana = await stage.enter({ persona: 'ana', product: 'ridendine', device: 'desk' })
  maya = await stage.enter({ persona: 'maya', product: 'ridendine' })
  kitchen = (await maya.api.call(ridendine.readChef, { chefId: ana.personId })).at
  dov = await stage.enter({ persona: 'dov', product: 'ridendine', at: near(kitchen, 400) })
}, OPENING_MS)
afterAll(() => stage?.close())

const near = (of: { lat: number; lng: number }, metres: number) => ({
  lat: of.lat + metres / 111_195,
  lng: of.lng,
})

/** Who wants to look makes this folder before. */
const PICTURES = resolve(import.meta.dirname, '..', '..', '..', '.kontor', 'pictures')

/** A picture of a moment, at both sizes and in both themes, where there is a folder for them. */
async function picture(page: Page, name: string): Promise<void> {
  if (!existsSync(PICTURES)) return
  for (const [size, viewport] of [
    ['phone', { width: 390, height: 844 }],
    ['desk', { width: 1440, height: 900 }],
  ] as const) {
    await page.setViewportSize(viewport)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await settled(page)
      await page.screenshot({ path: `${PICTURES}/${name}-${size}-${colorScheme}.png` })
    }
  }
  await page.setViewportSize({ width: 390, height: 844 })
  await page.emulateMedia({ colorScheme: 'light' })
}

/** Maya orders the first dish, Ana cooks it. */
async function cooked(): Promise<string> {
  const { methods } = await maya.api.call(listMyMethods, {})
  const menu = await maya.api.call(ridendine.readMenu, { chefId: ana.personId })
  const dish = menu.menus
    .flatMap((each) => each.dishes)
    .find((each) => each.available.state === 'available')
  const { order } = await maya.api.call(ridendine.placeOrder, {
    chefId: ana.personId,
    items: [{ menuItemId: dish?.id ?? '', quantity: 1 }],
    deliverTo: { at: near(kitchen, 1200), label: '12 Harbour Street', note: 'Blue gate' },
    tip: { amount: 350, currency: 'USD' },
    paymentMethodId: methods[0]?.id ?? '',
  })
  const orderId = order.id
  const stateIs = (state: string) =>
    eventually(async () => {
      expect((await maya.api.call(ridendine.readOrder, { orderId })).state).toBe(state)
    })
  await stateIs('payment_confirmed')
  await ana.api.call(ridendine.acceptOrder, { orderId })
  await ana.api.call(ridendine.startPreparing, { orderId })
  await ana.api.call(ridendine.markReady, { orderId })
  return orderId
}

test(
  'Dov goes online, takes a run and brings it, with a key where others swipe',
  A_STORY,
  async () => {
    const { page } = dov
    await dov.open('/ridendine/drive')
    await picture(page, 'waiting-offline')
    await press(page, 'Go online')
    await says(page, 'Looking for a run')
    await picture(page, 'waiting')

    const orderId = await cooked()
    await page.getByRole('timer').waitFor({ timeout: 90_000 })
    await says(page, 'How the pay is made up')
    await picture(page, 'offer')
    await press(page, 'Accept')
    await page.getByRole('button', { name: 'I am at the kitchen' }).waitFor()
    await picture(page, 'run-to-kitchen')
    await page.getByRole('button', { name: 'I am at the kitchen' }).press('Enter')
    await press(page, 'Enter the code')
    const code = await codeOf(orderId)
    await page.keyboard.type('XXXX')
    await says(page, 'That is not the code')
    await picture(page, 'run-code')
    await page.keyboard.type(code)
    await page.getByRole('button', { name: 'On my way' }).press('Enter')
    await page.getByRole('button', { name: 'I am at the door' }).waitFor()
    await picture(page, 'run-to-door')

    // A tunnel at the door: what is tapped waits, the next step is drawn, nothing is lost.
    await dov.context.setOffline(true)
    await page.getByRole('button', { name: 'I am at the door' }).press('Enter')
    await press(page, 'Nobody opens')
    await says(page, 'Call and write')
    await picture(page, 'run-unreachable')
    await page.keyboard.press('Escape')
    await dov.context.setOffline(false)
    await eventually(async () => {
      const [order] = (await dov.api.call(ridendine.readOwnRun, {})).orders
      expect(order?.step).toBe('at_door')
    })
    await press(page, 'Deliver')
    await page.getByLabel('A word about it').fill('Handed to Maya')
    await picture(page, 'run-deliver')
    await press(page, 'Delivered')
    await says(page, 'Looking for a run')
    await eventually(async () => {
      expect(await maya.api.call(ridendine.readOrder, { orderId })).toMatchObject({
        state: 'delivered',
        proof: { note: 'Handed to Maya' },
      })
    })
    await dov.open('/ridendine/drive/earnings')
    await page
      .getByRole('button', { name: /Waiting|Cozinha|Table|Ana/ })
      .first()
      .click()
    await says(page, 'In the books')
    await picture(page, 'earnings')
    expect(
      dov.complaints.filter((each) => !/offline|ERR_INTERNET|Failed to fetch/i.test(each)),
    ).toEqual([])
  },
)

test('everybody can use the pages of a driver', A_STORY, async () => {
  const found: string[] = []
  for (const path of [
    '',
    '/earnings',
    '/figures',
    '/me',
    '/documents',
    '/vehicle',
    '/incidents',
    '/inbox',
  ])
    found.push(...(await lookAt(dov, `/ridendine/drive${path}`)))
  for (const path of ['figures', 'me', 'documents', 'vehicle']) {
    await dov.open(`/ridendine/drive/${path}`)
    await picture(dov.page, path)
  }
  expect(found).toEqual([])
})

const codeOf = (orderId: string) =>
  stage.house.kontor.database.transact(
    { orgId: stage.house.orgId, actor: SYSTEM },
    async (tx) => (await readOrderRow(tx, orderId)).pickup_code,
  )
