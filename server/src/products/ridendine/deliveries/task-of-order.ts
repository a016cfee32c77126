import type { Tx } from '#foundation/db'
import { postTask } from '#modules/dispatch'
import { readChefRow } from '../kitchens/chefs.sql.ts'
import type { OrderRow } from '../orders/orders.sql.ts'
import { subjectOf } from '../orders/parties.ts'
import { FLEET } from './policy.ts'

/** The order waits for a driver. Said twice, it waits once. */
export async function postOrderTask(tx: Tx, order: OrderRow): Promise<void> {
  const chef = await readChefRow(tx, order.chef_id)
  await postTask(tx, {
    fleet: FLEET,
    about: subjectOf(order.id),
    label: order.number,
    pickupKey: order.chef_id,
    pickup: { lat: order.pickup_lat, lng: order.pickup_lng, label: chef.business_name },
    dropoff: { lat: order.drop_lat, lng: order.drop_lng, label: order.drop_district },
    placedAt: order.placed_at,
    readyAt: order.ready_at ?? tx.now,
    isReady: order.ready_since !== null,
    promisedBy: order.promised_by,
  })
}
