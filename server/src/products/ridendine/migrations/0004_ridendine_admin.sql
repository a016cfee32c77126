-- The desk: alerts with their life, what is watched, where each order belongs for the charts, and
-- days counted ahead so that charts of months read few rows. New tables only.

create table ridendine.alerts (
  id                uuid primary key,
  org_id            uuid not null default foundation.current_org(),
  state             text not null
    constraint alerts_state_is_known check (state in ('fired', 'acknowledged', 'resolved')),
  state_since       timestamptz not null,
  version           integer not null,
  lifecycle_version smallint not null,
  rule              text not null
    constraint alerts_rule_is_known check (rule in ('api_errors', 'database_cpu', 'slow_answers', 'few_drivers')),
  -- The zone of few_drivers; empty for the others.
  scope             text not null default '',
  threshold         double precision not null,
  fired_value       double precision not null,
  last_value        double precision not null,
  worst_value       double precision not null,
  since             timestamptz not null,
  fired_at          timestamptz not null,
  acknowledged_by   uuid,
  acknowledged_at   timestamptz,
  note              text not null default '',
  resolved_at       timestamptz
);
create unique index alerts_one_open_per_rule on ridendine.alerts (org_id, rule, scope) where state <> 'resolved';
create index alerts_by_time on ridendine.alerts (org_id, fired_at desc, id desc);
select foundation.fence('ridendine.alerts');

-- The present measurement of each rule, also while it is calm.
create table ridendine.watches (
  org_id         uuid not null default foundation.current_org(),
  rule           text not null,
  scope          text not null default '',
  value          double precision,
  breached_since timestamptz,
  measured_at    timestamptz not null,
  how            text not null,
  primary key (org_id, rule, scope)
);
select foundation.fence('ridendine.watches');

-- Drivers by zone, looked at every minute and added up by the hour.
create table ridendine.driver_hours (
  org_id    uuid not null default foundation.current_org(),
  hour      timestamptz not null,
  zone      text not null,
  looks     integer not null,
  online    integer not null,
  available integer not null,
  primary key (org_id, hour, zone)
);
select foundation.fence('ridendine.driver_hours');

-- Which local day and zone an order counts in; decided once, when it is placed.
create table ridendine.order_places (
  order_id uuid primary key references ridendine.orders,
  org_id   uuid not null default foundation.current_org(),
  day      date not null,
  zone     text not null
);
create index order_places_by_day on ridendine.order_places (org_id, day);
select foundation.fence('ridendine.order_places');

-- Days as they were last counted; can be made anew from the orders at any time.
create table ridendine.day_figures (
  org_id         uuid not null default foundation.current_org(),
  day            date not null,
  zone           text not null,
  placed         integer not null,
  delivered      integer not null,
  cancelled      integer not null,
  refunded       integer not null,
  standing       integer not null,
  turnover_minor bigint not null,
  fee_minor      bigint not null,
  said_yes       integer not null,
  said_no        integer not null,
  on_time        integer not null,
  with_promise   integer not null,
  counted_at     timestamptz not null,
  primary key (org_id, day, zone)
);
select foundation.fence('ridendine.day_figures');

-- How many orders took so many minutes: medians of any span without reading its orders.
create table ridendine.day_minutes (
  org_id  uuid not null default foundation.current_org(),
  day     date not null,
  zone    text not null,
  what    text not null,
  minutes integer not null,
  orders  integer not null,
  primary key (org_id, day, zone, what, minutes)
);
select foundation.fence('ridendine.day_minutes');

-- The desk's list of open orders, oldest first, and what customers reported.
create index orders_open on ridendine.orders (org_id, placed_at, id)
  where state not in ('delivered', 'cancelled', 'refunded');
create index orders_with_problem on ridendine.orders (org_id, problem_at, id) where problem_at is not null;
