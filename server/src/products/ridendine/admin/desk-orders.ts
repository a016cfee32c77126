import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import type {
  DeskOrder,
  listDisputes as disputesDoor,
  listAdminOrders as listDoor,
} from '#contract/ridendine'
import { pageFrom, readTimeCursor, type Tx } from '#foundation/db'
import { money, toWire } from '#foundation/money'
import { msBetween } from '#foundation/time'
import { readPeople } from '#modules/identity'
import { paidOf } from '../orders/legs.ts'
import { openMoves } from '../orders/open-moves.ts'
import { readOrderRules } from '../orders/order-rules.ts'
import { type DeskRow, listDeskRows, listDisputeRows } from './desk-orders.sql.ts'

/** Orders of everybody, as the desk lists them. */
export async function listAdminOrders(
  tx: Tx,
  input: WorkInputOf<typeof listDoor>,
): Promise<OutputOf<typeof listDoor>> {
  const { group, states, chefId, driverId, customerId, search, limit } = input
  const after = readTimeCursor(input.cursor)
  const filter = { group, states, chefId, driverId, customerId, search }
  const rows = await listDeskRows(tx, filter, { after, limit: limit + 1 })

  const view = await viewerOf(tx, rows)
  return pageFrom(rows, limit, view, (row) => [row.placed_at.toISOString(), row.id])
}

/** What customers reported after a delivery. */
export async function listDisputes(
  tx: Tx,
  input: WorkInputOf<typeof disputesDoor>,
): Promise<OutputOf<typeof disputesDoor>> {
  const after = readTimeCursor(input.cursor)
  const isOpen = input.group === 'open'
  const rows = await listDisputeRows(tx, { isOpen, after, limit: input.limit + 1 })

  const view = await viewerOf(tx, rows)
  return pageFrom(
    rows,
    input.limit,
    (row) => ({
      ...view(row),
      problem: {
        kind: row.problem_kind ?? 'other',
        text: row.problem_text ?? '',
        at: (row.problem_at ?? row.placed_at).toISOString(),
        asked: toWire(money(row.problem_minor ?? 0n, row.currency)),
        photos: row.problem_file_ids.length,
        outcome: row.problem_outcome,
      },
      refunded: toWire(money(row.refunded_minor, row.currency)),
    }),
    (row) => [(row.problem_at ?? row.placed_at).toISOString(), row.id],
  )
}

/** Orders of one list become lines; names of drivers are read once for all. */
export async function viewerOf(
  tx: Tx,
  rows: readonly DeskRow[],
): Promise<(row: DeskRow) => DeskOrder> {
  const driverIds = [...new Set(rows.flatMap((row) => row.driver_id ?? []))]
  const rules = await readOrderRules(tx)
  const drivers = new Map((await readPeople(tx, driverIds)).map((each) => [each.id, each.name]))
  return (row) => ({
    id: row.id,
    number: row.number,
    state: row.state,
    stateSince: row.state_since.toISOString(),
    version: row.version,
    customer: row.customer_name,
    customerId: row.customer_id,
    chefId: row.chef_id,
    businessName: row.business_name,
    driver: row.driver_id === null ? null : (drivers.get(row.driver_id) ?? ''),
    driverId: row.driver_id,
    itemCount: row.item_count,
    summary: row.summary,
    total: toWire(money(paidOf(row), row.currency)),
    placedAt: row.placed_at.toISOString(),
    scheduledFor: row.scheduled_for?.toISOString() ?? null,
    readyAt: row.ready_at?.toISOString() ?? null,
    etaTo: row.eta_to?.toISOString() ?? null,
    answerBy: row.answer_by?.toISOString() ?? null,
    ageSeconds: ageSeconds(tx, row),
    promisedBy: row.promised_by?.toISOString() ?? null,
    isLate: isLate(tx, row),
    attention: row.attention,
    zone: row.zone,
    pickupAt: { lat: row.pickup_lat, lng: row.pickup_lng },
    dropAt: { lat: row.drop_lat, lng: row.drop_lng },
    district: row.drop_district,
    can: openMoves(tx, row, 'operations', rules),
  })
}

const OVER = ['delivered', 'cancelled', 'refunded']

function ageSeconds(tx: Tx, row: DeskRow): number {
  const end = OVER.includes(row.state) ? (row.delivered_at ?? row.state_since) : tx.now
  return Math.max(0, Math.round(msBetween(row.placed_at, end) / 1000))
}

function isLate(tx: Tx, row: DeskRow): boolean {
  if (row.promised_by === null || row.state === 'cancelled') return false
  return (row.delivered_at ?? tx.now) > row.promised_by
}
