import pg from 'pg'

export interface History {
  /** How many bookings in all. */
  readonly rows: number
  /** Organisations that share them evenly. */
  readonly orgIds: readonly string[]
  /** A customer of each organisation whose page is measured has so many; the others as well. */
  readonly perCustomer: number
}

const AT_ONCE = 100_000

/**
 * Bookings of the past, straight into the tables: nobody waits an hour for a history to be lived.
 * Customer `n` of organisation `o` is `customerOf(o, n)`. What is there already stays.
 */
export async function fillBookings(databaseUrl: string, history: History): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    await client.query(
      `insert into zenvee.discoveries (id, org_id, customer_id, match_id, service_slug, service_title,
              duration_minutes, trade, answers, place_lat, place_lng, place_label, wanted, cards,
              considered, ruled_out, made_at, good_until)
       select md5('discovery' || o)::uuid, o::uuid, md5(o || 1)::uuid, md5('match' || o)::uuid, 'leak', 'Leaking tap',
              60, 'plumbing', '{}', 41.6, -70.9, 'Somewhere 1', '{"kind":"now"}', '[]', 5, 2, now(), now()
         from unnest($1::text[]) o on conflict do nothing`,
      [history.orgIds],
    )
    const { rows } = await client.query<{ n: string }>('select count(*) as n from zenvee.bookings')
    for (let from = Number(rows[0]?.n ?? 0); from < history.rows; from += AT_ONCE)
      await insertBookings(client, history, from, Math.min(from + AT_ONCE, history.rows))
    await client.query('vacuum analyze zenvee.bookings')
  } finally {
    await client.end()
  }
}

/** The id of the n-th customer of an organisation; the same in SQL and here. */
export async function customerOf(databaseUrl: string, orgId: string, n: number): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ id: string }>('select md5($1 || $2)::uuid as id', [
    orgId,
    String(n),
  ])
  await client.end()
  return rows[0]?.id ?? ''
}

async function insertBookings(
  client: pg.Client,
  { orgIds, perCustomer }: History,
  from: number,
  to: number,
): Promise<void> {
  await client.query(
    `insert into zenvee.bookings (id, org_id, state, state_since, version, lifecycle_version, number, mode,
            customer_id, customer_name, discovery_id, match_id, service_slug, service_title, trade,
            duration_minutes, answers, place_lat, place_lng, place_label, place_district, starts_at, ends_at,
            currency, price_minor, tax_minor, fee_minor, payment_method_id, start_code, created_at)
     select md5('booking' || n)::uuid, o::uuid, 'settled', at, 6, 1, 'OLD-' || n, 'chosen',
            md5(o || (n / $4 / $3))::uuid, 'Somebody', md5('discovery' || o)::uuid, md5('match' || o)::uuid,
            'leak', 'Leaking tap', 'plumbing', 60, '{}', 41.6, -70.9, 'Somewhere 1', 'Harbour', at, at + interval '1 hour',
            'USD', 12000, 960, 1800, md5('card')::uuid, '0000', at
       from (select n, $5::text[] as os, now() - n * interval '7 seconds' as at
               from generate_series($1::int + 1, $2::int) n) numbered,
            lateral (select os[1 + n % $4] as o) of_organisation`,
    [from, to, perCustomer, orgIds.length, orgIds],
  )
}
