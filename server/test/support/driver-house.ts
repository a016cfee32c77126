import type { Client } from '#contract'
import * as contract from '#contract/ridendine'
import { sendPositions } from '#contract/tracking'
import type { Actor } from '#foundation/db'
import { SYSTEM } from '#foundation/db'
import { addMs, days, minutes, seconds } from '#foundation/time'
import { keepFile } from '#modules/files'
import { approveCredential, claimCredential, submitCredential } from '#modules/verification'
import { DRIVER_TRADE } from '../../src/products/ridendine/deliveries/approval.ts'
import { readOrderRow } from '../../src/products/ridendine/orders/orders.sql.ts'
import { drawProof } from '../../src/products/zenvee/seed/draw-proof.adapter.ts'
import { type OrderHouse, openOrderHouse } from './order-house.ts'

type Somebody = Actor & { id: string }
type Place = { readonly lat: number; readonly lng: number }

export type Caller = Pick<Client, 'call'>

/** A token lasts fifteen minutes of the house's clock. */
const RENEW_MS = minutes(10)

export interface Driving {
  readonly who: Somebody
  readonly client: Caller
  /** Say where one is now. */
  stands(at: Place): Promise<void>
}

/** A house with orders, whose drivers are registered, proven and found by the dispatcher. */
export interface DriverHouse extends Omit<OrderHouse, 'kitchen'> {
  readonly kitchen: Place
  readonly clients: { readonly chef: Caller; readonly customer: Caller; readonly desk: Caller }
  /** The API as this person, signed in anew whenever the clock has moved on. */
  callerOf(who: { id: string }): Caller
  /** A driver with a vehicle and every document, on duty at a place. */
  drive(at: Place, who?: Somebody): Promise<Driving>
  /** An order that the kitchen has accepted; answers its id. */
  accepted(wish?: { tip?: number; dropOff?: 'hand_over' | 'leave_at_door' }): Promise<string>
  /** The same, cooked and waiting. */
  ready(wish?: { tip?: number; dropOff?: 'hand_over' | 'leave_at_door' }): Promise<string>
  codeOf(orderId: string): Promise<string>
  /** A photo that somebody has just taken; answers its id. */
  photoOf(who: Somebody): Promise<string>
}

export async function openDriverHouse(): Promise<DriverHouse> {
  const house = await openOrderHouse()
  const callerOf = (who: { id: string }): Caller => {
    let signedIn: { client: Client; at: number } | undefined
    return {
      async call(door, input) {
        const now = house.house.clock.now().getTime()
        if (!signedIn || now - signedIn.at > RENEW_MS)
          signedIn = { client: await house.clientOf(who), at: now }
        return signedIn.client.call(door, input)
      },
    }
  }
  const clients = {
    chef: callerOf(house.chef),
    customer: callerOf(house.customer),
    desk: callerOf(house.desk),
  }
  const { at: kitchen } = await clients.customer.call(contract.readChef, {
    chefId: house.chef.id,
  })

  async function accepted(wish: Parameters<DriverHouse['accepted']>[0] = {}): Promise<string> {
    const { order } = await clients.customer.call(contract.placeOrder, {
      chefId: house.chef.id,
      items: [{ menuItemId: house.dishes[0] ?? '', quantity: 1 }],
      deliverTo: { at: house.home, label: 'A door', note: 'Blue gate' },
      dropOff: wish.dropOff ?? 'hand_over',
      tip: { amount: wish.tip ?? 0, currency: 'USD' },
      paymentMethodId: house.methodId,
    })
    await house.house.drain()
    await clients.chef.call(contract.acceptOrder, { orderId: order.id })
    await house.house.drain()
    return order.id
  }

  return {
    ...house,
    kitchen,
    clients,
    callerOf,
    accepted,
    async ready(wish) {
      const orderId = await accepted(wish)
      await clients.chef.call(contract.startPreparing, { orderId })
      await clients.chef.call(contract.markReady, { orderId })
      await house.house.drain()
      return orderId
    },
    async drive(at, given) {
      const who = given ?? (await house.person('driver'))
      const client = callerOf(who)
      await client.call(contract.registerDriver, {
        vehicle: { kind: 'scooter', label: 'Red scooter', plate: 'AB 12' },
      })
      await prove(house, who)
      await house.house.drain()
      await client.call(contract.setDriverOnline, { online: true })
      const driving: Driving = {
        who,
        client,
        async stands(place) {
          await house.house.passes(seconds(2))
          const now = house.house.clock.now().toISOString()
          await client.call(sendPositions, {
            sentAt: now,
            points: [{ ...place, accuracyM: 8, at: now }],
          })
        },
      }
      await driving.stands(at)
      return driving
    },
    photoOf: async (who) => {
      const begin = { orgId: house.house.orgId, actor: who }
      const { database } = house.house.kontor
      return (await keepFile(database, begin, { bytes: await drawProof(), name: 'door.png' })).id
    },
    codeOf: (orderId) =>
      house.as(SYSTEM, async (tx) => (await readOrderRow(tx, orderId)).pickup_code),
  }
}

/** Hand in every document that a driver needs, and approve it at the desk. */
async function prove(house: OrderHouse, who: Somebody): Promise<void> {
  for (const kind of ['identity', 'background_check', 'insurance', 'license'] as const) {
    const { id: credentialId } = await house.as(who, (tx) =>
      submitCredential(tx, {
        kind,
        jurisdiction: 'US-MA',
        trade: DRIVER_TRADE,
        source: 'State register',
        issuer: 'State',
        number: `${kind}-1`,
        fileId: null,
        expiresAt: addMs(tx.now, days(200)).toISOString(),
      }),
    )
    await house.as(house.desk, (tx) => claimCredential(tx, { credentialId }))
    await house.as(house.desk, (tx) => approveCredential(tx, { credentialId }))
  }
}

/** So many metres north of a place. */
export function north(of: Place, metres: number): Place {
  return { lat: of.lat + metres / 111_195, lng: of.lng }
}

export { minutes, seconds }
