import { useLocation } from '@tanstack/react-router'
import { CalendarDays, House, TrendingUp, UserRound, Wallet } from 'lucide-react'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { PhoneShell } from '../../../ui/index.ts'
import { CityZone } from '../shared/city-zone.tsx'
import { PositionSender } from './drive/position-sender.tsx'
import { useProofDriver } from './job/proof.ts'
import { useJobs } from './jobs.ts'
import { OfferBar } from './offer-bar.tsx'
import { OnlineToggle, useStillHere } from './online.tsx'

/** Tabs of the technician's app, and what must go on whatever is on screen: positions, photos, offers. */
export function TechnicianFrame() {
  const { t } = useTranslation('zenvee-technician')
  const { requests, ahead } = useJobs()
  const { pathname } = useLocation()
  useStillHere()
  useProofDriver()
  const urgent = requests.find((line) => !pathname.includes(line.id))
  const isHome = pathname === '/zenvee/pro' || pathname === '/zenvee/pro/'
  return (
    <CityZone>
      {urgent && !isHome && <OfferBar line={urgent} />}
      <PhoneShell
        product="zenvee"
        home="/zenvee/pro"
        tools={<OnlineToggle />}
        tabs={[
          {
            to: '/zenvee/pro',
            label: t('tabs.today'),
            icon: House,
            exact: true,
            count: requests.length,
          },
          { to: '/zenvee/pro/calendar', label: t('tabs.calendar'), icon: CalendarDays },
          { to: '/zenvee/pro/earnings', label: t('tabs.earnings'), icon: Wallet },
          { to: '/zenvee/pro/growth', label: t('tabs.growth'), icon: TrendingUp },
          { to: '/zenvee/pro/me', label: t('tabs.me'), icon: UserRound },
        ]}
      />
      <PositionSender lines={ahead} />
    </CityZone>
  )
}
