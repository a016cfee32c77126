-- Vendor accounts: a company whose technicians joined it of their own accord. Its manager sees those
-- technicians, and of their bookings only what was asked for while they belong to it. New tables only.

create table zenvee.vendors (
  id         uuid primary key,
  org_id     uuid not null default foundation.current_org(),
  name       text not null,
  manager_id uuid not null,
  made_at    timestamptz not null,
  constraint vendors_one_per_manager unique (org_id, manager_id)
);
select foundation.fence('zenvee.vendors');

create table zenvee.memberships (
  id                uuid primary key,
  org_id            uuid not null default foundation.current_org(),
  state             text not null
    constraint memberships_state_is_known check (state in ('invited', 'joined', 'declined', 'left')),
  state_since       timestamptz not null,
  version           integer not null,
  lifecycle_version smallint not null,
  vendor_id         uuid not null references zenvee.vendors,
  technician_id     uuid not null references zenvee.technicians,
  invited_at        timestamptz not null,
  joined_at         timestamptz
);
create index memberships_of_vendor on zenvee.memberships (org_id, vendor_id, invited_at desc, id desc);
-- A technician works for one company at a time, and is invited by each once.
create unique index memberships_one_company on zenvee.memberships (technician_id) where state = 'joined';
create unique index memberships_one_open on zenvee.memberships (vendor_id, technician_id)
  where state in ('invited', 'joined');
select foundation.fence('zenvee.memberships');
