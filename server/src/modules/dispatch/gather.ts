import type { DispatchSettings } from '#contract/dispatch'
import type { Tx } from '#foundation/db'
import { addMs, hours, minutes } from '#foundation/time'
import { closedEdges, hasDemoCity } from '#modules/places'
import { countGiven, listCouriers } from './couriers.sql.ts'
import {
  kontorPolicy,
  nearestPolicy,
  type OpenOrder,
  type Place,
  type TickRules,
} from './engine/index.ts'
import { listOpenOffers, type OfferRow } from './offers.sql.ts'
import type { CourierOnDuty, FleetPolicy } from './policy.ts'
import type { CourierInHand, Question } from './solver.ts'
import { listLiveTasks, listPasses, type TaskRow } from './tasks.sql.ts'
import { readIntentions } from './ticks.sql.ts'

/** More than any town has at once; a bound all the same. */
const MOST_TASKS = 2000
/** Duty without a known end is taken to last so much longer. */
const LONGEST_DUTY_MS = hours(12)
/** Food that is late is expected in a minute, again and again, until it stands ready. */
const LATE_FOOD_MS = minutes(1)
/** What was in mind longer ago is worth nothing. */
const INTENTIONS_LAST_MS = minutes(3)
/** Who said yes keeps it: the live dispatcher joins more to it, and never takes it away. */
const NEVER_TAKEN_S = 30 * 24 * 3600

/** Everything that one tick rests on, as it was read at its beginning. */
export interface Gathered {
  readonly question: Question
  /** Open, near enough to being ready, and nobody is being asked. */
  readonly open: ReadonlyMap<string, TaskRow>
  readonly awaited: readonly OfferRow[]
  readonly couriers: readonly CourierOnDuty[]
}

/** Read what waits, who is on duty and what is known of them. */
export async function gather(
  tx: Tx,
  fleet: string,
  { policy, settings }: { readonly policy: FleetPolicy; readonly settings: DispatchSettings },
): Promise<Gathered> {
  const readyBefore = addMs(tx.now, minutes(settings.horizonMinutes))
  const tasks = await listLiveTasks(tx, fleet, { readyBefore, limit: MOST_TASKS })
  const awaited = await listOpenOffers(tx, { fleet })
  const asked = new Set(awaited.flatMap((offer) => offer.task_ids))
  const open = tasks.filter((task) => task.state === 'open' && !asked.has(task.id))
  const couriers = open.length > 0 ? await policy.onDuty(tx) : []

  const input = {
    nowS: secondsOf(tx.now),
    orders: await ordersOf(tx, tasks, { open, settings }),
    couriers: await couriersOf(tx, couriers, { tasks, awaited, settings }),
    rules: rulesOf(settings, policy),
    before: await readIntentions(tx, fleet, addMs(tx.now, -INTENTIONS_LAST_MS)),
  }
  return {
    question: {
      input,
      policy:
        settings.policy === 'nearest'
          ? { ...nearestPolicy, withinM: settings.reachMetres }
          : { ...kontorPolicy, reassignS: NEVER_TAKEN_S },
      closedEdges: hasDemoCity() ? [...(await closedEdges(tx))] : undefined,
    },
    open: new Map(open.map((task) => [task.id, task])),
    awaited,
    couriers,
  }
}

async function ordersOf(
  tx: Tx,
  tasks: readonly TaskRow[],
  { open, settings }: { readonly open: readonly TaskRow[]; readonly settings: DispatchSettings },
): Promise<OpenOrder[]> {
  const passes = await listPasses(
    tx,
    open.map((task) => task.id),
  )
  const passedBy = new Map<string, string[]>()
  for (const pass of passes)
    passedBy.set(pass.task_id, [...(passedBy.get(pass.task_id) ?? []), pass.courier_id])
  // Under `nearest` who has said yes is busy; otherwise more can be joined to it.
  const held = settings.policy === 'nearest' ? [] : tasks.filter((task) => task.state === 'held')
  return [...open, ...held].map((task) => ({
    id: task.id,
    kitchenId: task.pickup_key,
    kitchen: pickupOf(task),
    dropoff: dropoffOf(task),
    placedAtS: secondsOf(task.placed_at),
    readyAtS: secondsOf(expectedReady(tx, task)),
    ...(task.promised_by ? { promisedByS: secondsOf(task.promised_by) } : {}),
    ...(task.courier_id ? { heldBy: task.courier_id } : {}),
    declinedBy: passedBy.get(task.id) ?? [],
  }))
}

