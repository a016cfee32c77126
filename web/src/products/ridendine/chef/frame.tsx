import { ChartNoAxesColumn, ChefHat, Clock, CookingPot, Wallet } from 'lucide-react'
import { CityZone } from '../../../features/organisations/city-zone.tsx'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { PhoneShell } from '../../../ui/index.ts'
import { Alarm, SoundButton } from './board/alarm.tsx'
import { useBoard, useKitchen } from './use-kitchen.ts'

/** Tabs of the chef's app; clocks show the city's time, and a new order is heard on every page. */
export function KitchenFrame() {
  return (
    <CityZone product="ridendine">
      <Shell />
    </CityZone>
  )
}

function Shell() {
  const { t } = useTranslation('ridendine-kitchen')
  const kitchen = useKitchen()
  const board = useBoard({ enabled: kitchen.data !== undefined })
  const fresh = board.data?.fresh ?? []
  return (
    <PhoneShell
      product="ridendine"
      home="/ridendine/kitchen"
      tools={<SoundButton />}
      tabs={[
        {
          to: '/ridendine/kitchen',
          label: t('tabs.board'),
          icon: CookingPot,
          exact: true,
          count: fresh.length,
        },
        { to: '/ridendine/kitchen/menu', label: t('tabs.menu'), icon: ChefHat },
        { to: '/ridendine/kitchen/opening', label: t('tabs.opening'), icon: Clock },
        { to: '/ridendine/kitchen/money', label: t('tabs.money'), icon: Wallet },
        { to: '/ridendine/kitchen/more', label: t('tabs.more'), icon: ChartNoAxesColumn },
      ]}
    >
      <Alarm fresh={fresh} />
    </PhoneShell>
  )
}
