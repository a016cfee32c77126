import { ChartColumn, Table2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../button.tsx'
import { cx } from '../cx.ts'

interface ChartFrameProps {
  readonly label: string
  readonly hint?: ReactNode
  /** The same numbers as rows: head first. */
  readonly table: readonly (readonly ReactNode[])[]
  readonly className?: string
  readonly children: ReactNode
}

/** Around every chart: its name, and a switch that shows the numbers as a table. */
export function ChartFrame({ label, hint, table, className, children }: ChartFrameProps) {
  const { t } = useTranslation('kit')
  const [asTable, setAsTable] = useState(false)
  const [head = [], ...rows] = table
  return (
    <figure className={cx('flex min-w-0 flex-col gap-3', className)}>
      <figcaption className="flex items-start justify-between gap-3">
        <span>
          <span className="block text-body font-semibold">{label}</span>
          {hint && <span className="block text-small text-muted">{hint}</span>}
        </span>
        <IconButton
          size="sm"
          icon={asTable ? ChartColumn : Table2}
          label={asTable ? t('show-chart') : t('show-table')}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
          className="-me-1.5 -mt-1.5"
        />
      </figcaption>
      {asTable ? (
        <div className="max-h-72 overflow-auto scrollbar-thin">
          <table className="w-full text-small">
            <thead>
              <tr className="text-muted">
                {head.map((cell, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: columns of a chart keep their place
                  <Head key={place} first={place === 0}>
                    {cell}
                  </Head>
                ))}
              </tr>
            </thead>
            <tbody className="divide-y">
              {rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a chart keep their place
                <tr key={at}>
                  {row.map((cell, place) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: columns of a chart keep their place
                    <td key={place} className={cx('py-1.5 tabular', place > 0 && 'text-end')}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : (
        children
      )}
    </figure>
  )
}

function Head({ first, children }: { first: boolean; children: ReactNode }) {
  return (
    <th scope="col" className={cx('pb-1.5 font-medium', first ? 'text-start' : 'text-end')}>
      {children}
    </th>
  )
}