async function couriersOf(
  tx: Tx,
  couriers: readonly CourierOnDuty[],
  known: {
    readonly tasks: readonly TaskRow[]
    readonly awaited: readonly OfferRow[]
    readonly settings: DispatchSettings
  },
): Promise<CourierInHand[]> {
  const asked = new Set(known.awaited.map((offer) => offer.courier_id))
  const free = couriers.filter((courier) => courier.at && !asked.has(courier.id))
  const ids = free.map((courier) => courier.id)
  const remembered = new Map((await listCouriers(tx, ids)).map((row) => [row.courier_id, row]))
  const given = await countGiven(tx, ids, addMs(tx.now, -LONGEST_DUTY_MS))
  return free.map((courier) => {
    const mine = known.tasks.filter((task) => task.courier_id === courier.id)
    const idle = remembered.get(courier.id)?.idle_since ?? courier.onDutySince
    return {
      id: courier.id,
      at: { x: courier.at?.lng ?? 0, y: courier.at?.lat ?? 0 },
      carrying: doorsAhead(mine, known.settings),
      onShiftAtS: secondsOf(courier.onDutySince),
      offShiftAtS: secondsOf(courier.offDutyAt ?? addMs(tx.now, LONGEST_DUTY_MS)),
      given: given.get(courier.id) ?? 0,
      load: mine.length,
      ...(courier.rating === null ? {} : { rating: courier.rating }),
      idleSinceS: secondsOf(idle),
    }
  })
}

/** Where a courier must go before they are free: the doors of what they carry, and under `nearest` all they hold. */
function doorsAhead(mine: readonly TaskRow[], settings: DispatchSettings): Place[] {
  const carried = mine
    .filter((task) => task.state === 'carried')
    .sort((a, b) => timeOf(a.dropoff_planned_at) - timeOf(b.dropoff_planned_at))
    .map(dropoffOf)
  if (settings.policy !== 'nearest') return carried
  const held = mine.filter((task) => task.state === 'held')
  return [...carried, ...held.flatMap((task) => [pickupOf(task), dropoffOf(task)])]
}

function rulesOf(settings: DispatchSettings, policy: FleetPolicy): TickRules {
  return {
    serviceAtKitchenS: settings.pickupMinutes * 60,
    serviceAtDoorS: settings.dropoffMinutes * 60,
    tickS: settings.tickSeconds,
    leadS: settings.leadSeconds,
    reachM: settings.reachMetres,
    bundle: {
      mostOrders: settings.mostPerTrip,
      kitchensWithinM: settings.pickupsWithinMetres,
      readyWithinS: settings.readyWithinMinutes * 60,
    },
    pay: policy.pay,
  }
}

function expectedReady(tx: Tx, task: TaskRow): Date {
  if (task.is_ready) return task.ready_at < tx.now ? task.ready_at : tx.now
  const soonest = addMs(tx.now, LATE_FOOD_MS)
  return task.ready_at > soonest ? task.ready_at : soonest
}

const secondsOf = (at: Date) => Math.round(at.getTime() / 1000)
const timeOf = (at: Date | null) => at?.getTime() ?? Number.MAX_SAFE_INTEGER
const pickupOf = (task: TaskRow): Place => ({ x: task.pickup_lng, y: task.pickup_lat })
const dropoffOf = (task: TaskRow): Place => ({ x: task.dropoff_lng, y: task.dropoff_lat })
