import { Link } from '@tanstack/react-router'
import { Repeat } from 'lucide-react'
import { listSeries, type SeriesLine } from '#contract/zenvee'
import { useReadPages } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import { usePerson } from '../../../../lib/session/session.ts'
import {
  Avatar,
  Button,
  EmptyState,
  ErrorState,
  Screen,
  SkeletonRows,
  StatusPill,
} from '../../../../ui/index.ts'
import { SERIES_PATHS, type Side } from './paths.ts'

/** The customer's regular visits. */
export const CustomerSeries = () => <SeriesList as="customer" />

/** The technician's: who has them again and again. */
export const TechnicianSeries = () => <SeriesList as="technician" />

function SeriesList({ as }: { as: Side }) {
  const { t } = useTranslation('zenvee-series')
  const person = usePerson()
  const read = useReadPages(listSeries, { as }, { topics: [`person:${person.id}`] })
  return (
    <Screen title={t('title')} back={{ to: SERIES_PATHS[as].back }} focus>
      {read.isPending && <SkeletonRows rows={3} />}
      {read.error && <ErrorState failure={read.error} onAgain={() => void read.refetch()} />}
      {read.isSuccess && read.items.length === 0 && (
        <EmptyState icon={Repeat} title={t(`list.none-${as}`)}>
          {t(`list.none-${as}-about`)}
        </EmptyState>
      )}
      <ul className="flex flex-col gap-2.5">
        {read.items.map((line) => (
          <li key={line.id}>
            <SeriesRow line={line} as={as} />
          </li>
        ))}
      </ul>
      {read.hasNextPage && (
        <Button
          className="self-center"
          busy={read.isFetchingNextPage}
          onClick={() => void read.fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </Screen>
  )
}

function SeriesRow({ line, as }: { line: SeriesLine; as: Side }) {
  const { t } = useTranslation('zenvee-series')
  const format = useFormat()
  const other = as === 'customer' ? line.technician : line.customer
  return (
    <article className="relative flex items-center gap-3.5 rounded-xl border bg-surface p-4 shadow-1 transition-[border-color,box-shadow] hover:border-edge hover:shadow-2">
      <Avatar
        name={other}
        src={as === 'customer' ? line.technicianPhotoUrl : undefined}
        size={48}
      />
      <div className="min-w-0 flex-1">
        <Link
          to={SERIES_PATHS[as].one}
          params={{ seriesId: line.id }}
          className="block truncate font-medium after:absolute after:inset-0 after:rounded-xl"
        >
          {line.service}
        </Link>
        <p className="truncate text-small text-muted">
          {t(`every.${line.every}`)} · {other}
        </p>
        <p className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-muted">
          <StatusPill shape={line.state === 'active' ? 'open' : 'stopped'}>
            {t(`state.${line.state}`)}
          </StatusPill>
          {line.nextAt && t('list.next', { when: format.moment(line.nextAt) })}
        </p>
      </div>
    </article>
  )
}
