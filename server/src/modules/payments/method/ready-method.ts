import type { Tx } from '#foundation/db'
import { provider } from '../provider/current-provider.ts'
import { ProviderRefusal } from '../provider/provider.ts'
import { findCustomerId, insertCustomer, readMethodRow, writeAttached } from './methods.sql.ts'

/** A way to open transactions of one organisation while talking to the provider between them. */
export interface Between {
  readonly orgId: string
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
}

/** What the provider calls this person; made there the first time. The same person again is the same customer. */
export async function customerFor(between: Between, personId: string): Promise<string> {
  const known = await between.transact((tx) => findCustomerId(tx, personId))
  if (known) return known.customer_id
  const customerId = await provider().makeCustomer({
    key: `customer:${between.orgId}:${personId}`,
    marks: { orgId: between.orgId, personId },
  })
  await between.transact((tx) => insertCustomer(tx, personId, customerId))
  return customerId
}

/** A method that can be charged: given to its customer first, when it was saved without asking the provider. */
export async function readyMethod(
  between: Between,
  personId: string,
  methodId: string,
): Promise<{ customerId: string; methodId: string }> {
  const method = await between.transact((tx) => readMethodRow(tx, methodId))
  if (method.customer_id)
    return { customerId: method.customer_id, methodId: method.provider_method_id }

  const customerId = await customerFor(between, personId)
  const setup = await provider().attachMethod({
    key: `attach:${method.id}`,
    customerId,
    methodId: method.provider_method_id,
    marks: { orgId: between.orgId, personId },
  })
  if (setup.state !== 'done' || !setup.methodId) {
    throw new ProviderRefusal(
      'card_needs_its_holder',
      'The bank wants to ask the holder before this card is used.',
    )
  }
  const card = await provider().readMethod(setup.methodId)
  await between.transact((tx) => writeAttached(tx, method.id, card, customerId))
  return { customerId, methodId: card.methodId }
}
