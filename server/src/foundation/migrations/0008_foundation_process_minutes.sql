-- What each process answered in a minute of the world's time, so that alerts can look at all
-- processes of a server together. A new table, kept for a day; locks nothing that is in use.
create table foundation.process_minutes (
  process   text not null,
  minute    timestamptz not null,
  requests  integer not null,
  -- Answers of 500 and above.
  faults    integer not null,
  -- Upper bounds of answering times in seconds, and how many answers lay under each.
  answered  jsonb not null,
  -- Share of this machine's cores that the database's processes took; null where they are elsewhere.
  database_cpu real,
  -- Sessions that were working on a processor, as the database tells; a stand-in for its CPU.
  database_busy real,
  primary key (process, minute)
);
create index process_minutes_by_time on foundation.process_minutes (minute);
grant select, insert, update, delete on foundation.process_minutes to kontor_worker;
grant select on foundation.process_minutes to kontor_app;

-- Sessions on a processor (active and waiting for nothing). With the owner's rights, which see
-- every session's state; a number, nothing of what they do.
create function foundation.busy_sessions() returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*)::int from pg_stat_activity
   where state = 'active' and wait_event is null and pid <> pg_backend_pid()
$$;
revoke all on function foundation.busy_sessions from public;
grant execute on function foundation.busy_sessions to kontor_worker;
