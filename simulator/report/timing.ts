import type { Tally } from '../play/tally.ts'

const SLOWEST = 8

interface Spent {
  readonly minutes: number
  readonly seededMs: number
  readonly livedMs: number
  readonly spentMs: ReadonlyMap<string, number>
}

/** How long things took here and now: never the same twice, and no part of the fingerprint. */
export function timingLines(
  tally: Tally,
  { minutes, seededMs, livedMs, spentMs }: Spent,
): string[] {
  const all = [...tally.doors.values()].flatMap(({ ms }) => ms)
  const doors = [...tally.doors]
    .map(([name, { ms }]) => ({
      name,
      n: ms.length,
      p50: quantile(ms, 0.5),
      p95: quantile(ms, 0.95),
      sum: ms.reduce((a, b) => a + b, 0),
    }))
    .sort((a, b) => b.sum - a.sum)
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`
  return [
    'On this machine, this time',
    `  seeded in ${seconds(seededMs)}, lived ${minutes} minutes in ${seconds(livedMs)}`,
    `  ${all.length} requests, p50 ${quantile(all, 0.5).toFixed(1)} ms, p95 ${quantile(all, 0.95).toFixed(1)} ms, ${seconds(all.reduce((a, b) => a + b, 0))} in all`,
    `  the server's own work: ${[...spentMs].map(([what, ms]) => `${what} ${seconds(ms)}`).join(', ')}`,
    '  most time of requests went to',
    ...doors
      .slice(0, SLOWEST)
      .map(
        ({ name, n, p50, p95, sum }) =>
          `    ${name.padEnd(42)} ${String(n).padStart(6)} times  p50 ${p50.toFixed(1)}  p95 ${p95.toFixed(1)}  ${seconds(sum)}`,
      ),
  ]
}

/** The value below which this share lies; 0 of nothing. */
function quantile(values: readonly number[], share: number): number {
  const inOrder = [...values].sort((a, b) => a - b)
  return inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? 0
}
