-- Orders, from the cart to the door: one row a story, its dishes as they were priced, its numbers
-- per local day, and what was given back with the one who pays each part. New tables only.

create table ridendine.orders (
  id                uuid primary key,
  org_id            uuid not null default foundation.current_org(),
  state             text not null
    constraint orders_state_is_known check (state in (
      'pending', 'payment_confirmed', 'accepted', 'preparing', 'ready_for_pickup', 'assigned_to_driver',
      'picked_up', 'in_transit', 'delivered', 'disputed', 'cancelled', 'refunded')),
  state_since       timestamptz not null,
  version           integer not null,
  lifecycle_version smallint not null,
  number            text not null,
  customer_id       uuid not null,
  customer_name     text not null,
  chef_id           uuid not null references ridendine.chefs,
  driver_id         uuid,
  note              text not null default '',
  summary           text not null,
  item_count        integer not null constraint orders_have_dishes check (item_count > 0),
  group_order_id    uuid,
  drop_off          text not null
    constraint orders_drop_off_is_known check (drop_off in ('hand_over', 'leave_at_door', 'meet_outside')),
  drop_note         text not null default '',
  drop_label        text not null,
  drop_district     text not null,
  drop_lat          double precision not null,
  drop_lng          double precision not null,
  pickup_lat        double precision not null,
  pickup_lng        double precision not null,
  distance_metres   integer not null,
  currency          char(3) not null,
  subtotal_minor    bigint not null constraint orders_subtotal_is_positive check (subtotal_minor > 0),
  tax_minor         bigint not null constraint orders_tax_is_not_negative check (tax_minor >= 0),
  delivery_minor    bigint not null constraint orders_delivery_is_not_negative check (delivery_minor >= 0),
  service_minor     bigint not null default 0 constraint orders_service_is_not_negative check (service_minor >= 0),
  tip_minor         bigint not null default 0 constraint orders_tip_is_not_negative check (tip_minor >= 0),
  -- The platform's fee, and what chef and driver earn: legs of one balanced entry set (D-R4).
  fee_minor         bigint not null,
  chef_minor        bigint not null,
  driver_minor      bigint not null,
  -- Given after the delivery, as a payment of its own; `tip_minor` is the one of the checkout.
  tip_later_minor   bigint not null default 0 constraint orders_later_tip_is_not_negative check (tip_later_minor >= 0),
  refunded_minor    bigint not null default 0,
  payment_method_id uuid,
  payment_id        uuid,
  payment_state     text not null default 'none'
    constraint orders_payment_state_is_known check (payment_state in (
      'none', 'asked', 'needs_action', 'failed', 'captured', 'voided', 'refunded')),
  payment_reason    text,
  tip_payment_id    uuid,
  -- Checked by the driver at the kitchen; worthless afterwards.
  pickup_code       text not null,
  prep_minutes      integer not null,
  scheduled_for     timestamptz,
  paid_at           timestamptz,
  pay_by            timestamptz,
  answer_by         timestamptz,
  ready_at          timestamptz,
  eta_from          timestamptz,
  eta_to            timestamptz,
  promised_by       timestamptz,
  accepted_at       timestamptz,
  preparing_at      timestamptz,
  ready_since       timestamptz,
  picked_up_at      timestamptz,
  delivered_at      timestamptz,
  completes_at      timestamptz,
  completed_at      timestamptz,
  proof_note        text,
  proof_file_id     uuid,
  cancelled_by      text,
  cancel_reason     text,
  cancel_note       text,
  problem_kind      text,
  problem_text      text,
  problem_minor     bigint,
  problem_file_ids  uuid[] not null default '{}',
  problem_at        timestamptz,
  problem_outcome   text,
  food_rated_at     timestamptz,
  delivery_rated_at timestamptz,
  -- When the money left escrow for those who earned it; null while the customer could have it all back.
  settled_at        timestamptz,
  -- When what was pending became everybody's own.
  released_at       timestamptz,
  placed_at         timestamptz not null,
  constraint orders_number_is_unique unique (org_id, number),
  -- What the customer pays is what the others get, to the cent.
  constraint orders_add_up check (
    subtotal_minor + tax_minor + delivery_minor + service_minor
      = fee_minor + chef_minor + driver_minor + tax_minor),
  constraint orders_give_back_what_was_paid check (
    refunded_minor between 0
      and subtotal_minor + tax_minor + delivery_minor + service_minor + tip_minor)
);
create index idx_orders_customer_status on ridendine.orders (org_id, customer_id, state, placed_at desc, id desc);
create index idx_orders_chef_status on ridendine.orders (org_id, chef_id, state, placed_at desc, id desc);
create index orders_of_driver on ridendine.orders (org_id, driver_id, placed_at desc, id desc) where driver_id is not null;
create index orders_by_time on ridendine.orders (org_id, placed_at desc, id desc);
create index orders_by_state on ridendine.orders (org_id, state, state_since);
create index orders_by_payment on ridendine.orders (payment_id) where payment_id is not null;
create index orders_by_tip_payment on ridendine.orders (tip_payment_id) where tip_payment_id is not null;
select foundation.fence('ridendine.orders');

