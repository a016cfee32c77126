import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { begin, move } from '#foundation/lifecycle'
import { addMs, seconds } from '#foundation/time'
import { setOnline } from '#modules/tracking'
import { closeOffer, saidOfOffer } from './close-offer.ts'
import { countMissed, forgetMissed } from './couriers.sql.ts'
import { CourierRested, OfferMade } from './events.ts'
import { offerLifecycle } from './offer.lifecycle.ts'
import {
  closeOfferTasks,
  findOffer,
  insertOfferTasks,
  type KeptStop,
  listOpenOffers,
  lockOffer,
  type OfferRow,
} from './offers.sql.ts'
import { refuse } from './refusals.ts'
import { dispatchSettings } from './settings.ts'
import { addPasses, lockTasks, planTasks, type TaskRow } from './tasks.sql.ts'
import { holdTask } from './tasks.ts'

export interface NewOffer {
  readonly fleet: string
  readonly courierId: string
  readonly policy: string
  readonly tickId: string
  /** Locked and open; what the courier holds already is only among the stops. */
  readonly tasks: readonly TaskRow[]
  readonly stops: readonly KeptStop[]
  readonly cost: number | null
  readonly answerBy: Date
}

/** Ask one courier for one trip. Refused by the database when either is being asked already. */
export async function makeOffer(tx: Tx, made: NewOffer): Promise<string> {
  const id = newId()
  const taskIds = made.tasks.map((task) => task.id)
  await begin<string, typeof offerLifecycle.moves, object, OfferRow>(
    tx,
    offerLifecycle,
    {
      id,
      fleet: made.fleet,
      courier_id: made.courierId,
      policy: made.policy,
      tick_id: made.tickId,
      task_ids: taskIds,
      stops: JSON.stringify(made.stops),
      cost: made.cost,
      offered_at: tx.now,
      answer_by: made.answerBy,
    },
    OfferMade,
    () => ({
      offerId: id,
      fleet: made.fleet,
      courierId: made.courierId,
      taskIds,
      abouts: made.tasks.map((task) => task.about),
      answerBy: made.answerBy.toISOString(),
    }),
  )
  await insertOfferTasks(tx, id, taskIds)
  return id
}

/** An offer to this courier, whatever became of it. Nobody learns of another's. */
export async function readOffer(
  tx: Tx,
  { offerId, courierId }: { readonly offerId: string; readonly courierId: string },
): Promise<OfferRow> {
  const offer = await findOffer(tx, offerId)
  if (!offer || offer.courier_id !== courierId) throw refuse.no_such_offer({ offerId })
  return offer
}

/** Offers that wait for this courier's answer now. */
export async function offersOf(tx: Tx, courierId: string): Promise<OfferRow[]> {
  const open = await listOpenOffers(tx, { courierId })
  return open.filter((offer) => offer.answer_by > tx.now)
}

/**
 * The courier says yes: everything in it is theirs, or the answer is a refusal and nothing is. The
 * product has locked its own things before. Said again by the same courier, it changes nothing.
 */
export async function acceptOffer(
  tx: Tx,
  input: { readonly offerId: string; readonly courierId: string },
): Promise<{ tasks: readonly TaskRow[]; isRepeat: boolean }> {
  const { offer, tasks } = await lockWithTasks(tx, input)

  if (offer.state === 'accepted' && tasks.every((task) => task.courier_id === input.courierId))
    return { tasks, isRepeat: true }
  if (offer.state !== 'offered' || offer.answer_by <= tx.now)
    throw refuse.offer_over({ offerId: offer.id, state: offer.state })
  if (tasks.some((task) => task.state !== 'open')) throw refuse.task_gone({ offerId: offer.id })

  await move(tx, offerLifecycle, 'accept', offer, {
    set: { answered_at: tx.now },
    say: saidOfOffer(offer, tasks),
  })
  await closeOfferTasks(tx, offer.id)
  await forgetMissed(tx, offer.courier_id)
  const held: TaskRow[] = []
  for (const task of tasks) held.push(await holdTask(tx, task, offer.courier_id, 'courier'))
  await planTasks(tx, plannedTimes(offer.stops))
  return { tasks: held, isRepeat: false }
}

