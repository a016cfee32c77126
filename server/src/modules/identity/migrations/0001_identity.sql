-- People, their roles, their sessions and how they prove who they are. Secrets are kept as hashes:
-- passwords as argon2id, tokens as SHA-256 (they are 256 random bits, so nothing can be guessed).
-- Locks nothing that is in use. To step back: drop schema identity cascade.

create schema identity;

create table identity.people (
  id                uuid primary key,
  org_id            uuid not null default foundation.current_org(),
  name              text not null
    constraint people_name_is_short check (char_length(name) between 1 and 80),
  email             text
    constraint people_email_is_lower check (email = lower(email) and char_length(email) <= 254),
  email_verified_at timestamptz,
  phone             text
    constraint people_phone_is_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  locale            text not null default 'en',
  avatar_file_id    uuid,
  password_hash     text,
  password_set_at   timestamptz,
  -- Encrypted with a key of the server; null when never begun.
  totp_secret       text,
  totp_on_at        timestamptz,
  -- The last 30-second step that was used: no code counts twice.
  totp_step         bigint not null default 0,
  recovery_hashes   text[] not null default '{}',
  created_at        timestamptz not null,
  suspended_at      timestamptz,
  suspended_reason  text,
  deleted_at        timestamptz,
  version           integer not null default 1,
  constraint people_one_per_email unique (org_id, email),
  constraint people_one_per_phone unique (org_id, phone),
  constraint people_deleted_have_no_secrets check (
    deleted_at is null
    or (email is null and phone is null and password_hash is null and totp_secret is null))
);
create index people_newest_first on identity.people (org_id, created_at desc, id desc);
create index people_by_name on identity.people using gin (lower(name) gin_trgm_ops);
select foundation.fence('identity.people');

create table identity.role_grants (
  org_id     uuid not null default foundation.current_org(),
  person_id  uuid not null references identity.people,
  role       text not null
    constraint role_grants_role_is_a_word check (role ~ '^[a-z][a-z0-9_]{1,39}$'),
  granted_by uuid,
  granted_at timestamptz not null,
  primary key (person_id, role)
);
create index role_grants_by_role on identity.role_grants (org_id, role, person_id);
select foundation.fence('identity.role_grants');

-- One sign-in on one device: the family of its refresh tokens.
create table identity.sessions (
  id              uuid primary key,
  org_id          uuid not null default foundation.current_org(),
  person_id       uuid not null references identity.people,
  how             text not null,
  device          text,
  begun_at        timestamptz not null,
  used_at         timestamptz not null,
  expires_at      timestamptz not null,
  revoked_at      timestamptz,
  revoked_because text,
  -- Access tokens made before this are no longer good: the session ended or the roles changed.
  cut_at          timestamptz
);
create index sessions_of_person on identity.sessions (org_id, person_id, begun_at desc);
create index sessions_cut on identity.sessions (cut_at) where cut_at is not null;
create index sessions_by_age on identity.sessions (org_id, expires_at);
select foundation.fence('identity.sessions');
-- Every process asks which access tokens were cut short, across organisations.
select foundation.worker_reads('identity.sessions');

create table identity.refresh_tokens (
  token_hash text primary key,
  org_id     uuid not null default foundation.current_org(),
  session_id uuid not null references identity.sessions on delete cascade,
  made_at    timestamptz not null,
  used_at    timestamptz
);
create index refresh_tokens_of_session on identity.refresh_tokens (session_id);
select foundation.fence('identity.refresh_tokens');

-- What links in mails carry. One use, and a time.
create table identity.mailed_tokens (
  token_hash text primary key,
  org_id     uuid not null default foundation.current_org(),
  person_id  uuid not null references identity.people,
  purpose    text not null
    constraint mailed_tokens_purpose_is_known check (purpose in ('verify_email', 'reset_password')),
  -- The address it was mailed to: what it proves.
  email      text not null,
  made_at    timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index mailed_tokens_of_person on identity.mailed_tokens (person_id, purpose, made_at desc);
create index mailed_tokens_by_age on identity.mailed_tokens (org_id, expires_at);
select foundation.fence('identity.mailed_tokens');

-- Failed attempts by account, known or not; the account's name is a hash.
create table identity.attempts (
  org_id        uuid not null default foundation.current_org(),
  account       text not null,
  failures      integer not null,
  last_at       timestamptz not null,
  blocked_until timestamptz,
  primary key (org_id, account)
);
create index attempts_by_age on identity.attempts (org_id, last_at);
select foundation.fence('identity.attempts');

create table identity.oidc_links (
  org_id    uuid not null default foundation.current_org(),
  issuer    text not null,
  subject   text not null,
  person_id uuid not null references identity.people,
  linked_at timestamptz not null,
  primary key (org_id, issuer, subject)
);
create index oidc_links_of_person on identity.oidc_links (person_id);
select foundation.fence('identity.oidc_links');

-- Sign-ins on their way through the provider. The verifier is encrypted.
create table identity.oidc_attempts (
  state_hash text primary key,
  org_id     uuid not null default foundation.current_org(),
  verifier   text not null,
  nonce      text not null,
  return_to  text not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index oidc_attempts_by_age on identity.oidc_attempts (org_id, expires_at);
select foundation.fence('identity.oidc_attempts');

-- People of the demo that a visitor can continue as.
create table identity.personas (
  org_id    uuid not null default foundation.current_org(),
  key       text not null,
  person_id uuid not null references identity.people,
  name      text not null,
  role      text not null,
  does      text not null,
  home      text not null,
  place     smallint not null,
  primary key (org_id, key)
);
create index personas_of_person on identity.personas (person_id);
select foundation.fence('identity.personas');
