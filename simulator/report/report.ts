import type { City } from '../play/city.ts'
import type { Play } from '../run/play.ts'
import type { Stage } from '../stage/open-stage.ts'
import { countRecords, type Records } from './figures.ts'
import { fingerprintOf } from './fingerprint.ts'
import { timingLines } from './timing.ts'

export interface ReportOptions {
  readonly people: number
  readonly minutes: number
  readonly seed: string
  readonly demand: number
  readonly orders?: number | undefined
  readonly play: Play
  readonly seededMs: number
  readonly livedMs: number
  /** What the server's work by hand took, milliseconds by kind. */
  readonly spentMs: ReadonlyMap<string, number>
}

/** What happened. `text` is the same for the same seed; `timing` is not. */
export interface Report {
  readonly text: string
  readonly timing: string
  readonly fingerprint: string
  readonly surprises: readonly string[]
}

const WIDTH = 26

export async function makeReport(
  stage: Stage,
  city: City,
  options: ReportOptions,
): Promise<Report> {
  const sections = await options.play.sections(stage, city)
  const text = [
    ...head(options),
    ...sections.flatMap(({ title, lines }) => section(title, lines)),
    ...section('Traffic', trafficLines(city, await countRecords(stage))),
    ...section('Refusals', sorted(city.tally.refusals)),
    ...section(
      'Requests',
      sorted(new Map([...city.tally.doors].map(([name, { count }]) => [name, count]))),
    ),
  ].join('\n')
  return {
    text,
    timing: timingLines(city.tally, options).join('\n'),
    fingerprint: await fingerprintOf(stage, text),
    surprises: city.tally.surprises,
  }
}

function head({ people, minutes, seed, demand, orders }: ReportOptions): string[] {
  const asked = orders === undefined ? `${minutes} minutes` : `${orders} orders`
  return [`Alder Bay, ${people} people, ${asked}, ${demand} wishes an hour, seed ${seed}`]
}

export type Line = readonly [name: string, value: string]

function section(title: string, lines: readonly Line[]): string[] {
  return ['', title, ...lines.map(([name, value]) => `  ${name.padEnd(WIDTH)} ${value}`)]
}

function sorted(counts: ReadonlyMap<string, number>): Line[] {
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, n]) => [name.padEnd(44), String(n)])
}

function trafficLines({ tally }: City, records: Records): Line[] {
  const n = (name: string) => String(tally.counts.get(name) ?? 0)
  const requests = [...tally.doors.values()].reduce((sum, { count }) => sum + count, 0)
  return [
    ['requests', String(requests)],
    ['events', `${records.events} in ${records.streams} streams`],
    ['deliveries', String(records.deliveries)],
    ['ledger transfers', String(records.transfers)],
    [
      'heard by sockets',
      `${n('heard.told')} told, ${n('heard.position')} positions, ${n('heard.eta')} etas`,
    ],
  ]
}

/** Money in words, for a line of the report. */
export function dollars(minor: string): string {
  const cents = Number(minor)
  const sign = cents < 0 ? '-' : ''
  return `${sign}$${(Math.abs(cents) / 100).toFixed(2)}`
}
