import { Search, SlidersHorizontal, X } from 'lucide-react'
import { lazy, Suspense, useDeferredValue, useEffect, useEffectEvent, useState } from 'react'
import { useZone } from '../../../../features/organisations/city-zone.tsx'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { whenReachable } from '../../../../lib/when-reachable.ts'
import { addDays, dayOf, instantOf } from '../../../../lib/zoned.ts'
import { Button, Chips, Field, IconButton, Input } from '../../../../ui/index.ts'
import { countOf, type Filters } from './filters.ts'

const FilterSheet = lazy(
  whenReachable(() => import('./filter-sheet.tsx').then((file) => ({ default: file.FilterSheet }))),
)

interface FilterBarProps {
  readonly filters: Filters
  readonly onChange: (part: Partial<Filters>) => void
}

const DAYS_AHEAD = 6
const NOON = 720

/** When, and what; the rarer wishes are behind one button. */
export function FilterBar({ filters, onChange }: FilterBarProps) {
  const { t } = useTranslation('ridendine-customer')
  const [isOpen, setOpen] = useState(false)
  const count = countOf(filters)
  return (
    <div className="flex flex-col gap-2">
      <div className="flex gap-2">
        <SearchField q={filters.q} onChange={(q) => onChange({ q })} />
        <Button
          size="lg"
          icon={SlidersHorizontal}
          aria-label={t('filter.open', { count })}
          onClick={() => setOpen(true)}
        >
          <span className="max-sm:hidden">{t('filter.title')}</span>
          {count > 0 && (
            <span className="rounded-full bg-accent px-1.5 text-micro font-semibold text-on-accent tabular">
              {count}
            </span>
          )}
        </Button>
      </div>
      <WhenChips when={filters.when} onChange={(when) => onChange({ when })} />
      <Suspense>
        <FilterSheet open={isOpen} onOpenChange={setOpen} filters={filters} onChange={onChange} />
      </Suspense>
    </div>
  )
}

function SearchField({
  q,
  onChange,
}: {
  q: string | undefined
  onChange: (q: string | undefined) => void
}) {
  const { t } = useTranslation('ridendine-customer')
  const [typed, setTyped] = useState(q ?? '')
  const settled = useDeferredValue(typed)
  const tell = useEffectEvent((words: string) => {
    if ((q ?? '') !== words) onChange(words || undefined)
  })
  useEffect(() => {
    const timer = setTimeout(() => tell(settled.trim()), 250)
    return () => clearTimeout(timer)
  }, [settled])
  return (
    <Field label={t('filter.search')} labelHidden className="min-w-0 flex-1">
      <Input
        type="search"
        value={typed}
        maxLength={80}
        placeholder={t('filter.search')}
        className="h-12"
        start={<Search size={17} />}
        end={
          typed && (
            <IconButton
              size="sm"
              icon={X}
              label={t('filter.clear-search')}
              onClick={() => setTyped('')}
            />
          )
        }
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </Field>
  )
}

/** Any time, now, or one of the days to come. */
function WhenChips({
  when,
  onChange,
}: {
  when: Filters['when']
  onChange: (when: Filters['when']) => void
}) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const zone = useZone()
  const today = dayOf(useNow(60), zone)
  const days = Array.from({ length: DAYS_AHEAD }, (_, place) => addDays(today, place + 1))
  return (
    <Chips
      label={t('filter.when')}
      value={when ?? 'any'}
      onChange={(next) => onChange(next === 'any' ? undefined : next)}
      choices={[
        { value: 'any', label: t('filter.any') },
        { value: 'now', label: t('filter.now') },
        ...days.map((day, place) => ({
          value: day,
          label: place === 0 ? t('filter.tomorrow') : format.day(instantOf(day, NOON, zone)),
        })),
      ]}
    />
  )
}
