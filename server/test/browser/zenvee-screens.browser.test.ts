import { afterAll, beforeAll, expect, test } from 'vitest'
import * as zenvee from '#contract/zenvee'
import { lookAt } from './support/look.ts'
import { openStage, type Person, type Stage } from './support/stage.ts'
import { A_STORY, eventually, OPENING_MS, press } from './support/waits.ts'
import {
  askFor,
  customerPage,
  ownProfileOf,
  plumbersComeOnline,
  technicianPage,
  WITH_PLUMBERS,
} from './support/zenvee.ts'
import { CUSTOMER_PATHS, PUBLIC_PATHS, TECHNICIAN_PATHS } from './support/zenvee-paths.ts'

let stage: Stage
let maya: Person
let tomas: Person
let visitor: Person
beforeAll(async () => {
  stage = await openStage({ people: WITH_PLUMBERS })
  await plumbersComeOnline(stage)
  maya = await stage.enter({ persona: 'maya', device: 'desk' })
  tomas = await stage.enter({ persona: 'tomas', device: 'desk' })
  visitor = await stage.enter({ device: 'desk' })
}, OPENING_MS)
afterAll(() => stage?.close())

/** Everybody can use every screen: WCAG 2.2 AA as far as a program can see, at both sizes, light and dark. */
async function areWell(person: Person, paths: readonly string[]): Promise<void> {
  const found: string[] = []
  for (const path of paths) found.push(...(await lookAt(person, path)))
  expect(found).toEqual([])
}

test('everybody can use the public pages', A_STORY, () => areWell(visitor, PUBLIC_PATHS))

test('everybody can use the pages of a customer', A_STORY, () => areWell(maya, CUSTOMER_PATHS))

test('everybody can use the pages of a technician', A_STORY, () => areWell(tomas, TECHNICIAN_PATHS))

test('everybody can use a search, its cards, and what lies over them', A_STORY, async () => {
  const { base } = await ownProfileOf(tomas)
  const found = await maya.api.call(zenvee.discover, {
    place: { point: base, label: 'Home, 12 Harbour Street' },
    serviceSlug: 'leaking-tap',
    when: { kind: 'now' },
  })
  const [card] = found.cards
  const cards = `/zenvee/app/matches/${found.id}`
  const id = card?.technicianId
  const two = found.cards.map((each) => each.technicianId).slice(0, 2)
  await areWell(maya, [
    cards,
    `${cards}?why=${id}`,
    `${cards}?proof=${id}`,
    `${cards}?compare=${two.join(',')}`,
    `${cards}/book?technician=${id}`,
    `${cards}/book`,
    `/zenvee/app/technicians/${id}`,
  ])
})

test('everybody can use a visit, in each of its chapters, from both sides', A_STORY, async () => {
  const booking = await askFor(maya.api, tomas)
  const at = { bookingId: booking.id }
  const hers = customerPage(booking.id)
  const his = technicianPage(booking.id)
  const both = async (...more: string[]) => {
    await areWell(maya, [hers, ...more.map((sheet) => `${hers}?sheet=${sheet}`)])
    await areWell(tomas, [his])
  }
  const found = await lookAt(tomas, his, (page) => press(page, 'Counter'))
  expect(found).toEqual([])
  await areWell(maya, [hers])
  await tomas.api.call(zenvee.counterBooking, {
    ...at,
    price: { amount: 15_000, currency: 'USD' },
    note: 'After another visit',
  })
  await both('propose')
  await maya.api.call(zenvee.takeCounter, at)
  await both('cancel')
  await eventually(async () => void (await tomas.api.call(zenvee.startTrip, at)))
  await both()
  const { path } = await maya.api.call(zenvee.shareOnMyWay, at)
  await areWell(visitor, [`/zenvee${path}`])
  await tomas.api.call(zenvee.arrive, at)
  await both()
  const code = await lookAt(tomas, his, (page) => press(page, 'Enter start code'))
  expect(code).toEqual([])
  const { startCode } = await maya.api.call(zenvee.readBooking, at)
  await tomas.api.call(zenvee.startService, { ...at, startCode: startCode ?? '' })
  await tomas.api.call(zenvee.askExtraWork, {
    ...at,
    title: 'New shut-off valve',
    price: { amount: 3_500, currency: 'USD' },
  })
  await both()
  const { extraWork } = await maya.api.call(zenvee.readBooking, at)
  await maya.api.call(zenvee.answerExtraWork, {
    ...at,
    extraId: extraWork[0]?.id ?? '',
    approve: true,
  })
  const complete = await lookAt(tomas, his, (page) => press(page, 'Complete the visit'))
  expect(complete).toEqual([])
  await tomas.api.call(zenvee.completeBooking, { ...at, note: 'New washer' })
  await both('problem')
  const receipt = await lookAt(maya, hers, (page) => press(page, 'Receipt'))
  expect(receipt).toEqual([])
  await maya.api.call(zenvee.confirmBooking, at)
  await both()
})
