import { CircleUser } from 'lucide-react'
import { useCallback, useMemo } from 'react'
import { z } from 'zod'
import { listPeople, type Person, PersonState } from '#contract/identity'
import { useReadPages } from '../../lib/api/index.ts'
import { useTranslation } from '../../lib/i18n/index.ts'
import { Avatar, Badge, EmptyState, Select, StatusPill, TimeAgo } from '../../ui/index.ts'
import { Page } from '../../ui/shell/desk-shell.tsx'
import {
  type Column,
  RecordTable,
  type TableState,
  tableSearch,
} from '../../ui/table/record-table.tsx'
import { useAddress } from '../console/address.ts'
import { PersonDrawer } from './person-drawer.tsx'
import { ROLES } from './roles.ts'

const Search = z.object({
  ...tableSearch,
  role: z.string().max(40).optional().catch(undefined),
  state: PersonState.optional().catch(undefined),
})
const EVERY = 'every'
const SHORTEST = 2

/** Everybody of the marketplace, and what each may do. */
export function PeopleScreen() {
  const { t } = useTranslation('console')
  const [search, change] = useAddress(Search)
  const text = search.q && search.q.trim().length >= SHORTEST ? search.q.trim() : undefined
  const people = useReadPages(
    listPeople,
    { limit: 50, role: search.role, state: search.state, search: text },
    { keep: true },
  )
  const columns = useColumns()
  const onState = useCallback((next: TableState) => change(next), [change])
  return (
    <Page title={t('people.title')} hint={t('people.hint')}>
      <RecordTable
        name="people"
        label={t('people.title')}
        columns={columns}
        byServer
        rows={people.isPending ? undefined : people.items}
        rowId={(row) => row.id}
        state={search}
        onState={onState}
        error={people.error}
        onAgain={() => void people.refetch()}
        hasMore={people.hasNextPage}
        isMoreComing={people.isFetchingNextPage}
        onMore={() => void people.fetchNextPage()}
        rowTone={(row) => (row.state === 'suspended' ? 'bad' : undefined)}
        filters={
          <>
            <Select<string>
              size="sm"
              className="h-9 w-40"
              label={t('people.role')}
              value={search.role ?? EVERY}
              onChange={(role) => change({ role: role === EVERY ? undefined : role })}
              options={[
                { value: EVERY, label: t('people.every-role') },
                ...ROLES.map((role) => ({ value: role, label: t(`people.role-names.${role}`) })),
              ]}
            />
            <Select<string>
              size="sm"
              className="h-9 w-36"
              label={t('people.state')}
              value={search.state ?? EVERY}
              onChange={(state) => change({ state: PersonState.safeParse(state).data })}
              options={[
                { value: EVERY, label: t('people.every-state') },
                ...PersonState.options.map((state) => ({
                  value: state,
                  label: t(`people.states.${state}`),
                })),
              ]}
            />
          </>
        }
        empty={<EmptyState icon={CircleUser} title={t('people.none')} />}
      />
      {search.row && (
        <PersonDrawer personId={search.row} onClose={() => change({ row: undefined })} />
      )}
    </Page>
  )
}

function useColumns(): readonly Column<Person>[] {
  const { t } = useTranslation('console')
  return useMemo(
    (): readonly Column<Person>[] => [
      {
        key: 'name',
        label: t('people.name'),
        cell: (row) => (
          <span className="flex items-center gap-2.5">
            <Avatar name={row.name} size={28} />
            {row.name}
          </span>
        ),
        value: (row) => row.name,
      },
      {
        key: 'email',
        label: t('people.email'),
        cell: (row) => <span className="text-small text-muted">{row.email ?? '–'}</span>,
        value: (row) => row.email,
        className: 'max-w-64 truncate',
      },
      {
        key: 'roles',
        label: t('people.roles'),
        cell: (row) => (
          <span className="flex gap-1">
            {row.roles.map((role) => (
              <Badge
                key={role}
                tone={role === 'founder' || role === 'operator' ? 'accent' : 'plain'}
              >
                {role}
              </Badge>
            ))}
          </span>
        ),
        value: (row) => row.roles.join(' '),
      },
      {
        key: 'state',
        label: t('people.state'),
        cell: (row) => (
          <StatusPill
            shape={
              row.state === 'active' ? 'done' : row.state === 'suspended' ? 'trouble' : 'stopped'
            }
          >
            {t(`people.states.${row.state}`)}
          </StatusPill>
        ),
        value: (row) => row.state,
      },
      {
        key: 'createdAt',
        label: t('people.since'),
        cell: (row) => <TimeAgo at={row.createdAt} className="text-muted" />,
        value: (row) => row.createdAt,
        align: 'end',
      },
    ],
    [t],
  )
}
