import {
  AlarmClockPlus,
  Ban,
  Bike,
  CircleSlash,
  Ellipsis,
  HandCoins,
  type LucideIcon,
  ThumbsUp,
} from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Button, IconButton, Menu, useKeys } from '../../../../ui/index.ts'

const ActDialog = lazy(() =>
  import('./act-dialogs.tsx').then((file) => ({ default: file.ActDialog })),
)

/** Acts of the desk, in the order in which they are offered. */
const ACTS = ['assign', 'extend', 'refund', 'dismiss', 'unassign', 'call_off'] as const
export type DeskAct = (typeof ACTS)[number]

const ICONS: Readonly<Record<DeskAct, LucideIcon>> = {
  assign: Bike,
  extend: AlarmClockPlus,
  refund: HandCoins,
  dismiss: ThumbsUp,
  unassign: CircleSlash,
  call_off: Ban,
}
const KEYS: Readonly<Record<DeskAct, string>> = {
  assign: 'a',
  extend: 'e',
  refund: 'r',
  dismiss: 'y',
  unassign: 'u',
  call_off: 'x',
}
const DANGER: readonly DeskAct[] = ['call_off']

interface ActsProps {
  readonly order: { readonly id: string; readonly number: string; readonly can: readonly string[] }
  /** One button with a menu, for lists; else the first act beside it. */
  readonly compact?: boolean
}

/** What the desk can do with an order: what `can` says, and nothing else. */
export function OrderActs({ order, compact }: ActsProps) {
  const { t } = useTranslation('ridendine-admin')
  const [act, setAct] = useState<DeskAct>()
  const open = ACTS.filter((each) => order.can.includes(each))
  useKeys(
    compact
      ? []
      : open.map((each) => ({
          keys: KEYS[each],
          label: t(`act.${each}.label`),
          run: () => setAct(each),
        })),
  )
  if (open.length === 0) return null
  const [first, ...rest] = open
  const inMenu = compact ? open : rest
  return (
    <>
      {!compact && first && (
        <Button size="sm" icon={ICONS[first]} onClick={() => setAct(first)}>
          {t(`act.${first}.label`)}
        </Button>
      )}
      {inMenu.length > 0 && (
        <Menu
          trigger={<IconButton size="sm" icon={Ellipsis} label={t('act.more')} />}
          rows={inMenu.map((each) => ({
            label: t(`act.${each}.label`),
            icon: ICONS[each],
            keys: compact ? undefined : KEYS[each],
            danger: DANGER.includes(each),
            onSelect: () => setAct(each),
          }))}
        />
      )}
      {act && (
        <Suspense>
          <ActDialog act={act} orderId={order.id} onClose={() => setAct(undefined)} />
        </Suspense>
      )}
    </>
  )
}
