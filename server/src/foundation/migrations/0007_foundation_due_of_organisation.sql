-- Deliveries inside the database are taken in transactions of their organisation, so what is due is
-- looked for by organisation. Locks writers of deliveries while the index is built (seconds).
create index deliveries_due_of_organisation on foundation.deliveries (org_id, due_at, event_no)
  where state = 'pending';
