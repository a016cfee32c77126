import {
  Fish,
  Leaf,
  type LucideIcon,
  MilkOff,
  MoonStar,
  NutOff,
  Salad,
  Star,
  Vegan,
  WheatOff,
} from 'lucide-react'
import type { Diet } from '#contract/ridendine/kitchen-words'

/** The picture of each diet; its words are `ridendine:diet.*`. */
export const DIET_ICONS: Readonly<Record<Diet, LucideIcon>> = {
  vegetarian: Leaf,
  vegan: Vegan,
  pescatarian: Fish,
  halal: MoonStar,
  kosher: Star,
  gluten_free: WheatOff,
  dairy_free: MilkOff,
  nut_free: NutOff,
  low_carb: Salad,
}
