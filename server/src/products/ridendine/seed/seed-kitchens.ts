import type { Week } from '#contract/availability'
import type { Actor, Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { type CityAddress, cellOf, demoCity, districtOf } from '#modules/places'
import { replaceCookDays } from '../kitchens/calendar.sql.ts'
import { insertChef, writeCapacity, writeWeek } from '../kitchens/chefs.sql.ts'
import { ChefRegistered } from '../kitchens/kitchen.events.ts'
import { insertItem, insertMenu } from '../kitchens/menus.sql.ts'
import { addDays, dayOf, weekdayOf } from '../kitchens/schedule.ts'
import { tellKitchen } from '../kitchens/tell-kitchen.ts'
import type { DishPlan, KitchenPlan, Shift } from './kitchen-plan.ts'
import { CURRENCY, JURISDICTION, TIMEZONE } from './people.ts'

/** Runs work as somebody, in a transaction of the demo's organisation. */
export type Run = <Answer>(actor: Actor, work: (tx: Tx) => Promise<Answer>) => Promise<Answer>

export function actorOf(id: string, role: string): Actor {
  return { kind: 'person', id, roles: [role], permits: new Set() }
}

/** How many days ahead the kitchens that cook to order have named. */
const COOK_DAYS = 45

/** A whole kitchen in one transaction: who has a kitchen has its menu. Answers its dishes with their ids. */
export async function settleKitchen(
  tx: Tx,
  id: string,
  plan: KitchenPlan,
  home: CityAddress | undefined,
): Promise<{ id: string; plan: DishPlan }[]> {
  const at = home ?? { ...demoCity().center, label: 'Alder Bay' }
  await insertChef(tx, {
    id,
    chef_name: plan.chef,
    business_name: plan.name,
    tagline: plan.tagline,
    about: plan.about,
    cuisine_types: plan.cuisines,
    lat: at.lat,
    lng: at.lng,
    cell: cellOf(at, 8),
    place_label: at.label,
    district: districtOf(at),
    pickup_note: 'Side door, ring once. Orders wait on the shelf to the left.',
    radius_metres: plan.radiusMetres,
    jurisdiction: JURISDICTION,
    week: weekOf(plan.shift),
  })
  await writeWeek(tx, id, weekOf(plan.shift), plan.shift !== 'ahead')
  await writeCapacity(tx, id, {
    windowMinutes: 30,
    mealsPerWindow: plan.mealsPerWindow,
    mealsPerDay: plan.mealsPerDay,
    mealsPerWeek: null,
  })
  if (plan.shift === 'ahead') await replaceCookDays(tx, id, cookDaysFrom(tx.now, plan))
  await tellKitchen(tx, ChefRegistered, { chefId: id, businessName: plan.name })
  return addMenus(tx, id, plan)
}

/** Food on the first menu, sweets and drinks on the second. */
async function addMenus(tx: Tx, chefId: string, plan: KitchenPlan) {
  const isAfter = (dish: DishPlan) => ['Sweet', 'Drinks'].includes(dish.category)
  const menus = [
    {
      name: 'The kitchen',
      description: plan.tagline,
      dishes: plan.dishes.filter((dish) => !isAfter(dish)),
    },
    {
      name: 'To finish',
      description: 'Something sweet, something to drink.',
      dishes: plan.dishes.filter(isAfter),
    },
  ]
  const made: { id: string; plan: DishPlan }[] = []
  for (const [place, menu] of menus.entries()) {
    if (menu.dishes.length === 0) continue
    const menuId = newId()
    await insertMenu(tx, {
      id: menuId,
      chef_id: chefId,
      name: menu.name,
      description: menu.description,
      is_active: true,
      place,
    })
    for (const [order, dish] of menu.dishes.entries()) {
      const id = newId()
      await insertItem(tx, {
        id,
        menu_id: menuId,
        chef_id: chefId,
        name: dish.name,
        description: dish.says,
        price_minor: BigInt(dish.price),
        currency: CURRENCY,
        category: dish.category,
        prep_minutes: dish.minutes,
        dietary_tags: dish.diets,
        allergens: dish.allergens,
        portions_per_day: dish.portions,
        weekdays: dish.weekdays,
        is_listed: true,
        photo_file_id: null,
        place: order,
      })
      made.push({ id, plan: dish })
    }
  }
  return made
}

/** Opening times by shift; past midnight is two spells. */
function weekOf(shift: Shift): Week {
  const day = SPELLS[shift].map(([from, to]) => ({ from, to }))
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }
}

const SPELLS: Readonly<Record<Shift, readonly (readonly [string, string])[]>> = {
  always: [['00:00', '24:00']],
  morning: [['05:30', '15:00']],
  day: [['10:00', '22:00']],
  evening: [['16:00', '23:30']],
  night: [
    ['00:00', '05:00'],
    ['18:00', '24:00'],
  ],
  ahead: [],
}

/** Noon boxes ordered the evening before; or week-end pots ordered two days ahead. */
function cookDaysFrom(now: Date, plan: KitchenPlan) {
  const today = dayOf(now, TIMEZONE)
  const isNoon = plan.cuisines.includes('japanese')
  return Array.from({ length: COOK_DAYS }, (_, ahead) => addDays(today, ahead))
    .filter((on) => (isNoon ? weekdayOf(on) <= 6 : weekdayOf(on) >= 4))
    .map((on) => ({
      on,
      from: isNoon ? '11:30' : '17:00',
      to: isNoon ? '14:00' : '21:00',
      cutOffDays: 1,
      cutOffTime: isNoon ? '20:00' : '18:00',
      note: isNoon ? 'Boxes for lunch' : 'Pots for the evening',
    }))
}
