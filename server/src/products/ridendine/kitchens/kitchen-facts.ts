import { Week } from '#contract/availability'
import type { Rating } from '#contract/reviews'
import { Cache } from '#foundation/cache'
import type { Tx } from '#foundation/db'
import { minutes } from '#foundation/time'
import { signedUrl } from '#modules/files'
import { ratingsOf } from '#modules/reviews'
import { type ClosureRow, type CookDayRow, listClosures, listCookDays } from './calendar.sql.ts'
import { type ChefRow, listChefRows } from './chefs.sql.ts'
import { listItems, listMenus, type MenuItemRow, type MenuRow } from './menus.sql.ts'
import { dayOf, type KitchenSchedule } from './schedule.ts'

/** What is read of a kitchen again and again and changes seldom. */
export interface KitchenFacts {
  readonly row: ChefRow
  readonly week: Week
  readonly cookDays: readonly CookDayRow[]
  readonly closures: readonly ClosureRow[]
  readonly rating: Rating | undefined
  readonly photoUrl: string | null
  readonly coverUrl: string | null
}

export interface MenuFacts {
  readonly menus: readonly MenuRow[]
  readonly items: readonly MenuItemRow[]
}

/** Five minutes for profiles, ten for menus (R285, R286); both forgotten when they change. */
const profiles = new Cache<KitchenFacts>({
  name: 'ridendine.chef_profile',
  ttlMs: minutes(5),
  most: 5000,
})
const menus = new Cache<MenuFacts>({ name: 'ridendine.menu', ttlMs: minutes(10), most: 5000 })

/** Kitchens in the order of their ids; who is not there is left out. */
export async function kitchenFacts(
  tx: Tx,
  chefIds: readonly string[],
  timeZone: string,
): Promise<KitchenFacts[]> {
  const found = await profiles.readMany(tx, chefIds, (missing) => loadFacts(tx, missing, timeZone))
  return found.filter((facts) => facts !== undefined)
}

/** Menus with their dishes, kitchen by kitchen; one that has none has an empty list. */
export async function menuFacts(
  tx: Tx,
  chefIds: readonly string[],
): Promise<Map<string, MenuFacts>> {
  const found = await menus.readMany(tx, chefIds, async (missing) => {
    const [rows, items] = [await listMenus(tx, missing), await listItems(tx, missing)]
    return new Map(
      missing.map((id) => [
        id,
        {
          menus: rows.filter((row) => row.chef_id === id),
          items: items.filter((row) => row.chef_id === id),
        },
      ]),
    )
  })
  return new Map(chefIds.map((id, index) => [id, found[index] ?? { menus: [], items: [] }]))
}

/** The same, past the cache: for decisions and for the chef's own pages. */
export async function freshFacts(tx: Tx, row: ChefRow, timeZone: string): Promise<KitchenFacts> {
  const facts = await assemble(tx, [row], timeZone)
  const [own] = facts.values()
  if (!own) throw new Error('one row gives one kitchen')
  return own
}

export function forgetProfile(tx: Tx, chefId: string): Promise<void> {
  return profiles.forget(tx, chefId)
}

export function forgetMenu(tx: Tx, chefId: string): Promise<void> {
  return menus.forget(tx, chefId)
}

/** What a chef said about when the kitchen cooks, as the rules want it. */
export function scheduleOf(
  { row, week, cookDays, closures }: Omit<KitchenFacts, 'rating' | 'photoUrl' | 'coverUrl'>,
  timeZone: string,
): KitchenSchedule {
  return {
    timeZone,
    week,
    takesOrdersNow: row.takes_orders_now,
    cookDays: cookDays.map((day) => ({
      on: day.on,
      from: day.from,
      to: day.to,
      cutOffDays: day.cut_off_days,
      cutOffTime: day.cut_off_time,
    })),
    closures,
  }
}

async function loadFacts(tx: Tx, ids: readonly string[], timeZone: string) {
  return assemble(tx, await listChefRows(tx, ids), timeZone)
}

async function assemble(
  tx: Tx,
  rows: readonly ChefRow[],
  timeZone: string,
): Promise<Map<string, KitchenFacts>> {
  const ids = rows.map((row) => row.id)
  const today = dayOf(tx.now, timeZone)
  const cookDays = await listCookDays(tx, ids, today)
  const closures = await listClosures(tx, ids, today)
  const ratings = await ratingsOf(tx, ids)
  return new Map(
    rows.map((row) => [
      row.id,
      {
        row,
        week: Week.parse(row.week),
        cookDays: cookDays.filter((day) => day.chef_id === row.id),
        closures: closures.filter((closure) => closure.chef_id === row.id),
        rating: ratings.get(row.id),
        photoUrl: row.photo_file_id ? signedUrl(tx, row.photo_file_id, { variant: 'small' }) : null,
        coverUrl: row.cover_file_id ? signedUrl(tx, row.cover_file_id) : null,
      },
    ]),
  )
}
