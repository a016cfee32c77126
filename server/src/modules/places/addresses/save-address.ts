import type { WorkInputOf } from '#contract/endpoint'
import type { saveAddress as contract, SavedAddress } from '#contract/places'
import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { cellOf } from '../geo.ts'
import { refuse } from '../refusals.ts'
import { presentedAddress } from './address-presented.ts'
import { clearDefault, insertAddress, lockAddressesOf } from './addresses.sql.ts'
import { locateLine } from './locate-line.ts'

const MOST_ADDRESSES = 50

/**
 * Save an address of the person who asks. The first one is the default; making another the
 * default takes it from the one before.
 */
export async function saveAddress(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
): Promise<SavedAddress> {
  const personId = tx.actor.id ?? ''
  const already = await lockAddressesOf(tx, personId)

  if (already >= MOST_ADDRESSES) throw refuse.too_many_addresses({ most: MOST_ADDRESSES })

  const point = input.point ?? (await locateLine(tx, input.line))
  const isDefault = input.isDefault || already === 0
  if (isDefault) await clearDefault(tx, personId)
  const row = {
    id: newId(),
    person_id: personId,
    label: input.label,
    line: input.line,
    note: input.note,
    lat: point.lat,
    lng: point.lng,
    h3_9: cellOf(point, 9),
    is_default: isDefault,
    created_at: tx.now,
  }
  await insertAddress(tx, row)

  return presentedAddress(row)
}
