/** The table that the bench prints. */
import type { Figures } from './figures.ts'

interface Column {
  readonly name: string
  readonly figure: keyof Figures
  readonly digits: number
}

export const COLUMNS: readonly Column[] = [
  { name: 'orders', figure: 'orders', digits: 0 },
  { name: 'undeliv%', figure: 'undeliveredPct', digits: 3 },
  { name: 'ctd', figure: 'ctdMean', digits: 3 },
  { name: 'ctd p90', figure: 'ctdP90', digits: 3 },
  { name: 'over 40', figure: 'ctdOverage', digits: 3 },
  { name: 'rtp', figure: 'rtpMean', digits: 3 },
  { name: 'rtp p90', figure: 'rtpP90', digits: 3 },
  { name: 'util', figure: 'utilisation', digits: 3 },
  { name: 'cost', figure: 'costPerOrder', digits: 3 },
  { name: 'bundle', figure: 'ordersPerBundle', digits: 3 },
  { name: 'ms p50', figure: 'tickMsP50', digits: 1 },
  { name: 'ms p99', figure: 'tickMsP99', digits: 1 },
]

const NAME_WIDTH = 20

/** The heading of the table. */
export const heading = () =>
  ['instance'.padEnd(NAME_WIDTH), ...COLUMNS.map(({ name }) => name.padStart(9))].join('')

/** One day, or the mean of all. */
export const line = (name: string, figures: Figures) =>
  [
    name.padEnd(NAME_WIDTH),
    ...COLUMNS.map(({ figure, digits }) => figures[figure].toFixed(digits).padStart(9)),
  ].join('')
