-- Why: who carries what. Tasks wait for a courier; offers ask one courier each; ticks and their
-- reasons say why. That a task or a courier is asked once at a time is a rule of the database.
-- New tables only. To step back: drop schema dispatch cascade.

create schema dispatch;

create table dispatch.tasks (
  id                uuid primary key,
  org_id            uuid not null default foundation.current_org(),
  state             text not null
    constraint tasks_state_is_known check (state in ('open', 'held', 'carried', 'done', 'withdrawn')),
  state_since       timestamptz not null,
  version           integer not null,
  lifecycle_version smallint not null,
  -- Whose couriers carry it, by the name of the product's policy.
  fleet             text not null,
  about             text not null,
  label             text not null,
  -- Tasks with one key are picked up together.
  pickup_key        text not null,
  pickup_label      text not null,
  pickup_lat        double precision not null,
  pickup_lng        double precision not null,
  dropoff_label     text not null,
  dropoff_lat       double precision not null,
  dropoff_lng       double precision not null,
  placed_at         timestamptz not null,
  ready_at          timestamptz not null,
  is_ready          boolean not null default false,
  promised_by       timestamptz,
  courier_id        uuid,
  -- As planned when it was last given to somebody.
  pickup_planned_at  timestamptz,
  dropoff_planned_at timestamptz,
  constraint tasks_one_per_thing unique (org_id, about),
  constraint tasks_in_hand_have_a_courier check (
    (state = 'open' and courier_id is null)
    or state = 'withdrawn'
    or (state in ('held', 'carried', 'done') and courier_id is not null))
);
create index tasks_waiting on dispatch.tasks (org_id, fleet, ready_at) where state in ('open', 'held', 'carried');
create index tasks_of_courier on dispatch.tasks (org_id, courier_id) where state in ('held', 'carried');
create index tasks_given on dispatch.tasks (org_id, courier_id, placed_at) where state in ('carried', 'done');
select foundation.fence('dispatch.tasks');

create table dispatch.offers (
  id                uuid primary key,
  org_id            uuid not null default foundation.current_org(),
  state             text not null
    constraint offers_state_is_known check (state in ('offered', 'accepted', 'declined', 'expired', 'withdrawn')),
  state_since       timestamptz not null,
  version           integer not null,
  lifecycle_version smallint not null,
  fleet             text not null,
  courier_id        uuid not null,
  policy            text not null,
  tick_id           uuid,
  task_ids          uuid[] not null
    constraint offers_have_tasks check (cardinality(task_ids) between 1 and 20),
  -- The whole trip: also stops of what the courier holds already.
  stops             jsonb not null,
  cost              double precision,
  offered_at        timestamptz not null,
  answer_by         timestamptz not null,
  answered_at       timestamptz,
  reason            text
);
create unique index offers_one_open_per_courier on dispatch.offers (org_id, courier_id) where state = 'offered';
create index offers_of_courier on dispatch.offers (org_id, courier_id, offered_at desc);
create index offers_by_time on dispatch.offers (org_id, offered_at desc, id desc);
select foundation.fence('dispatch.offers');

create table dispatch.offer_tasks (
  offer_id  uuid not null references dispatch.offers,
  task_id   uuid not null references dispatch.tasks,
  org_id    uuid not null default foundation.current_org(),
  closed_at timestamptz,
  primary key (offer_id, task_id)
);
create unique index offer_tasks_one_open_per_task on dispatch.offer_tasks (task_id) where closed_at is null;
create index offer_tasks_of_task on dispatch.offer_tasks (org_id, task_id);
select foundation.fence('dispatch.offer_tasks');

-- Whom a task is not offered to again: for ever after a no, for a while after silence.
create table dispatch.passes (
  task_id    uuid not null references dispatch.tasks,
  courier_id uuid not null,
  org_id     uuid not null default foundation.current_org(),
  why        text not null,
  until      timestamptz,
  passed_at  timestamptz not null,
  primary key (task_id, courier_id)
);
select foundation.fence('dispatch.passes');

-- What the dispatcher remembers of a courier.
create table dispatch.couriers (
  org_id       uuid not null default foundation.current_org(),
  courier_id   uuid not null,
  missed       integer not null default 0,
  -- When the last run ended, or the last offer did; for who has waited longest.
  idle_since   timestamptz,
  primary key (org_id, courier_id)
);
select foundation.fence('dispatch.couriers');

create table dispatch.ticks (
  id         uuid primary key,
  org_id     uuid not null default foundation.current_org(),
  fleet      text not null,
  policy     text not null,
  began_at   timestamptz not null,
  took_ms    double precision not null,
  solver_ms  double precision not null,
  tasks      integer not null,
  couriers   integer not null,
  offers     integer not null,
  cost       double precision not null,
  reasons    jsonb not null,
  -- What was in mind beyond the offers, for the next tick to go on from.
  intentions jsonb not null
);
create index ticks_by_time on dispatch.ticks (org_id, began_at desc, id desc);
select foundation.fence('dispatch.ticks');

-- Why a task was offered or not. Ticks in a row that say the same are one line.
create table dispatch.reasons (
  id         uuid primary key,
  org_id     uuid not null default foundation.current_org(),
  task_id    uuid not null references dispatch.tasks,
  policy     text not null,
  reason     text not null,
  courier_id uuid,
  cost       double precision,
  detail     jsonb not null,
  since      timestamptz not null,
  until      timestamptz not null,
  ticks      integer not null default 1,
  is_last    boolean not null default true
);
create unique index reasons_one_last_per_task on dispatch.reasons (task_id) where is_last;
create index reasons_of_task on dispatch.reasons (org_id, task_id, since);
create index reasons_by_age on dispatch.reasons (org_id, until);
select foundation.fence('dispatch.reasons');

-- The same for couriers.
create table dispatch.courier_reasons (
  id         uuid primary key,
  org_id     uuid not null default foundation.current_org(),
  courier_id uuid not null,
  reason     text not null,
  since      timestamptz not null,
  until      timestamptz not null,
  ticks      integer not null default 1,
  is_last    boolean not null default true
);
create unique index courier_reasons_one_last on dispatch.courier_reasons (org_id, courier_id) where is_last;
create index courier_reasons_by_age on dispatch.courier_reasons (org_id, until);
select foundation.fence('dispatch.courier_reasons');

create table dispatch.zones (
  id      uuid primary key,
  org_id  uuid not null default foundation.current_org(),
  name    text not null
    constraint zones_name_is_short check (char_length(name) between 1 and 80),
  version integer not null default 1,
  made_at timestamptz not null
);
create unique index zones_one_name on dispatch.zones (org_id, lower(name));
select foundation.fence('dispatch.zones');

-- A cell belongs to one zone.
create table dispatch.zone_cells (
  org_id  uuid not null default foundation.current_org(),
  cell    text not null,
  zone_id uuid not null references dispatch.zones on delete cascade,
  primary key (org_id, cell)
);
create index zone_cells_of_zone on dispatch.zone_cells (zone_id);
select foundation.fence('dispatch.zone_cells');
