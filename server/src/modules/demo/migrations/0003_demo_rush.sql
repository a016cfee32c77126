-- How much busier than usual the hours are in which people eat: a factor on the demand of those who
-- order meals. A column with a default; the table has a row for each organisation.
alter table demo.cities
  add column rush real not null default 1 constraint cities_rush_is_a_factor check (rush between 0.1 and 20);
