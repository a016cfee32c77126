-- Kitchens: who cooks where and when, what is on the menu, and what was taken of it. Nearness is
-- asked of the earth's surface (earthdistance on cube, both of PostgreSQL's own) and of H3 cells.
-- New tables only.

create schema ridendine;

create extension if not exists cube;
create extension if not exists earthdistance;

-- Great circle (haversine) in kilometres; mean radius of the earth 6371.0088 km (IUGG). The sample
-- points of the requirements lie 1.09 km apart.
create function ridendine.calculate_distance_km(
  lat1 double precision, lon1 double precision, lat2 double precision, lon2 double precision)
returns decimal language sql immutable parallel safe as $$
  select round((2 * 6371.0088 * asin(least(1, sqrt(
           sin(radians(lat2 - lat1) / 2) ^ 2
         + cos(radians(lat1)) * cos(radians(lat2)) * sin(radians(lon2 - lon1) / 2) ^ 2))))::decimal, 6)
$$;

create table ridendine.chefs (
  -- The person who cooks.
  id                  uuid primary key,
  org_id              uuid not null default foundation.current_org(),
  chef_name           text not null,
  business_name       text not null,
  tagline             text not null default '',
  about               text not null default '',
  cuisine_types       text[] not null constraint chefs_cook_something check (cardinality(cuisine_types) between 1 and 4),
  photo_file_id       uuid,
  cover_file_id       uuid,
  lat                 double precision not null,
  lng                 double precision not null,
  -- H3 at resolution 8.
  cell                text not null,
  place_label         text not null,
  district            text not null,
  pickup_note         text not null default '',
  radius_metres       integer not null constraint chefs_deliver_within_ten_km check (radius_metres between 500 and 10000),
  jurisdiction        text not null,
  -- Both are needed to be live (D-R6): the provider's word, and the desk's.
  stripe_onboarded_at timestamptz,
  approved_at         timestamptz,
  verification_status text not null default 'pending'
    constraint chefs_verification_is_known check (verification_status in ('pending', 'approved', 'suspended')),
  suspended_reason    text,
  is_paused           boolean not null default false,
  pause_reason        text,
  pause_note          text not null default '',
  paused_at           timestamptz,
  paused_until        timestamptz,
  is_auto_paused      boolean not null default false,
  -- Orders in a row that went unanswered on this local day.
  unanswered          integer not null default 0,
  unanswered_on       date,
  -- Opening times of the week, as contract/availability.ts has them.
  week                jsonb not null,
  takes_orders_now    boolean not null default true,
  window_minutes      integer not null default 30
    constraint chefs_windows_fit_an_hour check (window_minutes in (10, 15, 20, 30, 60)),
  meals_per_window    integer,
  meals_per_day       integer,
  meals_per_week      integer,
  member_since        timestamptz not null,
  version             integer not null default 1,
  constraint chefs_approval_has_a_time check (verification_status <> 'approved' or approved_at is not null)
);
create index idx_chefs_location on ridendine.chefs using gist (ll_to_earth(lat, lng));
create index chefs_by_cell on ridendine.chefs (org_id, cell);
create index chefs_by_verification on ridendine.chefs (org_id, verification_status, member_since desc, id);
select foundation.fence('ridendine.chefs');

-- Days on which a kitchen cooks what was ordered ahead, each with its cut-off on the wall clock.
create table ridendine.cook_days (
  chef_id       uuid not null references ridendine.chefs,
  org_id        uuid not null default foundation.current_org(),
  on_date       date not null,
  opens         text not null,
  closes        text not null,
  cut_off_days  integer not null constraint cook_days_cut_off_lies_before check (cut_off_days between 0 and 14),
  cut_off_time  text not null,
  note          text not null default '',
  primary key (chef_id, on_date, opens)
);
select foundation.fence('ridendine.cook_days');

create table ridendine.closures (
  chef_id   uuid not null references ridendine.chefs,
  org_id    uuid not null default foundation.current_org(),
  from_date date not null,
  to_date   date not null,
  note      text not null default '',
  primary key (chef_id, from_date),
  constraint closures_end_after_they_begin check (to_date >= from_date)
);
select foundation.fence('ridendine.closures');

create table ridendine.menus (
  id          uuid primary key,
  org_id      uuid not null default foundation.current_org(),
  chef_id     uuid not null references ridendine.chefs,
  name        text not null,
  description text not null default '',
  is_active   boolean not null default true,
  place       integer not null default 0,
  version     integer not null default 1
);
create index menus_of_chef on ridendine.menus (org_id, chef_id, place, id);
select foundation.fence('ridendine.menus');

create table ridendine.menu_items (
  id               uuid primary key,
  org_id           uuid not null default foundation.current_org(),
  menu_id          uuid not null references ridendine.menus,
  chef_id          uuid not null references ridendine.chefs,
  name             text not null,
  description      text not null default '',
  price_minor      bigint not null constraint menu_items_cost_something check (price_minor >= 0),
  currency         char(3) not null,
  category         text not null,
  prep_minutes     integer not null constraint menu_items_take_time check (prep_minutes between 1 and 240),
  dietary_tags     text[] not null default '{}',
  allergens        text[] not null default '{}',
  -- Null: not counted.
  portions_per_day integer constraint menu_items_have_portions check (portions_per_day > 0),
  -- ISO: 1 is Monday.
  weekdays         integer[] not null default '{1,2,3,4,5,6,7}',
  is_listed        boolean not null default true,
  sold_out_until   timestamptz,
  photo_file_id    uuid,
  place            integer not null default 0,
  -- Orders point here for good; what is taken off stays, unseen.
  removed_at       timestamptz,
  version          integer not null default 1
);
create index menu_items_of_chef on ridendine.menu_items (org_id, chef_id, menu_id, place, id) where removed_at is null;
select foundation.fence('ridendine.menu_items');

-- What orders took of a kitchen: the one home of portions, windows and caps, which are all sums
-- over it, read while the kitchen's row is locked.
create table ridendine.takings (
  order_id       uuid not null,
  org_id         uuid not null default foundation.current_org(),
  menu_item_id   uuid not null references ridendine.menu_items,
  chef_id        uuid not null references ridendine.chefs,
  quantity       integer not null constraint takings_are_some check (quantity > 0),
  subtotal_minor bigint not null,
  -- Local day on which it is ready, and when.
  day            date not null,
  ready_at       timestamptz not null,
  given_back_at  timestamptz,
  primary key (order_id, menu_item_id)
);
create index takings_of_day on ridendine.takings (chef_id, day) where given_back_at is null;
create index takings_of_window on ridendine.takings (chef_id, ready_at) where given_back_at is null;
select foundation.fence('ridendine.takings');
