import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { listAddresses as contract, SavedAddress } from '#contract/places'
import { pageFrom, readTimeCursor, type Tx } from '#foundation/db'
import { refuse } from '../refusals.ts'
import { presentedAddress } from './address-presented.ts'
import { listAddressRows, readAddress, readDefaultAddress } from './addresses.sql.ts'

/** One's own addresses, newest first; on the first page the default one stands before the others. */
export async function listAddresses(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
): Promise<OutputOf<typeof contract>> {
  const before = readTimeCursor(input.cursor)
  const rows = await listAddressRows(tx, tx.actor.id, { before, limit: input.limit + 1 })
  const { items, nextCursor } = pageFrom(rows, input.limit, presentedAddress, (row) => [
    row.created_at.toISOString(),
    row.id,
  ])

  return { items: items.sort((a, b) => Number(b.isDefault) - Number(a.isDefault)), nextCursor }
}

/** A person's address by its id, or the default one; refuses when there is none. For other modules. */
export async function addressOf(
  tx: Tx,
  personId: string,
  addressId?: string,
): Promise<SavedAddress> {
  const row = addressId
    ? await readAddress(tx, addressId, personId)
    : await readDefaultAddress(tx, personId)
  if (!row) throw refuse.no_such_address({ addressId: addressId ?? null })
  return presentedAddress(row)
}
