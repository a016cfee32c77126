import type {
  BoardCourier,
  BoardTask,
  readDispatchBoard as boardDoor,
  DispatchOffer,
  Tick,
  listDispatchTicks as ticksDoor,
  Why,
  readDispatchWhy as whyDoor,
} from '#contract/dispatch'
import { CourierReason, TaskReason } from '#contract/dispatch'
import type { OutputOf, WorkInputOf } from '#contract/endpoint'
import { pageFrom, type Tx } from '#foundation/db'
import { addMs, days } from '#foundation/time'
import { readPeople } from '#modules/identity'
import { cellOf } from '#modules/places'
import { listCouriers } from './couriers.sql.ts'
import { listOffersOf, listOpenOffers, type OfferRow } from './offers.sql.ts'
import type { CourierOnDuty, Fleets } from './policy.ts'
import {
  listLastCourierReasons,
  listLastReasons,
  listReasons,
  type ReasonRow,
} from './reasons.sql.ts'
import { refuse } from './refusals.ts'
import { dispatchSettings } from './settings.ts'
import { findTaskAbout, listLiveTasks, listTasksInHandOf, type TaskRow } from './tasks.sql.ts'
import { listTicks, type TickRow } from './ticks.sql.ts'
import { listZoneRows } from './zones.sql.ts'
import { ZONE_RESOLUTION } from './zones.ts'

const MOST_ON_BOARD = 500
const MOST_LINES = 200

/** Everything that waits, is asked for or is on its way, and everybody on duty. */
export async function readDispatchBoard(
  tx: Tx,
  fleets: Fleets,
): Promise<OutputOf<typeof boardDoor>> {
  const settings = await dispatchSettings(tx)
  const readyBefore = addMs(tx.now, days(2))
  const tasks = await listLiveTasks(tx, null, { readyBefore, limit: MOST_ON_BOARD })
  const offers = await listOpenOffers(tx, {})
  const onDuty: CourierOnDuty[] = []
  for (const policy of Object.values(fleets)) onDuty.push(...(await policy.onDuty(tx)))
  const reasons = await listLastReasons(
    tx,
    tasks.map((task) => task.id),
  )
  const namesBeside = new Map(onDuty.map((courier) => [courier.id, courier.name]))
  const names = await namesOf(tx, idsIn(tasks, offers, reasons), namesBeside)
  const couriers = await presentCouriers(tx, onDuty, offers)
  const zones = await listZoneRows(tx)
  const [lastTick] = await listTicks(tx, { limit: 1 })
  return {
    policy: settings.policy,
    tickSeconds: settings.tickSeconds,
    offerSeconds: settings.offerSeconds,
    lastTick: lastTick ? presentTick(lastTick) : null,
    tasks: tasks.map((task) => presentTask(task, { offers, reasons, names })),
    couriers,
    zones: zones.map(({ id, name }) => ({
      id,
      name,
      available: couriers.filter((each) => each.zoneId === id && each.state !== 'busy').length,
    })),
  }
}

export async function listDispatchTicks(
  tx: Tx,
  input: WorkInputOf<typeof ticksDoor>,
): Promise<OutputOf<typeof ticksDoor>> {
  const rows = await listTicks(tx, input)
  return pageFrom(rows, input.limit, presentTick, (row) => [row.began_at.toISOString(), row.id])
}

/** The whole story of one thing's dispatch: every reason, every offer and what became of it. */
export async function readDispatchWhy(
  tx: Tx,
  { about }: WorkInputOf<typeof whyDoor>,
): Promise<OutputOf<typeof whyDoor>> {
  const task = await findTaskAbout(tx, about)
  if (!task) throw refuse.no_such_task({ about })

  const reasons = await listReasons(tx, task.id, MOST_LINES)
  const offers = await listOffersOf(tx, task.id, MOST_LINES)
  const names = await namesOf(tx, idsIn([task], offers, reasons), new Map())
  return {
    task: presentTask(task, { offers, reasons: reasons.slice(-1), names }),
    reasons: reasons.map((reason) => presentReason(reason, names)),
    offers: offers.map((offer) => presentOffer(offer, names)),
  }
}

