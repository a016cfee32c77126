import { ClipboardList } from 'lucide-react'
import { useTranslation } from '../../../lib/i18n/index.ts'
import { EmptyState } from '../../../ui/index.ts'
import { Page } from '../../../ui/shell/desk-shell.tsx'

/** What happens in the marketplace right now. */
export function AdminHome() {
  const { t } = useTranslation('ridendine-admin')
  return (
    <Page title={t('overview.title')}>
      <EmptyState icon={ClipboardList} title={t('overview.none')}>
        {t('overview.none-about')}
      </EmptyState>
    </Page>
  )
}
