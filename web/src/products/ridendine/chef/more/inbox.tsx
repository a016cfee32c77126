import { Inbox } from '../../../../features/notifications/inbox.tsx'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Screen } from '../../../../ui/index.ts'

/** What was told to me. */
export function KitchenInbox() {
  const { t } = useTranslation('ridendine-kitchen')
  return (
    <Screen title={t('more.inbox')} back={{ to: '/ridendine/kitchen/more' }}>
      <Inbox />
    </Screen>
  )
}
