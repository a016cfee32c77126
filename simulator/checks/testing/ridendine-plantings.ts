import type { Planting } from './plantings.ts'

/** As the owner past every trigger, in one round trip and so on one connection. */
const unguarded = (text: string) =>
  `set session_replication_role = replica; ${text}; reset session_replication_role`

const MONEY = 'money conserved'
const PICKUP = 'no order without its driver’s pickup'
const TWICE = 'no food given twice'
const STUCK = 'nothing stuck'
/** The first order that was delivered and stands. */
const SOME = `(select min(number) from ridendine.orders where state = 'delivered')`
const ITS_ID = `(select id from ridendine.orders where number = ${SOME})`

/** Wrongs that are put into RideNDine's database, and taken out again. */
export const ridendinePlantings: readonly Planting[] = [
  {
    what: 'an entry that has no other side',
    check: MONEY,
    says: /transfer .* sums to 777/,
    put: unguarded(`
      insert into ledger.entries (org_id, transfer_id, account_id, line, amount_minor, currency, what, balance_after_minor, posted_at)
      select org_id, transfer_id, account_id, 99, 777, currency, 'planted', 0, posted_at from ledger.entries order by entry_no limit 1`),
    takeOut: unguarded(`delete from ledger.entries where what = 'planted'`),
  },
  {
    what: 'an order whose release never came',
    check: MONEY,
    says: /is delivered: pending/,
    put: unguarded(
      `update ledger.transfers set about = 'planted' where key = (select min(key) from ledger.transfers where key like 'ridendine.release:%:chef')`,
    ),
    takeOut: unguarded(
      `update ledger.transfers set about = 'ridendine.order:' || split_part(key, ':', 2) where about = 'planted'`,
    ),
  },
  {
    what: 'an order that says it gave more back than it did',
    check: MONEY,
    says: /refunds of/,
    put: `update ridendine.orders set refunded_minor = refunded_minor + 1 where number = ${SOME}`,
    takeOut: `update ridendine.orders set refunded_minor = refunded_minor - 1 where number = ${SOME}`,
  },
  {
    what: 'an order that somebody else picked up',
    check: PICKUP,
    says: /was picked up by another than its driver/,
    put: unguarded(
      `update ridendine.orders set proof_note = driver_id::text, driver_id = customer_id where id = ${ITS_ID}`,
    ),
    takeOut: unguarded(
      `update ridendine.orders set driver_id = proof_note::uuid, proof_note = '' where driver_id = customer_id`,
    ),
  },
  {
    what: 'an order that was never picked up',
    check: PICKUP,
    says: /was delivered and never picked up/,
    put: unguarded(
      `update foundation.history set move = 'planted' where thing = 'ridendine.order' and move = 'pick_up' and thing_id = ${ITS_ID}`,
    ),
    takeOut: unguarded(`update foundation.history set move = 'pick_up' where move = 'planted'`),
  },
  {
    what: 'a bag that is handed over twice',
    check: TWICE,
    says: /deliver 2 times/,
    put: unguarded(`
      insert into foundation.history (org_id, thing, thing_id, move, from_state, to_state, actor_kind, reason, correlation_id, moved_at)
      select org_id, thing, thing_id, move, from_state, to_state, actor_kind, 'planted', correlation_id, moved_at
        from foundation.history where thing = 'ridendine.order' and move = 'deliver' order by history_no limit 1`),
    takeOut: unguarded(`delete from foundation.history where reason = 'planted'`),
  },
  {
    what: 'a dish sold more often than it was cooked',
    check: TWICE,
    says: /taken of 1/,
    put: `create table public.planted as
            select m.id, m.portions_per_day from ridendine.menu_items m
             where exists (select from ridendine.takings t where t.menu_item_id = m.id and t.given_back_at is null);
          update ridendine.menu_items set portions_per_day = 1 where id in (
            select t.menu_item_id from ridendine.takings t where t.given_back_at is null
             group by t.menu_item_id, t.day having sum(t.quantity) > 1)`,
    takeOut: `update ridendine.menu_items m set portions_per_day = p.portions_per_day from public.planted p where p.id = m.id;
              drop table public.planted`,
  },
  {
    what: 'a portion given back of food that was eaten',
    check: TWICE,
    says: /has given its portions back/,
    put: `update ridendine.takings set given_back_at = now() where order_id = ${ITS_ID}`,
    takeOut: `update ridendine.takings set given_back_at = null where order_id = ${ITS_ID}`,
  },
  {
    what: 'an order that nobody moves on',
    check: STUCK,
    says: /has been in_transit since/,
    put: unguarded(`update ridendine.orders set state = 'in_transit' where number = ${SOME}`),
    takeOut: unguarded(
      `update ridendine.orders set state = 'delivered' where state = 'in_transit'`,
    ),
  },
  {
    what: 'a run that is still offered',
    check: STUCK,
    says: /offer .* has been offered since/,
    put: unguarded(`
      update dispatch.offers set state = 'offered', fleet = 'planted'
       where id = (select id from dispatch.offers where state = 'accepted' order by id limit 1)`),
    takeOut: unguarded(
      `update dispatch.offers set state = 'accepted', fleet = 'ridendine' where fleet = 'planted'`,
    ),
  },
]
