import { useTranslation } from 'react-i18next'
import { Checkbox } from '../choice.tsx'
import { cx } from '../cx.ts'
import type { ListProps } from './grid.tsx'

/** The rows as cards, on phones. */
export function CardList<Row>({
  name,
  label,
  columns,
  rows,
  rowId,
  state,
  chosen,
  onOpen,
  onToggle,
  rowTone,
}: ListProps<Row>) {
  const { t } = useTranslation('kit')
  const title = columns.find((column) => column.isTitle) ?? columns[0]
  const facts = columns.filter((column) => column !== title)
  return (
    <ul aria-label={label} className="flex flex-col gap-2.5">
      {rows.map((row) => {
        const id = rowId(row)
        const tone = rowTone?.(row)
        return (
          <li
            key={id}
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
              <Checkbox
                labelHidden
                label={t('select-row')}
                checked={chosen.has(id)}
                onChange={() => onToggle(id)}
              />
            )}
            <div className="min-w-0 flex-1">
              <button
                type="button"
                onClick={() => onOpen(id)}
                className="mb-2 block w-full text-start font-medium outline-none after:absolute after:inset-0 after:rounded-xl focus-visible:after:outline-2 focus-visible:after:outline-accent"
              >
                {title?.cell(row)}
              </button>
              <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-small">
                {facts.map((column) => (
                  <div key={column.key} className="col-span-2 grid grid-cols-subgrid items-center">
                    <dt className="text-muted">{column.label}</dt>
                    <dd className="min-w-0 truncate text-end">{column.cell(row)}</dd>
                  </div>
                ))}
              </dl>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
