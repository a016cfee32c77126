import { Scale } from 'lucide-react'
import { z } from 'zod'
import type { OutputOf } from '#contract'
import { listDisputes, ProblemKind } from '#contract/ridendine'
import { useAddress } from '../../../../features/console/address.ts'
import { Go } from '../../../../features/console/place.tsx'
import { useReadPages } from '../../../../lib/api/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Amount,
  Badge,
  Button,
  Card,
  EmptyState,
  ErrorState,
  SkeletonRows,
  Tabs,
  TimeAgo,
} from '../../../../ui/index.ts'
import { Page } from '../../../../ui/shell/desk-shell.tsx'
import { OrderPill } from '../../shared/order-pill.tsx'
import { OrderActs } from '../orders/order-acts.tsx'
import { useOperationsTopics } from '../use-operations.ts'

const GROUPS = ['open', 'decided'] as const
const Search = z.object({ group: z.enum(GROUPS).optional().catch(undefined) })
type Dispute = OutputOf<typeof listDisputes>['items'][number]

/** What customers reported: who pays, or does the delivery stand. Waiting longest first. */
export function DisputesScreen() {
  const { t } = useTranslation('ridendine-admin')
  const [search, change] = useAddress(Search)
  const group = search.group ?? 'open'
  const topics = useOperationsTopics()
  const disputes = useReadPages(listDisputes, { limit: 30, group }, { topics, keep: true })
  return (
    <Page
      title={t('disputes.title')}
      hint={t('disputes.hint')}
      tabs={
        <Tabs
          label={t('disputes.title')}
          value={group}
          onChange={(next) => change({ group: next })}
          tabs={GROUPS.map((value) => ({ value, label: t(`disputes.${value}`) }))}
        />
      }
    >
      {disputes.error && disputes.items.length === 0 && (
        <ErrorState failure={disputes.error} onAgain={() => void disputes.refetch()} />
      )}
      {disputes.isPending && <SkeletonRows rows={5} />}
      {!disputes.isPending && disputes.items.length === 0 && !disputes.error && (
        <EmptyState icon={Scale} title={t('disputes.none')}>
          {t('disputes.none-about')}
        </EmptyState>
      )}
      <ul className="flex max-w-4xl flex-col gap-3">
        {disputes.items.map((dispute) => (
          <DisputeCard key={dispute.id} dispute={dispute} />
        ))}
      </ul>
      {disputes.hasNextPage && (
        <Button
          tone="quiet"
          busy={disputes.isFetchingNextPage}
          onClick={() => void disputes.fetchNextPage()}
        >
          {t('act.more')}
        </Button>
      )}
    </Page>
  )
}

function DisputeCard({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation('ridendine-admin')
  const { problem } = dispute
  const kind = ProblemKind.safeParse(problem.kind)
  return (
    <li>
      <Card className="flex flex-col gap-3">
        <div className="flex flex-wrap items-center gap-2">
          <Go to={`/orders/${dispute.id}`} className="font-semibold tabular hover:underline">
            {dispute.number}
          </Go>
          <OrderPill state={dispute.state} />
          <Badge tone="bad">{kind.success ? t(`disputes.kind.${kind.data}`) : problem.kind}</Badge>
          <span className="ms-auto text-small text-muted">
            <TimeAgo at={problem.at} />
          </span>
        </div>
        <p className="text-small text-muted">
          {dispute.customer} · {dispute.businessName}
          {dispute.driver ? ` · ${dispute.driver}` : ''} · {dispute.summary}
        </p>
        {problem.text && <p className="text-body">{problem.text}</p>}
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2 border-t pt-3 text-small">
          <span>
            {t('disputes.asked')} <Amount money={problem.asked} />
          </span>
          <span>
            {t('order.total')} <Amount money={dispute.total} />
          </span>
          {dispute.refunded.amount > 0 && (
            <span>
              {t('disputes.refunded')} <Amount money={dispute.refunded} />
            </span>
          )}
          {problem.photos > 0 && <span>{t('disputes.photos', { count: problem.photos })}</span>}
          {problem.outcome && <span className="text-muted">{problem.outcome}</span>}
          <span className="ms-auto flex gap-2">
            <OrderActs order={dispute} compact />
          </span>
        </div>
      </Card>
    </li>
  )
}
