-- Why: who is there, where they are, and who may know it. A position is visible only inside an
-- open sharing session, and the session's own row forgets it when it closes: the check below
-- makes a closed session that still knows a place impossible. Locks nothing that is in use.

create schema tracking;

create table tracking.presence (
  org_id       uuid not null default foundation.current_org(),
  person_id    uuid not null,
  is_online    boolean not null,
  reason       text not null,
  changed_at   timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (org_id, person_id)
);
create index presence_online on tracking.presence (org_id, last_seen_at) where is_online;
select foundation.fence('tracking.presence');

-- Where somebody was last, kept while they are on duty or share. `cell` (H3, resolution 8) is
-- what matching sees; the exact place is for checking the next point.
create table tracking.latest_positions (
  org_id      uuid not null default foundation.current_org(),
  person_id   uuid not null,
  lat         double precision not null,
  lng         double precision not null,
  accuracy_m  real not null,
  cell        text not null,
  recorded_at timestamptz not null,
  primary key (org_id, person_id)
);
select foundation.fence('tracking.latest_positions');

-- History, bounded: swept by age of arrival.
create table tracking.positions (
  org_id      uuid not null default foundation.current_org(),
  person_id   uuid not null,
  device_at   timestamptz not null,
  recorded_at timestamptz not null,
  received_at timestamptz not null,
  lat         double precision not null,
  lng         double precision not null,
  accuracy_m  real not null,
  heading_deg real,
  speed_mps   real,
  purpose     text not null
    constraint positions_have_a_purpose check (purpose in ('matching', 'sharing')),
  primary key (org_id, person_id, device_at)
);
create index positions_of_person on tracking.positions (org_id, person_id, recorded_at);
create index positions_by_age on tracking.positions (org_id, received_at);
select foundation.fence('tracking.positions');

-- Consent as state: open from opened_at to closed_at, with pauses. What was recorded before
-- visible_from is not part of it.
create table tracking.sessions (
  id              uuid primary key,
  org_id          uuid not null default foundation.current_org(),
  subject         text not null,
  person_id       uuid not null,
  viewers         uuid[] not null
    constraint sessions_have_few_viewers check (cardinality(viewers) between 1 and 20),
  opened_at       timestamptz not null,
  visible_from    timestamptz not null,
  expires_at      timestamptz not null,
  paused_at       timestamptz,
  closed_at       timestamptz,
  close_reason    text,
  destination_lat double precision,
  destination_lng double precision,
  fence_lat       double precision,
  fence_lng       double precision,
  fence_radius_m  real,
  lat             double precision,
  lng             double precision,
  accuracy_m      real,
  heading_deg     real,
  recorded_at     timestamptz,
  inside_count    integer not null default 0,
  entered_at      timestamptz,
  soon_at         timestamptz,
  eta_at          timestamptz,
  eta_computed_at timestamptz,
  eta_asked_at    timestamptz,
  points_count    integer not null default 0,
  constraint sessions_closed_or_paused_know_no_place check (
    (closed_at is null and paused_at is null)
    or (lat is null and lng is null and accuracy_m is null and heading_deg is null
        and recorded_at is null and eta_at is null)),
  constraint sessions_closed_know_no_destination check (
    closed_at is null
    or (destination_lat is null and destination_lng is null and fence_lat is null and fence_lng is null)),
  constraint sessions_closed_say_why check ((closed_at is null) = (close_reason is null))
);
create unique index sessions_one_open_per_subject on tracking.sessions (org_id, subject)
  where closed_at is null;
create index sessions_open_of_person on tracking.sessions (org_id, person_id) where closed_at is null;
create index sessions_by_end on tracking.sessions (org_id, closed_at) where closed_at is not null;
select foundation.fence('tracking.sessions');

-- "On my way" links: only the hash of the token is kept, and it goes with the session.
create table tracking.links (
  org_id     uuid not null default foundation.current_org(),
  token_hash text not null,
  session_id uuid not null references tracking.sessions on delete cascade,
  made_by    uuid not null,
  made_at    timestamptz not null,
  primary key (org_id, token_hash)
);
create index links_of_session on tracking.links (session_id);
select foundation.fence('tracking.links');

-- Staff who looked into an open session: once per person and session, beside the audit.
create table tracking.staff_looks (
  org_id     uuid not null default foundation.current_org(),
  session_id uuid not null references tracking.sessions on delete cascade,
  person_id  uuid not null,
  looked_at  timestamptz not null,
  primary key (session_id, person_id)
);
select foundation.fence('tracking.staff_looks');

create table tracking.settings (
  org_id               uuid primary key default foundation.current_org(),
  positions_kept_hours integer not null
    constraint settings_keep_hours_to_a_week check (positions_kept_hours between 1 and 168)
);
select foundation.fence('tracking.settings');
