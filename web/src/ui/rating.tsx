import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { Star } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../lib/format/index.ts'
import { cx } from './cx.ts'

/** `4.9 (128)` with a star; `count` 0 says that the person is new. */
export function Rating({
  value,
  count,
  className,
}: {
  value: number | null
  count?: number
  className?: string
}) {
  const { t } = useTranslation('kit')
  const format = useFormat()
  // Rounded down: 4.96 is not five stars.
  const shown = format.number(Math.floor((value ?? 0) * 10) / 10, { digits: 1 })
  if (value === null || count === 0)
    return <span className={cx('text-small text-muted', className)}>{t('rating.none')}</span>
  return (
    <span
      className={cx('inline-flex items-center gap-1 text-small font-medium tabular', className)}
    >
      <Star size={14} aria-hidden className="fill-star text-star" />
      <span className="sr-only">{t('rating.of', { value: shown })}</span>
      <span aria-hidden>{shown}</span>
      {count !== undefined && (
        <span className="font-normal text-muted">({format.number(count)})</span>
      )}
    </span>
  )
}

/** Five stars to choose from; arrow keys move. */
export function RatingInput({
  value,
  onChange,
  label,
}: {
  value: number
  onChange: (value: number) => void
  label: string
}) {
  const { t } = useTranslation('kit')
  return (
    <RadioGroup aria-label={label} value={value} onValueChange={onChange} className="flex gap-1">
      {[1, 2, 3, 4, 5].map((stars) => (
        <Radio.Root
          key={stars}
          value={stars}
          nativeButton
          render={<button type="button" />}
          aria-label={t('rating.stars', { count: stars })}
          className="flex size-12 items-center justify-center rounded-md transition-transform active:scale-90"
        >
          <Star
            size={32}
            strokeWidth={1.6}
            aria-hidden
            className={cx(
              'transition-colors',
              stars <= value ? 'fill-star text-star' : 'text-control',
            )}
          />
        </Radio.Root>
      ))}
    </RadioGroup>
  )
}
