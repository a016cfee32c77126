import type { Locator, Page } from 'playwright-core'
import type { Client } from '#contract'
import { listMyMethods } from '#contract/payments'
import * as zenvee from '#contract/zenvee'
import { DEMO_PASSWORD } from '../../../src/products/zenvee/seed/personas.ts'
import type { Person, Stage } from './stage.ts'
import { eventually, press, shows } from './waits.ts'

/** Where a technician lives, and who they are. */
export async function ownProfileOf({ api }: Person) {
  await api.call(zenvee.goOnline, { online: true })
  return api.call(zenvee.readOwnProfile, {})
}

/** How many people a stage needs for `plumbersComeOnline` to find them. */
export const WITH_PLUMBERS = 30
/** Their places in the seed, after the persona's: every sixth technician is a plumber. */
const PLUMBERS = [6, 12]

/** The persona's two rivals take work now, so that there are cards to choose from. */
export async function plumbersComeOnline(stage: Stage): Promise<ReadonlyMap<string, Client>> {
  const online = new Map<string, Client>()
  for (const place of PLUMBERS) {
    const email = `technician${place}@demo.kontor.example`
    const { client, personId } = await stage.house.withPassword(email, DEMO_PASSWORD)
    await client.call(zenvee.goOnline, { online: true })
    online.set(personId, client)
  }
  return online
}

/** The whole visit, through the API: for tests whose story begins after it. */
export async function visit(customer: Client, technician: Client, bookingId: string) {
  await technician.call(zenvee.acceptBooking, { bookingId })
  // The card is asked meanwhile; before that nobody sets out.
  await eventually(async () => void (await technician.call(zenvee.startTrip, { bookingId })))
  await technician.call(zenvee.arrive, { bookingId })
  const { startCode } = await customer.call(zenvee.readBooking, { bookingId })
  await technician.call(zenvee.startService, { bookingId, startCode: startCode ?? '' })
  await technician.call(zenvee.completeBooking, { bookingId, note: 'New washer' })
}

/** A request made through the API: for tests whose story begins later. */
export async function askFor(
  customer: Client,
  technician: Person,
  { best = false, note = 'Kitchen' } = {},
): Promise<zenvee.Booking> {
  const { base } = await ownProfileOf(technician)
  const found = await customer.call(zenvee.discover, {
    place: { point: base, label: '12 Harbour Street' },
    serviceSlug: 'leaking-tap',
    when: { kind: 'now' },
  })
  const card = found.cards.find((each) => each.technicianId === technician.personId)
  if (!card) throw new Error(`not on a card: ${found.cards.map(({ name }) => name).join(', ')}`)
  const { methods } = await customer.call(listMyMethods, {})
  return customer.call(zenvee.requestBooking, {
    discoveryId: found.id,
    technicianId: best ? null : technician.personId,
    startsAt: card.startsAt,
    paymentMethodId: methods[0]?.id ?? '',
    note,
  })
}

/** The customer's page of a booking, or the technician's. */
export const customerPage = (bookingId: string): string => `/zenvee/app/bookings/${bookingId}`
export const technicianPage = (bookingId: string): string => `/zenvee/pro/jobs/${bookingId}`

/** The four digits, read from the customer's screen as a person would. */
export async function readCode(page: Page): Promise<string> {
  const code = page.getByRole('img', { name: /^Start code/ }).first()
  await shows(code)
  return ((await code.getAttribute('aria-label')) ?? '').replaceAll(/\D/g, '')
}

/** Type the code into the technician's sheet, which sends it by itself. */
export async function enterCode(page: Page, code: string): Promise<void> {
  const field = page.getByRole('textbox', { name: 'Start code' })
  if (!(await field.isVisible())) await press(page, 'Enter start code')
  await field.fill(code)
}

/** The sheet or dialog that lies over the page. */
export const sheet = (page: Page): Locator => page.getByRole('dialog').last()
