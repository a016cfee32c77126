-- How busy the demo's living city is; read by the simulator.
create schema demo;
create table demo.cities (
  org_id          uuid primary key default foundation.current_org(),
  is_running      boolean not null,
  demand_per_hour real not null constraint cities_demand_is_not_negative check (demand_per_hour >= 0)
);
select foundation.fence('demo.cities');

-- The demo's clock belongs to the whole database; the application sets it only through here.
create function demo.set_clock(new_offset_ms bigint, new_speed real) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update foundation.clock set offset_ms = new_offset_ms, speed = new_speed;
  perform pg_notify('kontor_clock', '');
end $$;
revoke all on function demo.set_clock from public;
grant execute on function demo.set_clock to kontor_app;
