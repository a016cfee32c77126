-- What is known of kept files; their bytes lie in the storage (local disk or S3).
-- Locks nothing that is in use. To step back: drop schema files cascade.

create schema files;

create table files.files (
  id           uuid primary key,
  org_id       uuid not null default foundation.current_org(),
  owner_id     uuid,
  name         text not null,
  content_type text not null,
  bytes        integer not null
    constraint files_bytes_are_some check (bytes > 0),
  width        integer,
  height       integer,
  has_small    boolean not null,
  sha256       text not null,
  scan         text not null
    constraint files_scan_is_known check (scan in ('clean', 'not_scanned')),
  -- The thing that uses it, as streams are named; null until something does.
  about        text,
  attached_at  timestamptz,
  created_at   timestamptz not null,
  -- Nobody may see it any more; its bytes are removed soon after.
  forgotten_at timestamptz,
  constraint files_attached_to_something check ((about is null) = (attached_at is null))
);
create index files_unused on files.files (org_id, created_at)
  where about is null and forgotten_at is null;
create index files_of_owner on files.files (org_id, owner_id) where forgotten_at is null;
create index files_about on files.files (org_id, about) where about is not null;
select foundation.fence('files.files');
