import { z } from 'zod'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Tabs } from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import { tableSearch } from '../../ui/table/record-table.tsx'
import { useAddress } from '../console/address.ts'
import { Deliveries } from './deliveries.tsx'
import { Endpoints } from './endpoints.tsx'

const TABS = ['endpoints', 'deliveries'] as const
const Search = z.object({
  ...tableSearch,
  tab: z.enum(TABS).optional().catch(undefined),
  state: z.enum(['pending', 'delivered', 'given-up']).optional().catch(undefined),
  endpointId: z.string().max(60).optional().catch(undefined),
})
export type WebhookSearch = z.output<typeof Search>

/** Events sent to the addresses of others, signed as Standard Webhooks. */
export function WebhooksScreen() {
  const { t } = useTranslation('console')
  const [search, change] = useAddress(Search)
  const tab = search.tab ?? 'endpoints'
  return (
    <Page
      title={t('webhooks.title')}
      hint={t('webhooks.hint')}
      tabs={
        <Tabs
          label={t('webhooks.title')}
          value={tab}
          onChange={(next) => change({ tab: next })}
          tabs={TABS.map((value) => ({ value, label: t(`webhooks.tab.${value}`) }))}
        />
      }
    >
      {tab === 'endpoints' ? (
        <Endpoints onDeliveries={(endpointId) => change({ tab: 'deliveries', endpointId })} />
      ) : (
        <Deliveries search={search} onSearch={change} />
      )}
    </Page>
  )
}
