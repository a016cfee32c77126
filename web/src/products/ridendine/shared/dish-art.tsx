import { Fish, Grill, Herbs, Loaf, Noodles, Pasta, Sushi, Taco } from './dishes-to-bite.tsx'
import { Curry, Dumplings, Flatbread, Rice, Salad, Stew, Tea } from './dishes-to-spoon.tsx'

export type DishLook =
  | 'stew'
  | 'salad'
  | 'flatbread'
  | 'dumplings'
  | 'rice'
  | 'tea'
  | 'curry'
  | 'herbs'
  | 'pasta'
  | 'sushi'
  | 'noodles'
  | 'taco'
  | 'fish'
  | 'grill'
  | 'loaf'

/** A dish seen from above, drawn around the middle with a radius of 100. */
export function DishArt({ look }: { look: DishLook }) {
  const Draw = DRAWN[look]
  return <Draw />
}

const DRAWN: Readonly<Record<DishLook, () => React.JSX.Element>> = {
  stew: Stew,
  salad: Salad,
  flatbread: Flatbread,
  dumplings: Dumplings,
  rice: Rice,
  tea: Tea,
  curry: Curry,
  herbs: Herbs,
  pasta: Pasta,
  sushi: Sushi,
  noodles: Noodles,
  taco: Taco,
  fish: Fish,
  grill: Grill,
  loaf: Loaf,
}
