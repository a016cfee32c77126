import type { City } from '../play/city.ts'
import type { Section } from '../run/play.ts'
import type { Stage } from '../stage/open-stage.ts'
import { type Figures, gatherFigures } from './figures.ts'
import { dollars, type Line } from './report.ts'

/** What happened in Zenvee's city. */
export async function zenveeSections(stage: Stage, city: City): Promise<Section[]> {
  const figures = await gatherFigures(stage)
  return [
    {
      title: 'Bookings by ending',
      lines: figures.bookings.map(({ state, n }): Line => [state, String(n)]),
    },
    { title: 'From a wish to the end', lines: funnel(city, figures) },
    { title: 'On the way and at the door', lines: visitLines(city, figures) },
    { title: 'Money', lines: moneyLines(figures) },
  ]
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
