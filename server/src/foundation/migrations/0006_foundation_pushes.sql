-- Which rooms heard an event by socket, so that a timeline can show it; swept with the deliveries,
-- after a week. A new table; locks nothing that is in use.
create table foundation.pushes (
  event_no  bigint not null references foundation.events,
  org_id    uuid not null default foundation.current_org(),
  rooms     text[] not null,
  pushed_at timestamptz not null default clock_timestamp(),
  primary key (event_no)
);
create index pushes_by_age on foundation.pushes (org_id, pushed_at);
select foundation.fence('foundation.pushes');
