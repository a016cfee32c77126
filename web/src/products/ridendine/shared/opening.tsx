import { CalendarClock, CircleSlash, Clock3, Coffee, type LucideIcon, Moon } from 'lucide-react'
import type { Opening } from '#contract/ridendine/kitchen-words'
import { useFormat, useNow } from '../../../lib/format/index.ts'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { Badge, type Tone } from '../../../ui/index.ts'
import { useSoon } from './soon.ts'

/** How a kitchen stands, said to the hungry. */
export interface OpeningWords {
  readonly says: string
  readonly icon: LucideIcon
  readonly tone: Tone
  /** Nothing can be ordered, neither now nor ahead. */
  readonly isShut: boolean
}

interface Minutes {
  readonly from: number
  readonly to: number
}

/** "35–50 min", "Earliest Tue, Dec 1, 12:30 PM", "Back at 6:30 PM": the one thing that matters now. */
export function useOpeningWords(): (opening: Opening, minutes: Minutes | null) => OpeningWords {
  const { t } = useTranslation('ridendine')
  const soon = useSoon()
  return (opening, minutes) => {
    const back = opening.opensAt ? soon(opening.opensAt) : null
    switch (opening.state) {
      case 'open':
        return {
          says: minutes
            ? t('opening.minutes', { from: minutes.from, to: minutes.to })
            : t('opening.open'),
          icon: Clock3,
          tone: 'good',
          isShut: false,
        }
      case 'ahead':
        return {
          says: opening.readyFrom
            ? t('opening.ahead', { time: soon(opening.readyFrom) })
            : t('opening.ahead-some'),
          icon: CalendarClock,
          tone: 'note',
          isShut: false,
        }
      case 'paused':
        return {
          says: back ? t('opening.paused-until', { time: back }) : t('opening.paused'),
          icon: Coffee,
          tone: 'warn',
          isShut: true,
        }
      case 'full':
        return {
          says: back ? t('opening.full-until', { time: back }) : t('opening.full'),
          icon: CircleSlash,
          tone: 'warn',
          isShut: false,
        }
      case 'capped':
        return {
          says: back ? t('opening.capped-until', { time: back }) : t('opening.capped'),
          icon: CircleSlash,
          tone: 'warn',
          isShut: true,
        }
      default:
        return {
          says: back ? t('opening.closed-until', { time: back }) : t('opening.closed'),
          icon: Moon,
          tone: 'plain',
          isShut: true,
        }
    }
  }
}

/** The same as a badge. */
export function OpeningBadge({ opening, minutes }: { opening: Opening; minutes: Minutes | null }) {
  const { says, icon, tone } = useOpeningWords()(opening, minutes)
  return (
    <Badge tone={tone} icon={icon}>
      {says}
    </Badge>
  )
}

const HOUR_MS = 3_600_000

/** "Order by 3:00 PM · 2 hr left": how long a day can still be ordered for; amber in the last hours. */
export function CutOff({ at, className }: { at: string; className?: string }) {
  const { t } = useTranslation('ridendine')
  const format = useFormat()
  const soon = useSoon()
  const left = new Date(at).getTime() - useNow(30)
  if (left <= 0) return <span className={className}>{t('opening.too-late')}</span>
  const isSoon = left < 6 * HOUR_MS
  return (
    <span className={className}>
      {isSoon ? (
        <span className="text-warn-text">{t('opening.left', { left: format.span(left) })}</span>
      ) : (
        t('opening.order-by', { time: soon(at) })
      )}
    </span>
  )
}
