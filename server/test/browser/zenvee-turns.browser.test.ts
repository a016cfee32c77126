import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '#contract'
import * as zenvee from '#contract/zenvee'
import { minutes } from '#foundation/time'
import { openStage, type Person, type Stage } from './support/stage.ts'
import { A_STORY, eventually, OPENING_MS, press, says } from './support/waits.ts'
import {
  askFor,
  customerPage,
  plumbersComeOnline,
  sheet,
  technicianPage,
  visit,
  WITH_PLUMBERS,
} from './support/zenvee.ts'

let stage: Stage
let maya: Person
let tomas: Person
let ines: Person
let others: ReadonlyMap<string, Client>
beforeAll(async () => {
  stage = await openStage({ people: WITH_PLUMBERS })
  others = await plumbersComeOnline(stage)
  maya = await stage.enter({ persona: 'maya' })
  tomas = await stage.enter({ persona: 'tomas' })
  ines = await stage.enter({ persona: 'ines', device: 'desk' })
}, OPENING_MS)
afterAll(() => stage?.close())

test(
  'a counter is laid beside what was asked, answered with a proposal, and taken',
  A_STORY,
  async () => {
    const booking = await askFor(maya.api, tomas)
    await maya.open(customerPage(booking.id))
    await tomas.open(technicianPage(booking.id))
    await press(tomas.page, 'Counter')
    await press(tomas.page, 'Later')
    await press(tomas.page, 'Later')
    await says(tomas.page, '30 min later')
    await tomas.page.getByRole('textbox', { name: /Price before tax/ }).fill('150')
    await tomas.page.getByRole('textbox', { name: /A word to the customer/ }).fill('After a visit')
    await press(tomas.page, 'Send proposal')
    await says(tomas.page, 'Maya is looking at your proposal')

    await says(maya.page, 'Tomas proposes something else')
    await says(maya.page, 'After a visit')
    await says(maya.page, '$150.00')
    await press(maya.page, 'Propose')
    await maya.page.getByRole('textbox', { name: /Price before tax/ }).fill('140')
    await press(maya.page, 'Send proposal')
    await says(maya.page, 'Asking Tomas')

    await press(tomas.page, 'Counter')
    await tomas.page.getByRole('textbox', { name: /Price before tax/ }).fill('145')
    await press(tomas.page, 'Send proposal')
    await says(maya.page, '$145.00')
    await press(maya.page, 'Take the offer')
    await says(maya.page, /^Tomas comes/)
    await says(tomas.page, /^Be there/)

    await press(maya.page, 'Call off the visit')
    await press(sheet(maya.page), 'Call it off for free')
    await says(maya.page, 'This visit was called off')
    await says(maya.page, 'Nothing was charged to your card.')
    await says(tomas.page, 'The visit was called off')
  },
)

test(
  'the best match is asked, declines, and the next one comes, without the customer doing a thing',
  A_STORY,
  async () => {
    await tomas.open('/zenvee/pro')
    await maya.open('/zenvee/app/find?service=leaking-tap')
    await press(maya.page, 'Show technicians')
    await maya.page.getByRole('link', { name: 'Book the best match' }).click()
    await says(maya.page, /We ask these \d technicians/)
    await press(maya.page, 'Find my technician')
    await says(maya.page, /is not free we ask the next one/)
    const bookingId = maya.page.url().split('/').at(-1) ?? ''

    await declineUntilTomas(bookingId)
    await tomas.open(technicianPage(bookingId))
    await press(tomas.page, 'Decline')
    await sheet(tomas.page).getByText('Too far').click()
    await press(sheet(tomas.page), 'Decline')
    await tomas.page.waitForURL('**/zenvee/pro')
    // Whoever is asked next says yes; whoever had said no before is not asked again.
    const next = await askedNow(bookingId, (id) => id !== tomas.personId)
    if (next) {
      await others.get(next)?.call(zenvee.acceptBooking, { bookingId })
      await says(maya.page, / comes /)
    } else {
      await says(maya.page, 'Nobody was free this time')
    }
  },
)

/** Those who stand before the persona say no through the API, until the persona is asked. */
async function declineUntilTomas(bookingId: string): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    const asked = await askedNow(bookingId, () => true)
    if (!asked || asked === tomas.personId) return
    await others.get(asked)?.call(zenvee.declineBooking, { bookingId, reason: 'No time' })
    await askedNow(bookingId, (id) => id !== asked)
  }
}

