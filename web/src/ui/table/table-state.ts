import type { ReactNode } from 'react'
import { z } from 'zod'

/** The part of an address that a table keeps: spread it into `validateSearch`. */
export const tableSearch = {
  /** What is searched for. */
  q: z.string().max(120).optional().catch(undefined),
  /** Column, with `-` before it for the other way. */
  sort: z.string().max(60).optional().catch(undefined),
  /** The row that is open. */
  row: z.string().max(120).optional().catch(undefined),
}

export interface TableState {
  readonly q?: string
  readonly sort?: string
  readonly row?: string
}

export interface Column<Row> {
  readonly key: string
  readonly label: string
  readonly cell: (row: Row) => ReactNode
  /** What is sorted, searched and exported; without it the column is none of these. */
  readonly value?: (row: Row) => string | number | null | undefined
  readonly align?: 'start' | 'end'
  /** Off until the person chooses it. */
  readonly isExtra?: boolean
  /** The title of the card on phones; the first column unless said. */
  readonly isTitle?: boolean
  readonly className?: string
}

/** Rows that contain the words, in the order that is asked for. */
export function arrange<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { q, sort }: TableState,
): readonly Row[] {
  const words = q?.trim().toLowerCase()
  const found = words
    ? rows.filter((row) =>
        columns.some((column) =>
          String(column.value?.(row) ?? '')
            .toLowerCase()
            .includes(words),
        ),
      )
    : rows
  const key = sort?.replace(/^-/, '')
  const by = columns.find((column) => column.key === key)?.value
  if (!by) return found
  const way = sort?.startsWith('-') ? -1 : 1
  return found.toSorted((a, b) => way * compare(by(a), by(b)))
}

function compare(
  a: string | number | null | undefined,
  b: string | number | null | undefined,
): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a ?? '').localeCompare(String(b ?? ''), undefined, { numeric: true })
}

/** Rows as CSV (RFC 4180), with a guard against formulas in spreadsheets. */
export function csvOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const shown = columns.filter((column) => column.value)
  const line = (cells: readonly unknown[]) => cells.map(cellOf).join(',')
  return [
    line(shown.map((column) => column.label)),
    ...rows.map((row) => line(shown.map((column) => column.value?.(row)))),
  ].join('\r\n')
}

function cellOf(value: unknown): string {
  const text = String(value ?? '')
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Give the browser a file to save. */
export function saveFile(name: string, text: string, type = 'text/csv;charset=utf-8'): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
