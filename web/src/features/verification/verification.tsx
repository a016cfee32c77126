import { z } from 'zod'
import { CredentialState, readReviewFigures } from '#contract/verification'
import { useRead } from '../../lib/api/index.ts'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Tabs } from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import { tableSearch } from '../../ui/table/record-table.tsx'
import { useAddress } from '../console/address.ts'
import { ReviewDesk } from './review-desk.tsx'
import { Rules } from './rules.tsx'

const TABS = ['desk', 'rules'] as const
const Search = z.object({
  ...tableSearch,
  tab: z.enum(TABS).optional().catch(undefined),
  state: CredentialState.optional().catch(undefined),
})
export type VerificationSearch = z.output<typeof Search>
const EVERY_MS = 10_000

/** The review desk, and what each place asks of each trade. */
export function VerificationScreen() {
  const { t } = useTranslation('console')
  const format = useFormat()
  const [search, change] = useAddress(Search)
  const figures = useRead(readReviewFigures, {}, { every: EVERY_MS })
  const tab = search.tab ?? 'desk'
  const it = figures.data
  return (
    <Page
      title={t('desk.title')}
      hint={
        it
          ? t('desk.figures', {
              waiting: it.submitted,
              review: it.inReview,
              oldest:
                it.oldestWaitingSeconds === null
                  ? '–'
                  : format.span(it.oldestWaitingSeconds * 1000),
              soon: it.expiringSoon,
            })
          : t('desk.hint')
      }
      tabs={
        <Tabs
          label={t('desk.title')}
          value={tab}
          onChange={(next) => change({ tab: next })}
          tabs={[
            { value: 'desk', label: t('desk.tab.desk'), count: it?.submitted },
            { value: 'rules', label: t('desk.tab.rules') },
          ]}
        />
      }
    >
      {tab === 'desk' ? (
        <ReviewDesk search={search} onSearch={change} />
      ) : (
        <Rules search={search} onSearch={change} />
      )}
    </Page>
  )
}
