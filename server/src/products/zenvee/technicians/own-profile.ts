import type { WorkInputOf } from '#contract/endpoint'
import type {
  OwnProfile,
  goOnline as onlineDoor,
  readTechnician as readDoor,
  saveOwnProfile as saveDoor,
  TechnicianProfile,
} from '#contract/zenvee'
import type { Tx } from '#foundation/db'
import { money, toWire } from '#foundation/money'
import { localDay } from '#foundation/time'
import { readService, serviceTitles } from '#modules/catalog'
import { signedUrl } from '#modules/files'
import { readPerson } from '#modules/identity'
import { readOrganisation } from '#modules/organisations'
import { cellOf } from '#modules/places'
import { ratingsOf } from '#modules/reviews'
import { isOnline, setOnline } from '#modules/tracking'
import { checkGate, credentialStatuses } from '#modules/verification'
import { isDriver } from '../discovery/experience-drivers.ts'
import { EVERY_TRADE } from '../discovery/gather-facts.ts'
import { refuse } from '../refusals.ts'
import {
  findTechnicianRow,
  forgetMissedOffers,
  listOfferings,
  type OfferingRow,
  readTechnicianRow,
  replaceOfferings,
  saveTechnician,
  type TechnicianRow,
} from './technicians.sql.ts'

/** Cells of about half a kilometre: fine enough to look around a home. */
const HOME_CELL_RESOLUTION = 8

/** A technician, as every customer may see them. */
export async function readTechnician(
  tx: Tx,
  input: WorkInputOf<typeof readDoor>,
): Promise<TechnicianProfile> {
  return present(tx, await readTechnicianRow(tx, input.technicianId))
}

/** The profile of the one who asks, with what keeps them off the cards. */
export async function readOwnProfile(tx: Tx): Promise<OwnProfile> {
  const row = await findTechnicianRow(tx, tx.actor.id ?? '')
  if (!row) throw refuse.not_a_technician()

  return presentOwn(tx, row)
}

/** Save the own profile: exactly one experience driver, prices in the organisation's currency. */
export async function saveOwnProfile(
  tx: Tx,
  input: WorkInputOf<typeof saveDoor>,
): Promise<OwnProfile> {
  const person = await readPerson(tx, tx.actor.id ?? '')
  const organisation = await readOrganisation(tx)

  if (!tx.actor.roles.includes('technician')) throw refuse.not_a_technician()

  for (const offering of input.offerings) {
    await readService(tx, offering.serviceSlug)
    if (offering.rate.currency !== organisation.currency)
      throw refuse.wrong_currency({ currency: organisation.currency })
  }
  const saved = await saveTechnician(
    tx,
    {
      id: person.id,
      display_name: person.name,
      photo_file_id: person.avatarFileId,
      driver: input.driver,
      headline: input.headline,
      bio: input.bio,
      years_experience: input.yearsExperience,
      languages: input.languages,
      vehicle: input.vehicle,
      base_lat: input.base.lat,
      base_lng: input.base.lng,
      base_cell: cellOf(input.base, HOME_CELL_RESOLUTION),
      radius_metres: input.radiusMetres,
      jurisdiction: organisation.jurisdiction,
      is_paused: input.isPaused,
    },
    input.version,
  )
  if (!saved) throw refuse.profile_changed()
  await replaceOfferings(
    tx,
    person.id,
    input.offerings.map((offering) => ({
      service_slug: offering.serviceSlug,
      mode: offering.mode,
      rate_minor: BigInt(offering.rate.amount),
      currency: offering.rate.currency,
    })),
  )

  return presentOwn(tx, saved)
}

/** Start or stop being offered work now. Coming back forgets the offers that were missed. */
export async function goOnline(
  tx: Tx,
  input: WorkInputOf<typeof onlineDoor>,
): Promise<{ online: boolean }> {
  const row = await findTechnicianRow(tx, tx.actor.id ?? '')
  if (!row) throw refuse.not_a_technician()

  if (input.online) await forgetMissedOffers(tx, row.id)
  await setOnline(tx, { online: input.online })
  return { online: input.online }
}

async function presentOwn(tx: Tx, row: TechnicianRow): Promise<OwnProfile> {
  const offerings = await listOfferings(tx, row.id)
  const trades = new Set<string>()
  for (const offering of offerings)
    trades.add((await readService(tx, offering.service_slug)).trade ?? EVERY_TRADE)
  const blocks: { trade: string; missing: string[] }[] = []
  for (const trade of trades) {
    const gate = await checkGate(tx, {
      personId: row.id,
      jurisdiction: row.jurisdiction,
      trade,
      at: tx.now,
    })
    if (!gate.passes) blocks.push({ trade, missing: gate.missing.map((each) => each.kind) })
  }
  return {
    ...(await present(tx, row)),
    base: { lat: row.base_lat, lng: row.base_lng },
    radiusMetres: row.radius_metres,
    online: await isOnline(tx, row.id),
    version: row.version,
    jurisdiction: row.jurisdiction,
    isPaused: row.is_paused,
    blocks,
  }
}

async function present(tx: Tx, row: TechnicianRow): Promise<TechnicianProfile> {
  const offerings = await listOfferings(tx, row.id)
  const titles = await serviceTitles(
    tx,
    offerings.map((offering) => offering.service_slug),
  )
  const rating = (await ratingsOf(tx, [row.id])).get(row.id)
  const organisation = await readOrganisation(tx)
  return {
    technicianId: row.id,
    name: row.display_name,
    photoUrl: row.photo_file_id ? signedUrl(tx, row.photo_file_id) : null,
    driver: isDriver(row.driver) ? row.driver : 'explains_every_step',
    headline: row.headline,
    bio: row.bio,
    yearsExperience: row.years_experience,
    languages: [...row.languages],
    vehicle: row.vehicle,
    rating: rating && rating.mean !== null ? { average: rating.mean, count: rating.count } : null,
    driverKept: rating?.aspects.driver_kept?.mean ?? null,
    timesHired: row.times_hired,
    memberSince: localDay(row.member_since, organisation.timezone),
    offerings: offerings.map((offering) => presentOffering(offering, titles)),
    credentials: (await credentialStatuses(tx, [row.id])).get(row.id) ?? [],
  }
}

function presentOffering(row: OfferingRow, titles: ReadonlyMap<string, string>) {
  return {
    serviceSlug: row.service_slug,
    title: titles.get(row.service_slug) ?? row.service_slug,
    mode: row.mode,
    rate: toWire(money(row.rate_minor, row.currency)),
  }
}
