import { UtensilsCrossed } from 'lucide-react'
import { CityZone } from '../../../features/organisations/city-zone.tsx'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { PhoneShell } from '../../../ui/index.ts'

/** Tabs of the customer's app; clocks show the city's time. */
export function CustomerFrame() {
  const { t } = useTranslation('ridendine-customer')
  return (
    <CityZone product="ridendine">
      <PhoneShell
        product="ridendine"
        home="/ridendine/app"
        tabs={[{ to: '/ridendine/app', label: t('tabs.home'), icon: UtensilsCrossed, exact: true }]}
      />
    </CityZone>
  )
}
