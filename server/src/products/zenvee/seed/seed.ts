import type { Hours } from '#contract/availability'
import { type Actor, SYSTEM, type Tx } from '#foundation/db'
import type { Seeding } from '#foundation/module'
import { addMs, days } from '#foundation/time'
import { setHours } from '#modules/availability'
import { upsertCatalog } from '#modules/catalog'
import { keepFile } from '#modules/files'
import { offerPersona, registerPerson } from '#modules/identity'
import { saveMethod } from '#modules/payments'
import { type CityAddress, cellOf, demoCity, drawZone, saveAddress } from '#modules/places'
import {
  approveCredential,
  claimCredential,
  setCredentialRules,
  submitCredential,
} from '#modules/verification'
import { replaceOfferings, saveTechnician } from '../technicians/technicians.sql.ts'
import { demoCatalog } from './catalog.ts'
import { drawProof } from './draw-proof.adapter.ts'
import { KINDS, nameOf, PROMISES } from './people.ts'
import { DEMO_PASSWORD, personas } from './personas.ts'

/** How many live in the demo beside the personas, and how many of them are technicians. */
const PEOPLE = 76
export const TECHNICIAN_SHARE = 0.45
const JURISDICTION = 'US-MA'
const TIMEZONE = 'America/New_York'

/** Fill an empty organisation: catalogue, rules, area, people with homes, hours, proofs and cards. */
export async function seed(seeding: Seeding): Promise<void> {
  const { database, orgId, people = PEOPLE } = seeding
  const technicians = Math.round(people * TECHNICIAN_SHARE)
  const customers = people - technicians
  const run = <Answer>(actor: Actor, work: (tx: Tx) => Promise<Answer>) =>
    seeding.database.transact({ orgId: seeding.orgId, actor, now: seeding.clock.now() }, work)
  await run(SYSTEM, seedTrade)
  const desk = await run(SYSTEM, (tx) => addPersona(tx, 'ines'))
  await run(SYSTEM, (tx) => addPersona(tx, 'noor'))
  const maya = await run(SYSTEM, (tx) => addPersona(tx, 'maya'))
  const proof = await drawProof()
  const homes = spreadOver(demoCity().addresses, people + 2)
  await run(actorOf(maya, 'customer'), (tx) => settleCustomer(tx, maya, homes[0]))

  for (let index = 0; index <= technicians; index += 1) {
    const persona = index === 0 ? 'tomas' : undefined
    const name = persona ? 'Tomas Reyes' : nameOf(index)
    const id = await run(SYSTEM, async (tx) =>
      persona
        ? addPersona(tx, persona)
        : (
            await registerPerson(tx, {
              name,
              email: `technician${index}@demo.kontor.example`,
              password: DEMO_PASSWORD,
              roles: ['technician'],
              isEmailVerified: true,
            })
          ).id,
    )
    const trade = await run(SYSTEM, (tx) =>
      settleTechnician(tx, { id, name, index, home: homes[index + 1] }),
    )
    const keep = () =>
      keepFile(
        database,
        { orgId, actor: actorOf(id, 'technician') },
        { bytes: proof, name: 'proof.png' },
      )
    await proveTechnician(run, {
      id,
      desk,
      trade,
      index,
      keep,
      isNewcomer: index > technicians - 2 && index > 6,
    })
  }
  for (let index = 0; index < customers; index += 1) {
    const name = nameOf(technicians + 5 + index)
    const { id } = await run(SYSTEM, (tx) =>
      registerPerson(tx, {
        name,
        email: `customer${index}@demo.kontor.example`,
        password: DEMO_PASSWORD,
        roles: ['customer'],
        isEmailVerified: true,
      }),
    )
    await run(actorOf(id, 'customer'), (tx) =>
      settleCustomer(tx, id, homes[technicians + 2 + index]),
    )
  }
}

function actorOf(id: string, role: string): Actor {
  return { kind: 'person', id, roles: [role], permits: new Set() }
}