create table ridendine.order_items (
  id           uuid primary key,
  org_id       uuid not null default foundation.current_org(),
  order_id     uuid not null references ridendine.orders,
  menu_item_id uuid not null,
  name         text not null,
  quantity     integer not null constraint order_items_are_some check (quantity between 1 and 99),
  unit_minor   bigint not null constraint order_items_cost_something check (unit_minor >= 0),
  instructions text not null default '',
  for_name     text,
  place        integer not null
);
create index order_items_of_order on ridendine.order_items (order_id, place);
select foundation.fence('ridendine.order_items');

-- Numbers count per organisation and local day: RND-YYYYMMDD-NNNN. Gaps may be, doubles never.
create table ridendine.order_numbers (
  org_id uuid not null default foundation.current_org(),
  day    date not null,
  last   integer not null,
  primary key (org_id, day)
);
select foundation.fence('ridendine.order_numbers');

-- What was given back, each with the one who pays each part.
create table ridendine.order_refunds (
  id             uuid primary key,
  org_id         uuid not null default foundation.current_org(),
  order_id       uuid not null references ridendine.orders,
  refund_id      uuid not null,
  amount_minor   bigint not null constraint order_refunds_are_some check (amount_minor > 0),
  chef_minor     bigint not null default 0,
  driver_minor   bigint not null default 0,
  platform_minor bigint not null default 0,
  tax_minor      bigint not null default 0,
  tip_minor      bigint not null default 0,
  -- Why, in a word (cancelled, missing_item, …) and in the words of whoever decided.
  cause          text not null,
  reason         text not null,
  decided_by     uuid,
  given_at       timestamptz not null,
  constraint order_refunds_add_up check (amount_minor = chef_minor + driver_minor + platform_minor + tax_minor + tip_minor)
);
create index order_refunds_of_order on ridendine.order_refunds (order_id, given_at);
select foundation.fence('ridendine.order_refunds');

-- One cart of several people: whoever has the link adds dishes under a name, the host pays.
create table ridendine.group_orders (
  id          uuid primary key,
  org_id      uuid not null default foundation.current_org(),
  host_id     uuid not null,
  host_name   text not null,
  chef_id     uuid not null references ridendine.chefs,
  -- Of the link only this is kept.
  token_hash  text not null,
  note        text not null default '',
  limit_minor bigint constraint group_orders_limit_is_some check (limit_minor > 0),
  currency    char(3) not null,
  opened_at   timestamptz not null,
  closes_at   timestamptz not null,
  closed_at   timestamptz,
  order_id    uuid,
  constraint group_orders_one_per_link unique (org_id, token_hash)
);
create index group_orders_of_host on ridendine.group_orders (org_id, host_id, opened_at desc);
create index group_orders_of_chef on ridendine.group_orders (chef_id);
select foundation.fence('ridendine.group_orders');

create table ridendine.group_items (
  id             uuid primary key,
  org_id         uuid not null default foundation.current_org(),
  group_order_id uuid not null references ridendine.group_orders,
  for_name       text not null,
  -- Who put it in may take it out.
  secret_hash    text not null,
  menu_item_id   uuid not null,
  name           text not null,
  quantity       integer not null constraint group_items_are_some check (quantity between 1 and 50),
  unit_minor     bigint not null constraint group_items_cost_something check (unit_minor >= 0),
  instructions   text not null default '',
  added_at       timestamptz not null
);
create index group_items_of_order on ridendine.group_items (group_order_id, added_at, id);
select foundation.fence('ridendine.group_items');
