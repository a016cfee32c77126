-- The ground everything stands on: two roles, the fence between organisations, events with
-- their outbox, history of moves, idempotency keys, logs. Locks nothing that is in use.

create schema foundation;
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Roles belong to the whole server, so another database of the same server may have made them.
do $$
begin
  if not exists (select from pg_roles where rolname = 'kontor_app') then
    create role kontor_app nologin;
  end if;
  if not exists (select from pg_roles where rolname = 'kontor_worker') then
    create role kontor_worker nologin;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;
do $$
begin
  execute format('grant kontor_app, kontor_worker to %I', current_user);
exception when others then null;  -- a superuser needs no grant
end $$;
grant usage on schema foundation to kontor_app, kontor_worker;

create function foundation.current_org() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.org_id', true), '')::uuid;

create function foundation.current_actor() returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.actor_id', true), '')::uuid;

-- Puts a table behind the fence: its rows are seen and written only by their organisation.
create function foundation.fence(of regclass) returns void language plpgsql as $$
declare
  room text := (select n.nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = of);
begin
  execute format('grant usage on schema %I to kontor_app, kontor_worker', room);
  execute format('alter table %s enable row level security', of);
  execute format('alter table %s force row level security', of);
  execute format('create policy fence on %s to kontor_app using (org_id = (select foundation.current_org())) with check (org_id = (select foundation.current_org()))', of);
  execute format('grant select, insert, update, delete on %s to kontor_app', of);
end $$;

-- The same for what is only ever added: nobody may change or delete a row.
create function foundation.fence_append_only(of regclass) returns void language plpgsql as $$
begin
  perform foundation.fence(of);
  execute format('revoke update, delete on %s from kontor_app', of);
end $$;

-- Lets the worker role read a fenced table of every organisation (and no more than read).
create function foundation.worker_reads(of regclass) returns void language plpgsql as $$
begin
  execute format('create policy worker_reads on %s for select to kontor_worker using (true)', of);
  execute format('grant select on %s to kontor_worker', of);
end $$;

-- Lets the worker role sweep old rows of every organisation by their age.
create function foundation.worker_sweeps(of regclass) returns void language plpgsql as $$
begin
  execute format('create policy worker_sweeps on %s to kontor_worker using (true)', of);
  execute format('grant select, update, delete on %s to kontor_worker', of);
end $$;

create table foundation.migrations (
  source   text not null,
  name     text not null,
  checksum text not null,
  ran_at   timestamptz not null default clock_timestamp(),
  primary key (source, name)
);
grant select on foundation.migrations to kontor_app, kontor_worker;

-- What happened, for ever. `stream` is one thing (zenvee.booking:<id>), `seq` counts within it.
create table foundation.events (
  event_no       bigint generated always as identity primary key,
  event_id       uuid not null unique,
  org_id         uuid not null default foundation.current_org(),
  stream         text not null,
  seq            integer not null,
  name           text not null,
  version        smallint not null,
  payload        jsonb not null,
  actor_id       uuid,
  actor_kind     text not null,
  correlation_id uuid not null,
  causation_id   uuid,
  told_at        timestamptz not null,
  constraint events_one_per_seq unique (org_id, stream, seq)
);
create index events_by_correlation on foundation.events (org_id, correlation_id);
create index events_by_name on foundation.events (org_id, name, event_no);
create index events_by_time on foundation.events (org_id, told_at);
select foundation.fence_append_only('foundation.events');
select foundation.worker_reads('foundation.events');

-- That an event is to be told, append only; how far that went stands in deliveries.
create table foundation.outbox_messages (
  event_no   bigint primary key references foundation.events,
  org_id     uuid not null default foundation.current_org(),
  subscribers smallint not null
);
select foundation.fence_append_only('foundation.outbox_messages');
select foundation.worker_reads('foundation.outbox_messages');

