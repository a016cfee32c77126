import type { Allergen, Cuisine, Diet } from '#contract/ridendine/kitchen-words'

/**
 * The words of the contract without its schemas, which no first screen should wait for; the
 * compiler sees to it that none is missing. What people read is `ridendine:cuisine.*` and so on.
 */
const allOf = <Word extends string>(words: Readonly<Record<Word, true>>): readonly Word[] =>
  // The keys of this very record.
  Object.keys(words) as Word[]

export const CUISINES = allOf<Cuisine>({
  american: true,
  bakery: true,
  brazilian: true,
  caribbean: true,
  chinese: true,
  ethiopian: true,
  filipino: true,
  french: true,
  georgian: true,
  greek: true,
  indian: true,
  italian: true,
  japanese: true,
  korean: true,
  lebanese: true,
  mexican: true,
  moroccan: true,
  nigerian: true,
  persian: true,
  peruvian: true,
  polish: true,
  portuguese: true,
  seafood: true,
  soul_food: true,
  thai: true,
  turkish: true,
  vegan: true,
  vietnamese: true,
})

export const DIETS = allOf<Diet>({
  vegetarian: true,
  vegan: true,
  pescatarian: true,
  halal: true,
  kosher: true,
  gluten_free: true,
  dairy_free: true,
  nut_free: true,
  low_carb: true,
})

export const ALLERGENS = allOf<Allergen>({
  celery: true,
  crustaceans: true,
  eggs: true,
  fish: true,
  gluten: true,
  lupin: true,
  milk: true,
  molluscs: true,
  mustard: true,
  peanuts: true,
  sesame: true,
  soy: true,
  sulphites: true,
  tree_nuts: true,
})
