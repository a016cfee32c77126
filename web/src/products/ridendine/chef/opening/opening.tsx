import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { ErrorState, Screen, Skeleton, Tabs } from '../../../../ui/index.ts'
import { StatusBar } from '../board/status-bar.tsx'
import { useKitchen } from '../use-kitchen.ts'
import { CapacityForm } from './capacity.tsx'
import { DaysForm } from './days.tsx'
import { WeekForm } from './week.tsx'

const route = getRouteApi('/ridendine/kitchen/opening')
const TABS = ['week', 'days', 'capacity'] as const

/** A form begins anew when what it edits has changed elsewhere, and not with every pause or order. */
const shapeOf = (...parts: unknown[]) => JSON.stringify(parts)

/** When the kitchen cooks, on which days to order, and how much it can have ready. */
export function OpeningPage() {
  const { t } = useTranslation('ridendine-kitchen')
  const { tab = 'week' } = route.useSearch()
  const navigate = route.useNavigate()
  const read = useKitchen()
  return (
    <Screen title={t('opening.title')}>
      {read.isPending && <Skeleton className="h-96 rounded-xl" />}
      {read.error && !read.data && (
        <ErrorState failure={read.error} onAgain={() => void read.refetch()} />
      )}
      {read.data && (
        <>
          <StatusBar kitchen={read.data} />
          <Tabs
            label={t('opening.title')}
            value={tab}
            onChange={(next) => void navigate({ search: { tab: next }, replace: true })}
            tabs={TABS.map((value) => ({ value, label: t(`opening.${value}`) }))}
          />
          {tab === 'week' && (
            <WeekForm key={shapeOf(read.data.week, read.data.takesOrdersNow)} kitchen={read.data} />
          )}
          {tab === 'days' && (
            <DaysForm key={shapeOf(read.data.cookDays, read.data.closures)} kitchen={read.data} />
          )}
          {tab === 'capacity' && (
            <CapacityForm
              key={shapeOf(
                read.data.windowMinutes,
                read.data.mealsPerWindow,
                read.data.mealsPerDay,
                read.data.mealsPerWeek,
              )}
              kitchen={read.data}
            />
          )}
        </>
      )}
    </Screen>
  )
}
