import type { City } from '../play/city.ts'
import type { Section } from '../run/play.ts'
import type { Stage } from '../stage/open-stage.ts'
import { listPurposes, one } from './figures.ts'
import { dollars, type Line } from './report.ts'

interface Times {
  readonly click_to_door: number | null
  readonly click_to_door_p90: number | null
  readonly ready_to_pickup: number | null
  readonly late: number
  readonly delivered: number
}

interface Dispatching {
  readonly ticks: number
  readonly offers: number
  readonly bundled: number
  readonly dropped: number
}

interface Money {
  readonly captured: string
  readonly refunded: string
  readonly tips: string
  readonly paid_out: string
  readonly payouts: number
}

/** What happened in RideNDine's city. */
export async function ridendineSections(stage: Stage, city: City): Promise<Section[]> {
  const states = await stage.query<{ state: string; n: number }>(
    'select state, count(*)::int as n from ridendine.orders group by state order by state',
  )
  return [
    { title: 'Orders by ending', lines: states.map(({ state, n }): Line => [state, String(n)]) },
    { title: 'From hunger to the order', lines: choosingLines(city) },
    { title: 'In the kitchen', lines: kitchenLines(city) },
    { title: 'On the way', lines: await wayLines(stage, city) },
    { title: 'At the table', lines: tableLines(city) },
    { title: 'Money', lines: await moneyLines(stage) },
  ]
}

const counter = (city: City) => (name: string) => String(city.tally.counts.get(name) ?? 0)

function choosingLines(city: City): Line[] {
  const n = counter(city)
  const why = ['nobody cooks', 'nothing fits', 'too late'].map(
    (each) => `${n(`gave_up.${each}`)} ${each}`,
  )
  return [
    ['hungry', `${n('hungry')} (${n('wishes.nobody_free')} more found nobody at home)`],
    ['ordered', n('orders')],
    ['gave up', why.join(', ')],
    ['paid with another card', `${n('paid_with_another_card')}, ${n('left_unpaid')} left unpaid`],
    ['called off', n('called_off.by_eater')],
  ]
}

function kitchenLines(city: City): Line[] {
  const n = counter(city)
  return [
    ['kitchens at work', `${n('kitchens')}, resumed ${n('kitchens.resumed')} times`],
    [
      'answers',
      `${n('answers.accepted')} accepted, ${n('answers.rejected')} rejected, ${n('answers.ignored')} ignored`,
    ],
    ['cooked', `${n('cooked')}, ${n('ready')} ready, ${n('delayed')} delays`],
  ]
}

async function wayLines(stage: Stage, city: City): Promise<Line[]> {
  const n = counter(city)
  const times = await one<Times>(stage, TIMES)
  const dispatching = await one<Dispatching>(stage, DISPATCHING)
  const saw = (how: string) => city.sightings.all.filter((each) => each.how === how).length
  return [
    [
      'offers',
      `${dispatching.offers}: ${n('offers.accepted')} accepted, ${n('offers.declined')} declined, ${n('offers.ignored')} ignored`,
    ],
    ['ticks', `${dispatching.ticks}, ${dispatching.bundled} offers of several orders`],
    ['dropped out', n('dropped_out')],
    ['picked up', n('picked_up')],
    ['delivered', `${n('delivered.handed')} by hand, ${n('delivered.left')} at the door`],
    [
      'click to door',
      `median ${times.click_to_door ?? '-'} min, p90 ${times.click_to_door_p90 ?? '-'} min`,
    ],
    ['ready to pickup', `median ${times.ready_to_pickup ?? '-'} min`],
    ['later than promised', `${times.late} of ${times.delivered}`],
    ['positions sent', `${n('positions.sent')}, ${n('positions.kept')} kept`],
    ['positions seen', `${saw('push')} by socket, ${saw('read')} read`],
  ]
}

function tableLines(city: City): Line[] {
  const n = counter(city)
  return [
    ['rated', `${n('rated.food')} food, ${n('rated.delivery')} delivery`],
    ['tipped afterwards', n('tips.later')],
    ['content at once', n('content')],
    ['given back at once', n('refunded_at_once')],
    [
      'disputes',
      `${n('disputes')}: ${n('disputes.refunded')} refunded, ${n('disputes.dismissed')} dismissed`,
    ],
  ]
}

async function moneyLines(stage: Stage): Promise<Line[]> {
  const money = await one<Money>(stage, MONEY)
  const accounts = await listPurposes(stage)
  const of = (purpose: string) => accounts.find((row) => row.purpose === purpose)?.minor ?? '0'
  return [
    ['captured', dollars(money.captured)],
    ['refunded', dollars(money.refunded)],
    ['tips', dollars(money.tips)],
    ['platform fees', dollars(of('fees'))],
    ['goodwill', dollars(of('goodwill'))],
    ['sales tax', dollars(of('tax'))],
    ['provider fees', dollars(of('processing'))],
    ['paid out', `${dollars(money.paid_out)} in ${money.payouts} payouts`],
    ['in escrow', dollars(of('escrow'))],
    ['pending', dollars(of('pending'))],
    ['owed to the platform', dollars(of('receivable'))],
    ['held by the provider', dollars(of('clearing'))],
  ]
}

const minutesOf = (share: number, span: string) =>
  `round((percentile_cont(${share}) within group (order by extract(epoch from ${span})) / 60)::numeric, 1)::float8`

const TIMES = `
  select ${minutesOf(0.5, 'delivered_at - placed_at')} as click_to_door,
         ${minutesOf(0.9, 'delivered_at - placed_at')} as click_to_door_p90,
         ${minutesOf(0.5, 'picked_up_at - ready_since')} as ready_to_pickup,
         count(*) filter (where delivered_at > promised_by)::int as late, count(*)::int as delivered
    from ridendine.orders where delivered_at is not null`

const DISPATCHING = `
  select (select count(*)::int from dispatch.ticks) as ticks,
         (select count(*)::int from dispatch.offers) as offers,
         (select count(*)::int from (
            select offer_id from dispatch.offer_tasks group by offer_id having count(*) > 1) b) as bundled,
         (select count(*)::int from foundation.history
           where thing = 'ridendine.order' and move = 'unassign') as dropped`

const MONEY = `
  select (select coalesce(sum(captured_minor), 0) from payments.payments)::text as captured,
         (select coalesce(sum(amount_minor), 0) from payments.refunds where state = 'succeeded')::text as refunded,
         (select coalesce(sum(tip_minor + tip_later_minor), 0) from ridendine.orders
           where delivered_at is not null)::text as tips,
         (select coalesce(sum(amount_minor), 0) from payments.payouts where state = 'paid')::text as paid_out,
         (select count(*)::int from payments.payouts) as payouts`