/** The courier says no, and is not asked for these again. */
export async function declineOffer(
  tx: Tx,
  input: { readonly offerId: string; readonly courierId: string; readonly reason: string },
): Promise<void> {
  const { offer, tasks } = await lockWithTasks(tx, input)

  if (offer.state === 'declined') return
  if (offer.state !== 'offered') throw refuse.offer_over({ offerId: offer.id, state: offer.state })

  await move(tx, offerLifecycle, 'decline', offer, {
    reason: input.reason,
    set: { answered_at: tx.now, reason: input.reason },
    say: { ...saidOfOffer(offer, tasks), reason: input.reason },
  })
  await closeOfferTasks(tx, offer.id)
  await forgetMissed(tx, offer.courier_id)
  const { courierId, reason } = input
  await addPasses(tx, offer.task_ids, { courierId, why: reason, until: null })
}

/** The time to answer is over. Whoever lets too many pass in a row is taken off duty. */
export async function expireOffer(tx: Tx, offerId: string): Promise<void> {
  const found = await findOffer(tx, offerId)
  if (!found) return
  const { offer, tasks } = await lockWithTasks(tx, { offerId, courierId: found.courier_id })
  if (offer.state !== 'offered') return

  const { missedBeforeOffline, missedRestsSeconds } = await dispatchSettings(tx)
  const missed = await countMissed(tx, offer.courier_id)
  await move(tx, offerLifecycle, 'expire', offer, {
    say: { ...saidOfOffer(offer, tasks), missedInRow: missed },
  })
  await closeOfferTasks(tx, offer.id)
  const until = addMs(tx.now, seconds(missedRestsSeconds))
  await addPasses(tx, offer.task_ids, { courierId: offer.courier_id, why: 'missed', until })
  if (missed < missedBeforeOffline) return

  await setOnline(tx, { personId: offer.courier_id, online: false, reason: 'missed_offers' })
  await tell(tx, CourierRested, `dispatch.courier:${offer.courier_id}`, {
    fleet: offer.fleet,
    courierId: offer.courier_id,
    missed,
  })
}

/** Take back whatever waits for this courier's answer: they go off duty. */
export async function withdrawOffersOf(tx: Tx, courierId: string, reason: string): Promise<void> {
  for (const offer of await listOpenOffers(tx, { courierId })) {
    await lockTasks(tx, offer.task_ids)
    await closeOffer(tx, offer.id, reason)
  }
}

/** Coming on duty forgets what was missed before. */
export async function beginDuty(tx: Tx, courierId: string): Promise<void> {
  await forgetMissed(tx, courierId)
}

async function lockWithTasks(
  tx: Tx,
  { offerId, courierId }: { readonly offerId: string; readonly courierId: string },
): Promise<{ offer: OfferRow; tasks: TaskRow[] }> {
  // Its tasks never change, so they can be read before the lock: tasks first, then the offer.
  const { task_ids: taskIds } = await readOffer(tx, { offerId, courierId })
  const tasks = await lockTasks(tx, taskIds)
  return { offer: await lockOffer(tx, offerId), tasks }
}

/** When each task of a trip is taken and given, out of its stops. */
export function plannedTimes(
  stops: readonly KeptStop[],
): { id: string; pickupAt: Date | null; dropoffAt: Date }[] {
  const pickups = new Map<string, Date>()
  for (const stop of stops)
    if (stop.kind === 'pickup')
      for (const id of stop.taskIds) pickups.set(id, new Date(stop.handsAt))
  return stops
    .filter((stop) => stop.kind === 'dropoff')
    .flatMap((stop) =>
      stop.taskIds.map((id) => ({
        id,
        pickupAt: pickups.get(id) ?? null,
        dropoffAt: new Date(stop.handsAt),
      })),
    )
}
