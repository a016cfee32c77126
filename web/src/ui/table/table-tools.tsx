import { Columns3, Download, Rows3, Search } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { IconButton } from '../button.tsx'
import { Checkbox, Switch } from '../choice.tsx'
import { cx } from '../cx.ts'
import { controlLook } from '../field.tsx'
import { useKeys } from '../keys/use-keys.ts'
import { Popover } from '../menu.tsx'
import { type Column, csvOf, saveFile, type TableState } from './table-state.ts'

const Kept = z.object({ on: z.array(z.string()), off: z.array(z.string()), compact: z.boolean() })
type Kept = z.infer<typeof Kept>

function readKept(name: string): Kept {
  try {
    return Kept.parse(JSON.parse(localStorage.getItem(`kontor.table.${name}`) ?? ''))
  } catch {
    return { on: [], off: [], compact: false }
  }
}

/** Which columns are shown, and how tight; remembered on this device. */
export function useColumnChoice<Row>(name: string, columns: readonly Column<Row>[]) {
  const [kept, setKept] = useState(() => readKept(name))
  const isOn = (column: Column<Row>) =>
    column.isExtra ? kept.on.includes(column.key) : !kept.off.includes(column.key)
  const keep = (next: Kept) => {
    setKept(next)
    localStorage.setItem(`kontor.table.${name}`, JSON.stringify(next))
  }
  return {
    columns: columns.filter(isOn),
    isOn,
    compact: kept.compact,
    setCompact: (compact: boolean) => keep({ ...kept, compact }),
    toggle: (column: Column<Row>) => {
      const list = column.isExtra ? 'on' : 'off'
      const has = kept[list].includes(column.key)
      keep({
        ...kept,
        [list]: has ? kept[list].filter((key) => key !== column.key) : [...kept[list], column.key],
      })
    },
  }
}

interface TableToolsProps<Row> {
  readonly name: string
  readonly columns: readonly Column<Row>[]
  readonly shown: readonly Row[]
  readonly state: TableState
  readonly onState: (change: TableState) => void
  readonly filters?: ReactNode
  readonly choice: ReturnType<typeof useColumnChoice<Row>>
}

/** Search, filters, columns, density, export. */
export function TableTools<Row>({
  name,
  columns,
  shown,
  state,
  onState,
  filters,
  choice,
}: TableToolsProps<Row>) {
  const { t } = useTranslation('kit')
  return (
    <div className="flex flex-wrap items-center gap-2">
      <SearchField q={state.q ?? ''} onSearch={(q) => onState({ q: q || undefined })} />
      {filters}
      <div className="ms-auto flex items-center gap-0.5">
        <ColumnChooser columns={columns} choice={choice} />
        <IconButton
          size="sm"
          icon={Rows3}
          label={t('compact')}
          aria-pressed={choice.compact}
          className={cx('max-md:hidden', choice.compact && 'bg-press')}
          onClick={() => choice.setCompact(!choice.compact)}
        />
        <IconButton
          size="sm"
          icon={Download}
          label={t('export')}
          onClick={() => saveFile(`${name}.csv`, csvOf(shown, columns))}
        />
      </div>
    </div>
  )
}

const SEARCH_MS = 160

function SearchField({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const { t } = useTranslation('kit')
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const said = useRef(q)
  const [text, setText] = useState(q)
  useKeys([{ keys: '/', label: t('table.search'), run: () => field.current?.focus() }])

  // Somebody else changed the address: "Clear filters", or Back.
  useEffect(() => {
    if (q !== said.current) setText(q)
    said.current = q
  }, [q])

  const write = (next: string) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      said.current = next
      onSearch(next)
    }, SEARCH_MS)
  }
  return (
    <div className="relative w-full sm:w-64">
      <Search
        size={16}
        aria-hidden
        className="pointer-events-none absolute start-3 top-1/2 -translate-y-1/2 text-muted"
      />
      <input
        ref={field}
        type="search"
        aria-label={t('table.search')}
        placeholder={t('table.search')}
        value={text}
        onChange={(event) => write(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        className={cx(controlLook, 'h-9 rounded-sm ps-9 md:text-small')}
      />
    </div>
  )
}

function ColumnChooser<Row>({ columns, choice }: Pick<TableToolsProps<Row>, 'columns' | 'choice'>) {
  const { t } = useTranslation('kit')
  return (
    <Popover
      title={t('columns')}
      align="end"
      trigger={<IconButton size="sm" icon={Columns3} label={t('columns')} />}
    >
      <div className="mt-2 flex flex-col gap-3">
        {columns.map((column) => (
          <Checkbox
            key={column.key}
            label={column.label}
            checked={choice.isOn(column)}
            onChange={() => choice.toggle(column)}
          />
        ))}
        <div className="border-t pt-1">
          <Switch label={t('compact')} checked={choice.compact} onChange={choice.setCompact} />
        </div>
      </div>
    </Popover>
  )
}
