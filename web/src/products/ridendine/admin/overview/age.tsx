import { useTranslation } from '../../../../lib/i18n/index.ts'
import { TONES } from '../../../../ui/badge.tsx'
import { cx, type Tone } from '../../../../ui/index.ts'

export type Age = 'fresh' | 'ripe' | 'old'

const RIPE_S = 20 * 60
const OLD_S = 40 * 60

/** How old an order is, in three steps. */
export function ageOf(seconds: number): Age {
  if (seconds < RIPE_S) return 'fresh'
  return seconds < OLD_S ? 'ripe' : 'old'
}

export const AGE_TONES: Readonly<Record<Age, Tone>> = { fresh: 'good', ripe: 'warn', old: 'bad' }

/** Minutes, for a bubble on the map. */
export function minutesOf(seconds: number): number {
  return Math.round(seconds / 60)
}

/** What the colours of the map mean, in words. */
export function AgeKey() {
  const { t } = useTranslation('ridendine-admin')
  const ages: readonly Age[] = ['fresh', 'ripe', 'old']
  return (
    <ul aria-label={t('age.title')} className="flex flex-wrap gap-1.5">
      {ages.map((age) => (
        <li
          key={age}
          className={cx('rounded-xs px-2 py-0.5 text-micro font-medium', TONES[AGE_TONES[age]])}
        >
          {t(`age.${age}`)}
        </li>
      ))}
    </ul>
  )
}
