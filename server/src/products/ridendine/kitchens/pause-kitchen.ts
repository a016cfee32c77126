import { z } from 'zod'
import type { WorkInputOf } from '#contract/endpoint'
import type { OwnKitchen, pauseKitchen as pauseDoor } from '#contract/ridendine'
import type { Tx } from '#foundation/db'
import { enqueue, job } from '#foundation/jobs'
import { addMs, hours, minutes } from '#foundation/time'
import { readOrganisation } from '#modules/organisations'
import { findOrderRow } from '../orders/orders.sql.ts'
import { findChefRow, lockChef, readChefRow, writePause, writeUnanswered } from './chefs.sql.ts'
import { KitchenPaused, KitchenResumed } from './kitchen.events.ts'
import { lockMine, viewOwn } from './own-kitchen.ts'
import { addDays, beginOf, dayOf } from './schedule.ts'
import { tellKitchen } from './tell-kitchen.ts'

/** So many paid orders without an answer on one day, and the kitchen pauses by itself. */
export const MOST_UNANSWERED = 3
/** The kitchen that paused by itself opens again at five in the morning. */
const MORNING_MS = hours(5)

/** Opens paused kitchens again when their time is over. */
export const resumeLater = job({
  name: 'ridendine.resume_kitchen',
  input: z.object({ chefId: z.uuid() }),
  work: async (tx, { chefId }) => {
    const row = await findChefRow(tx, chefId)
    if (!row?.is_paused || !row.paused_until || row.paused_until > tx.now) return
    await lockChef(tx, chefId)
    if ((await writePause(tx, chefId, null)) === 1)
      await tellKitchen(tx, KitchenResumed, { chefId, byItself: true })
  },
})

/** Take no new orders for a while; those that were taken are cooked. */
export async function pauseKitchen(
  tx: Tx,
  input: WorkInputOf<typeof pauseDoor>,
): Promise<OwnKitchen> {
  const row = await lockMine(tx)
  const until = input.minutes === null ? null : addMs(tx.now, minutes(input.minutes))
  await pause(tx, row.id, { reason: input.reason, note: input.note, until, isAutomatic: false })
  return viewOwn(tx, await readChefRow(tx, row.id))
}

/** Take orders again; what went unanswered is forgotten. Resumed twice it is resumed once. */
export async function resumeKitchen(tx: Tx): Promise<OwnKitchen> {
  const row = await lockMine(tx)
  const { timezone } = await readOrganisation(tx)
  await writeUnanswered(tx, row.id, 0, dayOf(tx.now, timezone))
  if ((await writePause(tx, row.id, null)) === 1)
    await tellKitchen(tx, KitchenResumed, { chefId: row.id, byItself: false })
  return viewOwn(tx, await readChefRow(tx, row.id))
}

/**
 * A paid order ended without a word of its kitchen. After several on one day the kitchen pauses
 * until the next morning: nobody should pay for food that nobody looks at.
 */
export async function countUnanswered(tx: Tx, orderId: string): Promise<void> {
  const order = await findOrderRow(tx, orderId)
  if (!order?.paid_at || order.accepted_at || order.cancelled_by !== 'clock') return
  const row = await lockChef(tx, order.chef_id)
  const { timezone } = await readOrganisation(tx)
  const today = dayOf(tx.now, timezone)
  const count = (row.unanswered_on === today ? row.unanswered : 0) + 1
  await writeUnanswered(tx, row.id, count, today)
  if (count < MOST_UNANSWERED || row.is_paused) return
  const until = addMs(beginOf(addDays(today, 1), timezone), MORNING_MS)
  await pause(tx, row.id, { reason: 'unanswered', note: '', until, isAutomatic: true })
}

/** An answer of any kind shows that somebody looks: the count begins anew. */
export async function forgetUnanswered(tx: Tx, chefId: string): Promise<void> {
  const row = await findChefRow(tx, chefId)
  if (!row || row.unanswered === 0) return
  const { timezone } = await readOrganisation(tx)
  await writeUnanswered(tx, chefId, 0, dayOf(tx.now, timezone))
}

async function pause(
  tx: Tx,
  chefId: string,
  how: { reason: string; note: string; until: Date | null; isAutomatic: boolean },
): Promise<void> {
  await writePause(tx, chefId, how)
  await tellKitchen(tx, KitchenPaused, {
    chefId,
    reason: how.reason,
    until: how.until?.toISOString() ?? null,
    isAutomatic: how.isAutomatic,
  })
  if (how.until)
    await enqueue(tx, resumeLater, { chefId }, { at: how.until, key: `resume:${chefId}` })
}
