import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '#contract/ridendine'
import type { Actor } from '#foundation/db'
import { signInAs } from '#modules/identity'
import { type DriverHouse, north, openDriverHouse, seconds } from '../support/driver-house.ts'

let at: DriverHouse
const sockets: Socket[] = []
beforeAll(async () => {
  at = await openDriverHouse()
})
afterAll(async () => {
  for (const socket of sockets) socket.close()
  await at?.close()
})

interface Ear {
  readonly socket: Socket
  /** Words of R202–R213 as they came, with what they carried. */
  readonly words: [word: string, says: Record<string, unknown>][]
  saidOf(word: string): Record<string, unknown>[]
  ask(word: string, says: unknown): Promise<{ ok: boolean; reason?: string }>
}

/** A bare client of Socket.IO, as the source describes it: nothing of ours but the address. */
async function connect(who: Actor & { id: string }): Promise<Ear> {
  const { accessToken } = await at.as(who, (tx) =>
    signInAs(tx, { personId: who.id, how: 'password', device: 'socket' }),
  )
  const socket = io(`${at.house.kontor.url}/realtime`, {
    auth: { token: accessToken },
    transports: ['websocket'],
    forceNew: true,
  })
  sockets.push(socket)
  const words: Ear['words'] = []
  socket.onAny((word: string, says: Record<string, unknown>) => words.push([word, says]))
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve)
    socket.on('connect_error', reject)
  })
  return {
    socket,
    words,
    saidOf: (word) => words.filter(([each]) => each === word).map(([, says]) => says),
    ask: (word, says) => socket.emitWithAck(word, says),
  }
}

/** An answer comes behind everything that was said before it. */
const heard = (...ears: readonly Ear[]) =>
  Promise.all(ears.map((ear) => ear.ask('unsubscribe:order', { orderId: NOBODYS })))
const NOBODYS = '00000000-0000-7000-8000-000000000000'

