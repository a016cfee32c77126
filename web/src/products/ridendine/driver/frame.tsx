import { useLocation } from '@tanstack/react-router'
import { Bike, Gauge, UserRound, Wallet } from 'lucide-react'
import { CityZone } from '../../../features/organisations/city-zone.tsx'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { PhoneShell } from '../../../ui/index.ts'
import { OfferBar } from './offer/offer-bar.tsx'
import { OnlineToggle, useStillHere } from './online.tsx'
import { PositionSender } from './position/position-sender.tsx'
import { useProofDriver } from './run/proof.ts'
import { useWork } from './use-work.ts'

/** Tabs of the driver's app, and what must go on whatever is on screen: positions, photos, offers. */
export function DriverFrame() {
  const { t } = useTranslation('ridendine-driver')
  const { offer, run } = useWork()
  const { pathname } = useLocation()
  useStillHere()
  useProofDriver()
  const isHome = /^\/ridendine\/drive\/?$/.test(pathname)
  return (
    <CityZone product="ridendine">
      {offer && !isHome && <OfferBar offer={offer} />}
      <PhoneShell
        product="ridendine"
        home="/ridendine/drive"
        tools={<OnlineToggle />}
        tabs={[
          {
            to: '/ridendine/drive',
            label: t('tabs.drive'),
            icon: Bike,
            exact: true,
            count: offer ? 1 : 0,
          },
          { to: '/ridendine/drive/earnings', label: t('tabs.earnings'), icon: Wallet },
          { to: '/ridendine/drive/figures', label: t('tabs.figures'), icon: Gauge },
          { to: '/ridendine/drive/me', label: t('tabs.me'), icon: UserRound },
        ]}
      />
      <PositionSender run={run} />
    </CityZone>
  )
}
