-- Which products have put their demo's people and things into an organisation, so that a product that
-- comes later is seeded beside those that are there. A new table; locks nothing that is in use.
create table demo.seeds (
  org_id     uuid not null default foundation.current_org(),
  product    text not null,
  begun_at   timestamptz not null,
  -- Null while it runs, and after a start that was killed half-way.
  done_at    timestamptz,
  primary key (org_id, product)
);
select foundation.fence('demo.seeds');
