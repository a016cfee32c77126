import { CookingPot } from 'lucide-react'
import { CityZone } from '../../../features/organisations/city-zone.tsx'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { PhoneShell } from '../../../ui/index.ts'

/** Tabs of the chef's app; clocks show the city's time. */
export function KitchenFrame() {
  const { t } = useTranslation('ridendine-kitchen')
  return (
    <CityZone product="ridendine">
      <PhoneShell
        product="ridendine"
        home="/ridendine/kitchen"
        tabs={[{ to: '/ridendine/kitchen', label: t('tabs.board'), icon: CookingPot, exact: true }]}
      />
    </CityZone>
  )
}
