import { BellRing } from 'lucide-react'
import { useState } from 'react'
import { z } from 'zod'
import {
  type Alert,
  acknowledgeAlert,
  listAlerts,
  readWatches,
  type Watch,
} from '#contract/ridendine'
import { useAddress } from '../../../../features/console/address.ts'
import { ReasonDialog } from '../../../../features/console/reason-dialog.tsx'
import { useAct, useRead, useReadPages } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Button,
  Card,
  cx,
  EmptyState,
  Section,
  SkeletonRows,
  StatusPill,
  TimeAgo,
  TimeAt,
} from '../../../../ui/index.ts'
import { Page } from '../../../../ui/shell/desk-shell.tsx'
import { useOperationsTopics } from '../use-operations.ts'

const Search = z.object({ row: z.uuid().optional().catch(undefined) })
const EVERY_MS = 15_000
const SHAPES = { fired: 'trouble', acknowledged: 'open', resolved: 'done' } as const

/** What is watched, with its present measurement, and what has fired. */
export function AlertsScreen() {
  const { t } = useTranslation('ridendine-admin')
  const [search] = useAddress(Search)
  const topics = useOperationsTopics()
  const watches = useRead(readWatches, {}, { every: EVERY_MS, topics, keep: true })
  const alerts = useReadPages(listAlerts, { limit: 40 }, { every: EVERY_MS, topics, keep: true })
  return (
    <Page title={t('alerts.title')} hint={t('alerts.hint')}>
      <Section title={t('alerts.watched')}>
        {!watches.data && <SkeletonRows rows={3} />}
        <ul className="grid gap-3 sm:grid-cols-2 xl:grid-cols-4">
          {watches.data?.watches.map((watch) => (
            <WatchCard key={`${watch.rule}:${watch.scope}`} watch={watch} />
          ))}
        </ul>
      </Section>
      <Section title={t('alerts.history')}>
        {alerts.isPending && <SkeletonRows rows={4} />}
        {!alerts.isPending && alerts.items.length === 0 && (
          <EmptyState icon={BellRing} title={t('alerts.none')}>
            {t('alerts.none-about')}
          </EmptyState>
        )}
        <ul className="flex flex-col gap-2">
          {alerts.items.map((alert) => (
            <AlertRow key={alert.id} alert={alert} isOpen={alert.id === search.row} />
          ))}
        </ul>
        {alerts.hasNextPage && (
          <Button
            tone="quiet"
            busy={alerts.isFetchingNextPage}
            onClick={() => void alerts.fetchNextPage()}
          >
            {t('act.more')}
          </Button>
        )}
      </Section>
    </Page>
  )
}

/** A number with its unit: `5 %`, `1 s`, `5`. */
function useMeasure() {
  const format = useFormat()
  return (value: number, unit: string) =>
    `${format.number(Math.round(value * 10) / 10)}${unit ? ` ${unit}` : ''}`
}

function WatchCard({ watch }: { watch: Watch }) {
  const { t } = useTranslation('ridendine-admin')
  const say = useMeasure()
  const state = watch.isFiring ? 'firing' : watch.breachedSince ? 'breached' : 'calm'
  return (
    <li>
      <Card
        look="flat"
        className={cx(
          'flex h-full flex-col gap-2',
          state === 'firing' && 'border-bad',
          state === 'breached' && 'border-warn',
        )}
      >
        <span className="flex items-baseline justify-between gap-2">
          <span className="font-medium">
            {t(`alerts.rule.${watch.rule}`)}
            {watch.scope ? ` · ${watch.scope}` : ''}
          </span>
          <StatusPill
            shape={state === 'firing' ? 'trouble' : state === 'breached' ? 'waiting' : 'done'}
          >
            {state === 'firing'
              ? t('alerts.firing')
              : state === 'breached'
                ? t('alerts.breached')
                : t('alerts.calm')}
          </StatusPill>
        </span>
        <span className="text-title tabular">
          {watch.value === null ? '–' : say(watch.value, watch.unit)}
        </span>
        <span className="text-small text-muted tabular">
          {t('alerts.threshold')} {watch.rule === 'few_drivers' ? '<' : '>'}{' '}
          {say(watch.threshold, watch.unit)}{' '}
          {watch.forMinutes > 0
            ? t('alerts.for', { minutes: watch.forMinutes })
            : t('alerts.for-at-once')}
        </span>
        {watch.breachedSince && (
          <span className="text-small">
            {t('alerts.breached')} <TimeAt at={watch.breachedSince} />
          </span>
        )}
        <span className="mt-auto text-micro text-muted">
          {watch.value === null ? t('alerts.unmeasured') : watch.how}
        </span>
      </Card>
    </li>
  )
}

function AlertRow({ alert, isOpen }: { alert: Alert; isOpen: boolean }) {
  const { t } = useTranslation('ridendine-admin')
  const say = useMeasure()
  const [asks, setAsks] = useState(false)
  const acknowledge = useAct(acknowledgeAlert, {
    says: t('alerts.acknowledged'),
    onDone: () => setAsks(false),
  })
  const state =
    alert.state === 'fired' ? 'fired' : alert.state === 'acknowledged' ? 'acknowledged' : 'resolved'
  return (
    <li
      className={cx(
        'flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md border bg-surface px-4 py-3',
        isOpen && 'border-accent',
      )}
    >
      <StatusPill shape={SHAPES[alert.state]} live={alert.state === 'fired'}>
        {t(`alerts.${state}`)}
      </StatusPill>
      <span className="min-w-48 flex-1">
        <span className="font-medium">
          {t(`alerts.rule.${alert.rule}`)}
          {alert.scope ? ` · ${alert.scope}` : ''}
        </span>
        {alert.acknowledgedBy && (
          <span className="block text-small text-muted">
            {t('alerts.acknowledged-by', { name: alert.acknowledgedBy.name })}
            {alert.note ? `: ${alert.note}` : ''}
          </span>
        )}
      </span>
      <span className="text-small tabular">
        {t('alerts.now')} {say(alert.value, alert.unit)}
        <span className="text-muted">
          {' '}
          · {t('alerts.worst')} {say(alert.worstValue, alert.unit)} · {t('alerts.threshold')}{' '}
          {say(alert.threshold, alert.unit)}
        </span>
      </span>
      <span className="text-small text-muted">
        <TimeAgo at={alert.firedAt} />
        {alert.resolvedAt && (
          <>
            {' → '}
            <TimeAt at={alert.resolvedAt} />
          </>
        )}
      </span>
      {alert.can.includes('acknowledge') && (
        <Button size="sm" onClick={() => setAsks(true)}>
          {t('alerts.acknowledge')}
        </Button>
      )}
      {asks && (
        <ReasonDialog
          open
          onOpenChange={setAsks}
          title={t('alerts.note')}
          act={t('alerts.acknowledge')}
          busy={acknowledge.isPending}
          onSend={(note) => acknowledge.mutate({ alertId: alert.id, note })}
        />
      )}
    </li>
  )
}
