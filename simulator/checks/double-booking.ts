import type { Check, Evidence } from './check.ts'

/** Nobody is promised twice for one time, and nobody was in two places. */
export const noDoubleBooking: Check = {
  name: 'no double booking',
  look: async (evidence) => [...(await reservations(evidence)), ...(await visits(evidence))],
}

async function reservations({ query }: Evidence): Promise<string[]> {
  const rows = await query<{ person_id: string; one: string; other: string }>(`
    select a.person_id, a.about as one, b.about as other
      from availability.reservations a
      join availability.reservations b
        on b.org_id = a.org_id and b.person_id = a.person_id and b.id > a.id
       and b.starts_at < a.ends_at and a.starts_at < b.ends_at
     where a.released_at is null and b.released_at is null limit 20`)
  return rows.map(({ person_id, one, other }) => `${person_id} is promised to ${one} and ${other}`)
}

/** From setting out until the visit ended; one that has not ended lasts until now. */
async function visits({ query, now }: Evidence): Promise<string[]> {
  const rows = await query<{ technician_id: string; one: string; other: string }>(
    `
    with visits as (
      select b.id, b.org_id, b.number, b.technician_id, began.moved_at as began_at,
             coalesce((select min(h.moved_at) from foundation.history h
                        where h.thing = 'zenvee.booking' and h.thing_id = b.id
                          and h.history_no > began.history_no
                          and h.to_state not in ('en_route', 'arrived', 'in_service')), $1) as ended_at
        from zenvee.bookings b
        join foundation.history began
          on began.thing = 'zenvee.booking' and began.thing_id = b.id and began.move = 'start_trip'
    )
    select a.technician_id, a.number as one, b.number as other
      from visits a join visits b
        on b.org_id = a.org_id and b.technician_id = a.technician_id and b.id > a.id
       and b.began_at < a.ended_at and a.began_at < b.ended_at
     limit 20`,
    [now],
  )
  return rows.map(
    ({ technician_id, one, other }) => `${technician_id} was on ${one} and ${other} at once`,
  )
}
