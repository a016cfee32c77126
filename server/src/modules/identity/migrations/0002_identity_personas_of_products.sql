-- Several products share one demo, and each offers people of its own: the product is the first part
-- of the page where the person begins (/zenvee/app), and a key is one person within a product.
-- Rewrites identity.personas, a table of a few rows that only a demo has.
alter table identity.personas add column product text not null
  generated always as (split_part(home, '/', 2)) stored;
alter table identity.personas drop constraint personas_pkey;
alter table identity.personas add primary key (org_id, product, key);
