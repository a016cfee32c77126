-- What is offered, as data: categories, services and what is asked about them, with the search
-- over them. New tables only, locks nothing. Back: drop schema catalog cascade.

create schema catalog;
grant usage on schema catalog to kontor_app;

-- Text as it is searched: small letters without accents. Marked immutable so that it can stand
-- in a generated column; the dictionary named is part of PostgreSQL's own distribution.
create function catalog.plain(written text) returns text
  language sql immutable strict parallel safe
  as $$ select lower(public.unaccent('public.unaccent'::regdictionary, written)) $$;

create function catalog.said(title text, words text[]) returns text
  language sql immutable strict parallel safe
  as $$ select catalog.plain(title || ' ' || array_to_string(words, ' ')) $$;

create table catalog.categories (
  org_id   uuid not null default foundation.current_org(),
  slug     text not null,
  parent   text,
  name     text not null,
  icon     text not null,
  position integer not null,
  primary key (org_id, slug),
  constraint categories_lie_in_a_category foreign key (org_id, parent) references catalog.categories,
  constraint categories_never_lie_in_themselves check (parent is distinct from slug)
);
select foundation.fence('catalog.categories');

create table catalog.services (
  org_id           uuid not null default foundation.current_org(),
  slug             text not null,
  category         text not null,
  title            text not null,
  description      text not null,
  words            text[] not null,
  trade            text,
  duration_minutes integer not null,
  price_mode       text not null
    constraint services_price_mode_is_known check (price_mode in ('hourly', 'fixed', 'from')),
  questions        jsonb not null,
  position         integer not null,
  offered          boolean not null,
  version          integer not null,
  changed_at       timestamptz not null,
  said             text not null generated always as (catalog.said(title, words)) stored,
  lexemes          tsvector not null generated always as (
    setweight(to_tsvector('english', catalog.plain(title)), 'A') ||
    setweight(to_tsvector('english', catalog.said(title, words)), 'B') ||
    setweight(to_tsvector('english', catalog.plain(description)), 'D')) stored,
  primary key (org_id, slug),
  constraint services_lie_in_a_category foreign key (org_id, category) references catalog.categories,
  constraint services_take_time check (duration_minutes > 0)
);
create index services_lexemes on catalog.services using gin (lexemes);
create index services_said on catalog.services using gin (said gin_trgm_ops);
select foundation.fence('catalog.services');
