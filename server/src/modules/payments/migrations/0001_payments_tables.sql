-- Payments, refunds and payouts with their states, what a provider knows people as, and an inbox
-- that hears each of a provider's events once. New tables only.
create schema payments;

-- What a person is called at the provider when they pay.
create table payments.customers (
  org_id      uuid not null default foundation.current_org(),
  person_id   uuid not null,
  provider    text not null,
  customer_id text not null,
  made_at     timestamptz not null,
  primary key (org_id, person_id, provider)
);
select foundation.fence('payments.customers');

create table payments.methods (
  id                 uuid primary key,
  org_id             uuid not null default foundation.current_org(),
  person_id          uuid not null,
  provider           text not null,
  provider_method_id text not null,
  -- Null until the provider has given the method to its customer.
  customer_id        text,
  brand              text not null,
  last4              text not null constraint methods_last4_is_four_digits check (last4 ~ '^[0-9]{4}$'),
  exp_month          smallint not null,
  exp_year           smallint not null,
  is_default         boolean not null default false,
  added_at           timestamptz not null,
  removed_at         timestamptz
);
create unique index methods_one_default on payments.methods (org_id, person_id)
  where is_default and removed_at is null;
create unique index methods_saved_once on payments.methods (org_id, person_id, provider_method_id)
  where removed_at is null and customer_id is not null;
create index methods_of_person on payments.methods (org_id, person_id, added_at);
select foundation.fence('payments.methods');

create table payments.payments (
  id                 uuid primary key,
  org_id             uuid not null default foundation.current_org(),
  key                text not null,
  about              text not null,
  payer_id           uuid not null,
  method_id          uuid not null references payments.methods,
  amount_minor       bigint not null constraint payments_are_of_something check (amount_minor > 0),
  currency           text not null,
  description        text not null,
  return_path        text,
  -- Who gets what when it is captured: [{ owner, purpose, minor, what }].
  split              jsonb,
  captures_at_once   boolean not null default false,
  capture_minor      bigint not null default 0,
  captured_minor     bigint not null default 0,
  refund_asked_minor bigint not null default 0,
  refunded_minor     bigint not null default 0,
  fee_minor          bigint not null default 0,
  provider           text not null,
  provider_intent_id text,
  provider_dispute_id text,
  action_url         text,
  failure_code       text,
  failure_says       text,
  requested_at       timestamptz not null,
  authorised_at      timestamptz,
  captured_at        timestamptz,
  state              text not null constraint payments_state_is_known check (state in (
    'requested', 'requires_action', 'authorised', 'capturing', 'captured', 'partially_refunded',
    'refunded', 'disputed', 'lost', 'voiding', 'voided', 'failed')),
  state_since        timestamptz not null,
  version            integer not null,
  lifecycle_version  smallint not null,
  constraint payments_one_per_key unique (org_id, key),
  constraint payments_take_no_more_than_allowed
    check (capture_minor <= amount_minor and captured_minor <= capture_minor),
  constraint payments_give_back_no_more_than_taken
    check (0 <= refunded_minor and refunded_minor <= refund_asked_minor and refund_asked_minor <= captured_minor)
);
create index payments_about on payments.payments (org_id, about, requested_at);
create index payments_of_payer on payments.payments (org_id, payer_id, requested_at desc);
create index payments_newest on payments.payments (org_id, requested_at desc, id);
-- One intent of the provider is one payment.
create unique index payments_one_per_intent on payments.payments (provider, provider_intent_id)
  where provider_intent_id is not null;
select foundation.fence('payments.payments');
-- A provider's event names an intent; the worker finds whose it is.
select foundation.worker_reads('payments.payments');

create table payments.refunds (
  id                 uuid primary key,
  org_id             uuid not null default foundation.current_org(),
  payment_id         uuid not null references payments.payments,
  key                text not null,
  amount_minor       bigint not null constraint refunds_are_of_something check (amount_minor > 0),
  currency           text not null,
  reason             text not null,
  -- Who pays for it: [{ owner, purpose, minor, what }].
  paid_by            jsonb not null,
  provider_refund_id text,
  failure_says       text,
  asked_at           timestamptz not null,
  state              text not null constraint refunds_state_is_known
    check (state in ('requested', 'succeeded', 'failed')),
  state_since        timestamptz not null,
  version            integer not null,
  lifecycle_version  smallint not null,
  constraint refunds_one_per_key unique (org_id, key)
);
create index refunds_of_payment on payments.refunds (org_id, payment_id);
select foundation.fence('payments.refunds');

-- What a person is called at the provider when they are paid.
create table payments.provider_accounts (
  org_id            uuid not null default foundation.current_org(),
  person_id         uuid not null,
  provider          text not null,
  account_id        text not null,
  details_submitted boolean not null default false,
  payouts_enabled   boolean not null default false,
  changed_at        timestamptz not null,
  primary key (org_id, person_id, provider),
  constraint provider_accounts_one_owner unique (provider, account_id)
);
select foundation.fence('payments.provider_accounts');
select foundation.worker_reads('payments.provider_accounts');

create table payments.payouts (
  id                 uuid primary key,
  org_id             uuid not null default foundation.current_org(),
  person_id          uuid not null,
  key                text not null,
  amount_minor       bigint not null constraint payouts_are_of_something check (amount_minor > 0),
  currency           text not null,
  provider           text not null,
  account_id         text not null,
  provider_transfer_id text,
  provider_payout_id text,
  failure_says       text,
  arrives_at         timestamptz,
  asked_at           timestamptz not null,
  state              text not null constraint payouts_state_is_known
    check (state in ('requested', 'in_transit', 'paid', 'failed')),
  state_since        timestamptz not null,
  version            integer not null,
  lifecycle_version  smallint not null,
  constraint payouts_one_per_key unique (org_id, key)
);
create index payouts_of_person on payments.payouts (org_id, person_id, asked_at desc);
create index payouts_by_provider on payments.payouts (org_id, provider_payout_id) where provider_payout_id is not null;
create index payouts_newest on payments.payouts (org_id, asked_at desc, id);
select foundation.fence('payments.payouts');

-- Each event of a provider is heard once, however often it is sent.
create table payments.webhook_inbox (
  org_id            uuid not null default foundation.current_org(),
  provider_event_id text not null,
  provider          text not null,
  type              text not null,
  object_id         text not null,
  account_id        text,
  received_at       timestamptz not null,
  primary key (org_id, provider, provider_event_id)
);
create index webhook_inbox_by_age on payments.webhook_inbox (org_id, received_at);
select foundation.fence_append_only('payments.webhook_inbox');
