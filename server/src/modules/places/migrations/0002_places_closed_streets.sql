-- Why: streets that nobody can drive through now. Routes and the dispatcher go around them. A
-- stretch is named by its place in the drawn city, which is the same on every machine.
-- New table only. To step back: drop table places.closed_streets.

create table places.closed_streets (
  id        uuid primary key,
  org_id    uuid not null default foundation.current_org(),
  edge      integer not null,
  name      text not null,
  reason    text not null
    constraint closed_streets_reason_is_short check (char_length(reason) between 1 and 200),
  closed_by uuid,
  closed_at timestamptz not null,
  opened_at timestamptz
);
create unique index closed_streets_once on places.closed_streets (org_id, edge) where opened_at is null;
select foundation.fence('places.closed_streets');
