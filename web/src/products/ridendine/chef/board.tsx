import { CookingPot } from 'lucide-react'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { EmptyState, Screen } from '../../../ui/index.ts'

/** The orders of the kitchen. */
export function Board() {
  const { t } = useTranslation('ridendine-kitchen')
  return (
    <Screen title={t('board.title')} large>
      <EmptyState icon={CookingPot} title={t('board.none')}>
        {t('board.none-about')}
      </EmptyState>
    </Screen>
  )
}
