import { SYSTEM, type Tx } from '#foundation/db'
import type { Seeding } from '#foundation/module'
import { upsertCatalog } from '#modules/catalog'
import { keepFile } from '#modules/files'
import { findOrRegisterPerson, offerPersona } from '#modules/identity'
import { listMethods, saveMethod, setUpPayoutsInSandbox } from '#modules/payments'
import { type CityAddress, demoCity, drawZone, saveAddress, zoneOf } from '#modules/places'
import { setCredentialRules } from '#modules/verification'
import { findTechnicianRow } from '../technicians/technicians.sql.ts'
import { demoCatalog } from './catalog.ts'
import { drawProof } from './draw-proof.adapter.ts'
import { JURISDICTION, KINDS, nameOf } from './people.ts'
import { DEMO_PASSWORD, personas } from './personas.ts'
import { actorOf, proveTechnician, type Run, settleTechnician } from './technicians.ts'
import { seedVendor } from './vendor.ts'

/** How many live in the demo beside the personas, and how many of them are technicians. */
const PEOPLE = 76
export const TECHNICIAN_SHARE = 0.45

/**
 * Fill an organisation: catalogue, rules, area, people with homes, hours, proofs and cards. Whoever
 * is there already, from another product or a start that was killed, is not settled twice.
 */
export async function seed(seeding: Seeding): Promise<void> {
  const { database, orgId, clock, people = PEOPLE } = seeding
  const technicians = Math.round(people * TECHNICIAN_SHARE)
  const homes = spreadOver(demoCity().addresses, people + 2)
  const run: Run = (actor, work) => database.transact({ orgId, actor, now: clock.now() }, work)

  await run(SYSTEM, seedTrade)
  const desk = await run(SYSTEM, (tx) => addPersona(tx, 'ines'))
  await run(SYSTEM, (tx) => addPersona(tx, 'noor'))
  const maya = await run(SYSTEM, (tx) => addPersona(tx, 'maya'))
  await run(actorOf(maya, 'customer'), (tx) => settleCustomer(tx, maya, homes[0]))

  const proof = await drawProof()
  const members: { id: string; email: string }[] = []
  for (let index = 0; index <= technicians; index += 1) {
    const { id, name } = await run(SYSTEM, (tx) => addTechnician(tx, index))
    if (index > 0) members.push({ id, email: `technician${index}@demo.kontor.example` })
    if (await run(SYSTEM, (tx) => findTechnicianRow(tx, id))) continue
    const trade = await run(SYSTEM, (tx) =>
      settleTechnician(tx, { id, name, index, home: homes[index + 1] }),
    )
    const begin = { orgId, actor: actorOf(id, 'technician') }
    const keep = () => keepFile(database, begin, { bytes: proof, name: 'proof.png' })
    // The persona can be paid out at once; the others say themselves where to.
    if (index === 0)
      await setUpPayoutsInSandbox({ orgId, transact: (work) => run(SYSTEM, work) }, id)
    const isNewcomer = index > technicians - 2 && index > 6
    await proveTechnician(run, { id, desk, trade, index, keep, isNewcomer })
  }
  const vera = await run(SYSTEM, (tx) => addPersona(tx, 'vera'))
  await seedVendor(run, vera, members)
  for (let index = 0; index < people - technicians; index += 1) {
    const id = await run(SYSTEM, (tx) =>
      addPerson(tx, nameOf(technicians + 5 + index), `customer${index}`, 'customer'),
    )
    const home = homes[technicians + 2 + index]
    await run(actorOf(id, 'customer'), (tx) => settleCustomer(tx, id, home))
  }
}

/** The first is the persona, a plumber; the others have invented names. */
async function addTechnician(tx: Tx, index: number): Promise<{ id: string; name: string }> {
  if (index === 0) return { id: await addPersona(tx, 'tomas'), name: 'Tomas Reyes' }
  const name = nameOf(index)
  return { name, id: await addPerson(tx, name, `technician${index}`, 'technician') }
}

async function addPerson(tx: Tx, name: string, mailbox: string, role: string): Promise<string> {
  const { id } = await findOrRegisterPerson(tx, {
    name,
    email: `${mailbox}@demo.kontor.example`,
    password: DEMO_PASSWORD,
    roles: [role],
    isEmailVerified: true,
  })
  return id
}

async function addPersona(tx: Tx, key: string): Promise<string> {
  const persona = personas.find((each) => each.key === key)
  if (!persona) throw new Error(`there is no persona ${key}`)
  const { id } = await findOrRegisterPerson(tx, {
    name: persona.name,
    email: persona.email,
    password: DEMO_PASSWORD,
    roles: [persona.role],
    isEmailVerified: true,
  })
  const { key: name, email: _, ...shown } = persona
  await offerPersona(tx, { ...shown, key: name, personId: id })
  return id
}

/** What the marketplace offers, where, and what it asks of whom. */
async function seedTrade(tx: Tx): Promise<void> {
  await upsertCatalog(tx, demoCatalog)
  await drawCity(tx)
  const licensed = KINDS.flatMap((kind) => (kind.trade ? [kind.trade] : []))
  await setCredentialRules(tx, [
    {
      jurisdiction: JURISDICTION,
      trade: '*',
      kind: 'identity',
      isNeeded: true,
      validForDays: null,
      whatProof: 'Passport, driving licence or state identity card.',
    },
    {
      jurisdiction: JURISDICTION,
      trade: '*',
      kind: 'background_check',
      isNeeded: true,
      validForDays: 365,
      whatProof: 'A report of the last twelve months.',
    },
    {
      jurisdiction: JURISDICTION,
      trade: '*',
      kind: 'insurance',
      isNeeded: true,
      validForDays: 365,
      whatProof: 'Liability cover of at least $500,000.',
    },
    ...licensed.map((trade) => ({
      jurisdiction: JURISDICTION,
      trade,
      kind: 'license' as const,
      isNeeded: true,
      validForDays: 730,
      whatProof: `State licence for ${trade}.`,
    })),
  ])
}

/** The whole city, unless somebody works in all of it already: then its corner is in an area. */
async function drawCity(tx: Tx): Promise<void> {
  const [west, south, east, north] = demoCity().bounds
  const corner = { lat: south + (north - south) / 1000, lng: west + (east - west) / 1000 }
  if (await zoneOf(tx, corner)) return
  await drawZone(tx, {
    name: 'Alder Bay',
    purpose: 'service',
    ring: [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  })
}

/** A card and a home, in one transaction: who has a card has been settled. */
async function settleCustomer(tx: Tx, id: string, home: CityAddress | undefined): Promise<void> {
  if ((await listMethods(tx, id)).length > 0) return
  await saveMethod(tx, {
    personId: id,
    card: {
      methodId: 'pm_card_visa',
      customerId: null,
      brand: 'visa',
      last4: '4242',
      expMonth: 12,
      expYear: 2034,
    },
  })
  if (home)
    await saveAddress(tx, {
      label: 'Home',
      line: home.label,
      note: '',
      point: { lat: home.lat, lng: home.lng },
      isDefault: true,
    })
}

/** So many of the addresses, evenly over the city. */
function spreadOver<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / count))
  return Array.from(
    { length: count },
    (_, index) => items[(index * step * 7 + index) % items.length],
  ).filter((item) => item !== undefined)
}
