import { Bell, CalendarDays, Search, UserRound } from 'lucide-react'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { PhoneShell } from '../../../ui/index.ts'
import { CityZone } from '../shared/city-zone.tsx'
import { useUnread } from '../shared/use-unread.ts'

/** Tabs of the customer's app; clocks show the city's time. */
export function CustomerFrame() {
  const { t } = useTranslation('zenvee-customer')
  const unread = useUnread()
  return (
    <CityZone>
      <PhoneShell
        product="zenvee"
        home="/zenvee/app"
        tabs={[
          { to: '/zenvee/app', label: t('tabs.discover'), icon: Search, exact: true },
          { to: '/zenvee/app/bookings', label: t('tabs.bookings'), icon: CalendarDays },
          { to: '/zenvee/app/inbox', label: t('tabs.inbox'), icon: Bell, count: unread },
          { to: '/zenvee/app/me', label: t('tabs.me'), icon: UserRound },
        ]}
      />
    </CityZone>
  )
}
