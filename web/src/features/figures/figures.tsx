import { readCompletion, readFunnel, readPayoutHealth, readResponseTimes } from '#contract/insights'
import { readPayoutHealth as readPayoutMoney } from '#contract/payments'
import { z } from 'zod'
import { useRead } from '../../lib/api/index.ts'
import { serverNow } from '../../lib/clock.ts'
import { useFormat } from '../../lib/format/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { BarChart, Columns, Funnel, Stat } from '../../ui/charts/charts.tsx'
import { Card, ErrorState, Skeleton, Tabs } from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import { useAddress } from '../console/address.ts'
import { PayoutCard } from './payout-card.tsx'
import { SlowestPeople } from './slowest-people.tsx'

const WINDOWS = ['1', '7', '30', '90'] as const
const Search = z.object({ days: z.number().int().min(1).max(90).optional().catch(undefined) })
const EVERY_MS = 15_000

/** The business in figures: funnel, response time, completion, payout health (Z110–Z115). */
export function FiguresScreen() {
  const { t } = useTranslation('console')
  const format = useFormat()
  const [search, change] = useAddress(Search)
  const input = { days: search.days ?? 7 }
  const chosen = WINDOWS.find((each) => each === String(input.days)) ?? '7'
  const live = { every: EVERY_MS, keep: true }
  const funnel = useRead(readFunnel, input, live)
  const response = useRead(readResponseTimes, input, live)
  const completion = useRead(readCompletion, input, live)
  const payouts = useRead(readPayoutHealth, input, live)
  const money = useRead(readPayoutMoney, {}, live)
  const failure = funnel.error ?? response.error ?? completion.error
  const span = (ms: number | null | undefined) => (ms === null || ms === undefined ? '–' : format.span(ms))
  const days = daysOf(input.days, serverNow())
  const begunOf = new Map(funnel.data?.days.map((day) => [day.day, day.counts[funnel.data.steps[0]?.key ?? ''] ?? 0]))
  const medianOf = new Map(response.data?.days.map((day) => [day.day, day.medianMs ?? 0]))
  const dayLabel = (day: string) => format.day(`${day}T12:00:00Z`)
  return (
    <Page
      title={t('figures.title')} hint={t('figures.hint')}
      tools={<Tabs look="pill" label={t('figures.window')} value={chosen} onChange={(days) => change({ days: Number(days) })} tabs={WINDOWS.map((value) => ({ value, label: t('figures.days', { count: Number(value) }) }))} />}
    >
      {failure && !funnel.data && <ErrorState failure={failure} />}
      {!funnel.data || !response.data || !completion.data ? <FiguresSkeleton /> : (
        <>
          <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
            <Stat label={t('figures.begun')} value={format.number(completion.data.begun)} hint={t('figures.open', { count: completion.data.open })} trend={days.map((day) => begunOf.get(day) ?? 0)} trendLabel={t('figures.by-day')} />
            <Stat label={t('figures.response')} value={span(response.data.medianMs)} hint={t('figures.p90', { value: span(response.data.p90Ms) })} trend={days.map((day) => medianOf.get(day) ?? 0)} trendLabel={t('figures.by-day')} />
            <Stat label={t('figures.completion')} value={completion.data.completionRate === null ? '–' : format.percent(completion.data.completionRate / 100, 1)} hint={t('figures.completed', { count: completion.data.completed })} />
            <Stat label={t('figures.answered')} value={response.data.asked ? format.percent(response.data.answered / response.data.asked) : '–'} hint={t('figures.of-asked', { answered: response.data.answered, asked: response.data.asked })} />
          </div>
          <div className="grid gap-4 xl:grid-cols-2">
            <Card><Funnel label={t('figures.funnel')} hint={t('figures.funnel-hint')} steps={funnel.data.steps} heads={[t('figures.step'), t('figures.count'), t('figures.of-previous')]} /></Card>
            <Card><Columns label={t('figures.requests')} hint={t('figures.requests-hint')} columns={days.map((day) => ({ label: dayLabel(day), value: begunOf.get(day) ?? 0 }))} heads={[t('figures.day'), t('figures.count')]} height={252} /></Card>
            <Card><Columns label={t('figures.response-days')} hint={t('figures.response-hint')} columns={days.map((day) => ({ label: dayLabel(day), value: Math.round((medianOf.get(day) ?? 0) / 1000) }))} heads={[t('figures.day'), t('figures.median')]} format={(seconds) => span(seconds * 1000)} tone="note" /></Card>
            <Card><BarChart label={t('figures.endings')} hint={t('figures.endings-hint')} bars={completion.data.endings.map((ending) => ({ label: ending.label, value: ending.count, tone: ending.key === 'completed' ? 'good' : 'warn' }))} heads={[t('figures.ending'), t('figures.count')]} /></Card>
            <PayoutCard payouts={payouts.data} money={money.data} />
            <SlowestPeople people={response.data.people} />
          </div>
        </>
      )}
    </Page>
  )
}

const DAY_MS = 86_400_000

/** The last days as `YYYY-MM-DD`, oldest first, so that a day without anything has its column. */
function daysOf(count: number, now: number): string[] {
  return Array.from({ length: count }, (_, ago) => new Date(now - (count - 1 - ago) * DAY_MS).toISOString().slice(0, 10))
}

function FiguresSkeleton() {
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">{[1, 2, 3, 4].map((place) => <Skeleton key={place} className="h-32 rounded-xl" />)}</div>
      <div className="grid gap-4 xl:grid-cols-2">{[1, 2, 3, 4].map((place) => <Skeleton key={place} className="h-72 rounded-xl" />)}</div>
    </>
  )
}
