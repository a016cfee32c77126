-- What a server needs to outlive the death of a worker or of PostgreSQL: a job's work and its done
-- mark commit together, jobs of a dead worker are given back within seconds (the queue itself waits
-- four hours), and pushes that are too large for NOTIFY have a table. Locks nothing that is in use.

-- The done mark of a job, in the transaction of its work: false when it is no longer that worker's.
create function foundation.finish_job(job bigint, by_pool text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  the_queue integer;
begin
  delete from graphile_worker._private_jobs
   where id = job and locked_by = by_pool
  returning job_queue_id into the_queue;
  if not found then
    return false;
  end if;
  update graphile_worker._private_job_queues
     set locked_by = null, locked_at = null
   where id = the_queue and locked_by = by_pool;
  return true;
end $$;

-- Gives back the jobs of worker pools whose heart has stopped; answers how many. A pool that was
-- only just born may not have beaten yet, so what was taken a moment ago is left alone.
create function foundation.release_dead_jobs(dead_after_ms integer) returns integer
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  released integer;
  just_now constant timestamptz := clock_timestamp() - interval '2 seconds';
begin
  delete from foundation.heartbeats
   where role = 'jobs' and beat_at < clock_timestamp() - dead_after_ms * interval '1 millisecond';
  update graphile_worker._private_jobs
     set locked_by = null, locked_at = null
   where id in (
     select id from graphile_worker._private_jobs
      where locked_by like 'pool-%' and locked_at < just_now
        and locked_by not in (select process from foundation.heartbeats where role = 'jobs')
        for update skip locked);
  get diagnostics released = row_count;
  update graphile_worker._private_job_queues
     set locked_by = null, locked_at = null
   where id in (
     select id from graphile_worker._private_job_queues
      where locked_by like 'pool-%' and locked_at < just_now
        and locked_by not in (select process from foundation.heartbeats where role = 'jobs')
        for update skip locked);
  return released;
end $$;

revoke all on function foundation.finish_job, foundation.release_dead_jobs from public;
grant execute on function foundation.finish_job to kontor_app;
grant execute on function foundation.release_dead_jobs to kontor_worker;

-- Pushes above 8000 bytes between instances; swept by whoever listens.
create table foundation.socket_attachments (
  id         bigint generated always as identity primary key,
  created_at timestamptz not null default clock_timestamp(),
  payload    bytea
);
