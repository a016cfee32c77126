import { sql } from '#foundation/db'

/** One statement, so one moment: what the books hold, and every way in which they do not agree. */
export const verification = sql`
  with sums as (
    select a.org_id, a.id, a.purpose, a.balance_minor, a.held_minor, a.may_go_negative,
           coalesce(sum(case a.normal_side when 'credit' then e.amount_minor else -e.amount_minor end), 0) as recomputed,
           coalesce(bool_or(e.currency <> a.currency), false) as is_mixed
      from ledger.accounts a
      left join ledger.entries e on e.account_id = a.id and e.org_id = a.org_id
     group by a.org_id, a.id
  ), holding as (
    select account_id, sum(amount_minor) as held from ledger.holds where state = 'placed' group by account_id
  ), running as (
    select e.org_id, e.account_id, e.entry_no, e.balance_after_minor,
           sum(case a.normal_side when 'credit' then e.amount_minor else -e.amount_minor end)
             over (partition by e.account_id order by e.entry_no) as expected
      from ledger.entries e join ledger.accounts a on a.id = e.account_id
  ), problems as (
    select 'balance' as wrong, org_id, id::text as subject,
           'account ' || purpose || ' says ' || balance_minor || ', its entries sum to ' || recomputed as says
      from sums where balance_minor <> recomputed
    union all
    select 'currency', org_id, id::text, 'entries of another currency' from sums where is_mixed
    union all
    select 'overdrawn', org_id, id::text, 'available is ' || (balance_minor - held_minor)
      from sums where not may_go_negative and balance_minor - held_minor < 0
    union all
    select 'held', s.org_id, s.id::text, 'account says ' || s.held_minor || ' held, its holds sum to ' || coalesce(h.held, 0)
      from sums s left join holding h on h.account_id = s.id where s.held_minor <> coalesce(h.held, 0)
    union all
    select 'imbalance', org_id, transfer_id::text, 'sums to ' || sum(amount_minor) || ' ' || currency
      from ledger.entries group by org_id, transfer_id, currency having sum(amount_minor) <> 0
    union all
    select 'empty', t.org_id, t.id::text, 'a transfer without entries'
      from ledger.transfers t where not exists (select from ledger.entries e where e.transfer_id = t.id)
    union all
    select 'chain', org_id, entry_no::text, 'says ' || balance_after_minor || ' after it, should be ' || expected
      from running where balance_after_minor <> expected
  )
  select (select count(*)::int from ledger.accounts) as accounts,
         (select count(*)::int from ledger.transfers) as transfers,
         (select count(*)::int from ledger.entries) as entries,
         (select count(*)::int from problems) as wrong,
         (select coalesce(json_agg(p), '[]') from (select * from problems order by wrong, subject limit 50) p) as problems`
