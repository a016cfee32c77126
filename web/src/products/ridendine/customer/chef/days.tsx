import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import type { ChefPage } from '#contract/ridendine/browse'
import { useZone } from '../../../../features/organisations/city-zone.tsx'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { dayOf, instantOf } from '../../../../lib/zoned.ts'
import { CutOff, useOpeningWords } from '../../shared/opening.tsx'
import { canBeHad } from './moments.ts'

interface DayChipsProps {
  readonly chef: ChefPage
  readonly day: string | undefined
  readonly onChange: (day: string | undefined) => void
}

const NOON = 720
const CHIP =
  'flex min-h-14 shrink-0 flex-col justify-center rounded-lg border border-edge bg-surface px-4 py-2 text-start transition-colors hover:border-control data-checked:border-accent data-checked:bg-accent-soft data-checked:shadow-[inset_0_0_0_1px_var(--accent)] data-disabled:opacity-50'

/** As soon as possible, or a day to come, each with how long it can still be ordered for. */
export function DayChips({ chef, day, onChange }: DayChipsProps) {
  const { t } = useTranslation('ridendine-customer')
  const format = useFormat()
  const zone = useZone()
  const now = useNow(30)
  const today = dayOf(now, zone)
  const says = useOpeningWords()(chef.opening, chef.minutes)
  const away = chef.distanceKm ?? 0
  const isOpenNow = chef.opening.state === 'open'
  const days = chef.days.filter((each) => each.spells.length > 0 && each.on !== today)
  const later = chef.days.find((each) => each.on === today && canBeHad(each, away, now))
  return (
    <RadioGroup
      aria-label={t('filter.when')}
      value={day ?? 'now'}
      onValueChange={(next) => onChange(next === 'now' ? undefined : String(next))}
      className="-mx-5 flex gap-2 overflow-x-auto px-5 py-1 scrollbar-none lg:-mx-1 lg:px-1"
    >
      <Radio.Root
        value="now"
        disabled={!isOpenNow}
        nativeButton
        render={<button type="button" />}
        className={CHIP}
      >
        <span className="text-small font-semibold">{t('chef.now')}</span>
        <span className="text-small text-muted">{says.says}</span>
      </Radio.Root>
      {later && (
        <Radio.Root
          value={later.on}
          nativeButton
          render={<button type="button" />}
          className={CHIP}
        >
          <span className="text-small font-semibold">{t('chef.later')}</span>
          <span className="text-small text-muted">
            {later.orderBy ? <CutOff at={later.orderBy} /> : t('chef.pick-time')}
          </span>
        </Radio.Root>
      )}
      {days.map((each) => (
        <Radio.Root
          key={each.on}
          value={each.on}
          disabled={!canBeHad(each, away, now)}
          nativeButton
          render={<button type="button" />}
          className={CHIP}
        >
          <span className="text-small font-semibold">
            {format.day(instantOf(each.on, NOON, zone))}
          </span>
          <span className="text-small text-muted">
            {each.orderBy ? <CutOff at={each.orderBy} /> : t('chef.pick-time')}
          </span>
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
