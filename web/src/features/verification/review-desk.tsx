import { BadgeCheck } from 'lucide-react'
import { CredentialState, listReviewDesk } from '#contract/verification'
import { useReadPages } from '../../lib/api/index.ts'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import {
  Avatar,
  Badge,
  Button,
  cx,
  EmptyState,
  ErrorState,
  Select,
  SkeletonRows,
  useKeys,
} from '../../ui/index.ts'
import type { ChangeAddress } from '../console/address.ts'
import { usePeopleNames } from '../console/people-names.ts'
import { Review } from './review.tsx'
import type { VerificationSearch } from './verification.tsx'

const EVERY_MS = 8000
/** Waiting longer than this is late, seconds. */
const LATE_S = 4 * 3600

/** What waits, the longest waiting first, beside the one that is looked at. */
export function ReviewDesk({
  search,
  onSearch,
}: {
  search: VerificationSearch
  onSearch: ChangeAddress<VerificationSearch>
}) {
  const { t } = useTranslation('console')
  const format = useFormat()
  const state = search.state ?? 'submitted'
  const queue = useReadPages(listReviewDesk, { state, limit: 50 }, { every: EVERY_MS, keep: true })
  const nameOf = usePeopleNames(queue.items.map((item) => item.personId))
  const openId = search.row ?? queue.items[0]?.id
  const step = (by: number) => {
    const next = queue.items[queue.items.findIndex((item) => item.id === openId) + by]
    if (next) onSearch({ row: next.id })
  }
  useKeys([
    { keys: 'j', label: t('desk.next'), run: () => step(1) },
    { keys: 'k', label: t('desk.previous'), run: () => step(-1) },
  ])
  return (
    <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[19rem_1fr]">
      <div className="flex flex-col gap-3">
        <Select<CredentialState>
          size="sm"
          className="h-9"
          label={t('desk.state')}
          value={state}
          onChange={(next) =>
            onSearch({ state: next === 'submitted' ? undefined : next, row: undefined })
          }
          options={CredentialState.options.map((each) => ({
            value: each,
            label: t(`desk.states.${each}`),
          }))}
        />
        {queue.error && <ErrorState failure={queue.error} onAgain={() => void queue.refetch()} />}
        {queue.isPending && <SkeletonRows rows={5} />}
        {!queue.isPending && queue.items.length === 0 && (
          <EmptyState icon={BadgeCheck} title={t('desk.none')} className="py-8">
            {t('desk.none-about')}
          </EmptyState>
        )}
        <ul aria-label={t('desk.title')} className="flex flex-col gap-1.5">
          {queue.items.map((item) => (
            <li key={item.id}>
              <button
                type="button"
                aria-current={item.id === openId}
                onClick={() => onSearch({ row: item.id })}
                className={cx(
                  'flex w-full items-center gap-3 rounded-lg border px-3.5 py-2.5 text-start',
                  item.id === openId ? 'border-accent bg-accent-soft' : 'bg-surface hover:bg-hover',
                )}
              >
                <Avatar name={nameOf(item.personId)} size={32} />
                <span className="min-w-0 flex-1">
                  <span className="block truncate font-medium">{nameOf(item.personId)}</span>
                  <span className="block truncate text-small text-muted">
                    {t(`desk.kinds.${item.kind}`)} · {item.trade} · {item.jurisdiction}
                  </span>
                </span>
                {['submitted', 'in_review'].includes(item.state) && (
                  <Badge tone={item.waitingSeconds > LATE_S ? 'warn' : 'plain'}>
                    {format.span(item.waitingSeconds * 1000)}
                  </Badge>
                )}
              </button>
            </li>
          ))}
        </ul>
        {queue.hasNextPage && (
          <Button
            tone="quiet"
            busy={queue.isFetchingNextPage}
            onClick={() => void queue.fetchNextPage()}
          >
            {t('mailbox.more')}
          </Button>
        )}
      </div>
      {openId && (
        <Review
          key={openId}
          credentialId={openId}
          // What was taken leaves the queue of those that wait, but not the desk.
          onTaken={() => onSearch({ row: openId })}
          onNext={() => step(1)}
        />
      )}
    </div>
  )
}
