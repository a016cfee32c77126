import { Star } from 'lucide-react'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, Chips, Section, Sheet } from '../../../../ui/index.ts'
import { Toggles } from '../../../../ui/toggles.tsx'
import { DIET_ICONS } from '../../shared/diets.ts'
import { ALLERGENS, DIETS } from '../../shared/kitchen-lists.ts'
import type { Filters } from './filters.ts'

interface FilterSheetProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly filters: Filters
  readonly onChange: (part: Partial<Filters>) => void
}

const RATINGS = ['any', '4', '4.5', '4.8'] as const

/** Diet, allergens, rating and order; each counts at once and stands in the address. */
export function FilterSheet({ open, onOpenChange, filters, onChange }: FilterSheetProps) {
  const { t } = useTranslation('ridendine-customer')
  const { t: say } = useTranslation('ridendine')
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t('filter.title')}
      size="lg"
      footer={
        <div className="flex gap-2 *:flex-1">
          <Button
            size="lg"
            onClick={() =>
              onChange({ diet: undefined, without: undefined, min: undefined, sort: undefined })
            }
          >
            {t('filter.clear')}
          </Button>
          <Button tone="primary" size="lg" onClick={() => onOpenChange(false)}>
            {t('filter.show')}
          </Button>
        </div>
      }
    >
      <div className="flex flex-col gap-6">
        <Section title={t('filter.diet')} level={3}>
          <Toggles
            label={t('filter.diet')}
            value={filters.diet ?? []}
            onChange={(diet) => onChange({ diet: diet.length ? diet : undefined })}
            choices={DIETS.map((value) => ({
              value,
              label: say(`diet.${value}`),
              icon: DIET_ICONS[value],
            }))}
          />
        </Section>
        <Section title={t('filter.without')} hint={t('filter.without-hint')} level={3}>
          <Toggles
            label={t('filter.without')}
            value={filters.without ?? []}
            onChange={(without) => onChange({ without: without.length ? without : undefined })}
            choices={ALLERGENS.map((value) => ({ value, label: say(`allergen.${value}`) }))}
          />
        </Section>
        <Section title={t('filter.rating')} level={3}>
          <Chips
            label={t('filter.rating')}
            value={RATINGS.find((each) => each === String(filters.min)) ?? 'any'}
            onChange={(min) => onChange({ min: min === 'any' ? undefined : Number(min) })}
            choices={RATINGS.map((value) => ({
              value,
              label: value === 'any' ? t('filter.any-rating') : t('filter.at-least', { value }),
              icon: value === 'any' ? undefined : Star,
            }))}
          />
        </Section>
        <Section title={t('filter.sort')} level={3}>
          <Chips
            label={t('filter.sort')}
            value={filters.sort ?? 'distance'}
            onChange={(sort) => onChange({ sort: sort === 'distance' ? undefined : sort })}
            choices={[
              { value: 'distance', label: t('filter.by-distance') },
              { value: 'soonest', label: t('filter.by-time') },
              { value: 'rating', label: t('filter.by-rating') },
            ]}
          />
        </Section>
      </div>
    </Sheet>
  )
}
