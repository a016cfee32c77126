-- The organisations that run a marketplace here. Each sees itself only; the worker role lists
-- them all, to find the organisation of a visitor and to run recurring jobs in each.
-- Locks nothing that is in use. To step back: drop schema organisations cascade.

create schema organisations;

create table organisations.organisations (
  id           uuid primary key,
  org_id       uuid not null default foundation.current_org(),
  slug         text not null
    constraint organisations_one_per_slug unique
    constraint organisations_slug_is_short check (slug ~ '^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$'),
  name         text not null
    constraint organisations_name_is_short check (char_length(name) between 1 and 120),
  currency     text not null
    constraint organisations_currency_is_a_code check (currency ~ '^[A-Z]{3}$'),
  timezone     text not null,
  jurisdiction text not null,
  -- Section → what was set there; what was never set has the default that the code declares.
  settings     jsonb not null default '{}',
  -- Section → how often it was changed.
  settings_versions jsonb not null default '{}',
  created_at   timestamptz not null,
  constraint organisations_belong_to_themselves check (id = org_id)
);
select foundation.fence('organisations.organisations');
select foundation.worker_reads('organisations.organisations');
