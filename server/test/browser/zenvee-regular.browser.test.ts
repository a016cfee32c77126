/** Regular visits and companies of technicians, clicked in a real browser by those whom they concern. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as zenvee from '#contract/zenvee'
import { DEMO_PASSWORD } from '../../src/products/zenvee/seed/personas.ts'
import { openStage, type Person, type Stage } from './support/stage.ts'
import { OPENING_MS, shows } from './support/waits.ts'
import { askFor, customerPage, visit } from './support/zenvee.ts'

let stage: Stage
let maya: Person
let tomas: Person
beforeAll(async () => {
  stage = await openStage({ people: 14 })
  maya = await stage.enter({ persona: 'maya' })
  tomas = await stage.enter({ persona: 'tomas' })
}, OPENING_MS)
afterAll(() => stage?.close())

test('a customer makes a visit regular, skips one and takes it back; the technician stops it', async () => {
  const booking = await askFor(maya.api, tomas)
  await visit(maya.api, tomas.api, booking.id)

  await maya.open(customerPage(booking.id))
  await maya.page.getByRole('radio', { name: 'Every week' }).click()
  await maya.page.getByRole('button', { name: 'Make it regular' }).click()
  await shows(maya.page.getByText('Planned').first())
  await shows(maya.page.getByText('The first visit'))

  await maya.page.getByRole('button', { name: 'Skip' }).first().click()
  await shows(maya.page.getByRole('button', { name: 'Take back' }).first())
  await maya.page.getByRole('button', { name: 'Take back' }).first().click()

  await tomas.open('/zenvee/pro/me')
  await tomas.page.getByRole('link', { name: /Regular visits/ }).click()
  await tomas.page.getByRole('link', { name: 'Leaking tap' }).click()
  await shows(tomas.page.getByText('Every week').first())
  expect(await tomas.page.getByRole('button', { name: 'Skip' }).count()).toBe(0)
  await tomas.page.getByRole('button', { name: 'Stop regular visits' }).click()
  await tomas.page.getByLabel('Why').fill('I move away')
  await tomas.page.getByRole('button', { name: 'Stop them' }).click()
  await shows(tomas.page.getByText('Stopped: I move away'))
  await shows(maya.page.getByText('Stopped: I move away'))
  expect([...maya.complaints, ...tomas.complaints]).toEqual([])
})

test('a manager sees the company, invites; the technician joins and leaves again', async () => {
  const vera = await stage.enter({ persona: 'vera', device: 'desk' })
  await vera.open('/zenvee/vendor')
  await shows(vera.page.getByRole('heading', { name: 'Harbor Home Services' }))
  await vera.page.getByLabel('Their e-mail address').fill('tomas@demo.kontor.example')
  await vera.page.getByRole('button', { name: 'Invite', exact: true }).click()
  await shows(vera.page.getByText('Tomas Reyes was invited'))

  await tomas.open('/zenvee/pro/company')
  await tomas.page.getByRole('button', { name: 'Join' }).click()
  await shows(tomas.page.getByText('You belong to Harbor Home Services').last())

  const { client } = await stage.house.withPassword('vera@demo.kontor.example', DEMO_PASSWORD)
  const booking = await askFor(maya.api, tomas)
  await vera.open('/zenvee/vendor/visits')
  await shows(vera.page.getByText('Maya Torres').first())
  const { items } = await client.call(zenvee.listVendorBookings, {})
  expect(items.map(({ id }) => id)).toEqual([booking.id])

  await tomas.page.getByRole('button', { name: 'Leave' }).click()
  await tomas.page.getByLabel('Why').fill('On my own again')
  await tomas.page.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await shows(tomas.page.getByText('You work for yourself', { exact: true }))
  await vera.open('/zenvee/vendor/visits')
  await shows(vera.page.getByText('No visits yet'))
  expect([...vera.complaints, ...tomas.complaints]).toEqual([])
})
