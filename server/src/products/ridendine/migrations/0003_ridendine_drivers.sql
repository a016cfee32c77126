-- Why: who brings the food, what they did on the way and when, and what went wrong. Where drivers
-- are is kept by tracking, whom they were offered to by dispatch. New tables only.

create table ridendine.drivers (
  -- The person who drives.
  id                  uuid primary key,
  org_id              uuid not null default foundation.current_org(),
  display_name        text not null,
  vehicle_type        text not null
    constraint drivers_vehicle_is_known check (vehicle_type in ('bicycle', 'scooter', 'car', 'van')),
  vehicle_label       text not null
    constraint drivers_vehicle_has_a_name check (char_length(vehicle_label) between 1 and 80),
  vehicle_plate       text not null default '',
  jurisdiction        text not null,
  verification_status text not null default 'pending'
    constraint drivers_verification_is_known check (verification_status in ('pending', 'approved', 'suspended')),
  approved_at         timestamptz,
  suspended_reason    text,
  -- As tracking's presence has it, so that who can be asked is one look at an index.
  is_available        boolean not null default false,
  online_since        timestamptz,
  online_reason       text not null default 'new',
  member_since        timestamptz not null,
  version             integer not null default 1,
  constraint drivers_approved_say_since check (verification_status <> 'approved' or approved_at is not null),
  constraint drivers_suspended_say_why check ((verification_status = 'suspended') = (suspended_reason is not null)),
  constraint drivers_available_say_since check (not is_available or online_since is not null)
);
create index idx_drivers_available on ridendine.drivers (org_id, id)
  where is_available and verification_status = 'approved';
create index drivers_by_name on ridendine.drivers (org_id, lower(display_name), id);
select foundation.fence('ridendine.drivers');

-- What was done on a run, by the device's clock and by ours. Told twice it is one line; wrong codes count.
create table ridendine.delivery_steps (
  id          uuid primary key,
  org_id      uuid not null default foundation.current_org(),
  order_id    uuid not null references ridendine.orders,
  driver_id   uuid not null,
  step        text not null
    constraint delivery_steps_are_known check (step in (
      'accepted', 'assigned_by_desk', 'arrived_kitchen', 'wrong_code', 'picked_up', 'departed', 'arrived_door',
      'called', 'texted', 'delivered', 'dropped_out', 'taken_away', 'told_late')),
  note        text not null default '',
  done_at     timestamptz not null,
  recorded_at timestamptz not null
);
create index delivery_steps_of_order on ridendine.delivery_steps (order_id, driver_id, recorded_at, id);
create index delivery_steps_of_driver on ridendine.delivery_steps (org_id, driver_id, recorded_at);
select foundation.fence_append_only('ridendine.delivery_steps');

create table ridendine.incidents (
  id        uuid primary key,
  org_id    uuid not null default foundation.current_org(),
  driver_id uuid not null references ridendine.drivers,
  order_id  uuid references ridendine.orders,
  kind      text not null
    constraint incidents_kind_is_known check (kind in (
      'accident', 'vehicle_breakdown', 'food_damaged', 'wrong_order', 'unsafe_place', 'harassment',
      'kitchen_closed', 'other')),
  words     text not null
    constraint incidents_words_are_short check (char_length(words) between 1 and 1000),
  photo_ids uuid[] not null default '{}',
  happened_at timestamptz not null,
  told_at   timestamptz not null,
  closed_at timestamptz,
  closed_by uuid,
  outcome   text,
  constraint incidents_closed_have_an_outcome check ((closed_at is null) = (outcome is null))
);
create index incidents_of_driver on ridendine.incidents (org_id, driver_id, told_at desc, id desc);
create index incidents_by_time on ridendine.incidents (org_id, told_at desc, id desc);
select foundation.fence('ridendine.incidents');

create index orders_in_hand on ridendine.orders (org_id, driver_id)
  where driver_id is not null
    and state in ('accepted', 'preparing', 'ready_for_pickup', 'assigned_to_driver', 'picked_up', 'in_transit');
