import type { DispatchSettings } from '#contract/dispatch'
import type { Tx } from '#foundation/db'
import { newId } from '#foundation/ids'
import { addMs, seconds } from '#foundation/time'
import type { Offer, OrderVerdict, TickPlan } from './engine/index.ts'
import { type Gathered, gather } from './gather.ts'
import type { KeptStop } from './offers.sql.ts'
import { makeOffer } from './offers.ts'
import type { FleetPolicy } from './policy.ts'
import { type NewReason, noteCourierReasons, noteReasons } from './reasons.sql.ts'
import { dispatchSettings } from './settings.ts'
import { solve, stopwatch } from './solver.adapter.ts'
import { lockTasks, type TaskRow } from './tasks.sql.ts'
import { insertTick, takeTickLock } from './ticks.sql.ts'

/** `busy`: another tick of this fleet runs. `idle`: nothing waits. `done`: look again after a while. */
export type TickOutcome = 'busy' | 'idle' | 'done'

/**
 * One look at everything of a fleet: read, ask the solver's thread, offer what cannot wait, write
 * down why. Everything that was offered commits together. What changed while the solver was
 * thinking is seen again under lock, and left out.
 */
export async function runTick(tx: Tx, fleet: string, policy: FleetPolicy): Promise<TickOutcome> {
  if (!(await takeTickLock(tx, fleet))) return 'busy'
  const elapsed = stopwatch()
  const settings = await dispatchSettings(tx)
  const gathered = await gather(tx, fleet, { policy, settings })
  if (gathered.open.size === 0) return gathered.awaited.length > 0 ? 'done' : 'idle'

  const { plan, solverMs } = await solve(gathered.question)

  const tickId = newId()
  const offered = await offerAll(tx, { tickId, fleet, plan, gathered, settings })
  const said = reasonsOf(plan, gathered, offered)
  await noteReasons(tx, plan.policy, said)
  await noteCourierReasons(tx, courierReasons(plan, gathered))
  await insertTick(tx, {
    id: tickId,
    fleet,
    policy: plan.policy,
    began_at: tx.now,
    took_ms: elapsed(),
    solver_ms: solverMs,
    tasks: gathered.open.size,
    couriers: gathered.couriers.length,
    offers: offered.size,
    cost: Number.isFinite(plan.cost) ? plan.cost : 0,
    reasons: countOf(said.map(({ reason }) => reason)),
    intentions: plan.intentions,
  })
  return 'done'
}

interface Committing {
  readonly tickId: string
  readonly fleet: string
  readonly plan: TickPlan
  readonly gathered: Gathered
  readonly settings: DispatchSettings
}

/** Make the plan's offers; answers the tasks that are offered now, with whom. */
async function offerAll(tx: Tx, making: Committing): Promise<ReadonlyMap<string, string>> {
  const { plan, gathered, settings } = making
  const wished = plan.offers.flatMap((offer) => newTasksOf(offer, gathered))
  const locked = new Map(
    (await lockTasks(tx, wished)).map((task): [string, TaskRow] => [task.id, task]),
  )
  const answerBy = addMs(tx.now, seconds(settings.offerSeconds))
  const offered = new Map<string, string>()
  for (const offer of plan.offers) {
    const tasks = newTasksOf(offer, gathered).flatMap((id) => locked.get(id) ?? [])
    const isWhole = tasks.length > 0 && tasks.every((task) => task.state === 'open')
    if (!isWhole || takesFromOthers(offer, gathered)) continue
    await makeOffer(tx, {
      fleet: making.fleet,
      courierId: offer.courierId,
      policy: plan.policy,
      tickId: making.tickId,
      tasks,
      stops: offer.trip.stops.map(keptStop),
      cost: costOf(plan, tasks),
      answerBy,
    })
    for (const task of tasks) offered.set(task.id, offer.courierId)
  }
  return offered
}

/** Tasks of a trip that nobody holds yet. */
function newTasksOf(offer: Offer, { open }: Gathered): string[] {
  return offer.trip.orderIds.filter((id) => open.has(id))
}

/** Whether the trip holds what another courier has said yes to: the live dispatcher takes nothing away. */
function takesFromOthers(offer: Offer, { open, question }: Gathered): boolean {
  const heldBy = new Map(question.input.orders.map((order) => [order.id, order.heldBy]))
  return offer.trip.orderIds.some((id) => !open.has(id) && heldBy.get(id) !== offer.courierId)
}

function keptStop(stop: Offer['trip']['stops'][number]): KeptStop {
  return {
    kind: stop.kind,
    taskIds: stop.orderIds,
    lat: stop.place.y,
    lng: stop.place.x,
    arriveAt: isoOf(stop.arriveAtS),
    handsAt: isoOf(stop.atS),
  }
}

function costOf(plan: TickPlan, tasks: readonly TaskRow[]): number | null {
  const ids = new Set(tasks.map((task) => task.id))
  const costs = plan.orders.flatMap((order) =>
    ids.has(order.orderId) && order.cost !== undefined ? [order.cost] : [],
  )
  return costs.length > 0 ? costs.reduce((sum, cost) => sum + cost, 0) : null
}

/** One reason for each open task, those that are being asked for included. */
function reasonsOf(
  plan: TickPlan,
  { open, awaited }: Gathered,
  offered: ReadonlyMap<string, string>,
): NewReason[] {
  const waiting = awaited.flatMap((offer) =>
    offer.task_ids.map((taskId) => ({
      taskId,
      reason: 'answer_awaited',
      courierId: offer.courier_id,
      cost: offer.cost,
      detail: { pickupAt: null, dropoffAt: null, leaveBy: null, runnersUp: [] },
    })),
  )
  const judged = plan.orders
    .filter((verdict) => open.has(verdict.orderId))
    .map((verdict) => reasonOf(verdict, offered.has(verdict.orderId)))
  return [...judged, ...waiting]
}

/** What the plan wanted to offer and could not, for it changed meanwhile, waits for the next look. */
function reasonOf(verdict: OrderVerdict, isOffered: boolean): NewReason {
  const wanted = verdict.reason === 'offered' || verdict.reason === 'reassigned'
  const reason = isOffered ? 'offered' : wanted ? 'waiting_better_match' : verdict.reason
  return {
    taskId: verdict.orderId,
    reason,
    courierId: verdict.courierId ?? null,
    cost: finite(verdict.cost),
    detail: {
      pickupAt: isoOrNull(verdict.pickupAtS),
      dropoffAt: isoOrNull(verdict.dropoffAtS),
      leaveBy: isoOrNull(verdict.leaveByS),
      runnersUp: verdict.runnersUp.map((runner) => ({
        courierId: runner.courierId,
        pickupAt: isoOf(runner.pickupAtS),
        extraCost: runner.extraCost,
      })),
    },
  }
}

function courierReasons(plan: TickPlan, { awaited }: Gathered) {
  return [
    ...plan.couriers.map(({ courierId, reason }) => ({ courierId, reason: String(reason) })),
    ...awaited.map((offer) => ({ courierId: offer.courier_id, reason: 'answer_awaited' })),
  ]
}

function countOf(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

const isoOf = (atS: number) => new Date(atS * 1000).toISOString()
const finite = (n: number | undefined) => (n !== undefined && Number.isFinite(n) ? n : null)
/** The solver's "never" is no date. */
const isoOrNull = (atS: number | undefined) => (finite(atS) === null ? null : isoOf(atS ?? 0))
