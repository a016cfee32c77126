import { CircleCheck, TrendingUp, TriangleAlert } from 'lucide-react'
import type { z } from 'zod'
import type { GrowthTrigger } from '#contract/insights'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { cx } from '../../ui/index.ts'

const LOOKS = {
  calm: { icon: CircleCheck, text: 'text-good-text', bar: 'bg-good' },
  rising: { icon: TrendingUp, text: 'text-warn-text', bar: 'bg-warn' },
  reached: { icon: TriangleAlert, text: 'text-bad-text', bar: 'bg-bad' },
} as const
/** The bar is full at this many times the threshold, so that the threshold stands at two thirds. */
const FULL = 1.5

/** A measured value on its way to the threshold, and the sentence that says when to act. */
export function TriggerMeter({ trigger }: { trigger: z.infer<typeof GrowthTrigger> }) {
  const { t } = useTranslation('console')
  const format = useFormat()
  const { icon: Icon, text, bar } = LOOKS[trigger.state]
  const say = (value: number) =>
    `${format.number(value, { digits: value % 1 ? 1 : 0 })} ${trigger.unit}`
  const width = Math.min(1, trigger.value / (trigger.threshold * FULL))
  return (
    <div className="flex flex-col gap-1.5" title={trigger.measured}>
      <div className="flex items-baseline justify-between gap-3 text-small">
        <span className="flex min-w-0 items-center gap-1.5 font-medium">
          <Icon size={14} aria-hidden className={cx('shrink-0', text)} />
          <span className="truncate">{trigger.label}</span>
        </span>
        <span className="whitespace-nowrap tabular">
          <span className="font-semibold">{say(trigger.value)}</span>{' '}
          <span className="text-muted">/ {say(trigger.threshold)}</span>
        </span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: <meter> cannot show where the threshold stands */}
      <div
        role="meter"
        aria-label={trigger.label}
        aria-valuemin={0}
        aria-valuemax={trigger.threshold * FULL}
        aria-valuenow={Math.min(trigger.value, trigger.threshold * FULL)}
        aria-valuetext={`${say(trigger.value)}, ${t(`growth.state.${trigger.state}`)}`}
        className="relative h-2 rounded-full bg-sunken ring-1 ring-line ring-inset"
      >
        <span
          className={cx('block h-full rounded-full transition-[width] duration-500 ease-snap', bar)}
          style={{ width: `${Math.max(trigger.value > 0 ? 1 : 0, width * 100)}%` }}
        />
        <span
          aria-hidden
          className="absolute -inset-y-1 w-0.5 rounded-full bg-ink"
          style={{ insetInlineStart: `${100 / FULL}%` }}
        />
      </div>
      <p className="text-small text-muted">
        {t('growth.when', { brings: trigger.brings, threshold: say(trigger.threshold) })}{' '}
        <span className="text-faint">{trigger.measured}</span>
      </p>
    </div>
  )
}
