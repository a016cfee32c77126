-- Jobs are added in the caller's transaction. The queue's own tables belong to graphile-worker;
-- the application reaches them only through these functions, which run with the owner's rights.

create function foundation.add_job(
  task text, payload jsonb, at timestamptz, key text, tries integer, priority integer
) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.add_job(
    task, payload::json, null::text, at, tries, key, priority, null::text[], 'replace');
end $$;

create function foundation.remove_job(key text) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform graphile_worker.remove_job(key);
end $$;

-- For clocks that are moved by hand: what is due on our clock becomes due on the database's,
-- oldest first. Answers how many became due.
create function foundation.promote_jobs(our_now timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  promoted integer;
begin
  update graphile_worker._private_jobs
     set run_at = pg_catalog.now() - (our_now - (payload ->> 'dueAt')::timestamptz) - interval '1 hour'
   where locked_at is null
     and run_at > pg_catalog.now()
     and (payload ->> 'dueAt')::timestamptz <= our_now;
  get diagnostics promoted = row_count;
  return promoted;
end $$;

-- When the next job is due on our clock; null when none waits. For clocks that are moved by hand.
create function foundation.next_job_due() returns timestamptz
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select min((payload ->> 'dueAt')::timestamptz) from graphile_worker._private_jobs
   where locked_at is null and attempts < max_attempts
$$;

-- What waits and what failed for good, for the operator's screen: counts by task.
create function foundation.job_counts()
  returns table (task text, waiting integer, due integer, failed integer, oldest_due timestamptz)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select task_identifier, count(*)::int,
         count(*) filter (where run_at <= now() and attempts < max_attempts)::int,
         count(*) filter (where attempts >= max_attempts)::int,
         min(run_at) filter (where run_at <= now() and attempts < max_attempts)
    from graphile_worker.jobs
   group by task_identifier
$$;

revoke all on function foundation.add_job, foundation.remove_job, foundation.promote_jobs, foundation.next_job_due, foundation.job_counts from public;
grant execute on function foundation.add_job, foundation.remove_job to kontor_app, kontor_worker;
grant execute on function foundation.promote_jobs, foundation.next_job_due to kontor_worker;
grant execute on function foundation.job_counts to kontor_app, kontor_worker;
