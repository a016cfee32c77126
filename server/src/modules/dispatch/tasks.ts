import type { Point } from '#contract/places'
import type { Tx } from '#foundation/db'
import { tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { begin, move } from '#foundation/lifecycle'
import { closeOffer } from './close-offer.ts'
import { noteIdle } from './couriers.sql.ts'
import { TaskChanged, TaskPosted } from './events.ts'
import { findOpenOfferOf } from './offers.sql.ts'
import { refuse } from './refusals.ts'
import { taskLifecycle } from './task.lifecycle.ts'
import {
  addPasses,
  findTaskAbout,
  listTasksInHand,
  lockTaskAbout,
  noteTask,
  type TaskRow,
} from './tasks.sql.ts'

/** A stop of a task: where it is, and what it is called. */
export interface TaskPlace extends Point {
  readonly label: string
}

export interface PostTask {
  /** The name of the policy whose couriers carry it. */
  readonly fleet: string
  /** `ridendine.order:<id>`; one task for each. */
  readonly about: string
  readonly label: string
  /** Tasks with one key are picked up together. */
  readonly pickupKey: string
  readonly pickup: TaskPlace
  readonly dropoff: TaskPlace
  readonly placedAt: Date
  readonly readyAt: Date
  readonly isReady?: boolean
  readonly promisedBy?: Date | null
}

/** Something is to be carried. Said twice, it is one task. */
export async function postTask(tx: Tx, wish: PostTask): Promise<{ taskId: string }> {
  const known = await findTaskAbout(tx, wish.about)
  if (known) return { taskId: known.id }

  const id = newId()
  await begin<string, typeof taskLifecycle.moves, object, TaskRow>(
    tx,
    taskLifecycle,
    {
      id,
      fleet: wish.fleet,
      about: wish.about,
      label: wish.label,
      pickup_key: wish.pickupKey,
      pickup_label: wish.pickup.label,
      pickup_lat: wish.pickup.lat,
      pickup_lng: wish.pickup.lng,
      dropoff_label: wish.dropoff.label,
      dropoff_lat: wish.dropoff.lat,
      dropoff_lng: wish.dropoff.lng,
      placed_at: wish.placedAt,
      ready_at: wish.readyAt,
      is_ready: wish.isReady ?? false,
      promised_by: wish.promisedBy ?? null,
    },
    TaskPosted,
    () => ({ taskId: id, fleet: wish.fleet, about: wish.about }),
  )
  return { taskId: id }
}

/** It will be ready at another time, or is ready now, or another time was promised. */
export async function changeTask(
  tx: Tx,
  about: string,
  facts: {
    readonly readyAt?: Date
    readonly isReady?: boolean
    readonly promisedBy?: Date | null
  },
): Promise<void> {
  const task = await lockTaskAbout(tx, about)
  if (!task || task.state === 'done' || task.state === 'withdrawn') return

  await noteTask(tx, task.id, {
    readyAt: facts.readyAt ?? task.ready_at,
    isReady: facts.isReady ?? task.is_ready,
    promisedBy: facts.promisedBy === undefined ? task.promised_by : facts.promisedBy,
  })
  await tell(tx, TaskChanged, `${taskLifecycle.name}:${task.id}`, saidOf(task))
}

/** It need not be carried any more, wherever it is. Answers whether there was anything to take back. */
export async function withdrawTask(tx: Tx, about: string, reason: string): Promise<boolean> {
  const task = await lockTaskAbout(tx, about)
  if (!task || task.state === 'done' || task.state === 'withdrawn') return false

  await withdrawOpenOffer(tx, task, reason)
  await move(tx, taskLifecycle, 'withdraw', task, { reason, say: saidOf(task) })
  if (task.courier_id) await noteIdleIfDone(tx, task.courier_id)
  return true
}

/** The courier gives it back, or it is taken from them; they are not asked for it again unless told. */
export async function releaseTask(
  tx: Tx,
  about: string,
  { reason, mayAskAgain = false }: { readonly reason: string; readonly mayAskAgain?: boolean },
): Promise<void> {
  const task = await lockHeld(tx, about)

  const courierId = task.courier_id ?? ''
  if (!mayAskAgain) await addPasses(tx, [task.id], { courierId, why: reason, until: null })
  await move(tx, taskLifecycle, 'release', task, {
    reason,
    set: { courier_id: null, pickup_planned_at: null, dropoff_planned_at: null },
    say: { ...saidOf(task), courierId, reason },
  })
  await noteIdleIfDone(tx, courierId)
}

/** The courier has it in their hands. Said again, it changes nothing. */
export async function carryTask(tx: Tx, about: string): Promise<void> {
  const task = await lockTaskAbout(tx, about)
  if (!task) throw refuse.no_such_task({ about })
  if (task.state === 'carried' || task.state === 'done') return

  await move(tx, taskLifecycle, 'carry', task, {
    say: { ...saidOf(task), courierId: task.courier_id ?? '' },
  })
}

/** It is where it belongs. Said again, it changes nothing. */
export async function finishTask(tx: Tx, about: string): Promise<void> {
  const task = await lockTaskAbout(tx, about)
  if (!task) throw refuse.no_such_task({ about })
  if (task.state === 'done') return

  const courierId = task.courier_id ?? ''
  await move(tx, taskLifecycle, 'finish', task, { say: { ...saidOf(task), courierId } })
  await noteIdleIfDone(tx, courierId)
}

/**
 * Somebody at the desk says who carries it. Their word counts more than what the dispatcher had in
 * mind: an offer that waits is taken back, whoever holds it loses it.
 */
export async function assignByHand(
  tx: Tx,
  about: string,
  { courierId }: { readonly courierId: string },
): Promise<void> {
  const task = await lockTaskAbout(tx, about)
  if (!task) throw refuse.no_such_task({ about })
  if (task.state === 'held' && task.courier_id === courierId) return
  if (task.state !== 'open' && task.state !== 'held') throw refuse.task_gone({ about })

  await withdrawOpenOffer(tx, task, 'assigned_by_hand')
  if (task.state === 'held')
    await releaseTask(tx, about, { reason: 'reassigned', mayAskAgain: true })
  const open = await lockTaskAbout(tx, about)
  if (!open) throw refuse.no_such_task({ about })
  await holdTask(tx, open, courierId, 'desk')
}

/** For offers and the desk: from here on it is theirs. */
export function holdTask(
  tx: Tx,
  task: TaskRow,
  courierId: string,
  by: 'courier' | 'desk',
): Promise<TaskRow> {
  return move(tx, taskLifecycle, 'hold', task, {
    set: { courier_id: courierId },
    say: { ...saidOf(task), courierId, by },
  })
}

async function withdrawOpenOffer(tx: Tx, task: TaskRow, reason: string): Promise<void> {
  const offer = await findOpenOfferOf(tx, task.id)
  if (offer) await closeOffer(tx, offer.id, reason)
}

async function lockHeld(tx: Tx, about: string): Promise<TaskRow> {
  const task = await lockTaskAbout(tx, about)
  if (!task) throw refuse.no_such_task({ about })
  if (task.state !== 'held') throw refuse.task_gone({ about })
  return task
}

/** Whose hands are empty waits from now on. */
async function noteIdleIfDone(tx: Tx, courierId: string): Promise<void> {
  if ((await listTasksInHand(tx, courierId)).length === 0) await noteIdle(tx, courierId)
}

function saidOf(task: TaskRow) {
  return { taskId: task.id, fleet: task.fleet, about: task.about }
}
