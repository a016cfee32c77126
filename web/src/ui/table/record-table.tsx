import { Inbox } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '#contract'
import { Button } from '../button.tsx'
import { EmptyState, ErrorState } from '../empty.tsx'
import { SkeletonRows } from '../skeleton.tsx'
import { useMedia } from '../use-media.ts'
import { CardList } from './card-list.tsx'
import { Grid } from './grid.tsx'
import { arrange, type Column, type TableState } from './table-state.ts'
import { TableTools, useColumnChoice } from './table-tools.tsx'
import { useRowPicks } from './use-row-picks.ts'

export { type Column, type TableState, tableSearch } from './table-state.ts'

interface RecordTableProps<Row> {
  /** Remembers columns and density on this device; also the name of the exported file. */
  readonly name: string
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[] | undefined
  readonly rowId: (row: Row) => string
  /** From the address: `route.useSearch()`. */
  readonly state: TableState
  /** Into the address: `(change) => navigate({ search: (now) => ({ ...now, ...change }), replace: true })`. */
  readonly onState: (change: TableState) => void
  readonly error?: ApiFailure | Error | null
  readonly onAgain?: () => void
  /** Beside the search: Selects and Chips that write other search params. */
  readonly filters?: ReactNode
  /** The server has searched and sorted already. */
  readonly byServer?: boolean
  readonly hasMore?: boolean
  readonly isMoreComing?: boolean
  readonly onMore?: () => void
  /** Acts on selected rows; without it rows cannot be selected. */
  readonly bulk?: (ids: readonly string[], clear: () => void) => ReactNode
  readonly empty?: ReactNode
  /** A thing to notice in a row: late, failed. */
  readonly rowTone?: (row: Row) => 'bad' | 'warn' | undefined
}

/**
 * A list of records: search, sort and the open row live in the address; j and k move, Enter
 * opens, x selects, Esc closes; columns and density are chosen; CSV is exported; cards on phones.
 */
export function RecordTable<Row>(props: RecordTableProps<Row>) {
  const { columns, rows, rowId, state, onState, byServer, bulk } = props
  const { t } = useTranslation('kit')
  const isWide = useMedia('(min-width: 48rem)')
  const choice = useColumnChoice(props.name, columns)
  const shown = useMemo(
    () => (byServer ? (rows ?? []) : arrange(rows ?? [], columns, state)),
    [byServer, rows, columns, state],
  )
  const ids = shown.map(rowId)
  const picks = useRowPicks(props, ids)
  const shared = { ...props, ...picks, rows: shown, columns: choice.columns }
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <TableTools {...props} shown={shown} choice={choice} />
      {bulk && picks.chosen.size > 0 && (
        <BulkBar count={picks.chosen.size} onClear={picks.clear}>
          {bulk([...picks.chosen], picks.clear)}
        </BulkBar>
      )}
      {props.error && <ErrorState failure={props.error} onAgain={props.onAgain} />}
      {!props.error && !rows && <SkeletonRows rows={8} />}
      {!props.error && rows && shown.length === 0 && (
        <NoRows isSearched={Boolean(state.q)} onClear={() => onState({ q: undefined })}>
          {props.empty}
        </NoRows>
      )}
      {shown.length > 0 &&
        (isWide ? <Grid {...shared} compact={choice.compact} /> : <CardList {...shared} />)}
      {props.hasMore && (
        <Button
          tone="quiet"
          busy={props.isMoreComing}
          onClick={props.onMore}
          className="self-center"
        >
          {t('show-more')}
        </Button>
      )}
    </div>
  )
}

function BulkBar(props: { count: number; onClear: () => void; children: ReactNode }) {
  const { t } = useTranslation('kit')
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-lg bg-accent-soft px-4 py-2 text-accent-text">
      <span className="text-small font-medium">{t('selected', { count: props.count })}</span>
      {props.children}
      <Button size="sm" tone="quiet" className="ms-auto" onClick={props.onClear}>
        {t('clear')}
      </Button>
    </div>
  )
}

function NoRows(props: { isSearched: boolean; onClear: () => void; children?: ReactNode }) {
  const { t } = useTranslation('kit')
  if (!props.isSearched && props.children) return props.children
  const clear = props.isSearched && <Button onClick={props.onClear}>{t('table.clear')}</Button>
  return <EmptyState icon={Inbox} title={t('table.empty')} action={clear} />
}
