-- What the workers that are killed in tests leave behind.
create schema tower;
create table tower.effects (
  org_id uuid not null default foundation.current_org(),
  point  text not null,
  by_key text not null
);
select foundation.fence('tower.effects');
