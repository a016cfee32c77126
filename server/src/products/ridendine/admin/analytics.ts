import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type { readAnalytics as door } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { money, toWire } from '#foundation/money'
import { addMs, days, localDay } from '#foundation/time'
import { readOrganisation } from '#modules/organisations'
import {
  type DayRow,
  type DriverHoursRow,
  listDayRows,
  listDriverHours,
  listMinutesRows,
  type MinutesRow,
} from './day-figures.sql.ts'

type Answer = OutputOf<typeof door>
type Figures = Answer['total']

/** Orders, value, acceptance, drivers and delivery times, from days that were counted ahead. */
export async function readAnalytics(tx: Tx, input: WorkInputOf<typeof door>): Promise<Answer> {
  const { currency, timezone } = await readOrganisation(tx)
  const since = addMs(tx.now, -days(input.days - 1))
  const from = localDay(since, timezone)
  const rows = await listDayRows(tx, from)
  const minutes = await listMinutesRows(tx, from)
  const drivers = await listDriverHours(tx, { from, timezone })

  const figuresOf = (is: (of: { day: string; zone: string }) => boolean): Figures =>
    figures(
      { rows: rows.filter(is), minutes: minutes.filter(is), drivers: drivers.filter(is) },
      currency,
    )
  const each = (of: 'day' | 'zone') => [
    ...new Set([
      ...rows.map((row) => row[of]),
      ...(of === 'zone' ? drivers.map((row) => row.zone) : []),
    ]),
  ]
  const countedAt = rows.reduce<Date | null>(
    (last, { counted_at: at }) => (last === null || at > last ? at : last),
    null,
  )
  return {
    since: since.toISOString(),
    countedAt: countedAt?.toISOString() ?? null,
    total: figuresOf(() => true),
    days: each('day').map((day) => ({ day, ...figuresOf((of) => of.day === day) })),
    zones: each('zone')
      .sort()
      .map((zone) => ({ zone, ...figuresOf((of) => of.zone === zone) })),
  }
}

interface Counted {
  readonly rows: readonly DayRow[]
  readonly minutes: readonly MinutesRow[]
  readonly drivers: readonly DriverHoursRow[]
}

function figures({ rows, minutes, drivers }: Counted, currency: string): Figures {
  const all = (of: (row: DayRow) => number) => rows.reduce((sum, row) => sum + of(row), 0)
  const minor = (of: (row: DayRow) => bigint) => rows.reduce((sum, row) => sum + of(row), 0n)
  const turnover = minor((row) => row.turnover_minor)
  const standing = BigInt(all((row) => row.standing))
  const said = all((row) => row.said_yes + row.said_no)
  const online = drivers.reduce((sum, row) => sum + row.online, 0)
  const available = drivers.reduce((sum, row) => sum + row.available, 0)
  const door = minutes.filter(({ what }) => what === 'click_to_door')
  const pickup = minutes.filter(({ what }) => what === 'ready_to_pickup')
  return {
    placed: all((row) => row.placed),
    delivered: all((row) => row.delivered),
    cancelled: all((row) => row.cancelled),
    refunded: all((row) => row.refunded),
    averageOrder: toWire(
      money(standing === 0n ? 0n : (turnover * 2n + standing) / (standing * 2n), currency),
    ),
    turnover: toWire(money(turnover, currency)),
    platformFee: toWire(
      money(
        minor((row) => row.fee_minor),
        currency,
      ),
    ),
    chefAcceptance: perCent(
      all((row) => row.said_yes),
      said,
    ),
    driversAvailable: meanAvailable(drivers),
    driverAvailability: perCent(available, online),
    clickToDoorMedian: quantile(door, 0.5),
    clickToDoorP90: quantile(door, 0.9),
    readyToPickupMedian: quantile(pickup, 0.5),
    onTime: perCent(
      all((row) => row.on_time),
      all((row) => row.with_promise),
    ),
  }
}

/** Of each zone its mean over the looks; of all zones together their sum. */
function meanAvailable(drivers: readonly DriverHoursRow[]): number | null {
  if (drivers.length === 0) return null
  const zones = Map.groupBy(drivers, ({ zone }) => zone)
  const means = [...zones.values()].map((rows) => {
    const looks = rows.reduce((sum, row) => sum + row.looks, 0)
    return rows.reduce((sum, row) => sum + row.available, 0) / Math.max(1, looks)
  })
  return rounded(means.reduce((sum, mean) => sum + mean, 0))
}

/** The minute by which that share of the orders was there; null of nothing. */
export function quantile(
  rows: readonly Pick<MinutesRow, 'minutes' | 'orders'>[],
  share: number,
): number | null {
  const all = rows.reduce((sum, { orders }) => sum + orders, 0)
  let seen = 0
  for (const { minutes, orders } of [...rows].sort((a, b) => a.minutes - b.minutes)) {
    seen += orders
    if (seen >= all * share) return minutes
  }
  return null
}

function perCent(part: number, whole: number): number | null {
  return whole === 0 ? null : rounded((part / whole) * 100)
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
