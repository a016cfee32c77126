import type { Stage } from '../stage/stage.ts'
import type { Compared } from './alternate.ts'
import type { Round } from './stats.ts'

/** One figure of a row, as the table shows it. */
export interface Figure {
  /** What was measured: `16 clients`, `1,000,000 rows`. */
  readonly label: string
  readonly ours: string
  readonly floor: string
  /** Ours against the floor, or ours against the bar. */
  readonly ratio: string
  readonly must: string
  readonly aim: string
  readonly verdict: 'aim' | 'reached' | 'short'
  /** The numbers behind it, for the file. */
  readonly raw: Readonly<Record<string, unknown>>
}

export interface Asked {
  readonly stage: Stage
  readonly rounds: number
  /** A line of progress. */
  readonly hear: (line: string) => void
}

/** A line of the table of what is measured. */
export interface Row {
  readonly name: string
  readonly work: string
  readonly floor: string
  readonly run: (asked: Asked) => Promise<readonly Figure[]>
}

const rate = (perSecond: number) => `${Math.round(perSecond).toLocaleString('en-US')}/s`
const ms = (value: number) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`
export const percent = (share: number) => `${Math.round(share * 100)} %`

/** `8,120/s · 1.8 / 3.0 / 4.9 ms`: rate, then p50, p95 and p99. */
export function say(round: Round): string {
  return `${rate(round.perSecond)} · ${[round.p50, round.p95, round.p99].map((each) => ms(each).replace(' ms', '')).join(' / ')} ms`
}

export interface ShareBar {
  readonly label: string
  /** Least share of the floor's things per second, 0 to 1. */
  readonly must: number
  readonly aim: number
  /** Most milliseconds at p95, where the bar has them too. */
  readonly mostP95?: number
}

/** A figure that is a share of its floor. */
export function shareOfFloor(compared: Compared, bar: ShareBar): Figure {
  const quick = bar.mostP95 === undefined || compared.ours.p95 <= bar.mostP95
  const verdict =
    quick && compared.ratio >= bar.aim
      ? 'aim'
      : quick && compared.ratio >= bar.must
        ? 'reached'
        : 'short'
  const bound = bar.mostP95 === undefined ? '' : `, p95 ≤ ${bar.mostP95} ms`
  return {
    label: bar.label,
    ours: say(compared.ours),
    floor: say(compared.floor),
    ratio: percent(compared.ratio),
    must: `≥ ${percent(bar.must)}${bound}`,
    aim: `≥ ${percent(bar.aim)}`,
    verdict,
    raw: { ...compared },
  }
}

export interface MostBar {
  readonly label: string
  readonly unit: string
  readonly must: number
  readonly aim?: number
  readonly floor?: number
}

/** A figure that must stay below a bar. */
export function atMost(value: number, bar: MostBar): Figure {
  const show = (each: number) =>
    `${each < 10 ? each.toFixed(1) : Math.round(each).toLocaleString('en-US')} ${bar.unit}`
  const verdict =
    value <= (bar.aim ?? Number.NEGATIVE_INFINITY) ? 'aim' : value <= bar.must ? 'reached' : 'short'
  return {
    label: bar.label,
    ours: show(value),
    floor: bar.floor === undefined ? '–' : show(bar.floor),
    ratio: bar.floor === undefined ? '–' : `${(value / bar.floor).toFixed(2)} ×`,
    must: `≤ ${show(bar.must)}`,
    aim: bar.aim === undefined ? '–' : `≤ ${show(bar.aim)}`,
    verdict,
    raw: { value, floor: bar.floor },
  }
}
