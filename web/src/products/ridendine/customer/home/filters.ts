import type { InputOf } from '#contract'
import type { listChefs } from '#contract/ridendine/browse'
import { between, day, either, oneOf, search, someOf, text } from '../../../../lib/search.ts'
import { ALLERGENS, CUISINES, DIETS } from '../../shared/kitchen-lists.ts'

/** What the hungry are looking for, whole, in the address: a link opens the same list. */
export const filterSearch = search({
  /** `now`, `ahead`, or a day; any time when it is left out. */
  when: either(oneOf(['now', 'ahead']), day),
  cuisine: someOf(CUISINES),
  diet: someOf(DIETS),
  without: someOf(ALLERGENS),
  min: between(1, 5),
  q: text(80),
  sort: oneOf(['rating', 'soonest']),
})
export type Filters = ReturnType<typeof filterSearch>

/** The list of a place under these filters. */
export function wishOf(
  { when, cuisine, diet, without, min, q, sort }: Filters,
  { lat, lng }: { lat: number; lng: number },
): InputOf<typeof listChefs> {
  return {
    lat,
    lng,
    limit: 24,
    ...(when && { when }),
    ...(cuisine?.length && { cuisine }),
    ...(diet?.length && { diet }),
    ...(without?.length && { without }),
    ...(min && { minRating: min }),
    ...(q?.trim() && { q: q.trim() }),
    ...(sort && { sort }),
  }
}

/** How many filters of the sheet are set. */
export const countOf = ({ diet, without, min, sort }: Filters): number =>
  (diet?.length ?? 0) + (without?.length ?? 0) + (min ? 1 : 0) + (sort ? 1 : 0)

/** Nothing asked for but a place. */
export const isOpen = (filters: Filters): boolean =>
  Object.values(filters).every((value) => value === undefined)
