import type { z } from 'zod'
import type { CapUse, CookDay, OwnKitchen } from '#contract/ridendine'
import { Cuisine } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { readOrganisation } from '#modules/organisations'
import { refuse } from '../refusals.ts'
import type { CookDayRow } from './calendar.sql.ts'
import type { CapStanding } from './caps.ts'
import { type ChefRow, findChefRow, lockChef } from './chefs.sql.ts'
import { freshFacts, menuFacts } from './kitchen-facts.ts'
import { standingKitchens } from './kitchen-state.ts'
import { isLive } from './live.ts'
import { known, prepOf } from './present-kitchen.ts'
import { dayOf } from './schedule.ts'

/** The kitchen of the one who acts. Throws ridendine.not_a_chef. */
export async function readMine(tx: Tx): Promise<ChefRow> {
  const row = tx.actor.id === null ? undefined : await findChefRow(tx, tx.actor.id)
  if (!row) throw refuse.not_a_chef()
  return row
}

/** The same, locked; and, when a version is named, as it was looked at. */
export async function lockMine(tx: Tx, version?: number): Promise<ChefRow> {
  await readMine(tx)
  const row = await lockChef(tx, tx.actor.id ?? '')
  if (version !== undefined && row.version !== version) throw refuse.kitchen_changed()
  return row
}

/** My kitchen. */
export async function readOwnKitchen(tx: Tx): Promise<OwnKitchen> {
  return viewOwn(tx, await readMine(tx))
}

/** A kitchen as its chef sees it, past every cache. */
export async function viewOwn(tx: Tx, row: ChefRow): Promise<OwnKitchen> {
  const { timezone } = await readOrganisation(tx)
  const facts = await freshFacts(tx, row, timezone)
  const menus = await menuFacts(tx, [row.id])
  const [kitchen] = await standingKitchens(tx, [facts], {
    timeZone: timezone,
    prepOf: () => prepOf(menus.get(row.id)),
  })
  if (!kitchen) throw new Error('one kitchen stands one way')
  const { state, opening, caps } = kitchen
  return {
    chefId: row.id,
    version: row.version,
    businessName: row.business_name,
    chefName: row.chef_name,
    tagline: row.tagline,
    about: row.about,
    cuisines: known(Cuisine, row.cuisine_types),
    photoUrl: facts.photoUrl,
    photoFileId: row.photo_file_id,
    coverUrl: facts.coverUrl,
    coverFileId: row.cover_file_id,
    place: {
      point: { lat: row.lat, lng: row.lng },
      label: row.place_label,
      district: row.district,
    },
    radiusMetres: row.radius_metres,
    pickupNote: row.pickup_note,
    jurisdiction: row.jurisdiction,
    timezone,
    verification: row.verification_status,
    stripeReady: row.stripe_onboarded_at !== null,
    isLive: isLive(row),
    opening,
    pause: state.pause && {
      reason: state.pause.reason,
      note: state.pause.note,
      since: (row.paused_at ?? tx.now).toISOString(),
      until: state.pause.until?.toISOString() ?? null,
      isAutomatic: row.is_auto_paused,
    },
    unanswered: row.unanswered_on === dayOf(tx.now, timezone) ? row.unanswered : 0,
    week: facts.week,
    takesOrdersNow: row.takes_orders_now,
    cookDays: facts.cookDays.map(cookDayOnWire),
    closures: facts.closures.map(({ from, to, note }) => ({ from, to, note })),
    windowMinutes: row.window_minutes,
    mealsPerWindow: row.meals_per_window,
    mealsPerDay: row.meals_per_day,
    mealsPerWeek: row.meals_per_week,
    caps: caps.map(capOnWire),
  }
}

function cookDayOnWire(day: CookDayRow): CookDay {
  const { on, from, to, note } = day
  return { on, from, to, cutOffDays: day.cut_off_days, cutOffTime: day.cut_off_time, note }
}

export function capOnWire(cap: CapStanding): z.output<typeof CapUse> {
  const { kind, most, used, says, until } = cap
  return { kind, most, used, says, until: until.toISOString() }
}
