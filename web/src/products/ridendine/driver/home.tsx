import { Bike } from 'lucide-react'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { EmptyState, Screen } from '../../../ui/index.ts'

/** What there is to carry. */
export function DriverHome() {
  const { t } = useTranslation('ridendine-driver')
  return (
    <Screen title={t('home.title')} large>
      <EmptyState icon={Bike} title={t('home.none')}>
        {t('home.none-about')}
      </EmptyState>
    </Screen>
  )
}
