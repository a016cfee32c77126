-- Telemetry samples with a bounded life, daily counts of events, and figures of the database
-- itself. New tables and functions only: locks nothing in use. To step back: drop schema insights.

create schema insights;

-- One row a minute: figures of the realtime layer. Swept after a week.
create table insights.telemetry_samples (
  sample_no  bigint generated always as identity primary key,
  org_id     uuid not null default foundation.current_org(),
  sampled_at timestamptz not null,
  figures    jsonb not null
);
create index telemetry_samples_by_time on insights.telemetry_samples (org_id, sampled_at);
select foundation.fence('insights.telemetry_samples');

-- Events per name and day (UTC): charts of long spans read these, not the events. Can be made
-- anew from the events at any time.
create table insights.daily_events (
  org_id  uuid not null default foundation.current_org(),
  day     date not null,
  name    text not null,
  count   integer not null,
  streams integer not null,
  primary key (org_id, day, name)
);
select foundation.fence('insights.daily_events');

-- What PostgreSQL says of itself. Runs with the owner's rights, which see every session's state.
create function insights.database_figures()
  returns table (connections integer, active integer, most integer, bytes bigint, seq_rows bigint, index_rows bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (select count(*)::int from pg_stat_activity where datname = current_database()),
         (select count(*)::int from pg_stat_activity where datname = current_database() and state = 'active'),
         current_setting('max_connections')::int,
         pg_database_size(current_database()),
         coalesce((select sum(seq_tup_read)::bigint from pg_stat_user_tables where n_live_tup > 10000), 0),
         coalesce((select sum(idx_tup_fetch)::bigint from pg_stat_user_tables where n_live_tup > 10000), 0)
$$;
revoke all on function insights.database_figures from public;
grant execute on function insights.database_figures to kontor_app;

-- Size and estimated rows of tables, by schema.
create function insights.table_figures()
  returns table (room text, name text, bytes bigint, row_estimate bigint)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select schemaname::text, relname::text, pg_total_relation_size(relid), n_live_tup
    from pg_stat_user_tables
$$;
revoke all on function insights.table_figures from public;
grant execute on function insights.table_figures to kontor_app;
