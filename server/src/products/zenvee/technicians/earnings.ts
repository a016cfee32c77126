import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  readGrowth as growthDoor,
  readEarnings as listDoor,
  readEarningsSummary as summaryDoor,
} from '#contract/zenvee'
import { pageFrom, type Tx } from '#foundation/db'
import { money, toWire } from '#foundation/money'
import { addMs, days, localDay } from '#foundation/time'
import { readOrganisation } from '#modules/organisations'
import { listPayouts } from '#modules/payments'
import { ratingsOf } from '#modules/reviews'
import { balancesOf } from '../bookings/payment.ts'
import { priceOf } from '../bookings/price.ts'
import { refuse } from '../refusals.ts'
import { type EarnedRow, listDays, listEarned } from './earnings.sql.ts'
import { findTechnicianRow, listFigures } from './technicians.sql.ts'

const DAYS_SHOWN = 14
const FIGURES_MS = days(30)

async function technicianId(tx: Tx): Promise<string> {
  const row = await findTechnicianRow(tx, tx.actor.id ?? '')
  if (!row) throw refuse.not_a_technician()
  return row.id
}

/** Visit by visit: price, fee, tip, what was earned. */
export async function readEarnings(
  tx: Tx,
  input: WorkInputOf<typeof listDoor>,
): Promise<OutputOf<typeof listDoor>> {
  const rows = await listEarned(tx, await technicianId(tx), input)
  return pageFrom(rows, input.limit, presentEarned, (row) => [
    row.completed_at.toISOString(),
    row.id,
  ])
}

function presentEarned(row: EarnedRow) {
  const parts = priceOf(row)
  return {
    bookingId: row.id,
    number: row.number,
    service: row.service_title,
    at: row.completed_at.toISOString(),
    state: row.state,
    price: toWire(money(row.price_minor + row.extras_minor, row.currency)),
    fee: toWire(parts.fee),
    tip: toWire(parts.tip),
    earned: toWire(parts.earned),
  }
}

/** What is pending, available and paid out; each from the ledger, not added up again. */
export async function readEarningsSummary(tx: Tx): Promise<OutputOf<typeof summaryDoor>> {
  const id = await technicianId(tx)
  const { currency, timezone } = await readOrganisation(tx)
  const { pending, available } = await balancesOf(tx, id, currency)
  const { items: payouts } = await listPayouts(tx, { personId: id, limit: 100 })
  const rows = await listDays(tx, id, addMs(tx.now, -days(DAYS_SHOWN)), timezone)
  const today = localDay(tx.now, timezone)
  const weekAgo = localDay(addMs(tx.now, -days(6)), timezone)
  const earned = (from: string) =>
    money(
      rows.filter((row) => row.day >= from).reduce((sum, row) => sum + row.earned_minor, 0n),
      currency,
    )
  return {
    today: toWire(earned(today)),
    week: toWire(earned(weekAgo)),
    pending: toWire(pending),
    available: toWire(available),
    paidOut: toWire(
      money(
        payouts
          .filter((payout) => payout.state === 'paid')
          .reduce((sum, payout) => sum + payout.amount.minor, 0n),
        currency,
      ),
    ),
    days: rows.map((row) => ({ on: row.day, earned: toWire(money(row.earned_minor, currency)) })),
    payouts: payouts.slice(0, 30).map((payout) => ({
      id: payout.id,
      amount: toWire(payout.amount),
      state: payout.state,
      at: payout.askedAt.toISOString(),
    })),
  }
}

/** Figures over thirty days with the line each must reach, and the badge they lead to. */
export async function readGrowth(tx: Tx): Promise<OutputOf<typeof growthDoor>> {
  const id = await technicianId(tx)
  const [row] = await listFigures(tx, [id], addMs(tx.now, -FIGURES_MS))
  const rating = (await ratingsOf(tx, [id])).get(id)
  const share = (part: number | undefined, whole: number | undefined) =>
    whole ? (part ?? 0) / whole : null
  const figures = [
    figure('acceptance', share(row?.accepted, row?.asked), 0.8, 'share'),
    figure('on_time', share(row?.on_time, row?.visits), 0.9, 'share'),
    figure('answer_time', row?.answer_minutes ?? null, 3, 'minutes'),
    figure('rating', rating?.mean ?? null, 4.8, 'stars'),
    figure('promise_kept', rating?.aspects.driver_kept?.mean ?? null, 0.9, 'share'),
    figure('visits', row?.visits ?? 0, 5, 'count'),
  ]
  const missing = figures.filter((each) => !each.good).map((each) => each.name)
  return { figures, badge: { name: 'trusted', reached: missing.length === 0, missing } }
}

/** Minutes are good below their target, everything else at or above it. */
function figure(
  name: string,
  value: number | null,
  target: number,
  unit: 'share' | 'minutes' | 'stars' | 'count',
) {
  const good = value !== null && (unit === 'minutes' ? value <= target : value >= target)
  return { name, value, target, unit, good }
}
