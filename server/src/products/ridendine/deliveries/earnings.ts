import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  readDriverFigures as figuresDoor,
  readDriverEarningLines as linesDoor,
  readDriverEarnings as listDoor,
  readDriverEarningsSummary as summaryDoor,
} from '#contract/ridendine'
import { pageFrom, type Tx } from '#foundation/db'
import { type Money, money, sum, toWire } from '#foundation/money'
import { addMs, days, localDay } from '#foundation/time'
import { countAnswers } from '#modules/dispatch'
import { entriesAbout, listBalances, type Purpose } from '#modules/ledger'
import { readOrganisation } from '#modules/organisations'
import { listPayouts } from '#modules/payments'
import { ratingsOf } from '#modules/reviews'
import { readFeePolicy } from '../orders/fee-policy.ts'
import { readOrderRow } from '../orders/orders.sql.ts'
import { onlyFor, subjectOf } from '../orders/parties.ts'
import { readSelf } from './drivers.sql.ts'
import { type EarnedRow, listDays, listEarned, readFigures } from './earnings.sql.ts'
import { payOf } from './pay.ts'

const DAYS_SHOWN = 14
const FIGURES_MS = days(30)

/** Delivery by delivery: base, way, tip, what refunds took back, what is left. */
export async function readDriverEarnings(
  tx: Tx,
  input: WorkInputOf<typeof listDoor>,
): Promise<OutputOf<typeof listDoor>> {
  const driver = await readSelf(tx)
  const policy = await readFeePolicy(tx)
  const rows = await listEarned(tx, driver.id, input)
  return pageFrom(
    rows,
    input.limit,
    (row) => presentEarned(row, policy),
    (row) => [row.delivered_at.toISOString(), row.id],
  )
}

function presentEarned(row: EarnedRow, policy: Parameters<typeof payOf>[1]) {
  const pay = payOf(row, policy)
  const whole = row.driver_minor + row.tip_minor + row.tip_later_minor
  return {
    orderId: row.id,
    number: row.number,
    businessName: row.business_name,
    at: row.delivered_at.toISOString(),
    distanceKm: row.distance_metres / 1000,
    pay,
    adjustments: toWire(money(-row.back_minor, row.currency)),
    earned: toWire(money(whole - row.back_minor, row.currency)),
    isReleased: row.released_at !== null,
  }
}

/** What is pending, available and tipped: each from the ledger, not added up again. */
export async function readDriverEarningsSummary(tx: Tx): Promise<OutputOf<typeof summaryDoor>> {
  const driver = await readSelf(tx)
  const { currency, timezone } = await readOrganisation(tx)
  const balances = await listBalances(tx, { owner: { kind: 'person', id: driver.id } })
  const on = (purpose: Purpose, which: 'balance' | 'available' = 'balance'): Money =>
    sum(
      balances
        .filter((each) => each.purpose === purpose && each.balance.currency === currency)
        .map((each) => each[which]),
      currency,
    )
  const { items: payouts } = await listPayouts(tx, { personId: driver.id, limit: 100 })
  const rows = await listDays(tx, driver.id, addMs(tx.now, -days(DAYS_SHOWN)), timezone)
  const since = (day: string) =>
    money(
      rows.filter((row) => row.day >= day).reduce((so, row) => so + row.earned_minor, 0n),
      currency,
    )
  return {
    today: toWire(since(localDay(tx.now, timezone))),
    week: toWire(since(localDay(addMs(tx.now, -days(6)), timezone))),
    pending: toWire(on('pending')),
    available: toWire(on('balance', 'available')),
    tips: toWire(on('tips')),
    paidOut: toWire(
      sum(
        payouts.filter((payout) => payout.state === 'paid').map((payout) => payout.amount),
        currency,
      ),
    ),
    days: rows.map((row) => ({
      on: row.day,
      earned: toWire(money(row.earned_minor, currency)),
      deliveries: row.deliveries,
    })),
    payouts: payouts.slice(0, 30).map((payout) => ({
      id: payout.id,
      amount: toWire(payout.amount),
      state: payout.state,
      at: payout.askedAt.toISOString(),
    })),
  }
}

/** The lines of the books that one delivery left on the driver's own accounts. */
export async function readDriverEarningLines(
  tx: Tx,
  input: WorkInputOf<typeof linesDoor>,
): Promise<OutputOf<typeof linesDoor>> {
  const driver = await readSelf(tx)
  const order = await readOrderRow(tx, input.orderId)
  onlyFor(tx, order, 'driver')
  const entries = (await entriesAbout(tx, subjectOf(order.id))).filter(
    ({ owner }) => owner.kind === 'person' && owner.id === driver.id,
  )
  return {
    lines: entries.map((entry) => ({
      at: entry.postedAt.toISOString(),
      account: entry.purpose,
      reason: entry.what || entry.reason,
      amount: toWire(entry.amount),
      transferId: entry.transferId,
    })),
    total: toWire(
      sum(
        entries.map((entry) => entry.amount),
        order.currency,
      ),
    ),
  }
}

/** Figures over thirty days with the line each should reach. */
export async function readDriverFigures(tx: Tx): Promise<OutputOf<typeof figuresDoor>> {
  const driver = await readSelf(tx)
  const since = addMs(tx.now, -FIGURES_MS)
  const answers = await countAnswers(tx, driver.id, since)
  const row = await readFigures(tx, driver.id, since)
  const rating = (await ratingsOf(tx, [driver.id])).get(driver.id)
  const asked = answers.accepted + answers.declined + answers.expired
  return {
    figures: [
      figure('acceptance', share(answers.accepted, asked), 0.7, 'share'),
      figure('completion', share(row.delivered, row.delivered + row.dropped), 0.95, 'share'),
      figure('on_time', share(row.on_time, row.delivered), 0.9, 'share'),
      figure('rating', rating?.mean ?? null, 4.7, 'stars'),
      figure('deliveries', row.delivered, 20, 'count'),
      figure('wait_at_kitchen', row.waited_minutes, 6, 'minutes'),
    ],
  }
}

type Figure = OutputOf<typeof figuresDoor>['figures'][number]

const share = (part: number, whole: number) => (whole > 0 ? part / whole : null)

/** Minutes are good at or below their target, everything else at or above it. */
function figure(
  name: Figure['name'],
  value: number | null,
  target: number,
  unit: Figure['unit'],
): Figure {
  const good = value !== null && (unit === 'minutes' ? value <= target : value >= target)
  return { name, value, target, unit, good }
}
