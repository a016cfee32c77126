import { afterAll, beforeAll, expect, test } from 'vitest'
import * as zenvee from '#contract/zenvee'
import { aPhoto } from './support/photo.ts'
import { openStage, type Person, type Stage } from './support/stage.ts'
import { A_STORY, eventually, goes, OPENING_MS, press, says, shows } from './support/waits.ts'
import {
  enterCode,
  ownProfileOf,
  plumbersComeOnline,
  readCode,
  sheet,
  WITH_PLUMBERS,
} from './support/zenvee.ts'

let stage: Stage
let maya: Person
let tomas: Person
let noor: Person
beforeAll(async () => {
  stage = await openStage({ people: WITH_PLUMBERS })
  await plumbersComeOnline(stage)
  maya = await stage.enter({ persona: 'maya' })
  tomas = await stage.enter({ persona: 'tomas', at: { lat: 0, lng: 0 } })
  noor = await stage.enter({ persona: 'noor', device: 'desk' })
}, OPENING_MS)
afterAll(() => stage?.close())

test(
  'a customer, a technician and a founder see one visit, each on a screen of their own',
  A_STORY,
  async () => {
    const { base } = await ownProfileOf(tomas)
    await tomas.context.setGeolocation({ latitude: base.lat, longitude: base.lng })
    await tomas.open('/zenvee/pro')
    await says(tomas.page, 'Ready for work')

    await find()
    await lookAtCards()
    const bookingId = await book()
    await answer()
    await come()
    await work()
    await settle()
    await replay(bookingId)
    expect([...maya.complaints, ...tomas.complaints, ...noor.complaints]).toEqual([])
  },
)

async function find(): Promise<void> {
  const { page } = maya
  await maya.open('/zenvee/app')
  await page.getByRole('combobox', { name: 'What needs fixing?' }).fill('leaking')
  await page.getByRole('option', { name: /Leaking tap/ }).click()
  await press(page, 'Explains every step')
  await press(page, 'Show technicians')
}

async function lookAtCards(): Promise<void> {
  const { page } = maya
  const cards = page.getByRole('article')
  await shows(cards)
  const count = await cards.count()
  expect(count).toBeGreaterThanOrEqual(3)
  expect(count).toBeLessThanOrEqual(5)
  // Exactly one promise heads each card.
  for (const card of await cards.all()) expect(await card.getByRole('heading').count()).toBe(1)

  const his = cards.filter({ hasText: 'Tomas' })
  await press(his, 'Why this match?')
  await shows(sheet(page).getByRole('meter'))
  expect(await sheet(page).getByRole('meter').count()).toBeGreaterThanOrEqual(4)
  await says(page, 'Nobody can pay to stand higher')
  await page.keyboard.press('Escape')
  await goes(page.getByRole('dialog'))

  await press(his, 'Licensed and checked')
  await says(page, 'Issued by')
  await says(page, /Viewed .* reference/)
  await page.keyboard.press('Escape')
  await goes(page.getByRole('dialog'))
}

async function book(): Promise<string> {
  const { page } = maya
  await page.getByRole('link', { name: 'Choose Tomas' }).click()
  await page.getByRole('textbox', { name: 'Note' }).fill('The tap in the kitchen')
  await press(page, /^Ask Tomas/)
  await says(page, 'Asking Tomas')
  await shows(page.getByRole('timer', { name: /Time to answer/ }))
  return page.url().split('/').at(-1) ?? ''
}

/** The request comes to the technician's open screen by itself, and the answer to the customer's. */
async function answer(): Promise<void> {
  await tomas.page
    .getByRole('link', { name: /Leaking tap/ })
    .first()
    .click()
  await says(tomas.page, 'The tap in the kitchen')
  expect(await tomas.page.getByText(/The address follows when you accept/).count()).toBe(1)
  await press(tomas.page, 'Accept')
  await says(maya.page, /^Tomas comes/)
}

