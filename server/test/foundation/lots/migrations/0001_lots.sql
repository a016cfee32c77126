-- A small life story for the tests of foundation: lots that are opened, taken, or lapse.
create schema lots;
create table lots.lots (
  id                uuid primary key,
  org_id            uuid not null default foundation.current_org(),
  state             text not null constraint lots_state_is_known check (state in ('open', 'taken', 'lapsed')),
  state_since       timestamptz not null,
  version           integer not null,
  lifecycle_version smallint not null,
  taker_id          uuid,
  ends_at           timestamptz
);
select foundation.fence('lots.lots');
create table lots.effects (
  org_id uuid not null default foundation.current_org(),
  lot_id uuid not null,
  seq    integer not null
);
select foundation.fence('lots.effects');
