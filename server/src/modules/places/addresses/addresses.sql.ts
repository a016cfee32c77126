import { sql, type Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'

export interface AddressRow {
  readonly [column: string]: unknown
  readonly id: string
  readonly person_id: string
  readonly label: string
  readonly line: string
  readonly note: string
  readonly lat: number
  readonly lng: number
  readonly h3_9: string
  readonly is_default: boolean
  readonly created_at: Date
}

const columns = sql`id, person_id, label, line, note, lat, lng, h3_9, is_default, created_at`

/** Somebody's address, locked; another person's is as good as none. */
export async function lockAddress(
  tx: Tx,
  id: string,
  personId: string | null,
): Promise<AddressRow> {
  const row = await tx.maybe<AddressRow>(sql`
    select ${columns}
      from places.addresses
     where id = ${id} and person_id = ${personId}
       for update`)
  if (!row) throw refuse.no_such_address({ addressId: id })
  return row
}

export async function readAddress(
  tx: Tx,
  id: string,
  personId: string,
): Promise<AddressRow | undefined> {
  return tx.maybe<AddressRow>(sql`
    select ${columns}
      from places.addresses
     where id = ${id} and person_id = ${personId}`)
}

export async function readDefaultAddress(
  tx: Tx,
  personId: string,
): Promise<AddressRow | undefined> {
  return tx.maybe<AddressRow>(sql`
    select ${columns}
      from places.addresses
     where person_id = ${personId} and is_default`)
}

/** Newest first, from a cursor on. */
export async function listAddressRows(
  tx: Tx,
  personId: string | null,
  { before, limit }: { before: { at: Date; id: string } | undefined; limit: number },
): Promise<AddressRow[]> {
  return tx.many<AddressRow>(sql`
    select ${columns}
      from places.addresses
     where person_id = ${personId}
       and (${before?.at ?? null}::timestamptz is null
            or (created_at, id) < (${before?.at ?? null}::timestamptz, ${before?.id ?? null}::uuid))
     order by created_at desc, id desc
     limit ${limit}`)
}

/** Serialises the saving of one person, so that the count and the default stay true. */
export async function lockAddressesOf(tx: Tx, personId: string | null): Promise<number> {
  await tx.run(
    sql`select pg_advisory_xact_lock(hashtextextended(${`places.addresses:${personId}`}, 0))`,
  )
  const { count } = await tx.one<{ count: number }>(sql`
    select count(*)::int as count
      from places.addresses
     where person_id = ${personId}`)
  return count
}

export async function clearDefault(tx: Tx, personId: string | null): Promise<void> {
  await tx.run(sql`
    update places.addresses
       set is_default = false
     where person_id = ${personId} and is_default`)
}

export async function insertAddress(tx: Tx, row: AddressRow): Promise<void> {
  await tx.run(sql`
    insert into places.addresses (id, person_id, label, line, note, lat, lng, h3_9, is_default, created_at)
    values (${row.id}, ${row.person_id}, ${row.label}, ${row.line}, ${row.note}, ${row.lat}, ${row.lng},
            ${row.h3_9}, ${row.is_default}, ${row.created_at})`)
}

export async function updateAddress(tx: Tx, row: AddressRow): Promise<void> {
  await tx.run(sql`
    update places.addresses
       set label = ${row.label}, line = ${row.line}, note = ${row.note}, lat = ${row.lat}, lng = ${row.lng},
           h3_9 = ${row.h3_9}, is_default = ${row.is_default}
     where id = ${row.id}`)
}

export async function deleteAddress(tx: Tx, id: string): Promise<void> {
  await tx.run(sql`delete from places.addresses where id = ${id}`)
}

export async function deleteAddressesOf(tx: Tx, personId: string): Promise<number> {
  return tx.run(sql`delete from places.addresses where person_id = ${personId}`)
}