test('an order is followed in the words of the source: each role hears what is theirs, and nobody else anything', async () => {
  const dov = await at.drive(north(at.kitchen, 500), at.driver)
  const bystander = await at.person('customer')
  const other = await at.person('driver')
  const [maya, ana, driver, nosy, rival, rosa] = [
    await connect(at.customer),
    await connect(at.chef),
    await connect(at.driver),
    await connect(bystander),
    await connect(other),
    await connect(at.desk),
  ]
  expect(maya.words).toEqual([['connected', { userId: at.customer.id }]])

  // R204: a room by permit; R248: the kitchen hears of it when it is paid.
  const { order } = await at.clients.customer.call(contract.placeOrder, {
    chefId: at.chef.id,
    items: [{ menuItemId: at.dishes[0] ?? '', quantity: 2 }],
    deliverTo: { at: at.home, label: 'A door' },
    paymentMethodId: at.methodId,
  })
  const orderId = order.id
  expect(await ana.ask('subscribe:order', { orderId })).toMatchObject({
    ok: false,
    reason: 'live.not_permitted',
  })
  expect(await maya.ask('subscribe:order', { orderId })).toEqual({ ok: true })
  expect((await nosy.ask('subscribe:order', { orderId })).ok).toBe(false)
  expect((await rival.ask('subscribe:order', { orderId })).ok).toBe(false)
  expect((await rosa.ask('subscribe:order', { orderId })).ok).toBe(true)
  await at.house.drain()
  expect((await ana.ask('subscribe:order', { orderId })).ok).toBe(true)
  expect(ana.saidOf('order:new')).toMatchObject([
    { orderId, orderNumber: order.number, totalCents: order.price.total.amount, itemCount: 2 },
  ])

  await at.clients.chef.call(contract.acceptOrder, { orderId })
  await at.clients.chef.call(contract.startPreparing, { orderId })
  await at.clients.chef.call(contract.markReady, { orderId })
  await at.house.drain()

  // R211, R259: the offer, to the driver who is asked.
  await heard(driver, rival)
  const assignments = driver.saidOf('driver:new_assignment')
  expect(assignments).toMatchObject([{ orderId, chefAddress: 'A street' }])
  await dov.client.call(contract.acceptOffer, { offerId: String(assignments[0]?.['assignmentId']) })
  await at.house.drain()
  expect((await driver.ask('subscribe:order', { orderId })).ok).toBe(true)

  // R206, R209, R213: where the driver is, by the socket, to those who wait for the food.
  await at.house.passes(seconds(5))
  const fix = { ...placeOf(north(at.kitchen, 400)), accuracy: 6, heading: 180 }
  expect(await driver.ask('driver:location', fix)).toMatchObject({
    ok: true,
    kept: 1,
    isShared: true,
  })
  expect(await nosy.ask('driver:location', fix)).toMatchObject({
    ok: false,
    reason: 'live.not_permitted',
  })
  await at.house.drain()
  await heard(maya, ana, nosy, rival, rosa, driver)
  expect(maya.saidOf('driver:location_update')).toMatchObject([
    { orderId, ...placeOf(north(at.kitchen, 400)) },
  ])
  expect(ana.saidOf('driver:location_update')).toHaveLength(1)

  // R212: another time of arrival, told once.
  const before = maya.saidOf('order:eta_update').length
  await at.clients.desk.call(contract.extendOrder, {
    orderId,
    minutes: 10,
    reason: 'bridge is closed',
  })
  await at.house.drain()
  await heard(maya)
  const later = maya.saidOf('order:eta_update').slice(before)
  expect(later).toHaveLength(1)
  expect(later[0]).toMatchObject({ orderId })

  await dov.client.call(contract.arriveKitchen, { orderId })
  await dov.client.call(contract.pickUp, { orderId, code: await at.codeOf(orderId) })
  await dov.client.call(contract.depart, { orderId })
  await dov.client.call(contract.arriveDoor, { orderId })
  await dov.client.call(contract.deliver, { orderId, note: 'Handed over' })
  await at.house.drain()
  const seen = maya.saidOf('driver:location_update').length
  await at.house.passes(seconds(5))
  await driver.ask('driver:location', { ...placeOf(at.home), accuracy: 6 })
  await at.house.drain()
  await heard(maya, ana, nosy, rival, rosa, driver)

  // R208: every chapter by its name.
  expect(maya.saidOf('order:status_update').map(({ status }) => status)).toEqual([
    'pending',
    'payment_confirmed',
    'accepted',
    'preparing',
    'ready_for_pickup',
    'assigned_to_driver',
    'picked_up',
    'in_transit',
    'delivered',
  ])
  expect(maya.saidOf('driver:location_update')).toHaveLength(seen)
  // Each role sees only what is theirs.
  expect(maya.saidOf('order:new')).toEqual([])
  expect(rosa.saidOf('driver:location_update')).toEqual([])
  expect(driver.saidOf('driver:location_update')).toEqual([])
  expect(driver.saidOf('order:status_update').map(({ status }) => status)).toEqual([
    'picked_up',
    'in_transit',
    'delivered',
  ])
  for (const ear of [nosy, rival]) expect(ear.words.map(([word]) => word)).toEqual(['connected'])
  await dov.client.call(contract.setDriverOnline, { online: false })
})

test('who leaves an order hears no more of it; bad words are refused by name', async () => {
  const orderId = await at.accepted()
  const maya = await connect(at.customer)
  expect(await maya.ask('subscribe:order', { orderId: 'nothing' })).toEqual({
    ok: false,
    reason: 'live.bad_input',
  })
  expect((await maya.ask('subscribe:order', { orderId })).ok).toBe(true)
  await at.clients.chef.call(contract.startPreparing, { orderId })
  await at.house.drain()
  await maya.ask('unsubscribe:order', { orderId })
  await at.clients.chef.call(contract.markReady, { orderId })
  await at.house.drain()
  await heard(maya)
  expect(maya.saidOf('order:status_update').map(({ status }) => status)).toEqual(['preparing'])
})

const placeOf = ({ lat, lng }: { lat: number; lng: number }) => ({ latitude: lat, longitude: lng })
