-- Working hours, days off, and time that is taken. That nobody is in two places at once is
-- promised by the database itself: reservations_never_overlap. New tables only, locks nothing.
-- Back: drop schema availability cascade.

create schema availability;

create table availability.hours (
  org_id                uuid not null default foundation.current_org(),
  person_id             uuid not null,
  time_zone             text not null,
  week                  jsonb not null,
  buffer_before_minutes integer not null,
  buffer_after_minutes  integer not null,
  notice_minutes        integer not null,
  ahead_days            integer not null,
  version               integer not null,
  changed_at            timestamptz not null,
  primary key (org_id, person_id),
  constraint hours_are_not_negative check (
    buffer_before_minutes >= 0 and buffer_after_minutes >= 0 and notice_minutes >= 0 and ahead_days > 0)
);
select foundation.fence('availability.hours');

-- Times on the wall, without a zone: a day off stays that day when its owner moves.
create table availability.exceptions (
  id         uuid primary key,
  org_id     uuid not null default foundation.current_org(),
  person_id  uuid not null,
  kind       text not null constraint exceptions_kind_is_known check (kind in ('off', 'extra')),
  from_local timestamp not null,
  to_local   timestamp not null,
  note       text not null,
  made_at    timestamptz not null,
  constraint exceptions_end_after_they_begin check (to_local > from_local)
);
create index exceptions_of_person on availability.exceptions (org_id, person_id, from_local);
select foundation.fence('availability.exceptions');

create table availability.reservations (
  id          uuid primary key,
  org_id      uuid not null default foundation.current_org(),
  person_id   uuid not null,
  about       text not null,
  starts_at   timestamptz not null,
  ends_at     timestamptz not null,
  during      tstzrange not null generated always as (tstzrange(starts_at, ends_at, '[)')) stored,
  lat         double precision,
  lng         double precision,
  held_by     uuid,
  expires_at  timestamptz,
  made_at     timestamptz not null,
  released_at timestamptz,
  constraint reservations_end_after_they_begin check (ends_at > starts_at),
  constraint reservations_have_a_whole_place check ((lat is null) = (lng is null)),
  constraint reservations_never_overlap
    exclude using gist (org_id with =, person_id with =, during with &&) where (released_at is null)
);
create unique index reservations_one_per_about
  on availability.reservations (org_id, about, person_id) where released_at is null;
create index reservations_held_by
  on availability.reservations (org_id, held_by) where released_at is null and expires_at is not null;
select foundation.fence('availability.reservations');
