-- Sensitive acts, kept for ever: who, what, about which thing, before and after, why.
-- Append only: the application's role may neither change nor remove a row.
-- Locks nothing that is in use. To step back: drop schema audit cascade.

create schema audit;

create table audit.entries (
  entry_no       bigint generated always as identity primary key,
  id             uuid not null unique,
  org_id         uuid not null default foundation.current_org(),
  actor_kind     text not null,
  actor_id       uuid,
  actor_roles    text[] not null,
  action         text not null
    constraint entries_action_is_a_name check (action ~ '^[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+$'),
  about          text not null
    constraint entries_about_is_short check (char_length(about) between 1 and 200),
  before         jsonb,
  after          jsonb,
  reason         text
    constraint entries_reason_is_short check (char_length(reason) <= 2000),
  correlation_id uuid not null,
  at             timestamptz not null
);
create index entries_newest_first on audit.entries (org_id, entry_no desc);
create index entries_about on audit.entries (org_id, about, entry_no desc);
create index entries_by_actor on audit.entries (org_id, actor_id, entry_no desc);
create index entries_by_correlation on audit.entries (org_id, correlation_id);
select foundation.fence_append_only('audit.entries');
