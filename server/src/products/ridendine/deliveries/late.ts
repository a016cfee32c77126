import type { Tx } from '#foundation/db'
import { addMs, minutes } from '#foundation/time'
import { notify } from '#modules/notifications'
import { readOrganisation } from '#modules/organisations'
import type { OrderRow } from '../orders/orders.sql.ts'
import { lockOrder } from '../orders/orders.sql.ts'
import { subjectOf } from '../orders/parties.ts'
import { listDriving, listInHand } from './in-hand.sql.ts'
import { driverNotices } from './notices.ts'
import { stopsAhead, writeEta } from './run-eta.ts'
import { addStep, listSteps } from './steps.sql.ts'

/** So much later than promised is worth an apology. */
const LATE_MS = minutes(2)

/** Once a minute: when is each order at its door; whoever's is late hears so once, with the new time. */
export async function refreshRuns(tx: Tx): Promise<void> {
  for (const driverId of await listDriving(tx)) {
    const stops = await stopsAhead(tx, driverId)
    for (const { id } of await listInHand(tx, driverId)) {
      const order = await lockOrder(tx, id)
      if (order.driver_id !== driverId || order.delivered_at) continue
      await tellIfLate(tx, await writeEta(tx, order, stops))
    }
  }
}

/** An order whose arrival has moved past what was promised; told once. */
async function tellIfLate(tx: Tx, order: OrderRow): Promise<void> {
  const { promised_by: promised, eta_to: eta, driver_id: driverId } = order
  if (!promised || !eta || !driverId || eta <= addMs(promised, LATE_MS)) return
  const told = (await listSteps(tx, [order.id])).some((step) => step.step === 'told_late')
  if (told) return
  await addStep(tx, { orderId: order.id, driverId, step: 'told_late', doneAt: tx.now })
  const { timezone } = await readOrganisation(tx)
  const clock = new Intl.DateTimeFormat('en-US', {
    timeZone: timezone,
    hour: 'numeric',
    minute: '2-digit',
  })
  await notify(tx, {
    to: { personId: order.customer_id },
    template: driverNotices.late,
    data: { more: clock.format(eta), orderId: order.id },
    about: subjectOf(order.id),
  })
}