async function presentCouriers(
  tx: Tx,
  onDuty: readonly CourierOnDuty[],
  offers: readonly OfferRow[],
): Promise<BoardCourier[]> {
  const ids = onDuty.map((courier) => courier.id)
  const inHand = await listTasksInHandOf(tx, ids)
  const remembered = new Map((await listCouriers(tx, ids)).map((row) => [row.courier_id, row]))
  const said = await listLastCourierReasons(tx, ids)
  const zoneOf = new Map(
    (await listZoneRows(tx)).flatMap((zone) => zone.cells.map((cell) => [cell, zone.id])),
  )
  const asked = new Set(offers.map((offer) => offer.courier_id))
  return onDuty.map((courier): BoardCourier => {
    const taskIds = [...(inHand.get(courier.id) ?? [])]
    const why = CourierReason.safeParse(said.get(courier.id))
    const state = taskIds.length > 0 ? 'busy' : asked.has(courier.id) ? 'asked' : 'free'
    return {
      id: courier.id,
      name: courier.name,
      at: courier.at ? { lat: courier.at.lat, lng: courier.at.lng } : null,
      state,
      taskIds,
      rating: courier.rating,
      missed: remembered.get(courier.id)?.missed ?? 0,
      onDutySince: courier.onDutySince.toISOString(),
      zoneId: (courier.at && zoneOf.get(cellOf(courier.at, ZONE_RESOLUTION))) ?? null,
      why: why.success ? why.data : null,
    }
  })
}

type Names = ReadonlyMap<string, string>

interface Beside {
  readonly offers: readonly OfferRow[]
  readonly reasons: readonly ReasonRow[]
  readonly names: Names
}

function presentTask(task: TaskRow, { offers, reasons, names }: Beside): BoardTask {
  const offer = offers.find((each) => each.state === 'offered' && each.task_ids.includes(task.id))
  const why = reasons.find((reason) => reason.task_id === task.id)
  return {
    id: task.id,
    about: task.about,
    label: task.label,
    state: task.state,
    pickup: { label: task.pickup_label, at: { lat: task.pickup_lat, lng: task.pickup_lng } },
    dropoff: { label: task.dropoff_label, at: { lat: task.dropoff_lat, lng: task.dropoff_lng } },
    placedAt: task.placed_at.toISOString(),
    readyAt: task.ready_at.toISOString(),
    isReady: task.is_ready,
    promisedBy: task.promised_by?.toISOString() ?? null,
    courierId: task.courier_id,
    offer: offer ? presentOffer(offer, names) : null,
    why: why ? presentReason(why, names) : null,
  }
}

function presentOffer(offer: OfferRow, names: Names): DispatchOffer {
  return {
    id: offer.id,
    state: offer.state,
    courierId: offer.courier_id,
    courierName: names.get(offer.courier_id) ?? '',
    taskIds: [...offer.task_ids],
    offeredAt: offer.offered_at.toISOString(),
    answerBy: offer.answer_by.toISOString(),
    answeredAt: offer.answered_at?.toISOString() ?? null,
    reason: offer.reason,
    policy: offer.policy,
  }
}

function presentReason(row: ReasonRow, names: Names): Why {
  return {
    reason: TaskReason.parse(row.reason),
    courierId: row.courier_id,
    courierName: row.courier_id ? (names.get(row.courier_id) ?? null) : null,
    policy: row.policy,
    cost: row.cost,
    pickupAt: row.detail.pickupAt,
    dropoffAt: row.detail.dropoffAt,
    leaveBy: row.detail.leaveBy,
    runnersUp: row.detail.runnersUp.map((runner) => ({
      ...runner,
      name: names.get(runner.courierId) ?? '',
    })),
    since: row.since.toISOString(),
    until: row.until.toISOString(),
    ticks: row.ticks,
  }
}

export function presentTick(row: TickRow): Tick {
  return {
    id: row.id,
    at: row.began_at.toISOString(),
    policy: row.policy,
    tookMs: Math.round(row.took_ms * 10) / 10,
    solverMs: Math.round(row.solver_ms * 10) / 10,
    tasks: row.tasks,
    couriers: row.couriers,
    offers: row.offers,
    cost: row.cost,
    reasons: { ...row.reasons },
  }
}

function idsIn(
  tasks: readonly TaskRow[],
  offers: readonly OfferRow[],
  reasons: readonly ReasonRow[],
): string[] {
  return [
    ...tasks.flatMap((task) => task.courier_id ?? []),
    ...offers.map((offer) => offer.courier_id),
    ...reasons.flatMap((reason) => [
      ...(reason.courier_id ? [reason.courier_id] : []),
      ...reason.detail.runnersUp.map((runner) => runner.courierId),
    ]),
  ]
}

async function namesOf(tx: Tx, ids: readonly string[], known: Names): Promise<Names> {
  const missing = [...new Set(ids)].filter((id) => !known.has(id))
  if (missing.length === 0) return known
  const people = await readPeople(tx, missing)
  return new Map([...known, ...people.map((card): [string, string] => [card.id, card.name])])
}
