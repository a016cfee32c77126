/** Figures of one measured round: how many a second, and how long each took, milliseconds. */
export interface Round {
  /** Things done per second; undefined where only a duration counts. */
  readonly perSecond: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Answers that were not what was asked for. A round with any does not count as measured. */
  readonly wrong: number
}

/** The middle of some numbers; the mean of the two middle ones when they are even. NaN of none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length / 2
  const high = sorted[Math.floor(middle)] ?? Number.NaN
  if (sorted.length % 2 === 1) return high
  return (high + (sorted[middle - 1] ?? Number.NaN)) / 2
}

/** The value below which this share (0 to 1) of the sorted values lies: nearest rank. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN
  const rank = Math.min(sorted.length, Math.max(1, Math.ceil(share * sorted.length)))
  return sorted[rank - 1] ?? Number.NaN
}

/** A round from the time (milliseconds) that each thing took and the time that all took together. */
export function roundOf(times: readonly number[], tookMs: number, wrong = 0): Round {
  const sorted = Float64Array.from(times).sort()
  return {
    perSecond: (times.length * 1000) / tookMs,
    p50: percentile(sorted, 0.5),
    p95: percentile(sorted, 0.95),
    p99: percentile(sorted, 0.99),
    wrong,
  }
}

/** The medians of several rounds, figure by figure. */
export function medianRound(rounds: readonly Round[]): Round {
  const of = (figure: (round: Round) => number) => median(rounds.map(figure))
  return {
    perSecond: of((round) => round.perSecond),
    p50: of((round) => round.p50),
    p95: of((round) => round.p95),
    p99: of((round) => round.p99),
    wrong: rounds.reduce((sum, round) => sum + round.wrong, 0),
  }
}

/**
 * How a figure grows with the history behind it: the exponent b of `time = a · rows^b`, by least
 * squares over the logarithms. 0 is flat, 1 is a scan.
 */
export function slopeOf(points: readonly { readonly rows: number; readonly ms: number }[]): number {
  const logs = points.map(({ rows, ms }) => [Math.log(rows), Math.log(Math.max(ms, 1e-6))] as const)
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length
  const spread = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  if (spread === 0) return Number.NaN
  return logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread
}