async function addPersona(tx: Tx, key: string): Promise<string> {
  const persona = personas.find((each) => each.key === key)
  if (!persona) throw new Error(`there is no persona ${key}`)
  const { id } = await registerPerson(tx, {
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
  const [west, south, east, north] = demoCity().bounds
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

async function settleCustomer(tx: Tx, id: string, home: CityAddress | undefined): Promise<void> {
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

/** Profile, prices and hours of a technician; answers the trade. The persona is a plumber. */
async function settleTechnician(
  tx: Tx,
  {
    id,
    name,
    index,
    home,
  }: { id: string; name: string; index: number; home: CityAddress | undefined },
): Promise<string | null> {
  const kind = KINDS[index % KINDS.length]
  const promise = PROMISES[(index * 3) % PROMISES.length]
  const base = home ?? demoCity().center
  if (!kind || !promise) throw new Error('kinds and promises are never empty')
  await saveTechnician(
    tx,
    {
      id,
      display_name: name,
      photo_file_id: null,
      driver: promise.driver,
      headline: promise.headline,
      bio: `${name.split(' ')[0]} has worked in Alder Bay for ${3 + (index % 15)} years.`,
      years_experience: 3 + (index % 15),
      languages: index % 3 === 0 ? ['English', 'Spanish'] : ['English'],
      vehicle: kind.vehicle,
      base_lat: base.lat,
      base_lng: base.lng,
      base_cell: cellOf(base, 8),
      radius_metres: 6000 + (index % 4) * 2500,
      jurisdiction: JURISDICTION,
      is_paused: false,
    },
    0,
  )
  await replaceOfferings(
    tx,
    id,
    kind.services.map((slug, place) => {
      const mode =
        slug === 'water-heater' ||
        slug === 'power-outage' ||
        slug === 'air-conditioning' ||
        slug === 'furniture-assembly'
          ? ('hourly' as const)
          : ('fixed' as const)
      const rate =
        (mode === 'hourly' ? kind.hourly : kind.fixed) +
        ((index * 37 + place * 11) % 9) * 500 -
        2000
      return { service_slug: slug, mode, rate_minor: BigInt(rate), currency: 'USD' }
    }),
  )
  await setHours(tx, id, hoursOf(index))
  return kind.trade
}

/** A third work around the clock, so that the city is alive at every hour. */
function hoursOf(index: number): Hours {
  const spell =
    index % 3 === 0
      ? { from: '00:00', to: '24:00' }
      : index % 3 === 1
        ? { from: '06:00', to: '23:00' }
        : { from: '08:00', to: '20:00' }
  const day = [spell]
  return {
    timeZone: TIMEZONE,
    version: 0,
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 10,
    noticeMinutes: 30,
    aheadDays: 45,
    week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day },
  }
}

/** Proofs go the way of everybody's: handed in, claimed at the desk, approved. The last technician's stay in the queue. */
async function proveTechnician(
  run: <Answer>(actor: Actor, work: (tx: Tx) => Promise<Answer>) => Promise<Answer>,
  {
    id,
    desk,
    trade,
    index,
    keep,
    isNewcomer,
  }: {
    id: string
    desk: string
    trade: string | null
    index: number
    keep: () => Promise<{ id: string }>
    isNewcomer: boolean
  },
): Promise<void> {
  const kinds = [
    'identity',
    'background_check',
    'insurance',
    ...(trade ? ['license' as const] : []),
  ] as const
  for (const kind of kinds) {
    const { id: fileId } = await keep()
    const credential = await run(actorOf(id, 'technician'), (tx) =>
      submitCredential(tx, {
        kind,
        jurisdiction: JURISDICTION,
        trade: kind === 'license' ? (trade ?? '*') : '*',
        source: 'State register',
        issuer: ISSUERS[kind],
        number: `${kind.slice(0, 2).toUpperCase()}-${String(10_000 + index * 17)}`,
        fileId,
        expiresAt: addMs(
          tx.now,
          days(kind === 'insurance' && index % 9 === 4 ? 12 : 200 + index),
        ).toISOString(),
      }),
    )
    if (isNewcomer && kind === 'license') continue
    const atDesk = actorOf(desk, 'operator')
    await run(atDesk, (tx) => claimCredential(tx, { credentialId: credential.id }))
    await run(atDesk, (tx) => approveCredential(tx, { credentialId: credential.id }))
  }
}

const ISSUERS = {
  identity: 'Commonwealth of Massachusetts',
  background_check: 'Bay State Checks',
  insurance: 'Harbor Mutual',
  license: 'Board of State Examiners',
} as const

/** So many of the addresses, evenly over the city. */
function spreadOver<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, Math.floor(items.length / count))
  return Array.from(
    { length: count },
    (_, index) => items[(index * step * 7 + index) % items.length],
  ).filter((item) => item !== undefined)
}
