import {
  AlarmClock,
  Bike,
  ChefHat,
  CircleHelp,
  CreditCard,
  type LucideIcon,
  Scale,
} from 'lucide-react'
import type { Attention } from '#contract/ridendine'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { Badge, type Tone } from '../../../ui/index.ts'

const LOOKS: Readonly<Record<Attention, readonly [tone: Tone, icon: LucideIcon]>> = {
  disputed: ['bad', Scale],
  late: ['bad', AlarmClock],
  no_driver: ['warn', Bike],
  unanswered: ['warn', CircleHelp],
  unpaid: ['plain', CreditCard],
  slow: ['warn', ChefHat],
}

/** What is wrong with an order: a sign, a colour and a word. */
export function AttentionBadge({ attention }: { attention: Attention }) {
  const { t } = useTranslation('ridendine-admin')
  const [tone, icon] = LOOKS[attention]
  return (
    <Badge tone={tone} icon={icon}>
      {t(`attention.${attention}`)}
    </Badge>
  )
}
