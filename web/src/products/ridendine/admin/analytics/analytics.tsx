import { ChartColumn } from 'lucide-react'
import { z } from 'zod'
import type { OutputOf } from '#contract'
import { readAnalytics } from '#contract/ridendine'
import { useAddress } from '../../../../features/console/address.ts'
import { useRead } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { Columns, Stat } from '../../../../ui/charts/charts.tsx'
import { Card, Chips, EmptyState, ErrorState, SkeletonPage, TimeAgo } from '../../../../ui/index.ts'
import { Page } from '../../../../ui/shell/desk-shell.tsx'

const SPANS = [7, 14, 30, 90] as const
const Search = z.object({
  days: z.coerce.number().int().min(1).max(92).optional().catch(undefined),
})
const STANDARD_DAYS = 14
const EVERY_MS = 60_000
type Analytics = OutputOf<typeof readAnalytics>
type Figures = Analytics['total']

/** Orders, value, acceptance, drivers and delivery times; by day and by zone. */
export function AnalyticsScreen() {
  const { t } = useTranslation('ridendine-admin')
  const [search, change] = useAddress(Search)
  const days = search.days ?? STANDARD_DAYS
  const read = useRead(readAnalytics, { days }, { every: EVERY_MS, keep: true })
  return (
    <Page
      title={t('analytics.title')}
      hint={t('analytics.hint')}
      tools={
        <Chips
          label={t('analytics.days')}
          value={String(days)}
          onChange={(next) => change({ days: Number(next) })}
          choices={SPANS.map((span) => ({
            value: String(span),
            label: t('analytics.days-count', { count: span }),
          }))}
        />
      }
    >
      {read.error && !read.data && (
        <ErrorState failure={read.error} onAgain={() => void read.refetch()} />
      )}
      {!read.data && !read.error && <SkeletonPage />}
      {read.data && <Figures of={read.data} />}
    </Page>
  )
}

function Figures({ of }: { of: Analytics }) {
  const { t } = useTranslation('ridendine-admin')
  const format = useFormat()
  if (of.days.length === 0) {
    return (
      <EmptyState icon={ChartColumn} title={t('analytics.nothing')}>
        {t('analytics.nothing-about')}
      </EmptyState>
    )
  }
  return (
    <div className="flex flex-col gap-6">
      <Totals total={of.total} days={of.days} />
      <div className="grid gap-5 xl:grid-cols-2">
        <Card>
          <Columns
            label={t('analytics.orders')}
            heads={[t('analytics.day'), t('analytics.placed')]}
            columns={of.days.map((each) => ({ label: each.day.slice(5), value: each.placed }))}
          />
        </Card>
        <Card>
          <Columns
            label={t('analytics.times')}
            heads={[t('analytics.day'), t('analytics.click-to-door')]}
            tone="note"
            format={(minutes) => t('analytics.minutes', { minutes })}
            columns={of.days.map((each) => ({
              label: each.day.slice(5),
              value: each.clickToDoorMedian ?? 0,
            }))}
          />
        </Card>
      </div>
      <ZoneTable zones={of.zones} />
      {of.countedAt && (
        <p className="text-small text-muted">
          {t('analytics.counted')} <TimeAgo at={of.countedAt} /> · {format.day(of.since)}
        </p>
      )}
    </div>
  )
}

function Totals({ total, days }: { total: Figures; days: Analytics['days'] }) {
  const { t } = useTranslation('ridendine-admin')
  const format = useFormat()
  const share = (value: number | null) => (value === null ? '–' : format.percent(value / 100))
  const minutes = (value: number | null) =>
    value === null ? '–' : t('analytics.minutes', { minutes: value })
  const trend = (of: (day: Analytics['days'][number]) => number) => days.map(of)
  return (
    <div className="grid grid-cols-2 gap-x-8 gap-y-6 md:grid-cols-3 xl:grid-cols-6">
      <Stat
        label={t('analytics.placed')}
        value={format.number(total.placed)}
        trend={trend((day) => day.placed)}
        trendLabel={t('analytics.orders')}
      />
      <Stat
        label={t('analytics.delivered')}
        value={format.number(total.delivered)}
        hint={`${t('analytics.cancelled')} ${format.number(total.cancelled)}`}
      />
      <Stat label={t('analytics.average')} value={format.money(total.averageOrder)} />
      <Stat
        label={t('analytics.turnover')}
        value={format.money(total.turnover, { whole: true })}
        trend={trend((day) => day.turnover.amount)}
        trendLabel={t('analytics.turnover')}
      />
      <Stat label={t('analytics.fee')} value={format.money(total.platformFee, { whole: true })} />
      <Stat
        label={t('analytics.chef-acceptance')}
        value={share(total.chefAcceptance)}
        hint={t('analytics.chef-acceptance-hint')}
      />
      <Stat
        label={t('analytics.availability')}
        value={share(total.driverAvailability)}
        hint={t('analytics.availability-hint')}
      />
      <Stat
        label={t('analytics.drivers')}
        value={total.driversAvailable === null ? '–' : format.number(total.driversAvailable)}
      />
      <Stat
        label={t('analytics.click-to-door')}
        value={minutes(total.clickToDoorMedian)}
        hint={
          total.clickToDoorP90 === null
            ? undefined
            : t('analytics.p90', { minutes: total.clickToDoorP90 })
        }
      />
      <Stat label={t('analytics.ready-to-pickup')} value={minutes(total.readyToPickupMedian)} />
      <Stat label={t('analytics.on-time')} value={share(total.onTime)} />
    </div>
  )
}

function ZoneTable({ zones }: { zones: Analytics['zones'] }) {
  const { t } = useTranslation('ridendine-admin')
  const format = useFormat()
  const share = (value: number | null) => (value === null ? '–' : format.percent(value / 100))
  return (
    <Card bare className="overflow-x-auto">
      <table className="w-full min-w-160 text-small tabular">
        <caption className="px-5 pt-4 pb-2 text-start text-heading">{t('analytics.zones')}</caption>
        <thead>
          <tr className="border-b text-start text-muted">
            {(
              [
                'zone',
                'placed',
                'average',
                'click-to-door',
                'on-time',
                'chef-acceptance',
                'drivers',
              ] as const
            ).map((head) => (
              <th key={head} scope="col" className="px-5 py-2 text-start font-medium">
                {t(`analytics.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {zones.map((zone) => (
            <tr key={zone.zone}>
              <th scope="row" className="px-5 py-2.5 text-start font-medium">
                {zone.zone || '–'}
              </th>
              <td className="px-5">{format.number(zone.placed)}</td>
              <td className="px-5">{format.money(zone.averageOrder)}</td>
              <td className="px-5">
                {zone.clickToDoorMedian === null
                  ? '–'
                  : t('analytics.minutes', { minutes: zone.clickToDoorMedian })}
              </td>
              <td className="px-5">{share(zone.onTime)}</td>
              <td className="px-5">{share(zone.chefAcceptance)}</td>
              <td className="px-5">
                {zone.driversAvailable === null ? '–' : format.number(zone.driversAvailable)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
