-- Match records: what was asked, who was looked at, what each gate and factor found, and the
-- order; kept whole and for ever, so that "why this order?" has one answer. The record is json,
-- not jsonb, because it must come back byte for byte; the database itself checks the hash.
-- New tables only, locks nothing. Back: drop schema matching cascade.

create schema matching;

create table matching.records (
  id              uuid primary key,
  org_id          uuid not null default foundation.current_org(),
  matcher         text not null,
  version         integer not null,
  about           text not null,
  asked_by        uuid,
  weights_version integer not null,
  candidates      integer not null,
  ranked          integer not null,
  shown           integer not null,
  record          json not null,
  hash            text not null,
  made_at         timestamptz not null,
  constraint records_hash_fits check (hash = encode(sha256(convert_to(record::text, 'UTF8')), 'hex')),
  constraint records_count_adds_up check (shown <= ranked and ranked <= candidates)
);
create index records_newest on matching.records (org_id, id desc);
create index records_about on matching.records (org_id, about, id desc);
select foundation.fence_append_only('matching.records');

-- Where each candidate stood: so that a candidate finds their own without reading others' records.
create table matching.rankings (
  org_id       uuid not null default foundation.current_org(),
  match_id     uuid not null references matching.records,
  candidate_id text not null,
  place        integer,
  shown        boolean not null,
  primary key (org_id, candidate_id, match_id),
  constraint rankings_shown_have_a_place check (place is not null or not shown)
);
select foundation.fence_append_only('matching.rankings');

-- How much each factor counts: every version stays.
create table matching.weights (
  org_id    uuid not null default foundation.current_org(),
  matcher   text not null,
  version   integer not null check (version > 0),
  weights   jsonb not null,
  reason    text not null,
  edited_by uuid,
  edited_at timestamptz not null,
  constraint weights_one_per_version primary key (org_id, matcher, version)
);
select foundation.fence_append_only('matching.weights');
