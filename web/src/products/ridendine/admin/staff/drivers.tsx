import { Bike } from 'lucide-react'
import { useMemo } from 'react'
import { z } from 'zod'
import {
  approveDriver,
  type DeskDriverFile,
  listAdminDrivers,
  readAdminDriver,
  reinstateDriver,
  Standing,
  suspendDriver,
  takeDriverOffline,
} from '#contract/ridendine'
import { useAddress } from '../../../../features/console/address.ts'
import { Go } from '../../../../features/console/place.tsx'
import { useAct, useRead, useReadPages } from '../../../../lib/api/index.ts'
import { useFormat } from '../../../../lib/format/index.ts'
import { useTranslation } from '../../../../lib/i18n/index.ts'
import {
  Amount,
  Avatar,
  Badge,
  buttonLook,
  Drawer,
  EmptyState,
  KeyValues,
  Rating,
  SkeletonRows,
  TimeAt,
} from '../../../../ui/index.ts'
import { Page } from '../../../../ui/shell/desk-shell.tsx'
import { type Column, RecordTable, tableSearch } from '../../../../ui/table/record-table.tsx'
import { Documents } from './documents.tsx'
import { StaffActs, StandingFilter, StandingPill } from './standing.tsx'

const Search = z.object({ ...tableSearch, standing: Standing.optional().catch(undefined) })
const SHORTEST = 2
const EVERY_MS = 15_000

/** Drivers with their standing, where they are and what they have in hand. */
export function DriversScreen() {
  const { t } = useTranslation('ridendine-admin')
  const [search, change] = useAddress(Search)
  const text = search.q?.trim()
  const drivers = useReadPages(
    listAdminDrivers,
    {
      limit: 50,
      standing: search.standing,
      search: text && text.length >= SHORTEST ? text : undefined,
    },
    { keep: true, every: EVERY_MS },
  )
  const columns = useColumns()
  return (
    <Page
      title={t('drivers.title')}
      hint={t('drivers.hint')}
      tools={
        <Go to="/verification" className={buttonLook({ tone: 'secondary', size: 'sm' })}>
          {t('chefs.verification')}
        </Go>
      }
    >
      <RecordTable
        name="ridendine-drivers"
        label={t('drivers.title')}
        columns={columns}
        byServer
        rows={drivers.isPending ? undefined : drivers.items}
        rowId={(row) => row.id}
        state={search}
        onState={change}
        error={drivers.error}
        onAgain={() => void drivers.refetch()}
        hasMore={drivers.hasNextPage}
        isMoreComing={drivers.isFetchingNextPage}
        onMore={() => void drivers.fetchNextPage()}
        rowTone={(row) => (row.standing === 'suspended' ? 'bad' : undefined)}
        filters={
          <StandingFilter value={search.standing} onChange={(standing) => change({ standing })} />
        }
        empty={<EmptyState icon={Bike} title={t('drivers.none')} />}
      />
      {search.row && (
        <DriverDrawer driverId={search.row} onClose={() => change({ row: undefined })} />
      )}
    </Page>
  )
}

function useColumns(): readonly Column<DeskDriverFile>[] {
  const { t } = useTranslation('ridendine-admin')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'driver',
        label: t('drivers.driver'),
        cell: (row) => (
          <span className="flex items-center gap-2.5">
            <Avatar
              name={row.name}
              src={row.photoUrl}
              size={32}
              presence={row.isOnline ? 'online' : undefined}
            />
            <span className="min-w-0">
              <span className="block truncate font-medium">{row.name}</span>
              <span className="block truncate text-small text-muted">{row.vehicle}</span>
            </span>
          </span>
        ),
      },
      {
        key: 'standing',
        label: t('chefs.standing.label'),
        cell: (row) => (
          <span className="flex flex-wrap gap-1.5">
            <StandingPill standing={row.standing} />
            <Badge tone={row.isOnline ? 'good' : 'plain'}>
              {row.isOnline ? t('drivers.online') : t('drivers.offline')}
            </Badge>
          </span>
        ),
      },
      {
        key: 'documents',
        label: t('chefs.documents'),
        cell: (row) =>
          row.documents.isComplete
            ? t('chefs.documents-all')
            : t('chefs.documents-missing', { count: row.documents.missing.length }),
      },
      {
        key: 'load',
        label: t('drivers.load'),
        align: 'end',
        cell: (row) => <span className="tabular">{format.number(row.load)}</span>,
      },
      { key: 'zone', label: t('drivers.zone'), isExtra: true, cell: (row) => row.zone ?? '–' },
      {
        key: 'rating',
        label: t('chefs.rating'),
        cell: (row) =>
          row.rating === null ? '–' : <Rating value={row.rating} count={row.ratings} />,
      },
      {
        key: 'orders',
        label: t('drivers.delivered'),
        align: 'end',
        cell: (row) => <span className="tabular">{format.number(row.deliveredLast30)}</span>,
      },
      {
        key: 'acceptance',
        label: t('chefs.acceptance'),
        align: 'end',
        cell: (row) => (
          <span className="tabular">
            {row.acceptance === null ? '–' : format.percent(row.acceptance / 100)}
          </span>
        ),
      },
    ],
    [t, format],
  )
}

function DriverDrawer({ driverId, onClose }: { driverId: string; onClose: () => void }) {
  const { t } = useTranslation('ridendine-admin')
  const driver = useRead(readAdminDriver, { driverId })
  const approve = useAct(approveDriver, { says: t('chefs.done.approve') })
  const suspend = useAct(suspendDriver, { says: t('chefs.done.suspend') })
  const reinstate = useAct(reinstateDriver, { says: t('chefs.done.reinstate') })
  const offline = useAct(takeDriverOffline, { says: t('chefs.done.take_offline') })
  const it = driver.data
  return (
    <Drawer
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={it?.name ?? t('drivers.driver')}
    >
      {!it && <SkeletonRows rows={6} />}
      {it && (
        <div className="flex flex-col gap-5">
          <div className="flex flex-wrap items-center gap-2">
            <StandingPill standing={it.standing} />
            {it.suspendedReason && <span className="text-small">{it.suspendedReason}</span>}
          </div>
          <StaffActs
            name={it.name}
            of="driver"
            can={it.can}
            busy={approve.isPending || suspend.isPending || reinstate.isPending}
            onAct={(act, reason = '') => {
              if (act === 'approve') approve.mutate({ driverId })
              if (act === 'suspend') suspend.mutate({ driverId, reason })
              if (act === 'take_offline') offline.mutate({ driverId, reason })
              if (act === 'reinstate') reinstate.mutate({ driverId, reason })
            }}
          />
          <Documents documents={it.documents} />
          <KeyValues
            rows={[
              [t('drivers.vehicle'), [it.vehicle, it.plate].filter(Boolean).join(' · ')],
              [t('drivers.zone'), it.zone ?? '–'],
              [t('drivers.load'), it.load],
              [t('chefs.joined'), <TimeAt key="joined" at={it.joinedAt} day />],
              ...it.balance.map(
                (money) => [t('chefs.balance'), <Amount key="balance" money={money} />] as const,
              ),
              ...it.owed.map(
                (money) => [t('chefs.owed'), <Amount key="owed" money={money} />] as const,
              ),
            ]}
          />
          <Go
            to="/orders"
            search={{ group: 'all', driver: driverId }}
            className={buttonLook({ tone: 'secondary' })}
          >
            {t('nav.orders')}
          </Go>
        </div>
      )}
    </Drawer>
  )
}
