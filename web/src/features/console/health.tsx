import { Activity, CircleCheck, CircleMinus, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { Health } from '#contract/insights'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Badge, cx, type Tone } from '../../ui/index.ts'

const MARKS: Readonly<Record<Health, { icon: LucideIcon; tone: Tone; look: string }>> = {
  well: { icon: CircleCheck, tone: 'good', look: 'text-good' },
  busy: { icon: Activity, tone: 'warn', look: 'text-warn-text' },
  trouble: { icon: TriangleAlert, tone: 'bad', look: 'text-bad-text' },
  idle: { icon: CircleMinus, tone: 'plain', look: 'text-faint' },
}

/** Health as a shape, a colour and a word for screen readers. */
export function HealthMark({
  health,
  size = 14,
  className,
}: {
  health: Health
  size?: number
  className?: string
}) {
  const { t } = useTranslation('console')
  const { icon: Icon, look } = MARKS[health]
  return (
    <span className={cx('inline-flex shrink-0', look, className)} title={t(`health.${health}`)}>
      <Icon size={size} strokeWidth={2.2} aria-hidden />
      <span className="sr-only">{t(`health.${health}`)}</span>
    </span>
  )
}

/** Health as a badge with its word. */
export function HealthBadge({ health }: { health: Health }) {
  const { t } = useTranslation('console')
  const { icon, tone } = MARKS[health]
  return (
    <Badge tone={tone} icon={icon}>
      {t(`health.${health}`)}
    </Badge>
  )
}
