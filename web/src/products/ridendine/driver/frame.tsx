import { Bike } from 'lucide-react'
import { CityZone } from '../../../features/organisations/city-zone.tsx'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { PhoneShell } from '../../../ui/index.ts'

/** Tabs of the driver's app; clocks show the city's time. */
export function DriverFrame() {
  const { t } = useTranslation('ridendine-driver')
  return (
    <CityZone product="ridendine">
      <PhoneShell
        product="ridendine"
        home="/ridendine/drive"
        tabs={[{ to: '/ridendine/drive', label: t('tabs.drive'), icon: Bike, exact: true }]}
      />
    </CityZone>
  )
}
