-- Addresses that people saved, areas that an organisation works in, and answers of paid geocoders.
-- Locks nothing that is in use. To step back: drop schema places cascade.

create schema places;

create table places.addresses (
  id         uuid primary key,
  org_id     uuid not null default foundation.current_org(),
  person_id  uuid not null,
  label      text not null
    constraint addresses_label_is_short check (char_length(label) between 1 and 40),
  line       text not null
    constraint addresses_line_is_short check (char_length(line) between 1 and 200),
  note       text not null default ''
    constraint addresses_note_is_short check (char_length(note) <= 300),
  lat        double precision not null
    constraint addresses_lat_is_on_earth check (lat between -90 and 90),
  lng        double precision not null
    constraint addresses_lng_is_on_earth check (lng between -180 and 180),
  h3_9       text not null,
  is_default boolean not null default false,
  created_at timestamptz not null
);
create index addresses_of_person on places.addresses (org_id, person_id, created_at desc, id desc);
create unique index addresses_one_default on places.addresses (org_id, person_id) where is_default;
select foundation.fence('places.addresses');

create table places.zones (
  id         uuid primary key,
  org_id     uuid not null default foundation.current_org(),
  name       text not null
    constraint zones_name_is_short check (char_length(name) between 1 and 80),
  purpose    text not null
    constraint zones_purpose_is_known check (purpose in ('service', 'delivery', 'surcharge', 'blocked')),
  ring       jsonb not null,
  -- The box around the ring: looked at before the ring itself.
  west       double precision not null,
  south      double precision not null,
  east       double precision not null,
  north      double precision not null,
  is_active  boolean not null default true,
  version    integer not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index zones_of_org on places.zones (org_id, created_at, id);
create unique index zones_one_per_name on places.zones (org_id, purpose, lower(name));
select foundation.fence('places.zones');

create table places.geocode_cache (
  key      text not null,
  org_id   uuid not null default foundation.current_org(),
  found    jsonb not null,
  asked_at timestamptz not null,
  primary key (org_id, key)
);
create index geocode_cache_by_age on places.geocode_cache (asked_at);
select foundation.fence('places.geocode_cache');
