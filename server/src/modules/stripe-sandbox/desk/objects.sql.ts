import { type Call, type Hidden, type Kept, type Kind, stamp } from './call.ts'
import { missing } from './problem.ts'

/** Keep a new object. */
export async function insertObject<K extends Kind>(
  call: Call,
  object: Kept[K] & { object: K },
  hidden: Hidden = {},
  account = call.account,
): Promise<Kept[K]> {
  await call.db.query(
    `
    insert into stripe_sandbox.objects (id, kind, account, created_at, body, hidden)
    values ($1, $2, $3, $4, $5, $6)`,
    [object.id, object.object, account, call.now, JSON.stringify(object), JSON.stringify(hidden)],
  )
  return object
}

/** Keep an object's new face; `hidden` is merged into what was hidden before. */
export async function writeObject<K extends Kind>(
  call: Call,
  object: Kept[K] & { object: K },
  hidden: Hidden = {},
): Promise<Kept[K]> {
  await call.db.query(
    `
    update stripe_sandbox.objects set body = $2, hidden = hidden || $3 where id = $1`,
    [object.id, JSON.stringify(object), JSON.stringify(hidden)],
  )
  return object
}

export async function deleteObject(call: Call, id: string): Promise<void> {
  await call.db.query('delete from stripe_sandbox.objects where id = $1', [id])
}

export interface Found<K extends Kind> {
  body: Kept[K]
  hidden: Hidden
  account: string
}

/** An object of this kind and account with what is hidden about it, locked; or nothing. */
export async function findObject<K extends Kind>(
  call: Call,
  kind: K,
  id: string,
): Promise<Found<K> | undefined> {
  const found = await call.db.query<Found<K>>(
    `
    select body, hidden, account from stripe_sandbox.objects
     where id = $1 and kind = $2 and account = $3 for update`,
    [id, kind, call.account],
  )
  return found.rows[0]
}

/** An object, locked until the request ends. Throws Stripe's `resource_missing`. */
export async function readObject<K extends Kind>(
  call: Call,
  kind: K,
  id: string,
  param = 'id',
): Promise<Kept[K]> {
  return (await openObject(call, kind, id, param)).body
}

export async function openObject<K extends Kind>(
  call: Call,
  kind: K,
  id: string,
  param = 'id',
): Promise<Found<K>> {
  const found = await findObject(call, kind, id)
  if (!found) throw missing(kind, id, param)
  return found
}

/** Whatever has this id, in any account: for `expand`. */
export async function peekObject(call: Call, id: string): Promise<object | undefined> {
  const found = await call.db.query<{ body: object }>(
    'select body from stripe_sandbox.objects where id = $1',
    [id],
  )
  return found.rows[0]?.body
}

export interface Listing {
  readonly limit?: number | undefined
  readonly starting_after?: string | undefined
  readonly ending_before?: string | undefined
}

export interface ListOf<T> {
  object: 'list'
  url: string
  has_more: boolean
  data: T[]
}

const USUAL_LIMIT = 10

/** Newest first, as every list of Stripe; `having` are fields the objects must have. */
export async function listObjects<K extends Kind>(
  call: Call,
  kind: K,
  listing: Listing,
  having: Record<string, unknown> = {},
): Promise<ListOf<Kept[K]>> {
  const limit = listing.limit ?? USUAL_LIMIT
  const wanted = Object.fromEntries(Object.entries(having).filter(([, v]) => v !== undefined))
  const backwards = listing.ending_before !== undefined
  const found = await call.db.query<{ body: Kept[K] }>(
    `
    select body from stripe_sandbox.objects o
     where kind = $1 and account = $2 and body @> $3
       and ($4::text is null or seq < (select seq from stripe_sandbox.objects where id = $4))
       and ($5::text is null or seq > (select seq from stripe_sandbox.objects where id = $5))
     order by seq ${backwards ? 'asc' : 'desc'} limit $6`,
    [
      kind,
      call.account,
      JSON.stringify(wanted),
      listing.starting_after ?? null,
      listing.ending_before ?? null,
      limit + 1,
    ],
  )
  const rows = found.rows.slice(0, limit).map((row) => row.body)
  if (backwards) rows.reverse()
  return { object: 'list', url: `/v1/${kind}s`, has_more: found.rows.length > limit, data: rows }
}

/** Plan something for later: a payout's arrival, a dispute. */
export async function planDeed(
  call: Call,
  deed: string,
  objectId: string,
  afterMs: number,
): Promise<void> {
  await call.db.query(
    `
    insert into stripe_sandbox.plans (deed, object_id, account, due_at) values ($1, $2, $3, $4)`,
    [deed, objectId, call.account, new Date(call.now.getTime() + afterMs)],
  )
}

/** What this account can spend of each currency, minor units. */
export async function sumBalance(
  call: Call,
  account = call.account,
): Promise<{ currency: string; amount: number }[]> {
  const found = await call.db.query<{ currency: string; amount: string }>(
    `
    select body->>'currency' as currency, sum((body->>'net')::bigint)::text as amount
      from stripe_sandbox.objects
     where kind = 'balance_transaction' and account = $1
     group by 1 order by 1`,
    [account],
  )
  return found.rows.map((row) => ({ currency: row.currency, amount: Number(row.amount) }))
}

/** One line of an account's balance; answers its id. */
export async function insertBalanceLine(
  call: Call,
  line: {
    amount: number
    fee?: number
    currency: string
    source: string
    type: Kept['balance_transaction']['type']
    id: string
    account?: string
  },
): Promise<string> {
  const fee = line.fee ?? 0
  const cost = {
    amount: fee,
    application: null,
    currency: line.currency,
    description: 'Stripe processing fees',
    type: 'stripe_fee',
  }
  await insertObject(
    call,
    {
      id: line.id,
      object: 'balance_transaction',
      amount: line.amount,
      available_on: stamp(call.now),
      balance_type: 'payments',
      created: stamp(call.now),
      currency: line.currency,
      description: null,
      exchange_rate: null,
      fee,
      fee_details: fee === 0 ? [] : [cost],
      net: line.amount - fee,
      reporting_category: line.type,
      source: line.source,
      status: 'available',
      type: line.type,
    },
    {},
    line.account ?? call.account,
  )
  return line.id
}
