import { afterAll, beforeAll, expect, test } from 'vitest'
import { readOrder } from '#contract/ridendine'
import { lookAt } from './support/look.ts'
import { type Evening, playEvening } from './support/ridendine-evening.ts'
import { openStage, type Person, type Stage } from './support/stage.ts'
import { A_STORY, eventually, OPENING_MS, press, says, shows } from './support/waits.ts'

const DESK = '/ridendine/desk'

let stage: Stage
let rosa: Person
let evening: Evening
beforeAll(async () => {
  stage = await openStage({ seeds: ['zenvee', 'ridendine'], people: 20 })
  evening = await playEvening(stage)
  rosa = await stage.enter({ persona: 'rosa', product: 'ridendine', device: 'desk' })
}, OPENING_MS)
afterAll(() => stage?.close())

const order = (orderId: string) => rosa.api.call(readOrder, { orderId })
const lane = (name: string) => rosa.page.getByRole('region', { name, exact: true })
const dialog = () => rosa.page.getByRole('dialog')

test(
  'an order is given to a driver by dragging it, and taken back by its menu',
  A_STORY,
  async () => {
    const { page } = rosa
    const [orderId = ''] = evening.orders
    const [driver] = evening.drivers
    const { number } = await order(orderId)
    await rosa.open(`${DESK}/board`)
    const card = (where: string) => lane(where).getByRole('listitem').filter({ hasText: number })

    await card('Unassigned').dragTo(lane(driver?.name ?? ''))
    await shows(card(driver?.name ?? ''))
    await eventually(async () => {
      expect((await order(orderId)).driver?.id).toBe(driver?.id)
    })

    await page.getByRole('button', { name: `Move ${number}` }).click()
    await page.getByRole('menuitem', { name: 'Take from the driver' }).click()
    await shows(card('Unassigned'))
    await eventually(async () => {
      expect((await order(orderId)).driver).toBeNull()
    })

    // The same without a mouse: the menu names every driver.
    const other = evening.drivers[1]
    await page.getByRole('button', { name: `Move ${number}` }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: other?.name }).press('Enter')
    await eventually(async () => {
      expect((await order(orderId)).driver?.id).toBe(other?.id)
    })
    expect(rosa.complaints).toEqual([])
  },
)

test('the board says why an order has nobody yet', A_STORY, async () => {
  const cooking = await order(evening.orders[2] ?? '')
  await rosa.open(`${DESK}/board`)
  await press(rosa.page, 'Look now')
  const card = lane('Unassigned').getByRole('listitem').filter({ hasText: cooking.number })
  await card.getByRole('button').last().click()
  await shows(dialog().getByText('What the dispatcher thought'))
  await shows(dialog().getByRole('listitem'))
  expect(new URL(rosa.page.url()).searchParams.get('row')).toContain(cooking.id)
  await rosa.page.keyboard.press('Escape')
})

test('by keyboard alone: to the orders, into one, and its arrival moved', A_STORY, async () => {
  const { page } = rosa
  await rosa.open(DESK)
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await page.waitForURL(`**${DESK}/orders`)
  await shows(page.getByRole('heading', { level: 1, name: 'Orders' }))
  await shows(page.getByRole('row', { name: /RND-/ }))
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  await page.waitForURL(/orders\/[0-9a-f-]{36}/)
  const orderId = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  const before = Date.parse((await order(orderId)).times.etaTo ?? '')
  await says(page, 'Dishes')

  await page.keyboard.press('e')
  await dialog()
    .getByRole('textbox', { name: /^Reason/ })
    .fill('the bridge is closed')
  await press(dialog(), 'Extend ETA')
  await says(page, 'New time told')
  const after = Date.parse((await order(orderId)).times.etaTo ?? '')
  expect(after - before).toBe(10 * 60_000)
})

test(
  'called off with a payer named for each part: the sum is shown before, the money after',
  A_STORY,
  async () => {
    const { page } = rosa
    const orderId = evening.orders[4] ?? ''
    const before = await order(orderId)
    await rosa.open(`${DESK}/orders/${orderId}`)
    await says(page, 'Dishes')
    await page.keyboard.press('x')
    await press(dialog(), 'All of it')
    const total = (before.price.total.amount / 100).toFixed(2)
    await shows(dialog().getByText(`$${total}`))
    await dialog()
      .getByRole('textbox', { name: /^Reason/ })
      .fill('kitchen flooded')
    await press(dialog(), 'Call off')
    await says(page, 'Called off')
    await eventually(async () => {
      expect(await order(orderId)).toMatchObject({
        state: 'cancelled',
        payment: { refunded: before.price.total },
      })
    })
  },
)

test(
  'the desk can be read by everybody, on phones and desks, light and dark',
  A_STORY,
  async () => {
    const found: string[] = []
    for (const path of [
      '',
      '/board',
      '/orders',
      `/orders/${evening.orders[0]}`,
      '/fees',
      '/zones',
      '/chefs',
    ])
      found.push(...(await lookAt(rosa, DESK + path)))
    expect(found).toEqual([])
  },
)
