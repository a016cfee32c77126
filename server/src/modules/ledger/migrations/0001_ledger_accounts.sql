-- Double entry: accounts with their balances, transfers that sum to zero, entries that nobody can
-- change, and holds. Everything that moves money goes through ledger.post. New tables only.
create schema ledger;

create table ledger.accounts (
  id              uuid primary key,
  org_id          uuid not null default foundation.current_org(),
  kind            text not null
    constraint accounts_kind_is_known check (kind in ('asset', 'liability', 'revenue', 'expense')),
  normal_side     text generated always as
    (case when kind in ('asset', 'expense') then 'debit' else 'credit' end) stored,
  purpose         text not null,
  owner_kind      text not null
    constraint accounts_owner_is_known check (owner_kind in ('person', 'platform', 'external')),
  -- A person's id or an outside party's name; the platform is the organisation itself.
  owner_id        text,
  currency        text not null
    constraint accounts_currency_is_iso check (currency ~ '^[A-Z]{3}$'),
  may_go_negative boolean not null default false,
  -- On the normal side: what an asset is worth, what a liability owes.
  balance_minor   bigint not null default 0,
  held_minor      bigint not null default 0
    constraint accounts_hold_nothing_negative check (held_minor >= 0),
  opened_at       timestamptz not null,
  constraint accounts_owner_is_named check ((owner_kind = 'platform') = (owner_id is null)),
  constraint accounts_never_overdrawn check (may_go_negative or balance_minor - held_minor >= 0),
  constraint accounts_one_per_purpose
    unique nulls not distinct (org_id, owner_kind, owner_id, purpose, currency),
  unique (org_id, id)
);
select foundation.fence('ledger.accounts');
select foundation.worker_reads('ledger.accounts');

create table ledger.transfers (
  id             uuid primary key,
  org_id         uuid not null default foundation.current_org(),
  key            text not null,
  -- What was asked under this key, to tell a retry from another wish.
  fingerprint    text not null,
  reason         text not null,
  about          text,
  actor_id       uuid,
  correlation_id uuid not null,
  posted_at      timestamptz not null,
  constraint transfers_one_per_key unique (org_id, key),
  unique (org_id, id)
);
create index transfers_about on ledger.transfers (org_id, about, posted_at) where about is not null;
create index transfers_by_correlation on ledger.transfers (org_id, correlation_id);
select foundation.fence_append_only('ledger.transfers');
select foundation.worker_reads('ledger.transfers');

create table ledger.entries (
  entry_no            bigint generated always as identity primary key,
  org_id              uuid not null default foundation.current_org(),
  transfer_id         uuid not null,
  account_id          uuid not null,
  line                smallint not null,
  -- Credits are positive: the account's owner is owed more. Debits are negative.
  amount_minor        bigint not null constraint entries_move_something check (amount_minor <> 0),
  currency            text not null,
  what                text not null,
  balance_after_minor bigint not null,
  posted_at           timestamptz not null,
  constraint entries_one_per_line unique (transfer_id, line),
  constraint entries_of_a_transfer foreign key (org_id, transfer_id) references ledger.transfers (org_id, id),
  constraint entries_of_an_account foreign key (org_id, account_id) references ledger.accounts (org_id, id)
);
create index entries_of_account on ledger.entries (org_id, account_id, entry_no desc);
select foundation.fence_append_only('ledger.entries');
select foundation.worker_reads('ledger.entries');

-- Whoever writes entries, by whatever way: the transfers they belong to sum to zero per currency.
create function ledger.refuse_imbalance() returns trigger language plpgsql as $$
declare
  the_transfer uuid;
begin
  select e.transfer_id into the_transfer
    from ledger.entries e
   where e.transfer_id in (select transfer_id from added)
   group by e.transfer_id, e.currency
  having sum(e.amount_minor) <> 0
   limit 1;
  if found then
    raise exception 'the entries of transfer % do not sum to zero', the_transfer
      using errcode = '23514', constraint = 'entries_sum_to_zero';
  end if;
  return null;
end $$;
create trigger entries_sum_to_zero after insert on ledger.entries
  referencing new table as added for each statement execute function ledger.refuse_imbalance();

-- Append only, for the owner too.
create function ledger.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name
    using errcode = '23514', constraint = tg_table_name || '_append_only';
end $$;
create trigger entries_append_only before update or delete on ledger.entries
  for each statement execute function ledger.refuse_change();
create trigger entries_never_truncated before truncate on ledger.entries
  for each statement execute function ledger.refuse_change();
create trigger transfers_append_only before update or delete on ledger.transfers
  for each statement execute function ledger.refuse_change();

