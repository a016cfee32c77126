import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Shortcut, useKeys } from '../keys/use-keys.ts'
import type { TableState } from './table-state.ts'

interface Picking {
  readonly name: string
  readonly state: TableState
  readonly onState: (change: TableState) => void
  /** Rows can be selected. */
  readonly bulk?: unknown
}

/** Where the cursor is and which rows are selected; j, k, Enter, x and Esc. */
export function useRowPicks({ name, state, onState, bulk }: Picking, ids: readonly string[]) {
  const { t } = useTranslation('kit')
  const [cursor, setCursor] = useState<string | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const place = ids.indexOf(cursor ?? state.row ?? '')

  const step = (by: number) => {
    const next = ids[Math.min(ids.length - 1, Math.max(0, place + by))]
    if (!next) return
    setCursor(next)
    document.getElementById(`${name}-${next}`)?.scrollIntoView({ block: 'nearest' })
    if (state.row) onState({ row: next })
  }
  const toggle = (id: string) =>
    setChosen((now) => (now.has(id) ? without(now, id) : new Set([...now, id])))
  const close = () => onState({ row: undefined })

  const keys: Shortcut[] = [
    { keys: 'j', label: t('keys.down'), run: () => step(1) },
    { keys: 'k', label: t('keys.up'), run: () => step(-1) },
    { keys: 'Enter', label: t('keys.open'), run: () => cursor && onState({ row: cursor }) },
  ]
  if (bulk) keys.push({ keys: 'x', label: t('keys.select'), run: () => cursor && toggle(cursor) })
  if (state.row) keys.push({ keys: 'Escape', label: t('keys.close'), run: close })
  useKeys(keys)

  return {
    cursor,
    chosen,
    clear: () => setChosen(new Set()),
    onOpen: (id: string) => {
      setCursor(id)
      onState({ row: id })
    },
    onToggle: bulk ? toggle : undefined,
    onAll: bulk ? (isOn: boolean) => setChosen(new Set(isOn ? ids : [])) : undefined,
  }
}

function without(ids: ReadonlySet<string>, gone: string): ReadonlySet<string> {
  return new Set([...ids].filter((id) => id !== gone))
}
