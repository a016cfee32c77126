import type { WorkInputOf } from '#contract/endpoint'
import type { changeAddress as contract, SavedAddress } from '#contract/places'
import type { Tx } from '#foundation/db'
import { cellOf } from '../geo.ts'
import { presentedAddress } from './address-presented.ts'
import { clearDefault, lockAddress, lockAddressesOf, updateAddress } from './addresses.sql.ts'
import { locateLine } from './locate-line.ts'

/** Change one's own address. A new line without a point is looked up again. */
export async function changeAddress(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
): Promise<SavedAddress> {
  await lockAddressesOf(tx, tx.actor.id)
  const address = await lockAddress(tx, input.addressId, tx.actor.id)

  const isMoved = input.line !== undefined && input.line !== address.line
  const point =
    input.point ??
    (isMoved
      ? await locateLine(tx, input.line ?? address.line)
      : { lat: address.lat, lng: address.lng })
  const isDefault = input.isDefault ?? address.is_default
  if (isDefault && !address.is_default) await clearDefault(tx, tx.actor.id)
  const changed = {
    ...address,
    label: input.label ?? address.label,
    line: input.line ?? address.line,
    note: input.note ?? address.note,
    lat: point.lat,
    lng: point.lng,
    h3_9: cellOf(point, 9),
    is_default: isDefault,
  }
  await updateAddress(tx, changed)

  return presentedAddress(changed)
}
