import type { Cuisine } from '#contract/ridendine/kitchen-words'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { DishArt, type DishLook } from '../../shared/dish-art.tsx'
import { CUISINES } from '../../shared/kitchen-lists.ts'

/** What stands for a cuisine on the rail. */
const LOOKS: Readonly<Record<Cuisine, DishLook>> = {
  american: 'grill',
  bakery: 'loaf',
  brazilian: 'stew',
  caribbean: 'grill',
  chinese: 'dumplings',
  ethiopian: 'flatbread',
  filipino: 'rice',
  french: 'loaf',
  georgian: 'dumplings',
  greek: 'salad',
  indian: 'curry',
  italian: 'pasta',
  japanese: 'sushi',
  korean: 'noodles',
  lebanese: 'herbs',
  mexican: 'taco',
  moroccan: 'stew',
  nigerian: 'rice',
  persian: 'rice',
  peruvian: 'fish',
  polish: 'dumplings',
  portuguese: 'fish',
  seafood: 'fish',
  soul_food: 'grill',
  thai: 'curry',
  turkish: 'flatbread',
  vegan: 'salad',
  vietnamese: 'noodles',
}

interface RailProps {
  readonly value: readonly Cuisine[]
  readonly onChange: (value: Cuisine[]) => void
}

/** Cuisines, each with a plate; several can be chosen. */
export function CuisineRail({ value, onChange }: RailProps) {
  const { t } = useTranslation('ridendine-customer')
  const { t: say } = useTranslation('ridendine')
  const toggle = (cuisine: Cuisine) =>
    onChange(
      value.includes(cuisine) ? value.filter((each) => each !== cuisine) : [...value, cuisine],
    )
  // Those that were chosen come first, so that they are seen.
  const sorted = CUISINES.toSorted((a, b) => Number(value.includes(b)) - Number(value.includes(a)))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex line in every browser
    <div
      role="group"
      aria-label={t('home.cuisines')}
      className="-mx-5 flex gap-1 overflow-x-auto px-4 scrollbar-none lg:mx-0 lg:px-0"
    >
      {sorted.map((cuisine) => (
        <button
          key={cuisine}
          type="button"
          aria-pressed={value.includes(cuisine)}
          onClick={() => toggle(cuisine)}
          className="group flex w-20 shrink-0 flex-col items-center gap-1.5 rounded-lg px-1 py-2 text-small font-medium text-muted -outline-offset-2 hover:bg-hover hover:text-ink aria-pressed:text-accent-text"
        >
          <span className="rounded-full p-0.5 ring-2 ring-transparent transition-shadow group-aria-pressed:ring-accent">
            <svg viewBox="-104 -104 208 208" className="size-13" aria-hidden="true">
              <DishArt look={LOOKS[cuisine]} />
            </svg>
          </span>
          <span className="max-w-full truncate">{say(`cuisine.${cuisine}`)}</span>
        </button>
      ))}
    </div>
  )
}
