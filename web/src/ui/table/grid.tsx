import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Checkbox } from '../choice.tsx'
import { cx } from '../cx.ts'
import type { Column, TableState } from './table-state.ts'

export interface ListProps<Row> {
  readonly name: string
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly state: TableState
  readonly onState: (change: TableState) => void
  readonly cursor: string | null
  readonly chosen: ReadonlySet<string>
  readonly onOpen: (id: string) => void
  readonly onToggle?: (id: string) => void
  readonly rowTone?: (row: Row) => 'bad' | 'warn' | undefined
}

interface GridProps<Row> extends ListProps<Row> {
  readonly compact: boolean
  readonly onAll?: (isOn: boolean) => void
}

/** The rows as a table, from 768 px on. */
export function Grid<Row>(props: GridProps<Row>) {
  const { label, columns, rows, rowId, chosen, onAll, compact } = props
  const { t } = useTranslation('kit')
  return (
    <div className="overflow-x-auto rounded-xl border bg-surface shadow-1 scrollbar-thin">
      <table aria-label={label} className="w-full border-collapse text-body">
        <thead>
          <tr className="border-b text-small text-muted">
            {onAll && (
              <th scope="col" className="w-12 ps-4">
                <Checkbox
                  labelHidden
                  label={t('select-all')}
                  checked={chosen.size === rows.length}
                  mixed={chosen.size > 0 && chosen.size < rows.length}
                  onChange={onAll}
                />
              </th>
            )}
            {columns.map((column) => (
              <HeadCell key={column.key} column={column} {...props} />
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {rows.map((row) => (
            <BodyRow key={rowId(row)} row={row} {...props} compact={compact} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function HeadCell<Row>({
  column,
  state,
  onState,
}: { column: Column<Row> } & Pick<GridProps<Row>, 'state' | 'onState'>) {
  const { t } = useTranslation('kit')
  const isUp = state.sort === column.key
  const isDown = state.sort === `-${column.key}`
  const Arrow = isDown ? ArrowDown : ArrowUp
  return (
    <th
      scope="col"
      aria-sort={isUp ? 'ascending' : isDown ? 'descending' : undefined}
      className={cx(
        'h-10 px-4 font-medium whitespace-nowrap',
        column.align === 'end' ? 'text-end' : 'text-start',
        column.className,
      )}
    >
      {column.value ? (
        <button
          type="button"
          title={t('sort-by', { column: column.label })}
          onClick={() =>
            onState({ sort: isUp ? `-${column.key}` : isDown ? undefined : column.key })
          }
          className={cx(
            'group/sort inline-flex items-center gap-1 rounded-xs hover:text-ink',
            column.align === 'end' && 'flex-row-reverse',
          )}
        >
          {column.label}
          <Arrow
            size={13}
            aria-hidden
            className={cx(!isUp && !isDown && 'opacity-0 group-hover/sort:opacity-50')}
          />
        </button>
      ) : (
        column.label
      )}
    </th>
  )
}

function BodyRow<Row>({ row, ...props }: GridProps<Row> & { row: Row }) {
  const { name, columns, rowId, state, cursor, chosen, onOpen, onToggle, compact, rowTone } = props
  const { t } = useTranslation('kit')
  const id = rowId(row)
  const isOpen = state.row === id
  const tone = rowTone?.(row)
  return (
    <tr
      id={`${name}-${id}`}
      aria-selected={isOpen}
      onClick={() => onOpen(id)}
      className={cx(
        'group/row cursor-pointer transition-colors hover:bg-hover',
        isOpen && 'bg-accent-soft/60',
        cursor === id && 'outline-2 -outline-offset-2 outline-accent/60',
      )}
    >
      {onToggle && (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keeps a click on the box from opening the row
        <td className="w-12 ps-4" onClick={(event) => event.stopPropagation()}>
          <Checkbox
            labelHidden
            label={t('select-row')}
            checked={chosen.has(id)}
            onChange={() => onToggle(id)}
          />
        </td>
      )}
      {columns.map((column, place) => (
        <td
          key={column.key}
          className={cx(
            'relative px-4',
            compact ? 'h-9 text-small' : 'h-13',
            column.align === 'end' && 'text-end tabular',
            column.className,
          )}
        >
          {place === 0 && tone && (
            <span
              aria-hidden
              className={cx(
                'absolute inset-y-2 start-0 w-0.75 rounded-full',
                tone === 'bad' ? 'bg-bad' : 'bg-warn',
              )}
            />
          )}
          {place === 0 ? (
            <button
              type="button"
              className="max-w-full rounded-xs text-start font-medium outline-offset-4"
              onClick={(event) => {
                event.stopPropagation()
                onOpen(id)
              }}
            >
              {column.cell(row)}
            </button>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  )
}
