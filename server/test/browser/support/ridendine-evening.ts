import * as contract from '#contract/ridendine'
import type { Actor, Tx } from '#foundation/db'
import { SYSTEM, sql } from '#foundation/db'
import { seconds, wait } from '#foundation/time'
import { listMethods } from '#modules/payments'
import { demoCity } from '#modules/places'
import { acceptPositions, setOnline } from '#modules/tracking'
import {
  acceptOrder,
  markReady,
  startPreparing,
} from '../../../src/products/ridendine/orders/answer-order.ts'
import { readOrderRow } from '../../../src/products/ridendine/orders/orders.sql.ts'
import { placeOrder } from '../../../src/products/ridendine/orders/place-order.ts'
import type { Stage } from './stage.ts'

/** An evening of orders in every state, with drivers on duty around the kitchens. */
export interface Evening {
  /** Ids in the order in which they were placed; the later ones have got less far. */
  readonly orders: readonly string[]
  readonly drivers: readonly { id: string; name: string }[]
}

type Somebody = Actor & { id: string }
/** Workers run by themselves; the test's own patience ends what never comes. */
const PAID_LOOK_MS = 100
const HOW_FAR = ['ready', 'ready', 'cooking', 'cooking', 'accepted', 'paid'] as const

/** Fill a stage whose house has RideNDine's demo. */
export async function playEvening(stage: Stage, orders = HOW_FAR.length): Promise<Evening> {
  const { kontor, orgId } = stage.house
  const as = <Answer>(who: Actor, work: (tx: Tx) => Promise<Answer>) =>
    kontor.database.transact({ orgId, actor: who }, work)
  const actor = (id: string, role: string): Somebody => ({
    kind: 'person',
    id,
    roles: [role],
    permits: kontor.wired.permitsOf([role]),
  })
  const rows = <Row>(query: Parameters<Tx['many']>[0]) =>
    as(SYSTEM, (tx) => tx.many<Row & Record<string, unknown>>(query))

  const kitchens = await rows<{ id: string; lat: number; lng: number }>(sql`
    select id, lat, lng from ridendine.chefs
     where verification_status = 'approved' and stripe_onboarded_at is not null order by id limit 3`)
  await openAllDay(as)
  const drivers = await rows<{ id: string; name: string }>(sql`
    select id, display_name as name from ridendine.drivers
     where verification_status = 'approved' order by id limit 6`)
  const [maya] = await rows<{ id: string }>(sql`
    select id from identity.people where email = 'maya@demo.kontor.example'`)
  const customer = actor(maya?.id ?? '', 'customer')
  const [method] = await as(customer, (tx) => listMethods(tx, customer.id))

  const placed: string[] = []
  for (let index = 0; index < orders; index += 1) {
    const kitchen = kitchens[index % kitchens.length]
    if (!kitchen) continue
    const [dish] = await rows<{ id: string }>(sql`
      select id from ridendine.menu_items where chef_id = ${kitchen.id} order by place, id limit 1`)
    const home = nearestHome(kitchen, index)
    const { id } = await as(customer, (tx) =>
      placeOrder(
        tx,
        contract.placeOrder.input.parse({
          chefId: kitchen.id,
          items: [{ menuItemId: dish?.id, quantity: 1 + (index % 2) }],
          deliverTo: { at: home, label: home.label },
          paymentMethodId: method?.id,
        }),
      ),
    )
    placed.push(id)
    while ((await as(SYSTEM, (tx) => readOrderRow(tx, id))).paid_at === null)
      await wait(PAID_LOOK_MS)
    const chef = actor(kitchen.id, 'chef')
    const far = HOW_FAR[index % HOW_FAR.length]
    if (far === 'paid') continue
    await as(chef, (tx) => acceptOrder(tx, { orderId: id }))
    if (far === 'accepted') continue
    await as(chef, (tx) => startPreparing(tx, { orderId: id }))
    if (far === 'ready') await as(chef, (tx) => markReady(tx, { orderId: id }))
    stage.house.clock.passes(seconds(1))
  }
  // Last, so that no offer runs out before anybody has looked.
  for (const [index, { id }] of drivers.entries()) {
    const near = kitchens[index % kitchens.length] ?? demoCity().center
    await as(actor(id, 'driver'), (tx) => setOnline(tx, { online: true }))
    await as(actor(id, 'driver'), async (tx) =>
      acceptPositions(tx, {
        sentAt: tx.now.toISOString(),
        points: [{ lat: near.lat + 0.002, lng: near.lng, accuracyM: 8, at: tx.now.toISOString() }],
      }),
    )
  }
  return { orders: placed, drivers }
}

/** Whatever the hour of the test run, the kitchens cook. */
async function openAllDay(
  as: <Answer>(who: Actor, work: (tx: Tx) => Promise<Answer>) => Promise<Answer>,
): Promise<void> {
  const spell = [{ from: '00:00', to: '24:00' }]
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
  const week = JSON.stringify(Object.fromEntries(days.map((day) => [day, spell])))
  await as(SYSTEM, (tx) =>
    tx.run(sql`update ridendine.chefs set week = ${week}::jsonb, takes_orders_now = true`),
  )
  await as(SYSTEM, (tx) =>
    tx.run(sql`update ridendine.menu_items set weekdays = '{1,2,3,4,5,6,7}'`),
  )
}

function nearestHome(kitchen: { lat: number; lng: number }, index: number) {
  const { addresses } = demoCity()
  const far = ({ lat, lng }: { lat: number; lng: number }) =>
    Math.abs(lat - kitchen.lat) * 111_000 + Math.abs(lng - kitchen.lng) * 82_000
  const near = addresses.filter((each) => far(each) > 900 && far(each) < 2500)
  const home = near[(index * 37) % near.length] ?? addresses[0]
  if (!home) throw new Error('the city has addresses')
  return home
}
