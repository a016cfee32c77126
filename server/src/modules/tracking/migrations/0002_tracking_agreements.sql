-- Why: somebody can agree beforehand to be seen for one thing, when the moment to be seen begins
-- with what another does (the kitchen says “ready”). Without their word nobody opens it for them.
-- New table only. To step back: drop table tracking.agreements.

create table tracking.agreements (
  org_id    uuid not null default foundation.current_org(),
  subject   text not null,
  person_id uuid not null,
  agreed_at timestamptz not null,
  primary key (org_id, subject)
);
create index agreements_by_age on tracking.agreements (org_id, agreed_at);
select foundation.fence('tracking.agreements');
