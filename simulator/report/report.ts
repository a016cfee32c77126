import type { City } from '../play/city.ts'
import type { Stage } from '../stage/open-stage.ts'
import { type Figures, gatherFigures } from './figures.ts'
import { fingerprintOf } from './fingerprint.ts'
import { timingLines } from './timing.ts'

export interface ReportOptions {
  readonly people: number
  readonly minutes: number
  readonly seed: string
  readonly demand: number
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
  const figures = await gatherFigures(stage)
  const text = [
    ...head(options),
    ...section(
      'Bookings by ending',
      figures.bookings.map(({ state, n }) => [state, String(n)]),
    ),
    ...section('From a wish to the end', funnel(city, figures)),
    ...section('On the way and at the door', visitLines(city, figures)),
    ...section('Money', moneyLines(figures)),
    ...section('Traffic', trafficLines(city, figures)),
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

function head({ people, minutes, seed, demand }: ReportOptions): string[] {
  return [`Alder Bay, ${people} people, ${minutes} minutes, ${demand} wishes an hour, seed ${seed}`]
}

type Line = readonly [name: string, value: string]

function section(title: string, lines: readonly Line[]): string[] {
  return ['', title, ...lines.map(([name, value]) => `  ${name.padEnd(WIDTH)} ${value}`)]
}

function sorted(counts: ReadonlyMap<string, number>): Line[] {
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, n]) => [name.padEnd(44), String(n)])
}

function funnel({ tally }: City, figures: Figures): Line[] {
  const n = (name: string) => String(tally.counts.get(name) ?? 0)
  const by = (state: string) => String(figures.bookings.find((row) => row.state === state)?.n ?? 0)
  const gaveUp = ['nobody', 'too long', 'refused'].map((why) => `${n(`gave_up.${why}`)} ${why}`)
  return [
    ['wishes', `${n('wishes')} (${n('wishes.nobody_free')} more found nobody free to have them)`],
    ['discoveries', `${n('discoveries')}, ${n('discoveries.with_cards')} worth choosing from`],
    ['gave up', gaveUp.join(', ')],
    ['looked behind a card', n('looked_behind_a_card')],
    ['asked', `${n('requests.chosen')} chosen, ${n('requests.best_match')} best match`],
    [
      'answers',
      `${n('answers.accepted')} accepted, ${n('answers.declined')} declined, ${n('answers.countered')} countered, ${n('answers.ignored')} ignored`,
    ],
    ['median answer time', `${figures.answers.median_s ?? '-'} s of ${figures.answers.answered}`],
    [
      'counters',
      `${n('counters.taken')} taken, ${n('counters.proposed')} answered with a proposal, ${n('counters.declined')} declined`,
    ],
    [
      'called off',
      `${n('called_off.free')} free, ${n('called_off.with_fee')} with a fee, ${n('called_off.by_technician')} by technicians`,
    ],
    ['paid with another card', n('paid_with_another_card')],
    ['trips', n('trips')],
    ['visits', `${figures.visits.n}, median ${figures.visits.median_minutes ?? '-'} minutes`],
    ['settled', by('settled')],
  ]
}

function visitLines({ tally, sightings }: City, figures: Figures): Line[] {
  const n = (name: string) => String(tally.counts.get(name) ?? 0)
  const arrivals = (kind: string) => figures.arrivals.find((row) => row.by === kind)?.n ?? 0
  const saw = (how: string) => sightings.all.filter((each) => each.how === how).length
  return [
    ['arrivals', `${arrivals('system')} noticed by the fence, ${arrivals('person')} said by hand`],
    ['positions sent', `${n('positions.sent')}, ${n('positions.kept')} kept`],
    ['positions seen', `${saw('push')} by socket, ${saw('read')} read, ${saw('link')} by link`],
    [
      'links',
      `${n('links.made')} made, ${n('links.seen')} looks, ${n('links.over')} found them over`,
    ],
    ['codes misheard', n('codes.misheard')],
    ['nobody at home', n('nobody_at_home')],
    ['visits forgotten', n('visits.forgotten')],
    [
      'extra work',
      `${n('extras.asked')} asked, ${n('extras.approved')} approved, ${n('extras.declined')} declined`,
    ],
    ['proof', `${n('completed.with_photo')} with a photo, ${n('completed.with_note')} with a note`],
    [
      'afterwards',
      `${n('tips')} tips, ${n('reviews')} reviews, ${n('confirmed')} confirmed, ${n('disputes')} disputes`,
    ],
    ['disputes', `${n('disputes.refunded')} refunded in part, ${n('disputes.resolved')} resolved`],
    ['credentials approved', n('credentials.approved')],
  ]
}

function moneyLines({ money, accounts }: Figures): Line[] {
  const of = (purpose: string) => accounts.find((row) => row.purpose === purpose)?.minor ?? '0'
  return [
    ['captured', dollars(money.captured)],
    ['refunded', dollars(money.refunded)],
    ['tips', dollars(money.tips)],
    ['platform fees', dollars(of('fees'))],
    ['sales tax', dollars(of('tax'))],
    ['provider fees', dollars(of('processing'))],
    ['paid out', `${dollars(money.paid_out)} in ${money.payouts} payouts`],
    ['technicians, pending', dollars(of('pending'))],
    ['technicians, balance', dollars(of('balance'))],
    ['held by the provider', dollars(of('clearing'))],
  ]
}

function trafficLines({ tally }: City, { records }: Figures): Line[] {
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

function dollars(minor: string): string {
  const cents = Number(minor)
  const sign = cents < 0 ? '-' : ''
  return `${sign}$${(Math.abs(cents) / 100).toFixed(2)}`
}
