import { useTranslation } from 'react-i18next'
import { Checkbox } from '../choice.tsx'
import { cx } from '../cx.ts'
import type { ListProps } from './grid.tsx'
import type { Column } from './table-state.ts'

/** The rows as cards, on phones. */
export function CardList<Row>(props: ListProps<Row>) {
  return (
    <ul aria-label={props.label} className="flex flex-col gap-2.5">
      {props.rows.map((row) => (
        <RecordCard key={props.rowId(row)} row={row} {...props} />
      ))}
    </ul>
  )
}

function RecordCard<Row>({ row, ...props }: ListProps<Row> & { row: Row }) {
  const { name, columns, rowId, state, chosen, onOpen, onToggle, rowTone } = props
  const { t } = useTranslation('kit')
  const title = columns.find((column) => column.isTitle) ?? columns[0]
  const id = rowId(row)
  const tone = rowTone?.(row)
  return (
    <li
      id={`${name}-${id}`}
      className={cx(
        'relative flex items-start gap-3 rounded-xl border bg-surface p-4 shadow-1',
        state.row === id && 'border-accent',
      )}
    >
      {tone && (
        <span
          aria-hidden
          className={cx(
            'absolute inset-y-3 start-0 w-0.75 rounded-full',
            tone === 'bad' ? 'bg-bad' : 'bg-warn',
          )}
        />
      )}
      {onToggle && (
        <span className="relative z-1">
          <Checkbox
            labelHidden
            label={t('select-row')}
            checked={chosen.has(id)}
            onChange={() => onToggle(id)}
          />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <button
          type="button"
          onClick={() => onOpen(id)}
          className="mb-2 block w-full text-start font-medium outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:outline-2 focus-visible:after:outline-accent"
        >
          {title?.cell(row)}
        </button>
        <Facts row={row} columns={columns.filter((column) => column !== title)} />
      </div>
    </li>
  )
}

function Facts<Row>({ row, columns }: { row: Row; columns: readonly Column<Row>[] }) {
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-small">
      {columns.map((column) => (
        <div key={column.key} className="col-span-2 grid grid-cols-subgrid items-center">
          <dt className="text-muted">{column.label}</dt>
          <dd className="min-w-0 truncate text-end">{column.cell(row)}</dd>
        </div>
      ))}
    </dl>
  )
}
