import { sql, type Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'

export interface MenuRow {
  readonly id: string
  readonly chef_id: string
  readonly name: string
  readonly description: string
  readonly is_active: boolean
  readonly place: number
  readonly version: number
}

export interface MenuItemRow {
  readonly id: string
  readonly menu_id: string
  readonly chef_id: string
  readonly name: string
  readonly description: string
  readonly price_minor: bigint
  readonly currency: string
  readonly category: string
  readonly prep_minutes: number
  readonly dietary_tags: readonly string[]
  readonly allergens: readonly string[]
  readonly portions_per_day: number | null
  readonly weekdays: readonly number[]
  readonly is_listed: boolean
  readonly sold_out_until: Date | null
  readonly photo_file_id: string | null
  readonly place: number
  readonly version: number
}

const MENU = sql`m.id, m.chef_id, m.name, m.description, m.is_active, m.place, m.version`
const ITEM = sql`
  i.id, i.menu_id, i.chef_id, i.name, i.description, i.price_minor, i.currency, i.category, i.prep_minutes,
  i.dietary_tags, i.allergens, i.portions_per_day, i.weekdays, i.is_listed, i.sold_out_until, i.photo_file_id,
  i.place, i.version`

/** Menus of these kitchens in their order. */
export function listMenus(tx: Tx, chefIds: readonly string[]): Promise<MenuRow[]> {
  return tx.many<MenuRow>(sql`
    select ${MENU} from ridendine.menus m
     where m.org_id = ${tx.orgId} and m.chef_id = any(${[...chefIds]}::uuid[])
     order by m.place, m.id limit 20000`)
}

/** Dishes of these kitchens in their order, without those taken off. */
export function listItems(tx: Tx, chefIds: readonly string[]): Promise<MenuItemRow[]> {
  return tx.many<MenuItemRow>(sql`
    select ${ITEM} from ridendine.menu_items i
     where i.org_id = ${tx.orgId} and i.chef_id = any(${[...chefIds]}::uuid[]) and i.removed_at is null
     order by i.place, i.id limit 50000`)
}

/** What is wanted of them, on menus that are on: as it may be ordered. */
export function listOrderable(tx: Tx, itemIds: readonly string[]): Promise<MenuItemRow[]> {
  return tx.many<MenuItemRow>(sql`
    select ${ITEM} from ridendine.menu_items i
      join ridendine.menus m on m.id = i.menu_id and m.is_active
     where i.org_id = ${tx.orgId} and i.id = any(${[...itemIds]}::uuid[])
       and i.removed_at is null and i.is_listed
     limit 500`)
}

/** A menu of this chef, locked. Throws ridendine.no_such_menu. */
export async function lockMenu(tx: Tx, chefId: string, id: string): Promise<MenuRow> {
  const row = await tx.maybe<MenuRow>(sql`
    select ${MENU} from ridendine.menus m
     where m.id = ${id} and m.chef_id = ${chefId} and m.org_id = ${tx.orgId} for update`)
  if (!row) throw refuse.no_such_menu({ menuId: id })
  return row
}

/** A dish of this chef, locked. Throws ridendine.no_such_item. */
export async function lockItem(tx: Tx, chefId: string, id: string): Promise<MenuItemRow> {
  const row = await tx.maybe<MenuItemRow>(sql`
    select ${ITEM} from ridendine.menu_items i
     where i.id = ${id} and i.chef_id = ${chefId} and i.org_id = ${tx.orgId} and i.removed_at is null for update`)
  if (!row) throw refuse.no_such_item({ menuItemId: id })
  return row
}

export function insertMenu(tx: Tx, row: Omit<MenuRow, 'version'>): Promise<number> {
  return tx.run(sql`
    insert into ridendine.menus (id, chef_id, name, description, is_active, place)
    values (${row.id}, ${row.chef_id}, ${row.name}, ${row.description}, ${row.is_active}, ${row.place})`)
}

export function writeMenu(tx: Tx, row: MenuRow): Promise<number> {
  return tx.run(sql`
    update ridendine.menus
       set name = ${row.name}, description = ${row.description}, is_active = ${row.is_active}, place = ${row.place},
           version = version + 1
     where id = ${row.id} and org_id = ${tx.orgId}`)
}

/** Dishes that were ordered once still point to their menu: it stays when there ever was one. */
export async function deleteMenu(tx: Tx, id: string): Promise<boolean> {
  const deleted = await tx.run(sql`
    delete from ridendine.menus m
     where m.id = ${id} and m.org_id = ${tx.orgId}
       and not exists (select 1 from ridendine.menu_items i where i.menu_id = m.id)`)
  return deleted === 1
}

export function insertItem(
  tx: Tx,
  row: Omit<MenuItemRow, 'version' | 'sold_out_until'>,
): Promise<number> {
  return tx.run(sql`
    insert into ridendine.menu_items
           (id, menu_id, chef_id, name, description, price_minor, currency, category, prep_minutes, dietary_tags,
            allergens, portions_per_day, weekdays, is_listed, photo_file_id, place)
    values (${row.id}, ${row.menu_id}, ${row.chef_id}, ${row.name}, ${row.description}, ${row.price_minor}, ${row.currency},
            ${row.category}, ${row.prep_minutes}, ${[...row.dietary_tags]}, ${[...row.allergens]}, ${row.portions_per_day},
            ${[...row.weekdays]}, ${row.is_listed}, ${row.photo_file_id}, ${row.place})`)
}

export function writeItem(tx: Tx, row: MenuItemRow): Promise<number> {
  return tx.run(sql`
    update ridendine.menu_items
       set menu_id = ${row.menu_id}, name = ${row.name}, description = ${row.description}, price_minor = ${row.price_minor},
           currency = ${row.currency}, category = ${row.category}, prep_minutes = ${row.prep_minutes},
           dietary_tags = ${[...row.dietary_tags]}, allergens = ${[...row.allergens]},
           portions_per_day = ${row.portions_per_day}, weekdays = ${[...row.weekdays]}, is_listed = ${row.is_listed},
           sold_out_until = ${row.sold_out_until}, photo_file_id = ${row.photo_file_id}, place = ${row.place},
           version = version + 1
     where id = ${row.id} and org_id = ${tx.orgId}`)
}

export function removeItem(tx: Tx, id: string): Promise<number> {
  return tx.run(sql`
    update ridendine.menu_items set removed_at = ${tx.now}, is_listed = false, version = version + 1
     where id = ${id} and org_id = ${tx.orgId} and removed_at is null`)
}
