import { ChefHat } from 'lucide-react'
import { useMemo } from 'react'
import { z } from 'zod'
import {
  approveChef,
  type DeskChef,
  listAdminChefs,
  readAdminChef,
  reinstateChef,
  Standing,
  suspendChef,
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

/** Kitchens with their standing: who waits for approval, who cooks, who may not. */
export function ChefsScreen() {
  const { t } = useTranslation('ridendine-admin')
  const [search, change] = useAddress(Search)
  const text = search.q?.trim()
  const chefs = useReadPages(
    listAdminChefs,
    {
      limit: 50,
      standing: search.standing,
      search: text && text.length >= SHORTEST ? text : undefined,
    },
    { keep: true },
  )
  const columns = useColumns()
  return (
    <Page
      title={t('chefs.title')}
      hint={t('chefs.hint')}
      tools={
        <Go to="/verification" className={buttonLook({ tone: 'secondary', size: 'sm' })}>
          {t('chefs.verification')}
        </Go>
      }
    >
      <RecordTable
        name="ridendine-chefs"
        label={t('chefs.title')}
        columns={columns}
        byServer
        rows={chefs.isPending ? undefined : chefs.items}
        rowId={(row) => row.id}
        state={search}
        onState={change}
        error={chefs.error}
        onAgain={() => void chefs.refetch()}
        hasMore={chefs.hasNextPage}
        isMoreComing={chefs.isFetchingNextPage}
        onMore={() => void chefs.fetchNextPage()}
        rowTone={(row) => (row.standing === 'suspended' ? 'bad' : undefined)}
        filters={
          <StandingFilter value={search.standing} onChange={(standing) => change({ standing })} />
        }
        empty={<EmptyState icon={ChefHat} title={t('chefs.none')} />}
      />
      {search.row && <ChefDrawer chefId={search.row} onClose={() => change({ row: undefined })} />}
    </Page>
  )
}

function useColumns(): readonly Column<DeskChef>[] {
  const { t } = useTranslation('ridendine-admin')
  const format = useFormat()
  return useMemo(
    () => [
      {
        key: 'kitchen',
        label: t('chefs.kitchen'),
        cell: (row) => (
          <span className="flex items-center gap-2.5">
            <Avatar name={row.name} src={row.photoUrl} size={32} />
            <span className="min-w-0">
              <span className="block truncate font-medium">{row.businessName}</span>
              <span className="block truncate text-small text-muted">{row.name}</span>
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
            {row.isPaused && <Badge tone="warn">{t('chefs.paused')}</Badge>}
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
        key: 'payouts',
        label: t('chefs.payouts'),
        isExtra: true,
        cell: (row) => (row.isOnboarded ? t('chefs.onboarded') : t('chefs.not-onboarded')),
      },
      {
        key: 'rating',
        label: t('chefs.rating'),
        cell: (row) =>
          row.rating === null ? '–' : <Rating value={row.rating} count={row.ratings} />,
      },
      {
        key: 'orders',
        label: t('chefs.orders'),
        align: 'end',
        cell: (row) => <span className="tabular">{format.number(row.ordersLast30)}</span>,
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

function ChefDrawer({ chefId, onClose }: { chefId: string; onClose: () => void }) {
  const { t } = useTranslation('ridendine-admin')
  const chef = useRead(readAdminChef, { chefId })
  const approve = useAct(approveChef, { says: t('chefs.done.approve') })
  const suspend = useAct(suspendChef, { says: t('chefs.done.suspend') })
  const reinstate = useAct(reinstateChef, { says: t('chefs.done.reinstate') })
  const it = chef.data
  return (
    <Drawer
      open
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
      title={it?.businessName ?? t('chefs.kitchen')}
    >
      {!it && <SkeletonRows rows={6} />}
      {it && (
        <div className="flex flex-col gap-5">
          <div className="flex flex-wrap items-center gap-2">
            <StandingPill standing={it.standing} />
            {it.suspendedReason && <span className="text-small">{it.suspendedReason}</span>}
          </div>
          <StaffActs
            name={it.businessName}
            of="chef"
            can={it.can}
            busy={approve.isPending || suspend.isPending || reinstate.isPending}
            onAct={(act, reason = '') => {
              if (act === 'approve') approve.mutate({ chefId })
              if (act === 'suspend') suspend.mutate({ chefId, reason })
              if (act === 'reinstate') reinstate.mutate({ chefId, reason })
            }}
          />
          <Documents documents={it.documents} />
          <KeyValues
            rows={[
              [t('chefs.chef'), it.name],
              [t('chefs.cuisines'), it.cuisines.join(', ').replaceAll('_', ' ')],
              [
                t('chefs.payouts'),
                it.isOnboarded ? t('chefs.onboarded') : t('chefs.not-onboarded'),
              ],
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
            search={{ group: 'all', chef: chefId }}
            className={buttonLook({ tone: 'secondary' })}
          >
            {t('nav.orders')}
          </Go>
        </div>
      )}
    </Drawer>
  )
}