create table foundation.deliveries (
  delivery_id  uuid not null primary key default gen_random_uuid(),
  event_no     bigint not null references foundation.events,
  org_id       uuid not null default foundation.current_org(),
  subscriber   text not null,
  stream       text not null,
  state        text not null default 'pending'
    constraint deliveries_state_is_known check (state in ('pending', 'completed', 'parked')),
  attempts     smallint not null default 0,
  due_at       timestamptz not null default clock_timestamp(),
  leased_until timestamptz,
  leased_by    text,
  last_error   text,
  made_at      timestamptz not null default clock_timestamp(),
  done_at      timestamptz,
  constraint deliveries_one_per_subscriber unique (event_no, subscriber)
);
create index deliveries_due on foundation.deliveries (due_at, event_no) where state = 'pending';
create index deliveries_in_order on foundation.deliveries (subscriber, stream, event_no)
  where state <> 'completed';
create index deliveries_parked on foundation.deliveries (org_id, event_no) where state = 'parked';
select foundation.fence('foundation.deliveries');
create policy worker_claims on foundation.deliveries to kontor_worker using (true) with check (true);
grant select, update, delete on foundation.deliveries to kontor_worker;

-- Every move of every life story.
create table foundation.history (
  history_no     bigint generated always as identity primary key,
  org_id         uuid not null default foundation.current_org(),
  thing          text not null,
  thing_id       uuid not null,
  move           text not null,
  from_state     text,
  to_state       text not null,
  actor_id       uuid,
  actor_kind     text not null,
  reason         text,
  correlation_id uuid not null,
  moved_at       timestamptz not null
);
create index history_of_thing on foundation.history (org_id, thing, thing_id, history_no);
create index history_by_time on foundation.history (org_id, thing, moved_at);
select foundation.fence_append_only('foundation.history');
select foundation.worker_reads('foundation.history');

-- Definitions of life stories as they were when a server first ran with them.
create table foundation.lifecycle_definitions (
  name       text not null,
  version    smallint not null,
  definition jsonb not null,
  seen_at    timestamptz not null default clock_timestamp(),
  primary key (name, version)
);
grant select, insert on foundation.lifecycle_definitions to kontor_worker;
grant select on foundation.lifecycle_definitions to kontor_app;

-- Answers to requests that carried an Idempotency-Key; swept after a day.
create table foundation.idempotency_keys (
  org_id     uuid not null default foundation.current_org(),
  actor      text not null,
  key        text not null,
  endpoint   text not null,
  input_hash text not null,
  status     smallint not null,
  answer     jsonb not null,
  made_at    timestamptz not null default clock_timestamp(),
  primary key (org_id, actor, key)
);
create index idempotency_keys_by_age on foundation.idempotency_keys (made_at);
select foundation.fence('foundation.idempotency_keys');
select foundation.worker_sweeps('foundation.idempotency_keys');

-- Operational log lines (info and above), with a retention of their own.
create table foundation.log_lines (
  line_no        bigint generated always as identity primary key,
  org_id         uuid,
  at             timestamptz not null,
  level          smallint not null,
  message        text not null,
  correlation_id uuid,
  fields         jsonb not null
);
create index log_lines_by_time on foundation.log_lines (at);
create index log_lines_by_correlation on foundation.log_lines (correlation_id) where correlation_id is not null;
alter table foundation.log_lines enable row level security;
alter table foundation.log_lines force row level security;
-- An organisation sees its own lines; those of the process itself belong to nobody.
create policy fence on foundation.log_lines to kontor_app using (org_id = (select foundation.current_org()));
create policy worker_writes on foundation.log_lines to kontor_worker using (true) with check (true);
grant select on foundation.log_lines to kontor_app;
grant select, insert, delete on foundation.log_lines to kontor_worker;

-- The demo's clock: how far ahead of the world it is and how fast it runs. One row.
create table foundation.clock (
  only_one boolean primary key default true check (only_one),
  offset_ms bigint not null default 0,
  speed    real not null default 1
);
insert into foundation.clock default values;
grant select on foundation.clock to kontor_app, kontor_worker;
grant update on foundation.clock to kontor_worker;

-- Heartbeats of workers, for readiness.
create table foundation.heartbeats (
  process  text primary key,
  role     text not null,
  beat_at  timestamptz not null default clock_timestamp()
);
grant select, insert, update, delete on foundation.heartbeats to kontor_worker;
grant select on foundation.heartbeats to kontor_app;
