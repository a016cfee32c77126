import { MapPin } from 'lucide-react'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { EmptyState, Screen } from '../../../../ui/index.ts'

/** Where the food goes, and who cooks near there. */
export function CustomerHome() {
  const { t } = useTranslation('ridendine-customer')
  return (
    <Screen title={t('home.title')} large>
      <EmptyState icon={MapPin} title={t('home.where')}>
        {t('home.where-about')}
      </EmptyState>
    </Screen>
  )
}
