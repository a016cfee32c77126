import { Plus, ScrollText } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { type CredentialRule, listCredentialRules } from '#contract/verification'
import { useReadPages } from '../../lib/api/index.ts'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Badge, Button, EmptyState } from '../../ui/index.ts'
import { type Column, RecordTable, type TableState } from '../../ui/table/record-table.tsx'
import type { ChangeAddress } from '../console/address.ts'
import { RuleForm } from './rule-form.tsx'
import type { VerificationSearch } from './verification.tsx'

const keyOf = (rule: CredentialRule) => `${rule.jurisdiction}.${rule.trade}.${rule.kind}`

/** What each place asks of each trade (D-Z7); the gate follows a change from the same moment. */
export function Rules({
  search,
  onSearch,
}: {
  search: VerificationSearch
  onSearch: ChangeAddress<VerificationSearch>
}) {
  const { t } = useTranslation('console')
  const format = useFormat()
  const [isNew, setNew] = useState(false)
  const rules = useReadPages(listCredentialRules, { limit: 100 })
  const columns = useMemo(
    (): readonly Column<CredentialRule>[] => [
      {
        key: 'jurisdiction',
        label: t('rules.place'),
        cell: (rule) => (rule.jurisdiction === '*' ? t('rules.everywhere') : rule.jurisdiction),
        value: (rule) => rule.jurisdiction,
      },
      {
        key: 'trade',
        label: t('rules.trade'),
        cell: (rule) => (rule.trade === '*' ? t('rules.every-trade') : rule.trade),
        value: (rule) => rule.trade,
      },
      {
        key: 'kind',
        label: t('desk.kind'),
        cell: (rule) => t(`desk.kinds.${rule.kind}`),
        value: (rule) => rule.kind,
      },
      {
        key: 'needed',
        label: t('rules.needed'),
        cell: (rule) => (
          <Badge tone={rule.isNeeded ? 'accent' : 'plain'}>
            {rule.isNeeded ? t('rules.is-needed') : t('rules.not-needed')}
          </Badge>
        ),
        value: (rule) => (rule.isNeeded ? 1 : 0),
      },
      {
        key: 'valid',
        label: t('rules.valid'),
        cell: (rule) =>
          rule.validForDays === null
            ? t('rules.as-document')
            : t('rules.days', {
                count: rule.validForDays,
                shown: format.number(rule.validForDays),
              }),
        value: (rule) => rule.validForDays,
      },
      {
        key: 'proof',
        label: t('rules.proof'),
        cell: (rule) => (
          <span className="line-clamp-1 text-small text-muted">{rule.whatProof}</span>
        ),
        value: (rule) => rule.whatProof,
        className: 'max-w-md',
      },
    ],
    [t, format],
  )
  const onState = useCallback((next: TableState) => onSearch(next), [onSearch])
  const open = rules.items.find((rule) => keyOf(rule) === search.row)
  return (
    <>
      <RecordTable
        name="credential-rules"
        label={t('desk.tab.rules')}
        columns={columns}
        rows={rules.isPending ? undefined : rules.items}
        rowId={keyOf}
        state={search}
        onState={onState}
        error={rules.error}
        onAgain={() => void rules.refetch()}
        hasMore={rules.hasNextPage}
        isMoreComing={rules.isFetchingNextPage}
        onMore={() => void rules.fetchNextPage()}
        filters={
          <Button size="sm" tone="primary" icon={Plus} onClick={() => setNew(true)}>
            {t('rules.add')}
          </Button>
        }
        empty={
          <EmptyState icon={ScrollText} title={t('rules.none')}>
            {t('rules.none-about')}
          </EmptyState>
        }
      />
      {(open ?? isNew) && (
        <RuleForm
          key={search.row ?? 'new'}
          rule={open ?? null}
          onClose={() => {
            setNew(false)
            onSearch({ row: undefined })
          }}
        />
      )}
    </>
  )
}
