import { Outlet } from '@tanstack/react-router'
import { Map as MapIcon } from 'lucide-react'
import { ConsoleBase } from '../../../features/console/place.tsx'
import { CityZone } from '../../../features/organisations/city-zone.tsx'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { ProductScope } from '../../../lib/products.tsx'
import { DeskShell } from '../../../ui/shell/desk-shell.tsx'
import { DESK } from './base.ts'

/** The desk of those who run the marketplace. */
export function AdminFrame() {
  const { t } = useTranslation('ridendine-admin')
  return (
    <ProductScope product="ridendine">
      <ConsoleBase value={DESK}>
        <CityZone product="ridendine">
          <DeskShell
            product="ridendine"
            groups={[
              {
                places: [
                  { to: DESK, label: t('nav.overview'), icon: MapIcon, key: 'm', exact: true },
                ],
              },
            ]}
          >
            <Outlet />
          </DeskShell>
        </CityZone>
      </ConsoleBase>
    </ProductScope>
  )
}
