-- The demo's clock is kept as `offset + speed × the world's time`, so that it goes on by itself while no
-- process runs. A clock that ran at another speed than the world's was kept as its lead at the moment
-- it was set; it goes on from where it would be shown now. One row.
update foundation.clock
   set offset_ms = offset_ms
       + ((1 - speed::text::numeric) * extract(epoch from clock_timestamp()) * 1000)::bigint
 where speed <> 1;
comment on column foundation.clock.offset_ms is 'the demo''s time is offset_ms + speed * milliseconds since 1970';
