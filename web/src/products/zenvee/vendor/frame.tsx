import { Bell, Building2, CalendarDays } from 'lucide-react'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { PhoneShell } from '../../../ui/index.ts'
import { CityZone } from '../shared/city-zone.tsx'
import { useUnread } from '../shared/use-unread.ts'

/** Tabs of a company's manager; clocks show the city's time. */
export function VendorFrame() {
  const { t } = useTranslation('zenvee-vendor')
  const unread = useUnread()
  return (
    <CityZone>
      <PhoneShell
        product="zenvee"
        home="/zenvee/vendor"
        tabs={[
          { to: '/zenvee/vendor', label: t('tabs.company'), icon: Building2, exact: true },
          { to: '/zenvee/vendor/visits', label: t('tabs.visits'), icon: CalendarDays },
          { to: '/zenvee/vendor/inbox', label: t('tabs.inbox'), icon: Bell, count: unread },
        ]}
      />
    </CityZone>
  )
}
