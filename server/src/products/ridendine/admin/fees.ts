import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  FeePolicy,
  previewFees as previewDoor,
  readFees as readDoor,
  setFees as setDoor,
} from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { type Money, money, toWire } from '#foundation/money'
import { addMs, days } from '#foundation/time'
import { listAudit, recordAudit } from '#modules/audit'
import { patchSettings, readOrganisation } from '#modules/organisations'
import { feeSettings, priceOrder, readFeePolicy } from '../orders/fee-policy.ts'
import { countPricedOrders, listPricedOrders, type PricedRow } from './fees.sql.ts'

const CHANGE = 'fees.change'

/** The policy in force. */
export async function readFees(tx: Tx): Promise<OutputOf<typeof readDoor>> {
  const policy = await readFeePolicy(tx)
  const { items } = await listAudit(tx, { action: CHANGE, limit: 1 })
  return { ...policy, changedAt: items[0]?.at ?? null }
}

/** Change it; orders placed before keep theirs. Audited. */
export async function setFees(
  tx: Tx,
  input: WorkInputOf<typeof setDoor>,
): Promise<OutputOf<typeof setDoor>> {
  const { reason, ...policy } = input
  const before = await readFeePolicy(tx)

  await patchSettings(tx, { section: feeSettings.name, settings: policy, reason })

  await recordAudit(tx, {
    action: CHANGE,
    about: `organisations.organisation:${tx.orgId}`,
    before,
    after: policy,
    reason,
  })
  return readFees(tx)
}

/** More orders than this are not priced again in one question; the newest are. */
const MOST = 20_000

/** What the last days would have been: every delivered order priced again under another policy. */
export async function previewFees(
  tx: Tx,
  input: WorkInputOf<typeof previewDoor>,
): Promise<OutputOf<typeof previewDoor>> {
  const { days: span, ...policy } = input
  const since = addMs(tx.now, -days(span))
  const { currency } = await readOrganisation(tx)
  const orders = await countPricedOrders(tx, since)
  const rows = await listPricedOrders(tx, since, MOST)

  const was = rows.map((row) => soldAs(row))
  const wouldBe = rows.map((row) => pricedAs(policy, row))
  return {
    since: since.toISOString(),
    orders,
    priced: rows.length,
    was: sideOf(was, currency),
    wouldBe: sideOf(wouldBe, currency),
    perOrder: { was: meanOf(was, currency), wouldBe: meanOf(wouldBe, currency) },
    underwater: wouldBe.filter(({ chef }) => chef <= 0n).length,
  }
}

interface Shares {
  readonly customers: bigint
  readonly chef: bigint
  readonly driver: bigint
  readonly fee: bigint
  readonly tax: bigint
}

function soldAs(row: PricedRow): Shares {
  return {
    customers: row.subtotal_minor + row.tax_minor + row.delivery_minor + row.service_minor,
    chef: row.chef_minor,
    driver: row.driver_minor,
    fee: row.fee_minor,
    tax: row.tax_minor,
  }
}

/** The same dishes over the same way, under this policy. */
export function pricedAs(
  policy: FeePolicy,
  row: Pick<PricedRow, 'subtotal_minor' | 'distance_metres' | 'currency'>,
): Shares {
  const priced = priceOrder(policy, {
    subtotal: money(row.subtotal_minor, row.currency),
    distanceMetres: row.distance_metres,
  })
  return {
    customers: priced.total.minor,
    chef: priced.chef.minor,
    driver: priced.driver.minor,
    fee: priced.fee.minor,
    tax: priced.tax.minor,
  }
}

function totals(all: readonly Shares[]): Shares {
  return all.reduce<Shares>(
    (so, each) => ({
      customers: so.customers + each.customers,
      chef: so.chef + each.chef,
      driver: so.driver + each.driver,
      fee: so.fee + each.fee,
      tax: so.tax + each.tax,
    }),
    { customers: 0n, chef: 0n, driver: 0n, fee: 0n, tax: 0n },
  )
}

function sideOf(all: readonly Shares[], currency: string) {
  return onWire(totals(all), (minor) => money(minor, currency))
}

/** Half up, to the minor unit; nothing of nothing. */
function meanOf(all: readonly Shares[], currency: string) {
  const count = BigInt(Math.max(1, all.length))
  return onWire(totals(all), (minor) => money((minor * 2n + count) / (count * 2n), currency))
}

function onWire(shares: Shares, as: (minor: bigint) => Money) {
  return {
    customersPay: toWire(as(shares.customers)),
    chefsEarn: toWire(as(shares.chef)),
    driversEarn: toWire(as(shares.driver)),
    platformFee: toWire(as(shares.fee)),
    tax: toWire(as(shares.tax)),
  }
}
