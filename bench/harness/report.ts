import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { Figure, Row } from './row.ts'

export interface Measured {
  readonly row: Row
  readonly figures: readonly Figure[]
  /** Why there is no figure. */
  readonly failed?: string
}

const RESULTS = join(import.meta.dirname, '..', 'results')
const MARK = { aim: 'aim', reached: 'reached', short: 'SHORT' } as const
const HEADS = ['work', 'figure', 'ratio', 'must', 'aim', '', 'Kontor', 'floor'] as const

/** The table on the screen: ratios first, because absolute figures are the machine's. */
export function printTable(measured: readonly Measured[]): void {
  const lines = linesOf(measured)
  const widths = HEADS.map((head, column) =>
    Math.max(head.length, ...lines.map((line) => line[column]?.length ?? 0)),
  )
  const draw = (cells: readonly string[]) =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
  console.log(`\n${draw(HEADS)}`)
  for (const line of lines) console.log(draw(line))
  console.log(`\n${machine()}; rate · p50 / p95 / p99\n`)
}

/** The same as files, for those who come later. */
export async function keepResults(measured: readonly Measured[], rounds: number): Promise<void> {
  const day = new Date().toISOString().slice(0, 10)
  await mkdir(RESULTS, { recursive: true })
  const rows = measured.map(({ row, figures, failed }) => ({
    name: row.name,
    work: row.work,
    floor: row.floor,
    failed,
    figures,
  }))
  const facts = { day, machine: machine(), node: process.version, rounds, rows }
  await writeFile(join(RESULTS, `${day}.json`), `${JSON.stringify(facts, null, 2)}\n`)
  await writeFile(join(RESULTS, `${day}.md`), markdown(measured, day, rounds))
  console.log(`kept in bench/results/${day}.json and .md`)
}

function linesOf(measured: readonly Measured[]): string[][] {
  return measured.flatMap(({ row, figures, failed }) =>
    failed
      ? [[row.work, '–', '–', '–', '–', 'FAILED', failed.slice(0, 80), row.floor]]
      : figures.map((figure) => [
          row.work,
          figure.label,
          figure.ratio,
          figure.must,
          figure.aim,
          MARK[figure.verdict],
          figure.ours,
          figure.floor,
        ]),
  )
}

function markdown(measured: readonly Measured[], day: string, rounds: number): string {
  const table = [HEADS, HEADS.map(() => '---'), ...linesOf(measured)]
    .map((line) => `| ${line.join(' | ')} |`)
    .join('\n')
  return `# Measured ${day}

${machine()}, Node ${process.version}; median of ${rounds} rounds, product and floor in turn; rate · p50 / p95 / p99.
\`npm run bench\` measures it again.

${table}
`
}

function machine(): string {
  const [first] = cpus()
  return `${cpus().length} × ${first?.model.trim() || 'unnamed processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform}`
}
