import type { Week } from '#contract/availability'
import type { WorkInputOf } from '#contract/endpoint'
import type {
  saveCapacity as capacityDoor,
  changeOwnKitchen as changeDoor,
  saveCookDays as daysDoor,
  saveHours as hoursDoor,
  OwnKitchen,
  registerChef as registerDoor,
} from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { attachFile } from '#modules/files'
import { readPerson } from '#modules/identity'
import { readOrganisation } from '#modules/organisations'
import { cellOf, districtOf, offlineGeocoder } from '#modules/places'
import { refuse } from '../refusals.ts'
import { replaceClosures, replaceCookDays } from './calendar.sql.ts'
import {
  type ChefRow,
  insertChef,
  readChefRow,
  writeCapacity,
  writeChefWords,
  writeWeek,
} from './chefs.sql.ts'
import { ChefRegistered, KitchenChanged, streamOfChef } from './kitchen.events.ts'
import { lockMine, viewOwn } from './own-kitchen.ts'
import { tellKitchen } from './tell-kitchen.ts'

/** About 0.7 km²: fine enough for zones, coarse enough not to be a door. */
const CELL_RESOLUTION = 8
/** Below this a match may well be another place. */
const SURE = 0.7

const CLOSED: Week = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }

/** Open a kitchen: pending until its documents are approved and its payouts are set up (D-R6). */
export async function registerChef(
  tx: Tx,
  input: WorkInputOf<typeof registerDoor>,
): Promise<OwnKitchen> {
  const person = await readPerson(tx, tx.actor.id ?? '')
  const organisation = await readOrganisation(tx)
  const place = await placeOf(input.place)

  const isNew = await insertChef(tx, {
    id: person.id,
    chef_name: person.name,
    business_name: input.businessName,
    tagline: input.tagline,
    about: input.about,
    cuisine_types: input.cuisines,
    ...place,
    pickup_note: input.pickupNote,
    radius_metres: input.radiusMetres,
    jurisdiction: organisation.jurisdiction,
    week: CLOSED,
  })
  if (!isNew) throw refuse.kitchen_exists()
  await tellKitchen(tx, ChefRegistered, { chefId: person.id, businessName: input.businessName })

  return viewOwn(tx, await readChefRow(tx, person.id))
}

/** Change what customers and drivers read of the kitchen. */
export async function changeOwnKitchen(
  tx: Tx,
  input: WorkInputOf<typeof changeDoor>,
): Promise<OwnKitchen> {
  const row = await lockMine(tx, input.version)

  const place = input.place ? await placeOf(input.place) : row
  const photo = input.photoFileId === undefined ? row.photo_file_id : input.photoFileId
  const cover = input.coverFileId === undefined ? row.cover_file_id : input.coverFileId
  for (const fileId of [photo, cover])
    if (fileId && fileId !== row.photo_file_id && fileId !== row.cover_file_id)
      await attachFile(tx, { fileId, about: streamOfChef(row.id) })

  await writeChefWords(tx, row.id, {
    business_name: input.businessName ?? row.business_name,
    tagline: input.tagline ?? row.tagline,
    about: input.about ?? row.about,
    cuisine_types: input.cuisines ?? row.cuisine_types,
    photo_file_id: photo,
    cover_file_id: cover,
    lat: place.lat,
    lng: place.lng,
    cell: place.cell,
    place_label: place.place_label,
    district: place.district,
    pickup_note: input.pickupNote ?? row.pickup_note,
    radius_metres: input.radiusMetres ?? row.radius_metres,
  })
  return changed(tx, row, 'profile')
}

/** Weekly opening hours. */
export async function saveHours(tx: Tx, input: WorkInputOf<typeof hoursDoor>): Promise<OwnKitchen> {
  const row = await lockMine(tx, input.version)
  await writeWeek(tx, row.id, input.week, input.takesOrdersNow)
  return changed(tx, row, 'hours')
}

/** Days to cook for orders ahead, and days closed. Orders that were taken stay. */
export async function saveCookDays(
  tx: Tx,
  input: WorkInputOf<typeof daysDoor>,
): Promise<OwnKitchen> {
  const row = await lockMine(tx, input.version)
  await replaceCookDays(tx, row.id, input.cookDays)
  await replaceClosures(tx, row.id, input.closures)
  // The version counts for the calendar as well.
  await writeWeek(tx, row.id, row.week, row.takes_orders_now)
  return changed(tx, row, 'cook_days')
}

/** How many meals can be ready per window, and the limits of the permit. */
export async function saveCapacity(
  tx: Tx,
  input: WorkInputOf<typeof capacityDoor>,
): Promise<OwnKitchen> {
  const row = await lockMine(tx, input.version)
  await writeCapacity(tx, row.id, input)
  return changed(tx, row, 'capacity')
}

async function changed(
  tx: Tx,
  row: ChefRow,
  what: 'profile' | 'hours' | 'cook_days' | 'capacity',
): Promise<OwnKitchen> {
  await tellKitchen(tx, KitchenChanged, { chefId: row.id, what })
  return viewOwn(tx, await readChefRow(tx, row.id))
}

/** Where the kitchen is; without a point the line is looked up in the city, never on the network. */
async function placeOf(place: {
  line: string
  point?: { lat: number; lng: number } | undefined
}): Promise<Pick<ChefRow, 'lat' | 'lng' | 'cell' | 'place_label' | 'district'>> {
  const point = place.point ?? (await locate(place.line))
  return {
    lat: point.lat,
    lng: point.lng,
    cell: cellOf(point, CELL_RESOLUTION),
    place_label: place.line,
    district: districtOf(point),
  }
}

async function locate(line: string): Promise<{ lat: number; lng: number }> {
  const [best] = await offlineGeocoder().geocode(line, undefined, 1)
  if (!best || best.confidence < SURE) throw refuse.not_on_the_map({ line })
  return best
}
