import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { readSeries, restoreVisit, type Series, skipVisit, stopSeries } from '#contract/zenvee'
import { useAct, useRead } from '../../../../lib/api/index.ts'
import { useFormat, useNow } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import { Hero } from '../../../../ui/hero.tsx'
import {
  Amount,
  Button,
  Card,
  ErrorState,
  Field,
  KeyValues,
  Row,
  Screen,
  Section,
  Sheet,
  Skeleton,
  StatusPill,
  Textarea,
} from '../../../../ui/index.ts'
import { BookingPill } from '../../shared/state-pill.tsx'
import { SERIES_PATHS, type Side } from './paths.ts'

const customerRoute = getRouteApi('/zenvee/app/series/$seriesId')
const technicianRoute = getRouteApi('/zenvee/pro/series/$seriesId')

/** One series as its customer sees it. */
export function CustomerSeriesScreen() {
  const { seriesId } = customerRoute.useParams()
  return <SeriesScreen seriesId={seriesId} as="customer" />
}

/** The same for its technician, who may stop it and say no to any visit. */
export function TechnicianSeriesScreen() {
  const { seriesId } = technicianRoute.useParams()
  return <SeriesScreen seriesId={seriesId} as="technician" />
}

function SeriesScreen({ seriesId, as }: { seriesId: string; as: Side }) {
  const { t } = useTranslation('zenvee-series')
  const person = usePerson()
  const series = useRead(readSeries, { seriesId }, { topics: [`person:${person.id}`] })
  const back = { to: SERIES_PATHS[as].list } as const
  if (series.isPending)
    return (
      <Screen title={t('one')} back={back} focus>
        <Skeleton className="h-32 rounded-xl" />
        <Skeleton className="h-64 rounded-xl" />
      </Screen>
    )
  if (series.error && !series.data)
    return (
      <Screen title={t('one')} back={back}>
        <ErrorState failure={series.error} onAgain={() => void series.refetch()} />
      </Screen>
    )
  return <SeriesStory series={series.data} as={as} />
}

function SeriesStory({ series, as }: { series: Series; as: Side }) {
  const { t } = useTranslation('zenvee-series')
  const format = useFormat()
  const [stopping, setStopping] = useState(false)
  const now = useNow(60)
  const other = as === 'customer' ? series.technician.name : series.customer.name
  const isAhead = ({ startsAt }: VisitOf) => new Date(startsAt).getTime() > now
  // What comes, the soonest first; what was, the latest first.
  const ahead = series.visits.filter(isAhead).toReversed()
  const past = series.visits.filter((visit) => !isAhead(visit))
  return (
    <Screen title={series.service.title} back={{ to: SERIES_PATHS[as].list }} focus>
      <Hero
        says={t(`every.${series.every}`)}
        more={
          series.stopReason
            ? t('stopped-because', { reason: series.stopReason })
            : series.placeLabel
        }
        tone={series.state === 'active' ? 'good' : 'plain'}
        end={
          <StatusPill shape={series.state === 'active' ? 'open' : 'stopped'}>
            {t(`state.${series.state}`)}
          </StatusPill>
        }
      />
      <Card>
        <KeyValues
          rows={[
            [t(as === 'customer' ? 'facts.with' : 'facts.for'), other],
            [t('facts.where'), series.placeLabel],
            [t('facts.price'), <Amount key="price" money={series.price} />],
            [t('facts.since'), format.moment(series.firstAt)],
          ]}
        />
      </Card>
      {ahead.length > 0 && (
        <Section title={t('visits')} hint={t('visits-hint')}>
          <VisitList series={series} visits={ahead} as={as} />
        </Section>
      )}
      {past.length > 0 && (
        <Section title={t('past')}>
          <VisitList series={series} visits={past} as={as} />
        </Section>
      )}
      {series.can.includes('stop') && (
        <Button
          tone="danger-quiet"
          size="lg"
          className="self-start"
          onClick={() => setStopping(true)}
        >
          {t('stop.act')}
        </Button>
      )}
      <StopSheet series={series} open={stopping} onOpenChange={setStopping} />
    </Screen>
  )
}

type VisitOf = Series['visits'][number]

function VisitList({
  series,
  visits,
  as,
}: {
  series: Series
  visits: readonly VisitOf[]
  as: Side
}) {
  return (
    <Card bare>
      <ul className="divide-y">
        {visits.map((visit) => (
          <li key={visit.visit}>
            <Visit series={series} visit={visit} as={as} />
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Visit({ series, visit, as }: { series: Series; visit: VisitOf; as: Side }) {
  const { t } = useTranslation('zenvee-series')
  const format = useFormat()
  const says = visit.visit === 0 ? t('visit.first') : undefined
  const { bookingId, bookingState } = visit
  if (bookingId && bookingState)
    return (
      <Link
        to={SERIES_PATHS[as].booking}
        params={{ bookingId }}
        className="block px-4 -outline-offset-2 transition-colors hover:bg-hover"
      >
        <Row
          title={format.moment(visit.startsAt)}
          hint={says}
          end={<BookingPill state={bookingState} />}
        />
      </Link>
    )
  return (
    <div className="px-4">
      <Row
        title={format.moment(visit.startsAt)}
        hint={visit.status === 'booked' ? says : t(`visit.${visit.status}`)}
        end={<SkipOrRestore series={series} visit={visit} />}
      />
    </div>
  )
}

/** Buttons of a visit that is not asked for yet. */
function SkipOrRestore({ series, visit }: { series: Series; visit: VisitOf }) {
  const { t } = useTranslation('zenvee-series')
  const skip = useAct(skipVisit, { says: t('skipped') })
  const restore = useAct(restoreVisit, { says: t('restored') })
  const of = { seriesId: series.id, visit: visit.visit }
  if (visit.status === 'planned' && series.can.includes('skip'))
    return (
      <Button tone="soft" busy={skip.isPending} onClick={() => skip.mutate(of)}>
        {t('skip')}
      </Button>
    )
  const isAhead = series.visits.some(
    ({ visit: n, status }) => status === 'planned' && n < visit.visit,
  )
  if (visit.status === 'skipped' && series.can.includes('restore') && isAhead)
    return (
      <Button tone="soft" busy={restore.isPending} onClick={() => restore.mutate(of)}>
        {t('restore')}
      </Button>
    )
  return null
}

function StopSheet({
  series,
  open,
  onOpenChange,
}: {
  series: Series
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const { t } = useTranslation('zenvee-series')
  const [reason, setReason] = useState('')
  const stop = useAct(stopSeries, { says: t('stop.done'), onDone: () => onOpenChange(false) })
  const words = reason.trim()
  return (
    <Sheet
      open={open}
      onOpenChange={onOpenChange}
      title={t('stop.title')}
      description={t('stop.about')}
      footer={
        <Button
          tone="danger"
          size="lg"
          disabled={words.length < 2}
          busy={stop.isPending}
          onClick={() =>
            stop.mutate({ seriesId: series.id, version: series.version, reason: words })
          }
        >
          {t('stop.confirm')}
        </Button>
      }
    >
      <Field label={t('stop.why')}>
        <Textarea
          rows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Field>
    </Sheet>
  )
}
