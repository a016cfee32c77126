import { z } from 'zod'
import { PushedEta, PushedPosition } from '#contract/tracking'
import type { Tx } from '#foundation/db'
import {
  brings,
  dialect,
  enters,
  leaves,
  ownRoom,
  repeats,
  type Said,
  saysAt,
} from '#foundation/live'
import { OfferMade, TaskHeld } from '#modules/dispatch'
import { acceptPositions } from '#modules/tracking'
import { FLEET } from '../deliveries/policy.ts'
import { readChefRow } from '../kitchens/chefs.sql.ts'
import { EtaChanged, OrderPaid, orderEvents, ReadyTimeChanged } from '../orders/order.events.ts'
import { orderLifecycle } from '../orders/order.lifecycle.ts'
import { findOrderRow, type OrderRow, readOrderRow } from '../orders/orders.sql.ts'
import { orderOf, sideOf } from '../orders/parties.ts'

const OrderId = z.object({ orderId: z.uuid() })
const degrees = (most: number) => z.number().min(-most).max(most)
const Location = z.object({
  latitude: degrees(90),
  longitude: degrees(180),
  accuracy: z.number().min(0).max(100_000).default(10),
  heading: z.number().min(0).max(360).nullish(),
  speed: z.number().min(0).max(1000).nullish(),
  /** The device's clock; now when left out. */
  at: z.iso.datetime({ offset: true }).optional(),
})

/** R213: what everybody of an order hears; and beside it, for those who wait for it, the way. */
const roomOf = (orderId: string) => `order:${orderId}`
const wayOf = (orderId: string) => `order:${orderId}:way`

/** GPS over the socket has a limit of its own (D-R8, RC13): two a second for a minute. */
const LOCATION_LIMIT = { points: 120, seconds: 60 }

/** Event → the state that it leads to, as the life story has it. */
const STATE_AFTER = new Map<string, string>([
  ['ridendine.order.placed', orderLifecycle.starts],
  ...Object.values(orderLifecycle.moves).map((move): [string, string] => [
    move.tells.name,
    move.to,
  ]),
])
const moved = orderEvents.filter((each) => STATE_AFTER.has(each.name))

/**
 * The words of R202–R213 on the house's socket. Who hears what: the people of an order its
 * changes, customer and kitchen where the food is while it is shared with them, a kitchen its new
 * orders and a driver their offers in rooms of their own.
 */
export const ridendineWords = dialect({
  name: 'ridendine',
  greets: { word: 'connected', says: (personId) => ({ userId: personId }) },
  enters: [
    enters('subscribe:order', OrderId, async (tx, { orderId }) => {
      const order = await findOrderRow(tx, orderId)
      const side = order && sideOf(tx, order)
      if (!side) return []
      const waits = side === 'customer' || side === 'chef'
      return [roomOf(orderId), ...(waits ? [wayOf(orderId)] : [])]
    }),
  ],
  leaves: [
    leaves('unsubscribe:order', OrderId, ({ orderId }) => [roomOf(orderId), wayOf(orderId)]),
  ],
  brings: [
    brings('driver:location', Location, {
      permit: 'position.send',
      limit: LOCATION_LIMIT,
      work: (tx, { latitude, longitude, accuracy, heading, speed, at }) => {
        const sentAt = tx.now.toISOString()
        const point = {
          lat: latitude,
          lng: longitude,
          accuracyM: accuracy,
          headingDeg: heading,
          speedMps: speed,
          at: at ?? sentAt,
        }
        return acceptPositions(tx, { sentAt, points: [point] })
      },
    }),
  ],
  events: [
    saysAt(moved, (_tx, { orderId }, message) => [
      {
        room: roomOf(orderId),
        word: 'order:status_update',
        says: {
          orderId,
          status: STATE_AFTER.get(message.name),
          at: message.toldAt.toISOString(),
        },
      },
    ]),
    saysAt([OrderPaid], async (tx, { orderId, chefId, total }) => {
      const order = await readOrderRow(tx, orderId)
      return [
        {
          room: ownRoom(chefId),
          word: 'order:new',
          says: {
            orderId,
            orderNumber: order.number,
            totalCents: total.amount,
            itemCount: order.item_count,
            answerBy: order.answer_by?.toISOString() ?? null,
          },
        },
      ]
    }),
    saysAt([EtaChanged, ReadyTimeChanged], async (tx, { orderId }) => [
      etaOf(await readOrderRow(tx, orderId)),
    ]),
    saysAt([OfferMade], async (tx, { offerId, fleet, courierId, abouts }) =>
      fleet === FLEET ? assignments(tx, { assignmentId: offerId, courierId, abouts }) : [],
    ),
    saysAt([TaskHeld], async (tx, { taskId, fleet, courierId, about, by }) =>
      fleet === FLEET && by === 'desk'
        ? assignments(tx, { assignmentId: taskId, courierId, abouts: [about] })
        : [],
    ),
  ],
  pushes: [
    repeats('tracking.session', 'position', PushedPosition, ({ subject, position }) => {
      const orderId = orderOf(subject)
      if (!orderId) return []
      const { point, headingDeg, accuracyM, recordedAt } = position
      return [
        {
          room: wayOf(orderId),
          word: 'driver:location_update',
          says: {
            orderId,
            latitude: point.lat,
            longitude: point.lng,
            heading: headingDeg,
            accuracy: accuracyM,
            recordedAt,
          },
        },
      ]
    }),
    repeats('tracking.session', 'eta', PushedEta, ({ subject, eta }) => {
      const orderId = orderOf(subject)
      return orderId
        ? [
            {
              room: wayOf(orderId),
              word: 'order:eta_update',
              says: { orderId, etaFrom: eta.arrivesAt, etaTo: eta.arrivesAt },
            },
          ]
        : []
    }),
  ],
})

function etaOf(order: OrderRow): Said {
  return {
    room: roomOf(order.id),
    word: 'order:eta_update',
    says: {
      orderId: order.id,
      readyAt: order.ready_at?.toISOString() ?? null,
      etaFrom: order.eta_from?.toISOString() ?? null,
      etaTo: order.eta_to?.toISOString() ?? null,
    },
  }
}

/** R259: one for each order of an offer, to the driver alone. */
async function assignments(
  tx: Tx,
  of: { assignmentId: string; courierId: string; abouts: readonly string[] },
): Promise<Said[]> {
  const said: Said[] = []
  for (const orderId of of.abouts.flatMap((about) => orderOf(about) ?? [])) {
    const order = await readOrderRow(tx, orderId)
    const chef = await readChefRow(tx, order.chef_id)
    said.push({
      room: ownRoom(of.courierId),
      word: 'driver:new_assignment',
      says: {
        assignmentId: of.assignmentId,
        orderId,
        chefAddress: chef.place_label,
        estimatedPickupTime: order.ready_at?.toISOString() ?? null,
      },
    })
  }
  return said
}
