import { sql, type Tx } from '#foundation/db'
import { PROVIDER } from '../provider/current-provider.ts'

export interface MethodRow {
  readonly id: string
  readonly person_id: string
  readonly provider: string
  readonly provider_method_id: string
  readonly customer_id: string | null
  readonly brand: string
  readonly last4: string
  readonly exp_month: number
  readonly exp_year: number
  readonly is_default: boolean
  readonly added_at: Date
}

const METHOD = sql`id, person_id, provider, provider_method_id, customer_id, brand, last4,
  exp_month, exp_year, is_default, added_at`
const MOST_METHODS = 50

/** The method asked for, or the default, if it is this person's and still there. */
export function findUsableMethod(
  tx: Tx,
  personId: string,
  methodId?: string,
): Promise<MethodRow | undefined> {
  const chosen = methodId === undefined ? sql`is_default` : sql`id = ${methodId}`
  return tx.maybe<MethodRow & Record<string, unknown>>(sql`
    select ${METHOD} from payments.methods
     where org_id = ${tx.orgId} and person_id = ${personId} and removed_at is null and ${chosen}`)
}

/** A method whatever became of it: a payment keeps the one it was asked of. */
export function readMethodRow(tx: Tx, methodId: string): Promise<MethodRow> {
  return tx.one<MethodRow & Record<string, unknown>>(sql`
    select ${METHOD} from payments.methods where org_id = ${tx.orgId} and id = ${methodId}`)
}

export function listMethodRows(tx: Tx, personId: string): Promise<MethodRow[]> {
  return tx.many<MethodRow & Record<string, unknown>>(sql`
    select ${METHOD} from payments.methods
     where org_id = ${tx.orgId} and person_id = ${personId} and removed_at is null
     order by is_default desc, added_at desc limit ${MOST_METHODS}`)
}

/** One person's methods are changed by one at a time. */
export function lockMethodsOf(tx: Tx, personId: string): Promise<number> {
  return tx.run(sql`
    select pg_advisory_xact_lock(hashtextextended(${`payments.methods ${tx.orgId} ${personId}`}, 0))`)
}

export function insertMethodRow(
  tx: Tx,
  row: Omit<MethodRow, 'added_at' | 'provider'>,
): Promise<MethodRow> {
  return tx.one<MethodRow & Record<string, unknown>>(sql`
    insert into payments.methods (id, person_id, provider, provider_method_id, customer_id, brand, last4,
                                  exp_month, exp_year, is_default, added_at)
    values (${row.id}, ${row.person_id}, ${PROVIDER}, ${row.provider_method_id}, ${row.customer_id},
            ${row.brand}, ${row.last4}, ${row.exp_month}, ${row.exp_year}, ${row.is_default}, ${tx.now})
    returning ${METHOD}`)
}

/** The provider has given the method to its customer, perhaps under a new id. */
export function writeAttached(
  tx: Tx,
  methodId: string,
  card: { methodId: string; brand: string; last4: string; expMonth: number; expYear: number },
  customerId: string,
): Promise<number> {
  return tx.run(sql`
    update payments.methods
       set provider_method_id = ${card.methodId}, customer_id = ${customerId}, brand = ${card.brand},
           last4 = ${card.last4}, exp_month = ${card.expMonth}, exp_year = ${card.expYear}
     where id = ${methodId} and org_id = ${tx.orgId} and customer_id is null`)
}

export function markRemoved(tx: Tx, methodId: string): Promise<number> {
  return tx.run(sql`
    update payments.methods set removed_at = ${tx.now}, is_default = false
     where id = ${methodId} and org_id = ${tx.orgId} and removed_at is null`)
}

/** Exactly this one is the default. */
export async function writeDefault(tx: Tx, personId: string, methodId: string): Promise<void> {
  const mine = sql`org_id = ${tx.orgId} and person_id = ${personId} and removed_at is null`
  await tx.run(sql`update payments.methods set is_default = false where ${mine} and is_default`)
  await tx.run(
    sql`update payments.methods set is_default = true where ${mine} and id = ${methodId}`,
  )
}

export function findCustomerId(
  tx: Tx,
  personId: string,
): Promise<{ customer_id: string } | undefined> {
  return tx.maybe<{ customer_id: string }>(sql`
    select customer_id from payments.customers
     where org_id = ${tx.orgId} and person_id = ${personId} and provider = ${PROVIDER}`)
}

export function insertCustomer(tx: Tx, personId: string, customerId: string): Promise<number> {
  return tx.run(sql`
    insert into payments.customers (person_id, provider, customer_id, made_at)
    values (${personId}, ${PROVIDER}, ${customerId}, ${tx.now}) on conflict do nothing`)
}
