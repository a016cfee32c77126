import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import type { CardFace } from '../provider/provider.ts'
import { refuse } from '../refusals.ts'
import {
  findUsableMethod,
  insertMethodRow,
  listMethodRows,
  lockMethodsOf,
  type MethodRow,
  markRemoved,
  writeDefault,
} from './methods.sql.ts'

/** A card that somebody has saved. */
export interface Method {
  readonly id: string
  readonly brand: string
  readonly last4: string
  readonly expMonth: number
  readonly expYear: number
  readonly isDefault: boolean
}

export interface SaveMethod {
  readonly personId: string
  /** The card at the provider. Without a customer it is given to one when it is first used. */
  readonly card: CardFace
}

/** Keep a card for somebody; their first becomes the default. The same card again is the same method. */
export async function saveMethod(tx: Tx, { personId, card }: SaveMethod): Promise<Method> {
  await lockMethodsOf(tx, personId)
  const present = await listMethodRows(tx, personId)
  const known = present.find(
    (row) => row.customer_id !== null && row.provider_method_id === card.methodId,
  )
  if (known) return methodOf(known)

  return methodOf(
    await insertMethodRow(tx, {
      id: newId(),
      person_id: personId,
      provider_method_id: card.methodId,
      customer_id: card.customerId,
      brand: card.brand,
      last4: card.last4,
      exp_month: card.expMonth,
      exp_year: card.expYear,
      is_default: present.length === 0,
    }),
  )
}

/** Somebody's cards, the default first. */
export async function listMethods(tx: Tx, personId: string): Promise<Method[]> {
  return (await listMethodRows(tx, personId)).map(methodOf)
}

/** Charge this one from now on. Throws payments.no_such_method. */
export async function chooseDefaultMethod(
  tx: Tx,
  input: { personId: string; methodId: string },
): Promise<void> {
  await lockMethodsOf(tx, input.personId)
  const method = await findUsableMethod(tx, input.personId, input.methodId)
  if (!method) throw refuse.no_such_method({ methodId: input.methodId })
  await writeDefault(tx, input.personId, method.id)
}

/** Forget a card; the newest of the others becomes the default. Answers what the provider calls it. */
export async function removeMethod(
  tx: Tx,
  input: { personId: string; methodId: string },
): Promise<{ providerMethodId: string; isAttached: boolean }> {
  await lockMethodsOf(tx, input.personId)
  const method = await findUsableMethod(tx, input.personId, input.methodId)
  if (!method) throw refuse.no_such_method({ methodId: input.methodId })

  await markRemoved(tx, method.id)
  const [next] = await listMethodRows(tx, input.personId)
  if (method.is_default && next) await writeDefault(tx, input.personId, next.id)
  return { providerMethodId: method.provider_method_id, isAttached: method.customer_id !== null }
}

export function methodOf(row: MethodRow): Method {
  return {
    id: row.id,
    brand: row.brand,
    last4: row.last4,
    expMonth: row.exp_month,
    expYear: row.exp_year,
    isDefault: row.is_default,
  }
}
