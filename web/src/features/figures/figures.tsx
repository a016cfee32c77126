import { z } from 'zod'
import { readCompletion, readFunnel, readPayoutHealth, readResponseTimes } from '#contract/insights'
import { readPayoutHealth as readPayoutMoney } from '#contract/payments'
import { useRead } from '../../lib/api/index.ts'
import { serverNow } from '../../lib/clock.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { ErrorState, Skeleton, Tabs } from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import { useAddress } from '../console/address.ts'
import { Charts } from './charts.tsx'
import { KeyFigures } from './key-figures.tsx'
import { PayoutCard } from './payout-card.tsx'
import { SlowestPeople } from './slowest-people.tsx'

const WINDOWS = ['1', '7', '30', '90'] as const
const Search = z.object({ days: z.number().int().min(1).max(90).optional().catch(undefined) })
const EVERY_MS = 15_000

/** The business in figures: funnel, response time, completion, payout health (Z110–Z115). */
export function FiguresScreen() {
  const { t } = useTranslation('console')
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
  const days = daysOf(input.days, serverNow())
  const begunOf = new Map(
    funnel.data?.days.map((day) => [day.day, day.counts[funnel.data.steps[0]?.key ?? ''] ?? 0]),
  )
  const medianOf = new Map(response.data?.days.map((day) => [day.day, day.medianMs ?? 0]))
  return (
    <Page
      title={t('figures.title')}
      hint={t('figures.hint')}
      tools={
        <Tabs
          look="pill"
          label={t('figures.window')}
          value={chosen}
          onChange={(days) => change({ days: Number(days) })}
          tabs={WINDOWS.map((value) => ({
            value,
            label: t('figures.days', { count: Number(value) }),
          }))}
        />
      }
    >
      {failure && !funnel.data && <ErrorState failure={failure} />}
      {!funnel.data || !response.data || !completion.data ? (
        <FiguresSkeleton />
      ) : (
        <>
          <KeyFigures
            response={response.data}
            completion={completion.data}
            days={days}
            begunOf={begunOf}
            medianOf={medianOf}
          />
          <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
            <Charts
              funnel={funnel.data}
              completion={completion.data}
              days={days}
              begunOf={begunOf}
              medianOf={medianOf}
            />
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
  return Array.from({ length: count }, (_, ago) =>
    new Date(now - (count - 1 - ago) * DAY_MS).toISOString().slice(0, 10),
  )
}

function FiguresSkeleton() {
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-4">
        {[1, 2, 3, 4].map((place) => (
          <Skeleton key={place} className="h-32 rounded-xl" />
        ))}
      </div>
      <div className="grid grid-cols-1 gap-4 xl:grid-cols-2">
        {[1, 2, 3, 4].map((place) => (
          <Skeleton key={place} className="h-72 rounded-xl" />
        ))}
      </div>
    </>
  )
}
