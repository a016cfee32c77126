-- Whom to reach and how, what stands in the inbox, and what is on its way. New tables only: locks
-- nothing in use. To step back: drop schema notifications.

create schema notifications;

-- A snapshot of how to reach a person, given by whoever knows people. Erased on request.
create table notifications.contacts (
  org_id       uuid not null default foundation.current_org(),
  person_id    uuid not null,
  name         text,
  email        text,
  phone        text,
  timezone     text not null default 'UTC',
  locale       text not null default 'en',
  -- Minutes of the local day; both null when phones may always ring.
  quiet_from   smallint default 1260 constraint contacts_quiet_from_is_a_minute check (quiet_from between 0 and 1439),
  quiet_until  smallint default 480 constraint contacts_quiet_until_is_a_minute check (quiet_until between 0 and 1439),
  mail_token   text not null,
  updated_at   timestamptz not null,
  primary key (org_id, person_id),
  constraint contacts_quiet_hours_are_whole check ((quiet_from is null) = (quiet_until is null))
);
create unique index contacts_one_per_mail_token on notifications.contacts (org_id, mail_token);
select foundation.fence('notifications.contacts');

-- What a person switched off (or on again); what is not here is on.
create table notifications.preferences (
  org_id     uuid not null default foundation.current_org(),
  person_id  uuid not null,
  group_name text not null,
  channel    text not null,
  is_allowed boolean not null,
  set_at     timestamptz not null,
  primary key (org_id, person_id, group_name, channel)
);
select foundation.fence('notifications.preferences');

-- Numbers whose owner answered STOP: nothing goes there, whoever it is written for.
create table notifications.stops (
  org_id     uuid not null default foundation.current_org(),
  address    text not null,
  stopped_at timestamptz not null,
  primary key (org_id, address)
);
select foundation.fence('notifications.stops');

create table notifications.push_subscriptions (
  id         uuid primary key,
  org_id     uuid not null default foundation.current_org(),
  person_id  uuid not null,
  endpoint   text not null,
  p256dh     text not null,
  auth       text not null,
  made_at    timestamptz not null,
  constraint push_subscriptions_one_per_browser unique (org_id, endpoint)
);
create index push_subscriptions_of_person on notifications.push_subscriptions (org_id, person_id);
select foundation.fence('notifications.push_subscriptions');

-- The inbox: everything a person was told.
create table notifications.notices (
  id         uuid primary key,
  org_id     uuid not null default foundation.current_org(),
  person_id  uuid not null,
  template   text not null,
  group_name text not null,
  title      text not null,
  body       text not null,
  about      text,
  link       text,
  is_urgent  boolean not null,
  correlation_id uuid not null,
  made_at    timestamptz not null,
  read_at    timestamptz
);
create index notices_of_person on notifications.notices (org_id, person_id, made_at desc, id desc);
create index notices_unread on notifications.notices (org_id, person_id) where read_at is null;
select foundation.fence('notifications.notices');

-- One message by one channel. Facts, each with its time; how it stands follows from them.
create table notifications.messages (
  id             uuid primary key,
  org_id         uuid not null default foundation.current_org(),
  person_id      uuid not null,
  channel        text not null constraint messages_channel_is_known check (channel in ('email', 'sms', 'whatsapp', 'push')),
  template       text not null,
  group_name     text not null,
  address        text,
  to_name        text,
  title          text not null,
  -- What to say, until it is said.
  content        jsonb,
  about          text,
  is_urgent      boolean not null,
  correlation_id uuid not null,
  made_at        timestamptz not null,
  held_until     timestamptz,
  sent_at        timestamptz,
  failed_at      timestamptz,
  stopped_at     timestamptz,
  provider       text,
  provider_ref   text,
  failure        text,
  constraint messages_end_once check (num_nonnulls(sent_at, failed_at, stopped_at) <= 1)
);
create index messages_by_time on notifications.messages (org_id, made_at desc, id desc);
create index messages_about on notifications.messages (org_id, about) where about is not null;
create index messages_by_correlation on notifications.messages (org_id, correlation_id);
create index messages_by_provider_ref on notifications.messages (org_id, provider_ref) where provider_ref is not null;
create index messages_of_person on notifications.messages (org_id, person_id);
select foundation.fence('notifications.messages');

-- Where messages go when no provider is configured, one row per message and address.
create table notifications.mailbox (
  id             uuid primary key,
  org_id         uuid not null default foundation.current_org(),
  message_id     uuid not null,
  person_id      uuid not null,
  channel        text not null,
  address        text not null,
  to_name        text,
  subject        text not null,
  body_text      text not null,
  body_html      text,
  template       text not null,
  about          text,
  correlation_id uuid not null,
  arrived_at     timestamptz not null,
  constraint mailbox_one_per_message unique (org_id, message_id)
);
create index mailbox_by_time on notifications.mailbox (org_id, arrived_at desc, id desc);
select foundation.fence('notifications.mailbox');
