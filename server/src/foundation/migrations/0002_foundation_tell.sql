-- Telling in one round trip: event, outbox message and deliveries in the caller's transaction.
-- Runs with the caller's rights, so the fence holds inside.

create function foundation.tell(
  the_event uuid, the_stream text, the_name text, the_version integer, the_payload jsonb,
  the_actor_kind text, the_correlation uuid, the_causation uuid, the_time timestamptz,
  the_subscribers text[]
) returns integer language plpgsql as $$
declare
  the_no  bigint;
  the_seq integer;
begin
  insert into foundation.events
         (event_id, stream, seq, name, version, payload, actor_id, actor_kind,
          correlation_id, causation_id, told_at)
  values (the_event, the_stream,
          coalesce((select max(e.seq) from foundation.events e
                     where e.org_id = foundation.current_org() and e.stream = the_stream), 0) + 1,
          the_name, the_version, the_payload, foundation.current_actor(), the_actor_kind,
          the_correlation, the_causation, the_time)
  returning event_no, seq into the_no, the_seq;
  insert into foundation.outbox_messages (event_no, subscribers)
  values (the_no, cardinality(the_subscribers));
  if cardinality(the_subscribers) > 0 then
    insert into foundation.deliveries (event_no, subscriber, stream)
    select the_no, unnest(the_subscribers), the_stream;
    perform pg_notify('kontor_outbox', '');
  end if;
  return the_seq;
end $$;
grant execute on function foundation.tell to kontor_app;
