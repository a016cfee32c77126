-- How busy the demo's living city is; read by the simulator.
create schema demo;
create table demo.cities (
  org_id          uuid primary key default foundation.current_org(),
  is_running      boolean not null,
  demand_per_hour real not null constraint cities_demand_is_not_negative check (demand_per_hour >= 0)
);
select foundation.fence('demo.cities');
