import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type * as doors from '#contract/ridendine'
import type { OwnDish, OwnMenu } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { attachFile } from '#modules/files'
import { readOrganisation } from '#modules/organisations'
import { refuse } from '../refusals.ts'
import { MenuChanged, streamOfChef } from './kitchen.events.ts'
import {
  deleteMenu,
  insertItem,
  insertMenu,
  listItems,
  listMenus,
  lockItem,
  lockMenu,
  type MenuItemRow,
  type MenuRow,
  removeItem,
  writeItem,
  writeMenu,
} from './menus.sql.ts'
import { lockMine, readMine } from './own-kitchen.ts'
import { dishOf } from './present-kitchen.ts'
import { addDays, beginOf, dayOf } from './schedule.ts'
import { countPortions } from './takings.sql.ts'
import { tellMenu } from './tell-kitchen.ts'

const MOST_MENUS = 20
const MOST_DISHES = 200

/** My menus with every dish, listed or not. */
export async function listOwnMenus(tx: Tx): Promise<OutputOf<typeof doors.listOwnMenus>> {
  const chef = await readMine(tx)
  const menus = await listMenus(tx, [chef.id])
  const present = await presenter(tx, chef.id)
  const items = await listItems(tx, [chef.id])
  return {
    menus: menus.map((menu) =>
      menuOf(menu, items.filter((item) => item.menu_id === menu.id).map(present)),
    ),
  }
}

export async function createMenu(
  tx: Tx,
  input: WorkInputOf<typeof doors.createMenu>,
): Promise<OwnMenu> {
  const chef = await lockMine(tx)
  const known = await listMenus(tx, [chef.id])
  if (known.length >= MOST_MENUS) throw refuse.too_many_dishes()
  const row = {
    id: newId(),
    chef_id: chef.id,
    name: input.name,
    description: input.description,
    is_active: input.isActive,
    place: known.length,
  }
  await insertMenu(tx, row)
  await tellMenu(tx, MenuChanged, { chefId: chef.id })
  return menuOf({ ...row, version: 1 }, [])
}

export async function changeMenu(
  tx: Tx,
  input: WorkInputOf<typeof doors.changeMenu>,
): Promise<OwnMenu> {
  const chef = await readMine(tx)
  const row = await lockMenu(tx, chef.id, input.menuId)
  if (row.version !== input.version) throw refuse.menu_changed()
  const next: MenuRow = {
    ...row,
    name: input.name ?? row.name,
    description: input.description ?? row.description,
    is_active: input.isActive ?? row.is_active,
    place: input.place ?? row.place,
    version: row.version + 1,
  }
  await writeMenu(tx, next)
  await tellMenu(tx, MenuChanged, { chefId: chef.id })
  const present = await presenter(tx, chef.id)
  const items = await listItems(tx, [chef.id])
  return menuOf(next, items.filter((item) => item.menu_id === row.id).map(present))
}

export async function removeMenu(
  tx: Tx,
  input: WorkInputOf<typeof doors.removeMenu>,
): Promise<{ done: true }> {
  const chef = await readMine(tx)
  await lockMenu(tx, chef.id, input.menuId)
  if (!(await deleteMenu(tx, input.menuId))) throw refuse.menu_has_dishes()
  await tellMenu(tx, MenuChanged, { chefId: chef.id })
  return { done: true }
}

export async function createDish(
  tx: Tx,
  input: WorkInputOf<typeof doors.createDish>,
): Promise<OwnDish> {
  const chef = await lockMine(tx)
  await lockMenu(tx, chef.id, input.menuId)
  await refuseOtherCurrency(tx, input.price.currency)
  const known = await listItems(tx, [chef.id])
  if (known.length >= MOST_DISHES) throw refuse.too_many_dishes()
  await attachPhoto(tx, chef.id, input.photoFileId, null)
  const row: MenuItemRow = {
    id: newId(),
    menu_id: input.menuId,
    chef_id: chef.id,
    name: input.name,
    description: input.description,
    price_minor: BigInt(input.price.amount),
    currency: input.price.currency,
    category: input.category,
    prep_minutes: input.prepMinutes,
    dietary_tags: input.diets,
    allergens: input.allergens,
    portions_per_day: input.portionsPerDay,
    weekdays: sortedDays(input.weekdays),
    is_listed: input.isListed,
    sold_out_until: null,
    photo_file_id: input.photoFileId,
    place: known.length,
    version: 1,
  }
  await insertItem(tx, row)
  return told(tx, row)
}

