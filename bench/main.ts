/**
 * `npm run bench`: what Kontor costs beside what the machine could do, in one run. With a name it
 * measures that row alone. Writes bench/results/<date>.json and .md.
 */
import { parseArgs } from 'node:util'
import { keepResults, printTable } from './harness/report.ts'
import type { Figure } from './harness/row.ts'
import { rows } from './rows/index.ts'
import { openStage } from './stage/stage.ts'

const LEAST_ROUNDS = 5

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string', default: String(LEAST_ROUNDS) },
    keep: { type: 'boolean', default: false },
  },
})

const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1 || rounds > 50)
  fail('--rounds is a whole number from 1 to 50')
const unknown = positionals.filter((name) => !rows.some((row) => row.name === name))
if (unknown.length > 0)
  fail(
    `there is no row ${unknown.join(', ')}; there are: ${rows.map((row) => row.name).join(', ')}`,
  )
const chosen =
  positionals.length === 0 ? rows : rows.filter((row) => positionals.includes(row.name))

const stage = await openStage((line) => console.error(`  ${line}`))
const measured: { row: (typeof rows)[number]; figures: readonly Figure[]; failed?: string }[] = []
try {
  for (const [index, row] of chosen.entries()) {
    const hear = (line: string) => progress(`[${index + 1}/${chosen.length}] ${row.name}: ${line}`)
    try {
      measured.push({ row, figures: await row.run({ stage, rounds, hear }) })
    } catch (error) {
      measured.push({
        row,
        figures: [],
        failed: error instanceof Error ? error.message : String(error),
      })
    }
  }
} finally {
  progress('')
  await stage.close()
}

printTable(measured)
if (values.keep || positionals.length === 0) await keepResults(measured, rounds)
process.exit(measured.some((each) => each.failed) ? 1 : 0)

function progress(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${line}`)
  else if (line) console.error(line)
}

function fail(line: string): never {
  console.error(line)
  process.exit(2)
}
