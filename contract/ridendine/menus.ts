import { z } from 'zod'
import { Done, endpoint } from '../endpoint.ts'
import { Price } from '../money.ts'
import { Dish } from './browse.ts'
import { Allergen, Diet } from './kitchen-words.ts'

/** ISO weekday: 1 is Monday, 7 is Sunday. */
export const Weekday = z.int().min(1).max(7)

/** A dish as its chef sees it: with what customers do not see. */
export const OwnDish = Dish.extend({
  portionsPerDay: z.int().nullable(),
  /** Days on which it is cooked; all seven unless chosen. */
  weekdays: z.array(Weekday),
  isListed: z.boolean(),
  soldOutUntil: z.iso.datetime().nullable(),
  photoFileId: z.uuid().nullable(),
  place: z.int(),
  version: z.int(),
})
export type OwnDish = z.infer<typeof OwnDish>

export const OwnMenu = z.object({
  id: z.uuid(),
  name: z.string(),
  description: z.string(),
  isActive: z.boolean(),
  place: z.int(),
  version: z.int(),
  dishes: z.array(OwnDish),
})
export type OwnMenu = z.infer<typeof OwnMenu>

const notMine = ['ridendine.not_a_chef'] as const

export const listOwnMenus = endpoint({
  method: 'GET',
  path: '/menus',
  summary: 'My menus with every dish, listed or not',
  output: z.object({ menus: z.array(OwnMenu) }),
  refuses: notMine,
})

const menuWords = {
  name: z.string().trim().min(2).max(60),
  description: z.string().trim().max(300),
  isActive: z.boolean(),
}

export const createMenu = endpoint({
  method: 'POST',
  path: '/menus',
  status: 201,
  summary: 'A new menu',
  input: z.object({
    name: menuWords.name,
    description: menuWords.description.default(''),
    isActive: menuWords.isActive.default(true),
  }),
  output: OwnMenu,
  refuses: [...notMine, 'ridendine.too_many_dishes'],
})

export const changeMenu = endpoint({
  method: 'PATCH',
  path: '/menus/:menuId',
  summary: 'Change a menu, or take it off for a while',
  input: z.object({
    menuId: z.uuid(),
    version: z.int(),
    name: menuWords.name.optional(),
    description: menuWords.description.optional(),
    isActive: menuWords.isActive.optional(),
    place: z.int().min(0).max(1000).optional(),
  }),
  output: OwnMenu,
  refuses: [...notMine, 'ridendine.no_such_menu', 'ridendine.menu_changed'],
})

export const removeMenu = endpoint({
  method: 'DELETE',
  path: '/menus/:menuId',
  summary: 'Remove a menu without dishes',
  input: z.object({ menuId: z.uuid() }),
  output: Done,
  refuses: [...notMine, 'ridendine.no_such_menu', 'ridendine.menu_has_dishes'],
})

const dishWords = {
  menuId: z.uuid(),
  name: z.string().trim().min(2).max(80),
  description: z.string().trim().max(600),
  price: Price,
  category: z.string().trim().min(2).max(40),
  prepMinutes: z.int().min(1).max(240),
  diets: z.array(Diet).max(9),
  allergens: z.array(Allergen).max(14),
  /** Null: not counted. */
  portionsPerDay: z.int().min(1).max(500).nullable(),
  weekdays: z.array(Weekday).min(1).max(7),
  isListed: z.boolean(),
  /** A picture uploaded by the chef. */
  photoFileId: z.uuid().nullable(),
}

export const createDish = endpoint({
  method: 'POST',
  path: '/menu-items',
  status: 201,
  summary: 'A new dish on one of my menus',
  input: z.object({
    ...dishWords,
    description: dishWords.description.default(''),
    diets: dishWords.diets.default([]),
    allergens: dishWords.allergens.default([]),
    portionsPerDay: dishWords.portionsPerDay.default(null),
    weekdays: dishWords.weekdays.default([1, 2, 3, 4, 5, 6, 7]),
    isListed: dishWords.isListed.default(true),
    photoFileId: dishWords.photoFileId.default(null),
  }),
  output: OwnDish,
  refuses: [
    ...notMine,
    'ridendine.no_such_menu',
    'ridendine.too_many_dishes',
    'ridendine.wrong_currency',
    'files.no_such_file',
    'files.not_yours',
    'files.attached_elsewhere',
  ],
})

export const changeDish = endpoint({
  method: 'PATCH',
  path: '/menu-items/:itemId',
  summary: 'Change a dish; orders that were placed keep what they were told',
  input: z.object({
    itemId: z.uuid(),
    version: z.int(),
    ...z.object(dishWords).partial().shape,
    place: z.int().min(0).max(1000).optional(),
  }),
  output: OwnDish,
  refuses: [
    ...notMine,
    'ridendine.no_such_item',
    'ridendine.no_such_menu',
    'ridendine.menu_changed',
    'ridendine.wrong_currency',
    'files.no_such_file',
    'files.not_yours',
    'files.attached_elsewhere',
  ],
})

export const removeDish = endpoint({
  method: 'DELETE',
  path: '/menu-items/:itemId',
  summary: 'Take a dish off for good',
  input: z.object({ itemId: z.uuid() }),
  output: Done,
  refuses: [...notMine, 'ridendine.no_such_item'],
})

export const markSoldOut = endpoint({
  method: 'POST',
  path: '/menu-items/:itemId/sold-out',
  summary: 'Sold out: until tomorrow unless a time is named',
  input: z.object({ itemId: z.uuid(), until: z.iso.datetime().nullable().default(null) }),
  output: OwnDish,
  refuses: [...notMine, 'ridendine.no_such_item', 'ridendine.time_has_passed'],
})

export const bringBack = endpoint({
  method: 'POST',
  path: '/menu-items/:itemId/back',
  summary: 'To be had again at once',
  input: z.object({ itemId: z.uuid() }),
  output: OwnDish,
  refuses: [...notMine, 'ridendine.no_such_item'],
})
