-- The outside world as the sandbox plays it: no organisations, one table of objects, kept so
-- that a killed process forgets no charge. Safe to run again.
create schema if not exists stripe_sandbox;

create table if not exists stripe_sandbox.objects (
  id         text primary key,
  kind       text not null,
  account    text not null default '',
  seq        bigint generated always as identity,
  created_at timestamptz not null,
  body       jsonb not null,
  hidden     jsonb not null default '{}'
);
create index if not exists objects_newest on stripe_sandbox.objects (kind, account, seq desc);
create index if not exists objects_fields on stripe_sandbox.objects using gin (body jsonb_path_ops);

create table if not exists stripe_sandbox.events (
  id         text primary key,
  account    text not null default '',
  seq        bigint generated always as identity,
  type       text not null,
  created_at timestamptz not null,
  body       jsonb not null
);
create index if not exists events_newest on stripe_sandbox.events (account, seq desc);

create table if not exists stripe_sandbox.deliveries (
  event_id     text not null references stripe_sandbox.events,
  endpoint_id  text not null,
  copy         integer not null default 1,
  due_at       timestamptz not null,
  attempts     integer not null default 0,
  delivered_at timestamptz,
  parked_at    timestamptz,
  last_answer  text,
  primary key (event_id, endpoint_id, copy)
);
create index if not exists deliveries_due on stripe_sandbox.deliveries (due_at)
  where delivered_at is null and parked_at is null;

create table if not exists stripe_sandbox.answers (
  account     text not null default '',
  key         text not null,
  fingerprint text not null,
  status      integer not null,
  body        jsonb not null,
  request_id  text not null,
  created_at  timestamptz not null,
  primary key (account, key)
);

create table if not exists stripe_sandbox.plans (
  seq       bigint generated always as identity primary key,
  deed      text not null,
  object_id text not null,
  account   text not null default '',
  due_at    timestamptz not null,
  done_at   timestamptz
);
create index if not exists plans_due on stripe_sandbox.plans (due_at) where done_at is null;

-- Keys and the webhook secret: made once, the same for every process on this database.
create table if not exists stripe_sandbox.keys (
  name  text primary key,
  value text not null
);
