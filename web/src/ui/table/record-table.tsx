import { Inbox } from 'lucide-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '#contract'
import { Button } from '../button.tsx'
import { cx } from '../cx.ts'
import { EmptyState, ErrorState } from '../empty.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { SkeletonRows } from '../skeleton.tsx'
import { useMedia } from '../use-media.ts'
import { CardList } from './card-list.tsx'
import { Grid } from './grid.tsx'
import { arrange, type Column, type TableState } from './table-state.ts'
import { TableTools, useColumnChoice } from './table-tools.tsx'

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
  const { name, columns, rows, rowId, state, onState, byServer, bulk } = props
  const { t } = useTranslation('kit')
  const isWide = useMedia('(min-width: 48rem)')
  const choice = useColumnChoice(name, columns)
  const [cursor, setCursor] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const shown = useMemo(
    () => (byServer ? (rows ?? []) : arrange(rows ?? [], columns, state)),
    [byServer, rows, columns, state],
  )
  const ids = shown.map(rowId)
  const place = ids.indexOf(cursor ?? state.row ?? '')

  const step = (by: number) => {
    const next = ids[Math.min(ids.length - 1, Math.max(0, place + by))]
    if (!next) return
    setCursor(next)
    document.getElementById(`${name}-${next}`)?.scrollIntoView({ block: 'nearest' })
    if (state.row) onState({ row: next })
  }
  const toggle = (id: string) =>
    setChosen((now) =>
      now.has(id) ? new Set([...now].filter((each) => each !== id)) : new Set([...now, id]),
    )
  useKeys([
    { keys: 'j', label: t('keys.down'), run: () => step(1) },
    { keys: 'k', label: t('keys.up'), run: () => step(-1) },
    { keys: 'Enter', label: t('keys.open'), run: () => cursor && onState({ row: cursor }) },
    ...(bulk
      ? [
          {
            keys: 'x',
            label: t('keys.select'),
            run: () => {
              if (cursor) toggle(cursor)
            },
          },
        ]
      : []),
    ...(state.row
      ? [{ keys: 'Escape', label: t('keys.close'), run: () => onState({ row: undefined }) }]
      : []),
  ])

  const shared = {
    ...props,
    rows: shown,
    columns: choice.columns,
    cursor,
    chosen,
    onOpen: (id: string) => {
      setCursor(id)
      onState({ row: id })
    },
    onToggle: bulk ? toggle : undefined,
  }
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <TableTools {...props} shown={shown} choice={choice} />
      {bulk && chosen.size > 0 && (
        <div className="flex flex-wrap items-center gap-3 rounded-lg bg-accent-soft px-4 py-2 text-accent-text">
          <span className="text-small font-medium">{t('selected', { count: chosen.size })}</span>
          {bulk([...chosen], () => setChosen(new Set()))}
          <Button size="sm" tone="quiet" className="ms-auto" onClick={() => setChosen(new Set())}>
            {t('clear')}
          </Button>
        </div>
      )}
      {props.error && <ErrorState failure={props.error} onAgain={props.onAgain} />}
      {!props.error && !rows && <SkeletonRows rows={8} />}
      {!props.error &&
        rows &&
        shown.length === 0 &&
        (props.empty ?? (
          <EmptyState
            icon={Inbox}
            title={t('table.empty')}
            action={
              state.q && (
                <Button onClick={() => onState({ q: undefined })}>{t('table.clear')}</Button>
              )
            }
          />
        ))}
      {shown.length > 0 &&
        (isWide ? (
          <Grid
            {...shared}
            compact={choice.compact}
            onAll={bulk ? (isOn) => setChosen(new Set(isOn ? ids : [])) : undefined}
          />
        ) : (
          <CardList {...shared} />
        ))}
      {props.hasMore && (
        <Button
          tone="quiet"
          busy={props.isMoreComing}
          onClick={props.onMore}
          className={cx('self-center')}
        >
          {t('show-more')}
        </Button>
      )}
    </div>
  )
}
