import { CircleAlert, CircleCheck, Landmark } from 'lucide-react'
import { z } from 'zod'
import { type BalanceOnWire, listAccountEntries, listAccounts } from '#contract/ledger'
import { useRead, useReadPages } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import {
  Amount,
  Button,
  Card,
  cx,
  EmptyState,
  ErrorState,
  SkeletonRows,
  TimeAt,
} from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import { tableSearch } from '../../ui/table/record-table.tsx'
import { useAddress } from '../console/address.ts'
import { usePeopleNames } from '../console/people-names.ts'
import { About } from '../console/place.tsx'

const Search = z.object({
  row: tableSearch.row,
  person: z.string().max(60).optional().catch(undefined),
})
const EVERY_MS = 8000

/** The books: accounts with their balances, and the statement of one. Double entry, append only. */
export function LedgerScreen() {
  const { t } = useTranslation('console')
  const [search, change] = useAddress(Search)
  const accounts = useRead(
    listAccounts,
    { personId: search.person },
    { every: EVERY_MS, keep: true },
  )
  const nameOf = usePeopleNames(
    accounts.data?.balances.map((account) =>
      account.owner.kind === 'person' ? account.owner.id : null,
    ) ?? [],
  )
  const chosen =
    accounts.data?.balances.find((account) => account.accountId === search.row) ??
    accounts.data?.balances[0]
  const titleOf = (account: BalanceOnWire) =>
    account.owner.kind === 'person'
      ? nameOf(account.owner.id)
      : account.owner.kind === 'external'
        ? (account.owner.id ?? t('ledger.external'))
        : t('ledger.platform')
  return (
    <Page
      title={t('ledger.title')}
      hint={t('ledger.hint')}
      tools={
        search.person && (
          <Button size="sm" onClick={() => change({ person: undefined, row: undefined })}>
            {t('ledger.house-accounts')}
          </Button>
        )
      }
    >
      {accounts.error && !accounts.data && <ErrorState failure={accounts.error} />}
      {accounts.isPending && <SkeletonRows rows={8} />}
      {accounts.data?.balances.length === 0 && (
        <EmptyState icon={Landmark} title={t('ledger.none')}>
          {t('ledger.none-about')}
        </EmptyState>
      )}
      {accounts.data && chosen && (
        <>
          <HoldsAgree balances={accounts.data.balances} />
          <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[22rem_1fr]">
            <ul
              aria-label={t('ledger.accounts')}
              className="divide-y overflow-hidden rounded-xl border bg-surface shadow-1"
            >
              {accounts.data.balances.map((account) => (
                <li key={account.accountId}>
                  <button
                    type="button"
                    aria-current={account.accountId === chosen.accountId}
                    onClick={() => change({ row: account.accountId })}
                    className={cx(
                      'flex w-full items-baseline gap-3 px-4 py-3 text-start focus-visible:-outline-offset-2',
                      account.accountId === chosen.accountId ? 'bg-accent-soft' : 'hover:bg-hover',
                    )}
                  >
                    <span className="min-w-0 flex-1">
                      <span className="block truncate font-medium">{titleOf(account)}</span>
                      <span className="text-small text-muted">{account.purpose}</span>
                    </span>
                    <span className="text-end">
                      <Amount money={account.balance} className="font-medium" />
                      {account.held.amount !== 0 && (
                        <span className="block text-small text-muted">
                          {t('ledger.held')} <Amount money={account.held} />
                        </span>
                      )}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            <Statement key={chosen.accountId} account={chosen} title={titleOf(chosen)} />
          </div>
        </>
      )}
    </Page>
  )
}

/** Whether what is available is what is there less what is held, on every account. */
function HoldsAgree({ balances }: { balances: readonly BalanceOnWire[] }) {
  const { t } = useTranslation('console')
  const isWhole = balances.every(
    (account) => account.available.amount === account.balance.amount - account.held.amount,
  )
  const Icon = isWhole ? CircleCheck : CircleAlert
  return (
    <Card className="flex flex-wrap items-center gap-x-6 gap-y-2 py-3.5 text-small">
      <span
        className={cx(
          'flex items-center gap-2 font-medium',
          isWhole ? 'text-good-text' : 'text-bad-text',
        )}
      >
        <Icon size={16} aria-hidden />
        {isWhole ? t('ledger.holds-agree') : t('ledger.holds-differ')}
      </span>
      <span className="ms-auto text-muted">
        {t('ledger.verify')}{' '}
        <code className="rounded-xs bg-sunken px-1.5 py-0.5 font-mono text-micro">
          npm run ledger:verify
        </code>
      </span>
    </Card>
  )
}

function Statement({ account, title }: { account: BalanceOnWire; title: string }) {
  const { t } = useTranslation('console')
  const entries = useReadPages(
    listAccountEntries,
    { accountId: account.accountId, limit: 50 },
    { every: EVERY_MS },
  )
  return (
    <section
      aria-label={title}
      className="min-w-0 overflow-hidden rounded-xl border bg-surface shadow-1"
    >
      <header className="flex flex-wrap items-baseline justify-between gap-3 border-b px-5 py-4">
        <h2 className="text-heading">
          {title} <span className="font-normal text-muted">· {account.purpose}</span>
        </h2>
        <Amount money={account.balance} className="text-heading" />
      </header>
      {entries.isPending && <SkeletonRows rows={6} className="px-5" />}
      {!entries.isPending && entries.items.length === 0 && (
        <EmptyState icon={Landmark} title={t('ledger.no-lines')} />
      )}
      <ol className="divide-y">
        {entries.items.map((entry) => (
          <li
            key={entry.entryNo}
            className="grid grid-cols-[1fr_auto] items-baseline gap-x-4 px-5 py-2.5 text-small sm:grid-cols-[9.5rem_1fr_auto_7rem]"
          >
            <TimeAt at={entry.postedAt} day className="col-span-2 text-muted sm:col-span-1" />
            <span className="min-w-0 truncate">
              <span className="font-medium">{entry.what}</span>
              {entry.reason && <span className="ms-2 text-muted">{entry.reason}</span>}
              {entry.about && (
                <span className="ms-2">
                  <About about={entry.about} />
                </span>
              )}
            </span>
            <Amount
              money={entry.amount}
              sign
              className={cx('text-end font-semibold', entry.amount.amount > 0 && 'text-good-text')}
            />
            <Amount money={entry.balanceAfter} className="hidden text-end text-muted sm:block" />
          </li>
        ))}
      </ol>
      {entries.hasNextPage && (
        <Button
          wide
          tone="quiet"
          busy={entries.isFetchingNextPage}
          onClick={() => void entries.fetchNextPage()}
        >
          {t('mailbox.more')}
        </Button>
      )}
    </section>
  )
}
