import type { Allergen, Cuisine, Diet } from '#contract/ridendine'

/** How a dish is drawn, from above. */
export type Look =
  | 'stew'
  | 'soup'
  | 'curry'
  | 'rice'
  | 'noodles'
  | 'pasta'
  | 'dumplings'
  | 'flatbread'
  | 'grill'
  | 'fish'
  | 'salad'
  | 'taco'
  | 'rolls'
  | 'pie'
  | 'cake'
  | 'bread'
  | 'drink'
  | 'dip'

export interface DishPlan {
  readonly name: string
  readonly says: string
  /** Cents. */
  readonly price: number
  readonly category: string
  readonly minutes: number
  readonly look: Look
  readonly tint: string
  readonly diets: readonly Diet[]
  readonly allergens: readonly Allergen[]
  readonly portions: number | null
  readonly weekdays: readonly number[]
}

/** When a kitchen of the demo cooks; the city is awake at every hour. */
export type Shift = 'always' | 'morning' | 'day' | 'evening' | 'night' | 'ahead'

export interface KitchenPlan {
  readonly name: string
  readonly chef: string
  readonly tagline: string
  readonly about: string
  readonly cuisines: readonly Cuisine[]
  readonly shift: Shift
  /** Ground of its cover. */
  readonly ground: string
  readonly mealsPerWindow: number | null
  readonly mealsPerDay: number | null
  readonly radiusMetres: number
  readonly dishes: readonly DishPlan[]
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7] as const

interface More {
  /** Space-separated. */
  readonly diets?: string
  readonly allergens?: string
  readonly portions?: number
  readonly weekdays?: readonly number[]
}

/** A dish in one line: what, in which words, for how many cents, in how many minutes, how drawn. */
export function dish(
  [name, price, category, minutes]: readonly [string, number, string, number],
  [look, tint]: readonly [Look, string],
  says: string,
  more: More = {},
): DishPlan {
  return {
    name,
    says,
    price,
    category,
    minutes,
    look,
    tint,
    diets: words<Diet>(more.diets),
    allergens: words<Allergen>(more.allergens),
    portions: more.portions ?? null,
    weekdays: more.weekdays ?? EVERY_DAY,
  }
}

/** The contract's enums are checked where the dish is made. */
function words<Word extends string>(text: string | undefined): Word[] {
  return (text?.split(' ') ?? []).filter((word): word is Word => word.length > 0)
}

export function kitchen(
  [name, chef, shift]: readonly [string, string, Shift],
  of: Omit<
    KitchenPlan,
    'name' | 'chef' | 'shift' | 'mealsPerWindow' | 'mealsPerDay' | 'radiusMetres'
  > &
    Partial<Pick<KitchenPlan, 'mealsPerWindow' | 'mealsPerDay' | 'radiusMetres'>>,
): KitchenPlan {
  return { name, chef, shift, mealsPerWindow: null, mealsPerDay: null, radiusMetres: 6000, ...of }
}
