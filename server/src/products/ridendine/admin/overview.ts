import type { OutputOf } from '#contract/endpoint'
import type {
  readAdminMap as mapDoor,
  readAdminOverview as overviewDoor,
} from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { money, toWire } from '#foundation/money'
import { localDay } from '#foundation/time'
import { readOrganisation } from '#modules/organisations'
import { readReviewFigures } from '#modules/verification'
import { countOpenAlerts } from './alerts.sql.ts'
import { quantile } from './analytics.ts'
import { listMinutesRows } from './day-figures.sql.ts'
import {
  countByZone,
  countPressing,
  countStates,
  listDeskRows,
  sumOfDay,
} from './desk-orders.sql.ts'
import { viewerOf } from './desk-orders.ts'
import { driversByZone, driversOnline } from './drivers-now.ts'
import { countToApprove } from './people.sql.ts'

/** Orders that are not over; disputes are counted beside them. */
const CLOSED = ['delivered', 'cancelled', 'refunded', 'disputed']

/** The marketplace at this moment. */
export async function readAdminOverview(tx: Tx): Promise<OutputOf<typeof overviewDoor>> {
  const { currency, timezone } = await readOrganisation(tx)
  const today = localDay(tx.now, timezone)
  const states = await countStates(tx, today)
  const pressing = await countPressing(tx)
  const toApprove = await countToApprove(tx)
  const review = await readReviewFigures(tx)
  const day = await sumOfDay(tx, today)
  const minutes = await listMinutesRows(tx, today)
  const standing = BigInt(Math.max(1, day.standing))
  return {
    at: tx.now.toISOString(),
    states: states.map(({ state, count }) => ({ state, count })),
    open: states
      .filter(({ state }) => !CLOSED.includes(state))
      .reduce((sum, { count }) => sum + count, 0),
    late: pressing.late,
    waitingForDriver: pressing.waiting_for_driver,
    disputes: states.find(({ state }) => state === 'disputed')?.count ?? 0,
    alertsFiring: await countOpenAlerts(tx),
    documentsWaiting: review.submitted + review.inReview,
    chefsToApprove: toApprove.chefs,
    driversToApprove: toApprove.drivers,
    zones: await zonesNow(tx),
    today: {
      placed: day.placed,
      delivered: day.delivered,
      cancelled: day.cancelled,
      turnover: toWire(money(day.turnover_minor, currency)),
      platformFee: toWire(money(day.fee_minor, currency)),
      averageOrder: toWire(money((day.turnover_minor * 2n + standing) / (standing * 2n), currency)),
      clickToDoorMinutes: quantile(
        minutes.filter(({ what }) => what === 'click_to_door'),
        0.5,
      ),
    },
  }
}

async function zonesNow(tx: Tx) {
  const orders = new Map((await countByZone(tx)).map((each) => [each.zone, each]))
  return (await driversByZone(tx)).map(({ id, name, online, available }) => ({
    id,
    name,
    openOrders: orders.get(name)?.open ?? 0,
    online,
    available,
    waitingForDriver: orders.get(name)?.waiting ?? 0,
  }))
}

/** More than a map can show; the oldest are shown. */
const MOST_ON_MAP = 1000

/** Every open order, and the drivers who are online. */
export async function readAdminMap(tx: Tx): Promise<OutputOf<typeof mapDoor>> {
  const rows = await listDeskRows(
    tx,
    {
      group: 'open',
      states: undefined,
      chefId: undefined,
      driverId: undefined,
      customerId: undefined,
      search: undefined,
    },
    { after: undefined, limit: MOST_ON_MAP },
  )
  const view = await viewerOf(tx, rows)
  return {
    at: tx.now.toISOString(),
    orders: rows.map(view),
    drivers: await driversOnline(tx),
  }
}
