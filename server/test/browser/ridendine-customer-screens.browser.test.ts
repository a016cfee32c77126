import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMyMethods } from '#contract/payments'
import { listAddresses } from '#contract/places'
import { readMenu } from '#contract/ridendine/browse'
import { addToGroupOrder, openGroupOrder } from '#contract/ridendine/group-orders'
import { placeOrder, readOrder } from '#contract/ridendine/orders'
import { lookAt, lookForOverflow } from './support/look.ts'
import { chefs, cookAllDay, drivers } from './support/ridendine.ts'
import { openStage, type Person, type Stage } from './support/stage.ts'
import { A_STORY, OPENING_MS } from './support/waits.ts'

let stage: Stage
let maya: Person
let ana: Person
let dov: Person
let visitor: Person
let kitchen: string
beforeAll(async () => {
  stage = await openStage({ seeds: ['ridendine'], people: 14 })
  maya = await stage.enter({ persona: 'maya', product: 'ridendine', device: 'desk' })
  ana = await stage.enter({ persona: 'ana', product: 'ridendine' })
  dov = await stage.enter({ persona: 'dov', product: 'ridendine' })
  visitor = await stage.enter({ product: 'ridendine', device: 'desk' })
  await cookAllDay(ana)
  kitchen = `/ridendine/app/chefs/${ana.personId}`
}, OPENING_MS)
afterAll(() => stage?.close())

/** Everybody can use every screen: WCAG 2.2 AA as far as a program can see, at both sizes, light and dark. */
async function areWell(person: Person, ...paths: readonly string[]): Promise<void> {
  const found: string[] = []
  for (const path of paths) found.push(...(await lookAt(person, path)))
  expect(found).toEqual([])
}

/** Two dishes of the persona's kitchen, as the API takes them. */
async function twoDishes() {
  const { menus } = await maya.api.call(readMenu, { chefId: ana.personId })
  const dishes = menus.flatMap((menu) => menu.dishes)
  return dishes
    .filter(({ available }) => available.state === 'available')
    .slice(0, 2)
    .map(({ id }) => ({ menuItemId: id, quantity: 1 }))
}

async function order(): Promise<string> {
  const [home] = (await maya.api.call(listAddresses, {})).items
  const { methods } = await maya.api.call(listMyMethods, {})
  const { id } = await maya.api.call(placeOrder, {
    chefId: ana.personId,
    items: await twoDishes(),
    deliverTo: { at: { lat: home?.lat ?? 0, lng: home?.lng ?? 0 }, label: home?.line ?? '' },
    paymentMethodId: methods[0]?.id ?? '',
  })
  await stage.house.drain()
  return id
}

test('everybody can use the pages of somebody hungry', A_STORY, async () => {
  await areWell(
    maya,
    '/ridendine/app',
    '/ridendine/app?q=nothing-is-called-so',
    kitchen,
    `${kitchen}?group=true`,
    '/ridendine/app/checkout',
    '/ridendine/app/orders',
    '/ridendine/app/me',
    '/ridendine/app/me/places',
    '/ridendine/app/me/cards',
    '/ridendine/app/inbox',
  )
})

test('everybody can use an order, in each of its chapters', A_STORY, async () => {
  const orderId = await order()
  const page = `/ridendine/app/orders/${orderId}`
  await areWell(maya, page, `${page}?sheet=cancel`)
  await chefs.accepts(ana, orderId)
  await chefs.cooks(ana, orderId)
  await areWell(maya, page)
  const { chef } = await maya.api.call(readOrder, { orderId })
  await drivers.waitsAt(dov, chef.at)
  await chefs.isReady(ana, orderId)
  await drivers.takes(dov)
  await areWell(maya, page)
  await drivers.picksUp(dov, ana, orderId)
  await drivers.departs(dov, orderId)
  await areWell(maya, page)
  await drivers.delivers(dov, orderId)
  await areWell(
    maya,
    page,
    `${page}?sheet=problem`,
    `${page}?sheet=tip`,
    '/ridendine/app/orders?group=past',
  )
})

test('everybody can use the checkout and a group order', A_STORY, async () => {
  const opened = await maya.api.call(openGroupOrder, { chefId: ana.personId, note: 'Lunch' })
  const [dish] = await twoDishes()
  await maya.api.call(addToGroupOrder, {
    token: opened.token,
    forName: 'Lena',
    menuItemId: dish?.menuItemId ?? '',
    quantity: 2,
  })
  await areWell(visitor, `/ridendine/group/${opened.token}`)
  await areWell(maya, `/ridendine/app/checkout?group=${opened.token}`)
})

test('from right to left nothing stands out sideways', A_STORY, async () => {
  const mirrored = await stage.enter({ persona: 'maya', product: 'ridendine', language: 'en-XB' })
  const orderId = await order()
  const found: string[] = []
  for (const path of ['/ridendine/app', kitchen, `/ridendine/app/orders/${orderId}`])
    found.push(...(await lookForOverflow(mirrored, path)))
  expect(found).toEqual([])
  await mirrored.close()
})