/** Orders that were placed keep the name and price they were told. */
export async function changeDish(
  tx: Tx,
  input: WorkInputOf<typeof doors.changeDish>,
): Promise<OwnDish> {
  const chef = await readMine(tx)
  const row = await lockItem(tx, chef.id, input.itemId)
  if (row.version !== input.version) throw refuse.menu_changed()
  if (input.menuId) await lockMenu(tx, chef.id, input.menuId)
  if (input.price) await refuseOtherCurrency(tx, input.price.currency)
  const photo = input.photoFileId === undefined ? row.photo_file_id : input.photoFileId
  await attachPhoto(tx, chef.id, photo, row.photo_file_id)
  const portions = input.portionsPerDay === undefined ? row.portions_per_day : input.portionsPerDay
  return save(tx, {
    ...row,
    menu_id: input.menuId ?? row.menu_id,
    name: input.name ?? row.name,
    description: input.description ?? row.description,
    price_minor: input.price ? BigInt(input.price.amount) : row.price_minor,
    category: input.category ?? row.category,
    prep_minutes: input.prepMinutes ?? row.prep_minutes,
    dietary_tags: input.diets ?? row.dietary_tags,
    allergens: input.allergens ?? row.allergens,
    portions_per_day: portions,
    weekdays: input.weekdays ? sortedDays(input.weekdays) : row.weekdays,
    is_listed: input.isListed ?? row.is_listed,
    photo_file_id: photo,
    place: input.place ?? row.place,
  })
}

export async function removeDish(
  tx: Tx,
  input: WorkInputOf<typeof doors.removeDish>,
): Promise<{ done: true }> {
  const chef = await readMine(tx)
  await lockItem(tx, chef.id, input.itemId)
  await removeItem(tx, input.itemId)
  await tellMenu(tx, MenuChanged, { chefId: chef.id })
  return { done: true }
}

/** Sold out until tomorrow, on the wall clock of the city, unless a time is named. */
export async function markSoldOut(
  tx: Tx,
  input: WorkInputOf<typeof doors.markSoldOut>,
): Promise<OwnDish> {
  const chef = await readMine(tx)
  const row = await lockItem(tx, chef.id, input.itemId)
  const { timezone } = await readOrganisation(tx)
  const until = input.until
    ? new Date(input.until)
    : beginOf(addDays(dayOf(tx.now, timezone), 1), timezone)
  if (until <= tx.now) throw refuse.time_has_passed()
  return save(tx, { ...row, sold_out_until: until })
}

export async function bringBack(
  tx: Tx,
  input: WorkInputOf<typeof doors.bringBack>,
): Promise<OwnDish> {
  const chef = await readMine(tx)
  const row = await lockItem(tx, chef.id, input.itemId)
  return save(tx, { ...row, sold_out_until: null })
}

async function save(tx: Tx, row: MenuItemRow): Promise<OwnDish> {
  await writeItem(tx, row)
  return told(tx, { ...row, version: row.version + 1 })
}

async function told(tx: Tx, row: MenuItemRow): Promise<OwnDish> {
  await tellMenu(tx, MenuChanged, { chefId: row.chef_id })
  return (await presenter(tx, row.chef_id))(row)
}

async function refuseOtherCurrency(tx: Tx, given: string): Promise<void> {
  const { currency } = await readOrganisation(tx)
  if (given !== currency) throw refuse.wrong_currency({ currency })
}

async function attachPhoto(
  tx: Tx,
  chefId: string,
  photo: string | null,
  before: string | null,
): Promise<void> {
  if (photo && photo !== before)
    await attachFile(tx, { fileId: photo, about: streamOfChef(chefId) })
}

function menuOf(row: MenuRow, dishes: OwnDish[]): OwnMenu {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    isActive: row.is_active,
    place: row.place,
    version: row.version,
    dishes,
  }
}

/** How dishes of a kitchen are shown to its chef today. */
async function presenter(tx: Tx, chefId: string): Promise<(row: MenuItemRow) => OwnDish> {
  const { timezone } = await readOrganisation(tx)
  const day = dayOf(tx.now, timezone)
  const taken = await countPortions(tx, [chefId], day)
  return (row) => ({
    ...dishOf(tx, row, { taken, day, at: tx.now, timeZone: timezone }),
    portionsPerDay: row.portions_per_day,
    weekdays: [...row.weekdays],
    isListed: row.is_listed,
    soldOutUntil:
      row.sold_out_until && row.sold_out_until > tx.now ? row.sold_out_until.toISOString() : null,
    photoFileId: row.photo_file_id,
    place: row.place,
    version: row.version,
  })
}

function sortedDays(weekdays: readonly number[]): number[] {
  return [...new Set(weekdays)].sort((a, b) => a - b)
}