/** The way there: the customer sees the van move, and a time. */
async function come(): Promise<void> {
  await press(tomas.page, 'Start trip')
  await says(maya.page, /Tomas arrives at|almost there/)
  const { base } = await ownProfileOf(tomas)
  await tomas.context.setGeolocation({ latitude: base.lat + 0.0001, longitude: base.lng })
  const van = maya.page.getByRole('img', { name: 'Tomas Reyes' }).last()
  await shows(van)
  const before = await whereIsThe(van)
  await tomas.context.setGeolocation({ latitude: base.lat + 0.0006, longitude: base.lng })
  await eventually(async () => expect(await whereIsThe(van)).not.toEqual(before))
  await shows(maya.page.getByText(/\d+ min/))
  await press(tomas.page, 'I am here')
  await says(maya.page, 'Tomas is at the door')
}

const whereIsThe = (van: ReturnType<Person['page']['getByRole']>) =>
  van.evaluate((element) => element.parentElement?.getAttribute('style'))

async function work(): Promise<void> {
  const code = await readCode(maya.page)
  expect(code).toMatch(/^\d{4}$/)
  await enterCode(tomas.page, code === '0000' ? '1111' : '0000')
  await eventually(async () =>
    expect(await sheet(tomas.page).getByRole('alert').textContent()).toMatch(/not the four digits/),
  )
  await enterCode(tomas.page, code)
  await says(maya.page, 'Tomas is at work')

  await press(tomas.page, 'Propose extra work')
  await tomas.page.getByRole('textbox', { name: 'What is it?' }).fill('New shut-off valve')
  await tomas.page.getByRole('textbox', { name: /Price before tax/ }).fill('35')
  await press(tomas.page, 'Ask the customer')
  await says(maya.page, 'Tomas found more to do')
  await press(maya.page, 'Approve')
  await says(tomas.page, 'Approved')

  await press(tomas.page, 'Complete the visit')
  await tomas.page
    .getByLabel('Photo', { exact: true })
    .setInputFiles({ name: 'tap.jpg', mimeType: 'image/jpeg', buffer: await aPhoto() })
  await shows(tomas.page.getByRole('img', { name: 'Photo 1' }))
  await tomas.page.getByRole('textbox', { name: 'What was done' }).fill('New washer, new valve')
  await press(sheet(tomas.page), 'Complete the visit')
  await says(maya.page, 'The work is done')
}

async function settle(): Promise<void> {
  const { page } = maya
  await says(page, 'New washer, new valve')
  const photo = page.getByRole('img', { name: 'Photo 1 of the work' })
  await photo.scrollIntoViewIfNeeded()
  await eventually(async () =>
    expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(
      0,
    ),
  )

  await press(page, 'Receipt')
  await says(page, 'New shut-off valve')
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Download PDF')])
  expect(download.suggestedFilename()).toMatch(/\.pdf$/)
  await page.keyboard.press('Escape')

  await press(page, /15 %/)
  await says(page, 'Thank you from Tomas.')
  await page.getByRole('radio', { name: /5/ }).check({ force: true })
  await press(page, 'Yes')
  await page.getByRole('textbox', { name: /A few words/ }).fill('Explained everything')
  await press(page, 'Send rating')
  await says(page, 'Thank you for your rating.')
  await press(page, 'All good, release the payment')
  await says(page, 'All done')
  await says(tomas.page, 'The money is on your balance.')
}

/** The founder finds the booking, and everything that happened on one timeline. */
async function replay(bookingId: string): Promise<void> {
  const { page } = noor
  await noor.open('/zenvee/operations/bookings')
  const { number } = await maya.api.call(zenvee.readBooking, { bookingId })
  await page.getByText(number).first().click()
  const lines = page.getByRole('list', { name: 'Timeline' }).getByRole('listitem')
  await shows(lines)
  const words = (await lines.allTextContents()).join('\n')
  for (const source of ['match', 'history', 'event', 'delivery', 'message', 'ledger'])
    expect(words, source).toContain(source)
  expect(await lines.count()).toBeGreaterThan(20)
  await lines.first().getByRole('button').first().click()
  await says(page, 'correlationId')
  await page.getByRole('tab', { name: 'Sequence' }).click()
  await press(page, 'From the beginning')
  await says(page, 'Before the first step')
  await press(page, 'One step on')
  await shows(page.getByText(/^1 of \d+$/))
}
