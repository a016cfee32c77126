-- Zenvee's own rooms: technicians with their one experience driver, searches, bookings.

create schema zenvee;

create table zenvee.technicians (
  id               uuid primary key,
  org_id           uuid not null default foundation.current_org(),
  display_name     text not null,
  photo_file_id    uuid,
  driver           text not null
    constraint technicians_have_one_driver check (driver in (
      'explains_every_step', 'in_and_out_fast', 'leaves_it_spotless', 'calm_with_kids_and_pets',
      'fixed_price_no_surprises', 'second_opinion_honest', 'texts_before_every_step', 'brings_every_part')),
  headline         text not null,
  bio              text not null default '',
  years_experience integer not null default 0,
  languages        text[] not null default '{}',
  vehicle          text,
  base_lat         double precision not null,
  base_lng         double precision not null,
  base_cell        text not null,
  radius_metres    integer not null,
  jurisdiction     text not null,
  is_paused        boolean not null default false,
  times_hired      integer not null default 0,
  missed_offers    integer not null default 0,
  member_since     timestamptz not null,
  version          integer not null default 1
);
create index technicians_by_cell on zenvee.technicians (org_id, base_cell) where not is_paused;
select foundation.fence('zenvee.technicians');

create table zenvee.offerings (
  org_id        uuid not null default foundation.current_org(),
  technician_id uuid not null references zenvee.technicians on delete cascade,
  service_slug  text not null,
  mode          text not null constraint offerings_mode_is_known check (mode in ('hourly', 'fixed', 'from')),
  rate_minor    bigint not null constraint offerings_cost_something check (rate_minor >= 0),
  currency      char(3) not null,
  primary key (technician_id, service_slug)
);
create index offerings_by_service on zenvee.offerings (org_id, service_slug, technician_id);
select foundation.fence('zenvee.offerings');

create table zenvee.discoveries (
  id               uuid primary key,
  org_id           uuid not null default foundation.current_org(),
  customer_id      uuid not null,
  match_id         uuid not null,
  service_slug     text not null,
  service_title    text not null,
  duration_minutes integer not null,
  trade            text not null,
  answers          jsonb not null,
  place_lat        double precision not null,
  place_lng        double precision not null,
  place_label      text not null,
  wanted           jsonb not null,
  desired_driver   text,
  cards            jsonb not null,
  considered       integer not null,
  ruled_out        integer not null,
  advice           text,
  made_at          timestamptz not null,
  good_until       timestamptz not null
);
create index discoveries_by_customer on zenvee.discoveries (org_id, customer_id, made_at desc);
select foundation.fence('zenvee.discoveries');

create table zenvee.bookings (
  id                uuid primary key,
  org_id            uuid not null default foundation.current_org(),
  state             text not null
    constraint bookings_state_is_known check (state in (
      'requested', 'countered', 'accepted', 'declined', 'expired', 'unfulfilled',
      'en_route', 'arrived', 'in_service', 'completed', 'disputed', 'settled', 'refunded', 'cancelled')),
  state_since       timestamptz not null,
  version           integer not null,
  lifecycle_version smallint not null,
  number            text not null,
  mode              text not null constraint bookings_mode_is_known check (mode in ('chosen', 'best_match')),
  customer_id       uuid not null,
  customer_name     text not null,
  technician_id     uuid references zenvee.technicians,
  -- Best match: whom to ask next, in order; the first was asked first.
  to_ask            uuid[] not null default '{}',
  offer             integer not null default 1,
  discovery_id      uuid not null references zenvee.discoveries,
  match_id          uuid not null,
  service_slug      text not null,
  service_title     text not null,
  trade             text not null,
  duration_minutes  integer not null,
  answers           jsonb not null,
  desired_driver    text,
  note              text not null default '',
  place_lat         double precision not null,
  place_lng         double precision not null,
  place_label       text not null,
  place_district    text not null,
  starts_at         timestamptz not null,
  ends_at           timestamptz not null,
  answer_by         timestamptz,
  no_show_at        timestamptz,
  currency          char(3) not null,
  price_minor       bigint not null constraint bookings_price_is_not_negative check (price_minor >= 0),
  extras_minor      bigint not null default 0,
  tax_minor         bigint not null,
  tip_minor         bigint not null default 0,
  fee_minor         bigint not null default 0,
  refunded_minor    bigint not null default 0,
  counter_starts_at timestamptz,
  counter_minor     bigint,
  counter_note      text,
  payment_method_id uuid not null,
  payment_id        uuid,
  payment_state     text not null default 'none'
    constraint bookings_payment_state_is_known check (payment_state in (
      'none', 'authorising', 'needs_action', 'authorised', 'failed', 'captured', 'voided', 'refunded')),
  payment_reason    text,
  -- Extra work is charged beside what was authorised before.
  extras_payment_id uuid,
  extras_state      text not null default 'none'
    constraint bookings_extras_state_is_known check (extras_state in ('none', 'asked', 'captured', 'failed')),
  tip_payment_id    uuid,
  -- Shown to the customer, read out at the door, compared once; worthless afterwards.
  start_code        text not null,
  wrong_codes       integer not null default 0,
  accepted_at       timestamptz,
  arrived_at        timestamptz,
  started_at        timestamptz,
  completed_at      timestamptz,
  proof_note        text,
  proof_photo_ids   uuid[] not null default '{}',
  cancelled_by      text,
  cancel_reason     text,
  cancel_fee_minor  bigint not null default 0,
  dispute_reason    text,
  dispute_text      text,
  dispute_photo_ids uuid[] not null default '{}',
  disputed_at       timestamptz,
  dispute_outcome   text,
  customer_reviewed_at   timestamptz,
  technician_reviewed_at timestamptz,
  created_at        timestamptz not null,
  constraint bookings_number_is_unique unique (org_id, number)
);
create index bookings_of_customer on zenvee.bookings (org_id, customer_id, created_at desc, id desc);
create index bookings_of_technician on zenvee.bookings (org_id, technician_id, created_at desc, id desc);
create index bookings_by_time on zenvee.bookings (org_id, created_at desc, id desc);
create index bookings_by_state on zenvee.bookings (org_id, state, state_since);
create index bookings_by_payment on zenvee.bookings (payment_id) where payment_id is not null;
create index bookings_by_extras_payment on zenvee.bookings (extras_payment_id) where extras_payment_id is not null;
select foundation.fence('zenvee.bookings');

create table zenvee.extra_work (
  id          uuid primary key,
  org_id      uuid not null default foundation.current_org(),
  booking_id  uuid not null references zenvee.bookings,
  title       text not null,
  price_minor bigint not null constraint extra_work_costs_something check (price_minor > 0),
  asked_at    timestamptz not null,
  answered_at timestamptz,
  answer      text constraint extra_work_answer_is_known check (answer in ('approved', 'declined')),
  constraint extra_work_answer_has_a_time check ((answer is null) = (answered_at is null))
);
create index extra_work_of_booking on zenvee.extra_work (booking_id, asked_at);
create unique index extra_work_one_open on zenvee.extra_work (booking_id) where answer is null;
select foundation.fence('zenvee.extra_work');

-- Booking numbers count per organisation and local day: ZEN-YYYYMMDD-NNNN.
create table zenvee.booking_numbers (
  org_id uuid not null default foundation.current_org(),
  day    date not null,
  last   integer not null,
  primary key (org_id, day)
);
select foundation.fence('zenvee.booking_numbers');
