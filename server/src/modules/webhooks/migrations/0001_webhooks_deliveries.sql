-- Addresses that hear our events, and every attempt to reach them. New tables only: locks nothing
-- in use. To step back: drop schema webhooks.

create schema webhooks;

create table webhooks.endpoints (
  id              uuid primary key,
  org_id          uuid not null default foundation.current_org(),
  url             text not null,
  description     text not null,
  events          text[] not null constraint endpoints_hear_something check (cardinality(events) > 0),
  -- Needed to sign, so kept as it is; told once, when it is made. Erased with the endpoint.
  secret          text,
  -- The one before, with which deliveries are signed too until then.
  former_secret   text,
  former_until    timestamptz,
  is_active       boolean not null,
  disabled_reason text,
  failures        integer not null default 0,
  made_at         timestamptz not null,
  made_by         uuid,
  removed_at      timestamptz
);
create index endpoints_of_organisation on webhooks.endpoints (org_id, made_at) where removed_at is null;
select foundation.fence('webhooks.endpoints');

-- One event for one endpoint. Its id is the webhook-id, the same at every attempt.
create table webhooks.deliveries (
  id             uuid primary key,
  org_id         uuid not null default foundation.current_org(),
  endpoint_id    uuid not null references webhooks.endpoints,
  -- Null for a test event.
  event_id       uuid,
  event          text not null,
  about          text,
  body           text not null,
  correlation_id uuid not null,
  made_at        timestamptz not null,
  attempts       smallint not null default 0,
  next_at        timestamptz,
  delivered_at   timestamptz,
  given_up_at    timestamptz,
  last_status    smallint,
  last_ms        integer,
  last_problem   text,
  constraint deliveries_one_per_event_and_endpoint unique (endpoint_id, event_id),
  constraint deliveries_end_once check (num_nonnulls(delivered_at, given_up_at) <= 1)
);
create index deliveries_by_time on webhooks.deliveries (org_id, made_at desc, id desc);
create index deliveries_of_endpoint on webhooks.deliveries (endpoint_id, made_at desc);
create index deliveries_by_correlation on webhooks.deliveries (org_id, correlation_id);
select foundation.fence('webhooks.deliveries');

create table webhooks.attempts (
  attempt_no  bigint generated always as identity primary key,
  org_id      uuid not null default foundation.current_org(),
  delivery_id uuid not null references webhooks.deliveries on delete cascade,
  at          timestamptz not null,
  status      smallint,
  ms          integer not null,
  answer      text,
  problem     text
);
create index attempts_of_delivery on webhooks.attempts (delivery_id, attempt_no);
select foundation.fence('webhooks.attempts');
