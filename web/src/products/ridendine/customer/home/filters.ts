import { z } from 'zod'
import type { InputOf } from '#contract'
import type { listChefs } from '#contract/ridendine/browse'
import { Allergen, Cuisine, Diet } from '#contract/ridendine/kitchen-words'

/** What the hungry are looking for, whole, in the address: a link opens the same list. */
export const Filters = z.object({
  /** `now`, `ahead`, or a day; any time when it is left out. */
  when: z
    .union([z.enum(['now', 'ahead']), z.iso.date()])
    .optional()
    .catch(undefined),
  cuisine: z.array(Cuisine).optional().catch(undefined),
  diet: z.array(Diet).optional().catch(undefined),
  without: z.array(Allergen).optional().catch(undefined),
  min: z.number().min(1).max(5).optional().catch(undefined),
  q: z.string().max(80).optional().catch(undefined),
  sort: z.enum(['rating', 'soonest']).optional().catch(undefined),
})
export type Filters = z.infer<typeof Filters>

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
