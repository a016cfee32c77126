import { CircleCheck, RotateCcw } from 'lucide-react'
import { readOutbox, replayOutbox } from '#contract/insights'
import { useAct, useRead } from '../../lib/api/index.ts'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Stat } from '../../ui/charts/charts.tsx'
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  Section,
  SkeletonRows,
  TimeAgo,
} from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import { ActionChip } from '../console/ids.tsx'
import { About } from '../console/place.tsx'
import { ScrollBox } from '../console/scroll-box.tsx'

const EVERY_MS = 3000
const LATE_S = 5

/** What waits to be told, how late it is, and what was given up. */
export function OutboxScreen() {
  const { t } = useTranslation('console')
  const format = useFormat()
  const outbox = useRead(readOutbox, {}, { every: EVERY_MS })
  const replay = useAct(replayOutbox, {
    says: (answer) => t('outbox.replayed', { count: answer.replayed }),
  })
  if (outbox.error && !outbox.data)
    return (
      <Page title={t('outbox.title')}>
        <ErrorState failure={outbox.error} />
      </Page>
    )
  if (!outbox.data)
    return (
      <Page title={t('outbox.title')} hint={t('outbox.hint')}>
        <SkeletonRows rows={6} />
      </Page>
    )
  const { pending, parked, oldestS, completedLastHour, parkedDeliveries } = outbox.data
  return (
    <Page
      title={t('outbox.title')}
      hint={t('outbox.hint')}
      tools={
        parked > 0 && (
          <Button
            size="sm"
            tone="primary"
            icon={RotateCcw}
            busy={replay.isPending}
            onClick={() => replay.mutate({})}
          >
            {t('outbox.replay-all')}
          </Button>
        )
      }
    >
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        <Stat
          label={t('outbox.pending')}
          value={format.number(pending)}
          hint={t('outbox.pending-hint')}
        />
        <Stat
          label={t('outbox.lag')}
          value={format.span(oldestS * 1000)}
          hint={oldestS > LATE_S ? t('outbox.late') : t('outbox.in-time')}
          tone={oldestS > LATE_S ? 'warn' : 'good'}
        />
        <Stat
          label={t('outbox.parked')}
          value={format.number(parked)}
          hint={parked > 0 ? t('outbox.needs-you') : t('outbox.nothing-parked')}
          tone={parked > 0 ? 'bad' : 'good'}
        />
        <Stat
          label={t('outbox.done')}
          value={format.number(completedLastHour)}
          hint={t('outbox.last-hour')}
        />
      </div>
      <Section title={t('outbox.parked-title')} hint={t('outbox.parked-hint')}>
        {parkedDeliveries.length === 0 ? (
          <Card>
            <EmptyState icon={CircleCheck} title={t('outbox.none')} className="py-6">
              {t('outbox.none-about')}
            </EmptyState>
          </Card>
        ) : (
          <ul className="divide-y overflow-hidden rounded-xl border bg-surface shadow-1">
            {parkedDeliveries.map((delivery) => (
              <li
                key={delivery.deliveryId}
                className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 text-small"
              >
                <span className="min-w-48 flex-1">
                  <span className="block font-medium">{delivery.subscriber}</span>
                  <span className="text-muted">
                    {delivery.event} · <About about={delivery.about} />
                  </span>
                </span>
                <span
                  className="min-w-40 flex-2 truncate text-bad-text"
                  title={delivery.lastError ?? ''}
                >
                  {delivery.lastError}
                </span>
                <span className="text-muted">
                  {t('outbox.attempts', { count: delivery.attempts })} ·{' '}
                  <TimeAgo at={delivery.at} />
                </span>
                <ActionChip correlationId={delivery.correlationId} />
                <Button
                  size="sm"
                  icon={RotateCcw}
                  onClick={() => replay.mutate({ deliveryId: delivery.deliveryId })}
                >
                  {t('outbox.replay')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Subscribers rows={outbox.data.subscribers} />
    </Page>
  )
}

interface SubscriberRow {
  readonly subscriber: string
  readonly pending: number
  readonly parked: number
  readonly completedLastHour: number
}

function Subscribers({ rows }: { rows: readonly SubscriberRow[] }) {
  const { t } = useTranslation('console')
  const format = useFormat()
  const top = Math.max(1, ...rows.map((row) => row.completedLastHour))
  return (
    <Section title={t('outbox.subscribers')} hint={t('outbox.subscribers-hint')}>
      <ScrollBox label={t('outbox.subscribers')} className="rounded-xl border bg-surface shadow-1">
        <table className="w-full text-small">
          <thead>
            <tr className="border-b text-muted">
              <th scope="col" className="h-10 px-4 text-start font-medium">
                {t('outbox.subscriber')}
              </th>
              <th scope="col" className="px-4 text-end font-medium">
                {t('outbox.pending')}
              </th>
              <th scope="col" className="px-4 text-end font-medium">
                {t('outbox.parked')}
              </th>
              <th scope="col" className="px-4 text-end font-medium">
                {t('outbox.done')}
              </th>
              <th scope="col" className="hidden w-1/3 px-4 md:table-cell">
                <span className="sr-only">{t('outbox.share')}</span>
              </th>
            </tr>
          </thead>
          <tbody className="divide-y">
            {rows
              .toSorted((a, b) => b.completedLastHour - a.completedLastHour)
              .map((row) => (
                <tr key={row.subscriber} className="h-10">
                  <td className="px-4 font-medium">{row.subscriber}</td>
                  <td className="px-4 text-end tabular">{format.number(row.pending)}</td>
                  <td
                    className={
                      row.parked > 0
                        ? 'px-4 text-end font-semibold text-bad-text tabular'
                        : 'px-4 text-end tabular'
                    }
                  >
                    {format.number(row.parked)}
                  </td>
                  <td className="px-4 text-end tabular">{format.number(row.completedLastHour)}</td>
                  <td className="hidden px-4 md:table-cell">
                    <span aria-hidden className="block h-1.5 rounded-full bg-sunken">
                      <span
                        className="block h-full rounded-full bg-accent"
                        style={{ width: `${(row.completedLastHour / top) * 100}%` }}
                      />
                    </span>
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </ScrollBox>
    </Section>
  )
}
