import type { Check, Evidence } from './check.ts'
import { moneyConservedWith } from './money.ts'
import { noPositionLeakedIn } from './positions.ts'
import { nothingStuckWith } from './stuck.ts'

/** Not one order reached its customer but by the hands of the driver who took it from its kitchen. */
const noFoodWithoutPickup: Check = {
  name: 'no order without its driver’s pickup',
  async look({ query }: Evidence) {
    const rows = await query<{ number: string; wrong: string }>(`
      with moves as (
        select o.id, o.number, o.driver_id,
               min(h.history_no) filter (where h.move = 'deliver') as delivered_no,
               max(h.history_no) filter (where h.move = 'pick_up') as picked_no,
               max(h.actor_id::text) filter (where h.move = 'pick_up') as picked_by,
               max(h.actor_id::text) filter (where h.move = 'deliver') as delivered_by
          from ridendine.orders o
          join foundation.history h on h.thing = 'ridendine.order' and h.thing_id = o.id
         group by o.id
      )
      select number, case
               when picked_no is null or picked_no > delivered_no then 'was delivered and never picked up'
               when picked_by is distinct from driver_id::text then 'was picked up by another than its driver'
               when delivered_by is distinct from picked_by then 'was delivered by another than who picked it up'
             end as wrong
        from moves
       where delivered_no is not null
         and (picked_no is null or picked_no > delivered_no
              or picked_by is distinct from driver_id::text or delivered_by is distinct from picked_by)
       union all
      select o.number, 'was delivered, and its run says ' || coalesce(t.state, 'nothing')
        from ridendine.orders o
        left join dispatch.tasks t on t.about = 'ridendine.order:' || o.id
       where o.delivered_at is not null and t.state is distinct from 'done'
       limit 20`)
    return rows.map(({ number, wrong }) => `${number} ${wrong}`)
  },
}

/** No bag is handed over twice, and no kitchen sells a portion it does not have. */
const noFoodTwice: Check = {
  name: 'no food given twice',
  look: async (evidence) => [
    ...(await handedTwice(evidence)),
    ...(await portionsTwice(evidence)),
    ...(await keptPortions(evidence)),
  ],
}

async function handedTwice({ query }: Evidence): Promise<string[]> {
  const rows = await query<{ number: string; move: string; n: number }>(`
    select o.number, h.move, count(*)::int as n
      from foundation.history h join ridendine.orders o on o.id = h.thing_id
     where h.thing = 'ridendine.order' and h.move in ('pick_up', 'deliver')
     group by o.number, h.move having count(*) > 1 limit 20`)
  return rows.map(({ number, move, n }) => `${number}: ${move} ${n} times`)
}

async function portionsTwice({ query }: Evidence): Promise<string[]> {
  const rows = await query<{ name: string; day: string; taken: number; portions: number }>(`
    select m.name, to_char(t.day, 'YYYY-MM-DD') as day, sum(t.quantity)::int as taken,
           m.portions_per_day as portions
      from ridendine.takings t join ridendine.menu_items m on m.id = t.menu_item_id
     where t.given_back_at is null and m.portions_per_day is not null
     group by m.id, t.day having sum(t.quantity) > m.portions_per_day limit 20`)
  return rows.map(
    ({ name, day, taken, portions }) => `${name} on ${day}: ${taken} taken of ${portions}`,
  )
}

/** What was called off before it was cooked has given its portions back, and nothing else has. */
async function keptPortions({ query }: Evidence): Promise<string[]> {
  const rows = await query<{ number: string; state: string; back: boolean }>(`
    select distinct o.number, o.state, t.given_back_at is not null as back
      from ridendine.takings t join ridendine.orders o on o.id = t.order_id
     where (t.given_back_at is null) = (o.state = 'cancelled' and o.preparing_at is null)
     limit 20`)
  return rows.map(({ number, state, back }) =>
    back
      ? `${number} is ${state} and has given its portions back`
      : `${number} is ${state} and keeps its portions`,
  )
}

/** Of an order that has ended nothing lies in escrow, and each leg is where its refunds left it. */
async function ordersAddUp({ query }: Evidence): Promise<string[]> {
  const rows = await query<{ number: string; state: string; what: string; minor: string }>(`
    with kept as (
      select o.id, o.number, o.state, a.purpose, sum(e.amount_minor) as minor
        from ridendine.orders o
        join ledger.transfers t on t.about = 'ridendine.order:' || o.id
        join ledger.entries e on e.transfer_id = t.id
        join ledger.accounts a on a.id = e.account_id
       where o.state in ('cancelled', 'refunded', 'delivered')
       group by o.id, a.purpose
    ), refunds as (
      select order_id, sum(chef_minor) as chef, sum(driver_minor) as driver, sum(platform_minor) as platform,
             sum(tax_minor) as tax
        from ridendine.order_refunds group by order_id
    )
    select number, state, purpose as what, minor::text from kept
     where purpose in ('escrow', 'pending') and minor <> 0
     union all
    select k.number, k.state, 'tax beyond ' || (o.tax_minor - coalesce(r.tax, 0)), k.minor::text
      from kept k join ridendine.orders o on o.id = k.id left join refunds r on r.order_id = k.id
     where k.purpose = 'tax' and o.settled_at is not null and k.minor <> o.tax_minor - coalesce(r.tax, 0)
     union all
    select o.number, o.state, 'paid ' || (o.subtotal_minor + o.tax_minor + o.delivery_minor + o.service_minor + o.tip_minor),
           'captured ' || coalesce(p.captured_minor, 0)
      from ridendine.orders o left join payments.payments p on p.id = o.payment_id
     where o.paid_at is not null
       and o.subtotal_minor + o.tax_minor + o.delivery_minor + o.service_minor + o.tip_minor
             <> coalesce(p.captured_minor, 0)
     union all
    select o.number, o.state, 'refunds of ' || o.refunded_minor, coalesce(sum(r.amount_minor), 0)::text
      from ridendine.orders o left join ridendine.order_refunds r on r.order_id = o.id
     group by o.id having o.refunded_minor <> coalesce(sum(r.amount_minor), 0)
     limit 20`)
  return rows.map(({ number, state, what, minor }) => `${number} is ${state}: ${what}, ${minor}`)
}

/** Every order has come to its end, and nobody is on the way with it. */
async function orders({ query }: Evidence): Promise<string[]> {
  const rows = await query<{ what: string; state: string; since: Date }>(`
    select number as what, state, state_since as since from ridendine.orders
     where not (state in ('cancelled', 'refunded') or (state = 'delivered' and completed_at is not null))
     union all
    select 'task ' || label, state, state_since from dispatch.tasks where state not in ('done', 'withdrawn')
     union all
    select 'offer ' || id, state, state_since from dispatch.offers where state = 'offered'
     order by 1 limit 20`)
  return rows.map(
    ({ what, state, since }) => `${what} has been ${state} since ${since.toISOString()}`,
  )
}

/** What must hold of RideNDine whatever its city did; beside what every product's events must. */
export const ridendineChecks: readonly Check[] = [
  moneyConservedWith(ordersAddUp),
  noFoodWithoutPickup,
  noFoodTwice,
  noPositionLeakedIn({
    thing: 'ridendine.order',
    table: 'ridendine.orders',
    states: ['assigned_to_driver', 'picked_up', 'in_transit'],
  }),
  nothingStuckWith(orders),
]