create table ledger.holds (
  id                uuid primary key,
  org_id            uuid not null default foundation.current_org(),
  account_id        uuid not null,
  key               text not null,
  about             text,
  reason            text not null,
  amount_minor      bigint not null constraint holds_are_of_something check (amount_minor > 0),
  captured_minor    bigint not null default 0
    constraint holds_capture_no_more check (captured_minor between 0 and amount_minor),
  currency          text not null,
  expires_at        timestamptz,
  state             text not null
    constraint holds_state_is_known check (state in ('placed', 'captured', 'released', 'expired')),
  state_since       timestamptz not null,
  version           integer not null,
  lifecycle_version smallint not null,
  constraint holds_one_per_key unique (org_id, key),
  constraint holds_of_an_account foreign key (org_id, account_id) references ledger.accounts (org_id, id)
);
create index holds_placed on ledger.holds (org_id, account_id) where state = 'placed';
select foundation.fence('ledger.holds');
select foundation.worker_reads('ledger.holds');

-- One transfer in one round trip: the key is taken, the accounts locked in ascending order, a hold
-- let go, balances moved and checked, entries written. Answers what came of it; changes nothing
-- unless 'posted'. Runs with the caller's rights, so the fence holds inside.
create function ledger.post(
  the_transfer uuid, the_key text, the_fingerprint text, the_reason text, the_about text,
  the_correlation uuid, the_time timestamptz,
  the_accounts uuid[], the_amounts bigint[], the_whats text[],
  unheld_account uuid, unheld_minor bigint
) returns table (outcome text, transfer_id uuid, account_id uuid)
language plpgsql as $$
#variable_conflict use_column
declare
  known ledger.transfers;
  short uuid;
  locked integer;
  wanted integer;
begin
  insert into ledger.transfers (id, key, fingerprint, reason, about, actor_id, correlation_id, posted_at)
  values (the_transfer, the_key, the_fingerprint, the_reason, the_about,
          foundation.current_actor(), the_correlation, the_time)
  on conflict (org_id, key) do nothing;
  if not found then
    select * into known from ledger.transfers t where t.key = the_key;
    return query select case when known.fingerprint = the_fingerprint then 'known' else 'other' end,
                        known.id, null::uuid;
    return;
  end if;

  perform from ledger.accounts a
    where a.id = any (the_accounts || unheld_account) order by a.id for update;
  get diagnostics locked = row_count;
  select count(distinct asked) into wanted from unnest(the_accounts) asked;
  if locked < wanted then
    return query select 'no_account', the_transfer, null::uuid;
    return;
  end if;

  -- Who would be overdrawn? Asked before anything moves, so that the answer can be a polite no.
  select a.id into short
    from ledger.accounts a
    join (select asked.id, sum(asked.minor) as minor from unnest(the_accounts, the_amounts) asked (id, minor)
           group by asked.id) moved on moved.id = a.id
   where not a.may_go_negative
     and a.balance_minor + (case a.normal_side when 'credit' then moved.minor else -moved.minor end)
         - a.held_minor + (case when a.id = unheld_account then unheld_minor else 0 end) < 0
     and (case a.normal_side when 'credit' then moved.minor else -moved.minor end) < 0
   limit 1;
  if found then
    return query select 'too_little', the_transfer, short;
    return;
  end if;

  with asked as (
    select u.id, u.minor, u.what, u.line from unnest(the_accounts, the_amounts, the_whats) with ordinality u (id, minor, what, line)
  ), lines as (
    select asked.*, a.currency, a.balance_minor
           + sum(case a.normal_side when 'credit' then asked.minor else -asked.minor end)
             over (partition by asked.id order by asked.line) as after_minor
      from asked join ledger.accounts a on a.id = asked.id
  )
  insert into ledger.entries (transfer_id, account_id, line, amount_minor, currency, what, balance_after_minor, posted_at)
  select the_transfer, lines.id, lines.line, lines.minor, lines.currency, lines.what, lines.after_minor, the_time
    from lines order by lines.line;

  update ledger.accounts a
     set balance_minor = a.balance_minor
           + case a.normal_side when 'credit' then moved.minor else -moved.minor end,
         held_minor = a.held_minor - case when a.id = unheld_account then unheld_minor else 0 end
    from (select asked.id, sum(asked.minor) as minor from unnest(the_accounts, the_amounts) asked (id, minor)
           group by asked.id) moved
   where moved.id = a.id;
  return query select 'posted', the_transfer, null::uuid;
end $$;
grant execute on function ledger.post to kontor_app;
