-- Why: who may do which work where is data: rules per place and trade, credentials with the proof
-- behind them, and a record of who looked at whose credentials. Locks nothing that is in use.

create schema verification;

-- What a place asks of a trade. '*' is every place or every trade; the most exact row decides.
create table verification.rules (
  org_id         uuid not null default foundation.current_org(),
  jurisdiction   text not null,
  trade          text not null,
  kind           text not null
    constraint rules_kind_is_known
    check (kind in ('license', 'insurance', 'background_check', 'identity')),
  is_needed      boolean not null,
  valid_for_days integer
    constraint rules_are_valid_for_some_days check (valid_for_days > 0),
  what_proof     text not null,
  set_by         uuid,
  set_at         timestamptz not null,
  primary key (org_id, jurisdiction, trade, kind)
);
select foundation.fence('verification.rules');

create table verification.credentials (
  id                uuid primary key,
  org_id            uuid not null default foundation.current_org(),
  state             text not null
    constraint credentials_state_is_known
    check (state in ('submitted', 'in_review', 'approved', 'declined', 'expired', 'revoked', 'withdrawn')),
  state_since       timestamptz not null,
  version           integer not null,
  lifecycle_version smallint not null,
  person_id         uuid not null,
  kind              text not null
    constraint credentials_kind_is_known
    check (kind in ('license', 'insurance', 'background_check', 'identity')),
  jurisdiction      text not null,
  trade             text not null,
  source            text not null,
  issuer            text not null,
  number            text not null,
  file_id           uuid,
  document_hash     text,
  submitted_at      timestamptz not null,
  expires_at        timestamptz,
  checked_at        timestamptz,
  claimed_by        uuid,
  decided_by        uuid,
  decline_code      text,
  decline_note      text,
  -- The last warning given, in days before the end.
  warned_days       smallint,
  constraint credentials_are_checked_before_approval check (state <> 'approved' or checked_at is not null),
  constraint credentials_say_why_declined check (state <> 'declined' or decline_code is not null)
);
create unique index credentials_one_waiting_per_kind
  on verification.credentials (org_id, person_id, kind, jurisdiction, trade)
  where state in ('submitted', 'in_review');
create index credentials_of_person
  on verification.credentials (org_id, person_id, kind, submitted_at desc);
create index credentials_on_desk on verification.credentials (org_id, state, submitted_at, id);
create index credentials_by_expiry on verification.credentials (org_id, expires_at)
  where state = 'approved';
select foundation.fence('verification.credentials');

-- That somebody looked at somebody's credentials, and what stood there.
create table verification.views (
  id         uuid primary key,
  org_id     uuid not null default foundation.current_org(),
  viewer_id  uuid,
  person_id  uuid not null,
  shown      jsonb not null,
  shown_hash text not null,
  viewed_at  timestamptz not null
);
create index views_of_person on verification.views (org_id, person_id, viewed_at desc);
create index views_by_viewer on verification.views (org_id, viewer_id, person_id, viewed_at desc);
select foundation.fence_append_only('verification.views');
