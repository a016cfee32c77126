-- Regular visits: a customer has the same technician come every week, two weeks or month. A series is
-- a life story of its own; each of its visits is a booking of its own. Adds two empty columns to
-- zenvee.bookings (no rewrite; the lock is short) and two tables.

create table zenvee.series (
  id                uuid primary key,
  org_id            uuid not null default foundation.current_org(),
  state             text not null constraint series_state_is_known check (state in ('active', 'stopped')),
  state_since       timestamptz not null,
  version           integer not null,
  lifecycle_version smallint not null,
  every             text not null
    constraint series_every_is_known check (every in ('week', 'two_weeks', 'month')),
  -- The booking it began with: its search, place, words and price hold for every visit.
  booking_id        uuid not null references zenvee.bookings,
  customer_id       uuid not null,
  technician_id     uuid not null references zenvee.technicians,
  payment_method_id uuid not null,
  -- The first visit; the others have the same time of day there, whatever the season.
  first_at          timestamptz not null,
  timezone          text not null,
  -- The next visit to be asked for, counted from the first (0), and when it would begin.
  next_visit        integer not null constraint series_next_is_later check (next_visit > 0),
  next_at           timestamptz not null,
  stop_reason       text,
  created_at        timestamptz not null
);
create index series_of_customer on zenvee.series (org_id, customer_id, created_at desc, id desc);
create index series_of_technician on zenvee.series (org_id, technician_id, created_at desc, id desc);
create index series_due on zenvee.series (org_id, next_at) where state = 'active';
create unique index series_one_per_booking on zenvee.series (booking_id);
select foundation.fence('zenvee.series');

-- Visits of a series that did not become bookings: called off before they were asked for, or not to be had.
create table zenvee.series_gaps (
  org_id    uuid not null default foundation.current_org(),
  series_id uuid not null references zenvee.series,
  visit     integer not null,
  kind      text not null constraint series_gaps_kind_is_known check (kind in ('skipped', 'missed')),
  reason    text not null,
  made_at   timestamptz not null,
  primary key (series_id, visit)
);
select foundation.fence('zenvee.series_gaps');

alter table zenvee.bookings
  add column series_id uuid references zenvee.series,
  add column series_visit integer,
  add constraint bookings_of_a_series_are_counted check ((series_id is null) = (series_visit is null));
create unique index bookings_one_per_visit on zenvee.bookings (series_id, series_visit)
  where series_id is not null;
