import type { Sighting } from '../../play/sightings.ts'

/** A wrong put into a database in which everything was right, and taken out again. */
export interface Planting {
  readonly what: string
  /** Which check must see it, and a word of what it says. */
  readonly check: string
  readonly says: RegExp
  readonly put: string
  readonly takeOut: string
}

/** As the owner past every trigger, in one round trip and so on one connection. */
const unguarded = (text: string) =>
  `set session_replication_role = replica; ${text}; reset session_replication_role`

const MONEY = 'money conserved'
const BOOKING = 'no double booking'
const EVENTS = 'every event delivered once'
const STUCK = 'nothing stuck'

const moneyPlantings: readonly Planting[] = [
  {
    what: 'a balance that is a cent more than its entries',
    check: MONEY,
    says: /the ledger: account fees/,
    put: `update ledger.accounts set balance_minor = balance_minor + 1 where purpose = 'fees'`,
    takeOut: `update ledger.accounts set balance_minor = balance_minor - 1 where purpose = 'fees'`,
  },
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
    what: 'a charge of which the books know nothing',
    check: MONEY,
    says: /clearing says/,
    put: `insert into stripe_sandbox.objects (kind, id, account, created_at, body)
          select 'charge', 'ch_planted', '', now(), '{"currency":"usd","amount_captured":1234}'::jsonb`,
    takeOut: `delete from stripe_sandbox.objects where id = 'ch_planted'`,
  },
  {
    what: 'a settled booking that keeps its earnings pending',
    check: MONEY,
    says: /is settled and keeps .* pending/,
    put: unguarded(
      `update ledger.transfers set about = 'planted' where key = (select min(key) from ledger.transfers where key like 'settle:%')`,
    ),
    takeOut: unguarded(
      `update ledger.transfers set about = 'zenvee.booking:' || substr(key, 8) where about = 'planted'`,
    ),
  },
  {
    what: 'money on its way that nobody sent',
    check: MONEY,
    says: /transit says 0, .* is under way/,
    put: `update payments.payouts set state = 'in_transit' where id = (select id from payments.payouts where state = 'paid' order by id limit 1)`,
    takeOut: `update payments.payouts set state = 'paid' where state = 'in_transit'`,
  },
]

const bookingPlantings: readonly Planting[] = [
  {
    what: 'a time that is promised twice',
    check: BOOKING,
    says: /is promised to .* and planted/,
    put: `alter table availability.reservations drop constraint reservations_never_overlap;
      insert into availability.reservations (id, org_id, person_id, about, starts_at, ends_at, made_at)
      select gen_random_uuid(), org_id, person_id, 'planted', starts_at, ends_at, made_at
        from availability.reservations where released_at is null order by id limit 1`,
    takeOut: `delete from availability.reservations where about = 'planted';
      alter table availability.reservations add constraint reservations_never_overlap
        exclude using gist (org_id with =, person_id with =, during with &&) where (released_at is null)`,
  },
  {
    what: 'a technician in two places at once',
    check: BOOKING,
    says: /was on .* at once/,
    put: unguarded(`
      create table public.planted as select id, technician_id from zenvee.bookings where completed_at is not null;
      update zenvee.bookings set technician_id = (select technician_id from public.planted order by id limit 1)
       where completed_at is not null`),
    takeOut: unguarded(`
      update zenvee.bookings b set technician_id = p.technician_id from public.planted p where p.id = b.id;
      drop table public.planted`),
  },
]

const ONE_DELIVERY = `(select delivery_id from foundation.deliveries where subscriber = 'foundation.realtime' order by event_no limit 1)`