/** Who is asked, once it is somebody of whom this is so; nothing when everybody was asked. */
async function askedNow(
  bookingId: string,
  isSo: (technicianId: string) => boolean,
): Promise<string | undefined> {
  let asked: string | undefined
  await eventually(async () => {
    const { state, technician } = await maya.api.call(zenvee.readBooking, { bookingId })
    asked = technician?.id
    if (state === 'unfulfilled') asked = undefined
    else if (state !== 'requested' || !asked || !isSo(asked)) throw new Error(`${state}: ${asked}`)
  })
  return asked
}

test(
  'a problem is reported, looked at by the desk, and half of the money goes back',
  A_STORY,
  async () => {
    const booking = await askFor(maya.api, tomas)
    await visit(maya.api, tomas.api, booking.id)
    await maya.open(customerPage(booking.id))
    await press(maya.page, 'Report a problem')
    await maya.page.getByText('The work is not good').click()
    await maya.page.getByRole('textbox', { name: /Tell us what happened/ }).fill('It drips again.')
    await press(sheet(maya.page), 'Report the problem')
    await says(maya.page, 'We are looking into it')

    await ines.open('/zenvee/operations/disputes')
    await says(ines.page, 'It drips again.')
    await says(ines.page, 'New washer')
    await press(ines.page, 'Refund')
    await press(sheet(ines.page), '50%')
    await sheet(ines.page)
      .getByRole('textbox', { name: /Reason/ })
      .fill('Half of it done again')
    await press(sheet(ines.page), 'Refund')
    await says(ines.page, 'No open disputes')
    await says(maya.page, /is on its way back to your card/)
    await press(maya.page, 'Receipt')
    await says(maya.page, /Refund/)
  },
)

test('a problem without ground is decided for the technician', A_STORY, async () => {
  const booking = await askFor(maya.api, tomas)
  await visit(maya.api, tomas.api, booking.id)
  await maya.api.call(zenvee.disputeBooking, {
    bookingId: booking.id,
    reason: 'overcharged',
    text: 'Too much for a washer.',
  })
  await tomas.open(technicianPage(booking.id))
  await says(tomas.page, /The customer reported a problem/)
  await ines.open('/zenvee/operations/disputes')
  await press(ines.page, 'Pay the technician')
  await sheet(ines.page)
    .getByRole('textbox', { name: /Reason/ })
    .fill('The price was agreed')
  await press(sheet(ines.page), 'Pay the technician')
  await says(tomas.page, 'The money is on your balance.')
})

test('a late cancellation says its price before, and charges just that', A_STORY, async () => {
  const booking = await askFor(maya.api, tomas)
  await tomas.api.call(zenvee.acceptBooking, { bookingId: booking.id })
  await maya.open(customerPage(booking.id))
  await says(maya.page, /^Tomas comes/)
  await stage.jump(minutes(6))
  const { fee } = await maya.api.call(zenvee.readCancellation, { bookingId: booking.id })
  expect(fee.amount).toBeGreaterThan(0)
  await press(maya.page, 'Call off the visit')
  const words = `$${(fee.amount / 100).toFixed(2)}`
  await press(sheet(maya.page), `Call it off for ${words}`)
  await says(maya.page, `A fee of ${words} was charged to your card`)
})

test(
  'nobody came: half an hour after the time the visit ends, and nothing is paid',
  A_STORY,
  async () => {
    const booking = await askFor(maya.api, tomas)
    await tomas.api.call(zenvee.acceptBooking, { bookingId: booking.id })
    await maya.open(customerPage(booking.id))
    await says(maya.page, /^Tomas comes/)
    const away = new Date(booking.startsAt).getTime() - stage.house.clock.now().getTime()
    await stage.jump(away + minutes(5))
    await says(maya.page, /If nobody has come by/)
    await stage.jump(minutes(26))
    await says(maya.page, 'This visit was called off')
    await says(maya.page, 'Nothing was charged to your card.')
  },
)

test(
  'the customer is not there: the technician says so a quarter of an hour after arriving',
  A_STORY,
  async () => {
    const booking = await askFor(maya.api, tomas)
    await tomas.api.call(zenvee.acceptBooking, { bookingId: booking.id })
    const id = { bookingId: booking.id }
    await eventually(async () => void (await tomas.api.call(zenvee.startTrip, id)))
    await tomas.api.call(zenvee.arrive, id)
    await maya.open(customerPage(booking.id))
    await tomas.open(technicianPage(booking.id))
    await says(tomas.page, 'Ask Maya for the start code')
    await stage.jump(minutes(15.1))
    await press(tomas.page, 'More')
    await tomas.page.getByRole('menuitem', { name: 'The customer is not there' }).click()
    await says(tomas.page, 'The visit was called off')
    await says(maya.page, /A fee of .* was charged to your card/)
  },
)

test('nothing went wrong on any screen meanwhile', () => {
  expect([...maya.complaints, ...tomas.complaints, ...ines.complaints]).toEqual([])
})
