import type { WorkInputOf } from '#contract/endpoint'
import type { removeAddress as contract } from '#contract/places'
import type { Tx } from '#foundation/db'
import { deleteAddress, deleteAddressesOf, lockAddress } from './addresses.sql.ts'

/** Remove one's own address. */
export async function removeAddress(
  tx: Tx,
  input: WorkInputOf<typeof contract>,
): Promise<{ done: true }> {
  const address = await lockAddress(tx, input.addressId, tx.actor.id)

  await deleteAddress(tx, address.id)

  return { done: true }
}

/** Forget where a person lives: part of closing an account. Says how many addresses were erased. */
export async function eraseAddresses(tx: Tx, personId: string): Promise<number> {
  return deleteAddressesOf(tx, personId)
}