const eventPlantings: readonly Planting[] = [
  {
    what: 'a delivery that was given up',
    check: EVENTS,
    says: /for foundation.realtime is parked/,
    put: `update foundation.deliveries set state = 'parked' where delivery_id = ${ONE_DELIVERY}`,
    takeOut: `update foundation.deliveries set state = 'completed' where state = 'parked'`,
  },
  {
    what: 'a subscriber who never heard',
    check: EVENTS,
    says: /foundation.realtime heard \d+ of \d+/,
    put: `create table public.planted as select * from foundation.deliveries where delivery_id = ${ONE_DELIVERY};
          delete from foundation.deliveries where delivery_id = ${ONE_DELIVERY}`,
    takeOut:
      'insert into foundation.deliveries select * from public.planted; drop table public.planted',
  },
  {
    what: 'somebody who hears what is none of theirs',
    check: EVENTS,
    says: /planted.nobody heard .* none of theirs/,
    put: `update foundation.deliveries set subscriber = 'planted.nobody' where delivery_id = ${ONE_DELIVERY}`,
    takeOut: `update foundation.deliveries set subscriber = 'foundation.realtime' where subscriber = 'planted.nobody'`,
  },
  {
    what: 'an event that was never sent',
    check: EVENTS,
    says: /was never sent/,
    put: unguarded(`create table public.planted as select * from foundation.outbox_messages order by event_no limit 1;
          delete from foundation.outbox_messages where event_no in (select event_no from public.planted)`),
    takeOut: unguarded(
      'insert into foundation.outbox_messages select * from public.planted; drop table public.planted',
    ),
  },
]

const stuckPlantings: readonly Planting[] = [
  {
    what: 'a technician who stands at a door for ever',
    check: STUCK,
    says: /has been arrived since/,
    put: `update zenvee.bookings set state = 'arrived' where id = (select id from zenvee.bookings where state = 'settled' order by id limit 1)`,
    takeOut: `update zenvee.bookings set state = 'settled' where state = 'arrived'`,
  },
  {
    what: 'a payment of which nothing is heard',
    check: STUCK,
    says: /payment .* is still capturing/,
    put: `update payments.payments set state = 'capturing' where id = (select id from payments.payments where state = 'captured' order by id limit 1)`,
    takeOut: `update payments.payments set state = 'captured' where state = 'capturing'`,
  },
  {
    what: 'a timer that did not go off',
    check: STUCK,
    says: /planted.job, due .* was not done/,
    put: `select graphile_worker.add_job('planted.job', '{"dueAt":"2026-06-01T14:01:00.000Z"}'::json, run_at := now() + interval '1 year')`,
    takeOut: `delete from graphile_worker._private_jobs where task_id = (select id from graphile_worker._private_tasks where identifier = 'planted.job')`,
  },
  {
    what: 'a webhook that did not arrive',
    check: STUCK,
    says: /webhook .* did not arrive/,
    put: `create table public.planted as select event_id, delivered_at from stripe_sandbox.deliveries order by event_id limit 1;
          update stripe_sandbox.deliveries set delivered_at = null where event_id in (select event_id from public.planted)`,
    takeOut: `update stripe_sandbox.deliveries d set delivered_at = p.delivered_at from public.planted p where p.event_id = d.event_id;
              drop table public.planted`,
  },
]

export const plantings = [
  ...moneyPlantings,
  ...bookingPlantings,
  ...eventPlantings,
  ...stuckPlantings,
]

const HOUR_MS = 3_600_000

/** The same for what clients saw: a true sighting, made wrong. */
export const leaks: readonly {
  readonly what: string
  readonly says: RegExp
  readonly from: (seen: Sighting) => Sighting
}[] = [
  {
    what: 'a stranger who sees a position',
    says: /who is not the customer/,
    from: (seen) => ({ ...seen, viewerId: '00000000-0000-4000-8000-000000000000' }),
  },
  {
    what: 'a position seen after the visit',
    says: /when nothing is shared/,
    from: (seen) => ({ ...seen, seenAt: seen.seenAt + 24 * HOUR_MS }),
  },
  {
    what: 'a position of before the trip',
    says: /when nothing was shared/,
    from: (seen) => ({ ...seen, recordedAt: new Date(seen.seenAt - 24 * HOUR_MS).toISOString() }),
  },
  {
    what: 'a position by a link of no booking',
    says: /a position of nothing that is known/,
    from: (seen) => ({ ...seen, how: 'link', subject: null }),
  },
]
