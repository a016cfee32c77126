-- The demo's clock belongs to the whole database; the application sets it only through here.
create function foundation.set_clock(new_offset_ms bigint, new_speed real) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update foundation.clock set offset_ms = new_offset_ms, speed = new_speed;
  perform pg_notify('kontor_clock', '');
end $$;
revoke all on function foundation.set_clock from public;
grant execute on function foundation.set_clock to kontor_app;
