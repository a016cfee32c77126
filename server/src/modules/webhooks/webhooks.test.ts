import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { event, tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { defineModule } from '#foundation/module'
import { days, hours, seconds } from '#foundation/time'
import { auditModule, listAudit } from '#modules/audit'
import { expectRefusal, makeWorld, type Person, type World } from '#testing'
import {
  addWebhook,
  changeWebhook,
  listWebhooks,
  removeWebhook,
  renewWebhookSecret,
} from './change-endpoints.ts'
import {
  listWebhookDeliveries,
  pingWebhook,
  readWebhookDelivery,
  resendWebhookDelivery,
} from './deliveries.ts'
import { EndpointSwitchedOff, webhooksOnTimeline, webhooksWith } from './index.ts'
import { sweepDeliveries } from './jobs.ts'
import { postWebhook } from './post-webhook.adapter.ts'
import { MOST_FAILURES, PAUSES_MS } from './send-delivery.ts'
import { signatureOf } from './signature.ts'

/** A receiver on this machine that answers what it is told to. */
const got: { path: string; headers: IncomingHttpHeaders; body: string }[] = []
let answer: { status: number; body: string; headers?: Record<string, string>; silent?: boolean } = {
  status: 204,
  body: '',
}
const receiver: Server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString()
  })
  request.on('end', () => {
    got.push({ path: request.url ?? '', headers: request.headers, body })
    if (!answer.silent) response.writeHead(answer.status, answer.headers).end(answer.body)
  })
})

const Accepted = event('shop.order_accepted', 1, z.object({ orderId: z.uuid() }))
const shop = defineModule({
  name: 'shop',
  title: 'Shop',
  folder: `${import.meta.dirname}/none`,
  needs: [],
  events: [Accepted],
})
const open = { allowPrivate: true }

let world: World
let founder: Person
let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`
  world = await makeWorld({ rooms: [auditModule, shop, webhooksWith(open)] })
  founder = world.person({ roles: ['founder'] })
})
afterAll(async () => {
  await world.close()
  await new Promise((resolve) => receiver.close(resolve))
})
afterEach(async () => {
  answer = { status: 204, body: '' }
  await world.drain()
  for (const { id } of (await founder.act((tx) => listWebhooks(tx))).endpoints)
    await founder.does(removeWebhook, { endpointId: id })
  await world.drain()
  got.length = 0
})

const add = (more: { url?: string; events?: string[] } = {}, who = founder) =>
  who.act((tx) => addWebhook(tx, open, { url, description: '', events: ['shop.order.*'], ...more }))
async function accept(orgId = world.orgId): Promise<string> {
  const orderId = newId()
  await world.system(orgId).act((tx) => tell(tx, Accepted, `shop.order:${orderId}`, { orderId }))
  await world.drain()
  return orderId
}
const deliveriesOf = async (endpointId: string) =>
  (await founder.does(listWebhookDeliveries, { endpointId, limit: 20 })).items

test('an event arrives once, signed, with its id, and is on record', async () => {
  const { id, secret } = await add()
  const orderId = await accept()
  expect(got).toHaveLength(1)
  const [call] = got
  expect(JSON.parse(call?.body ?? '')).toMatchObject({
    type: 'shop.order_accepted',
    data: { orderId },
    about: `shop.order:${orderId}`,
  })
  const [delivery] = await deliveriesOf(id)
  expect(call?.headers['webhook-id']).toBe(delivery?.id)
  const timestamp = Number(call?.headers['webhook-timestamp'])
  expect(Math.abs(Date.now() / 1000 - timestamp)).toBeLessThan(60)
  expect(call?.headers['webhook-signature']).toBe(
    signatureOf([secret], { id: delivery?.id ?? '', timestamp, body: call?.body ?? '' }),
  )
  expect(delivery).toMatchObject({
    state: 'delivered',
    attempts: 1,
    lastStatus: 204,
    event: 'shop.order_accepted',
  })
})

test('who did not ask for it, is off, or belongs to another organisation hears nothing', async () => {
  await add({ events: ['shop.other'] })
  const off = await add()
  await founder.act((tx) => changeWebhook(tx, open, { endpointId: off.id, isActive: false }))
  await accept()
  await accept(world.otherOrgId)
  expect(got).toEqual([])
})

test('the secret is told once and stands in no list', async () => {
  const { secret } = await add()
  const { endpoints } = await founder.act((tx) => listWebhooks(tx))
  expect(JSON.stringify(endpoints)).not.toContain(secret.slice(6))
  const audit = await founder.does(listAudit, { action: 'webhook.*', limit: 50 })
  expect(JSON.stringify(audit)).not.toContain(secret.slice(6))
  expect(audit.items.some(({ action }) => action === 'webhook.add')).toBe(true)
})

test('a receiver that fails is asked again by the schedule, under the same id, and the attempts stay on record', async () => {
  const { id } = await add()
  answer = { status: 500, body: 'out of order' }
  await accept()
  expect(await deliveriesOf(id)).toMatchObject([
    { state: 'pending', attempts: 1, lastStatus: 500, lastProblem: 'answered 500' },
  ])
  world.clock.passes(seconds(4))
  await world.drain()
  expect(got).toHaveLength(1)
  answer = { status: 200, body: 'thanks' }
  world.clock.passes(seconds(1))
  await world.drain()
  expect(new Set(got.map(({ headers }) => headers['webhook-id'])).size).toBe(1)
  const [delivery] = await deliveriesOf(id)
  const whole = await founder.does(readWebhookDelivery, { deliveryId: delivery?.id ?? '' })
  expect(whole.state).toBe('delivered')
  expect(whole.tries.map(({ status, answer: said }) => [status, said])).toEqual([
    [500, 'out of order'],
    [200, 'thanks'],
  ])
  expect((await founder.act((tx) => listWebhooks(tx))).endpoints[0]?.failuresInARow).toBe(0)
})

test('after the last pause it is given up; resent by command it arrives under the same id', async () => {
  const { id } = await add()
  answer = { status: 503, body: '' }
  await accept()
  for (const pause of PAUSES_MS) {
    world.clock.passes(pause)
    await world.drain()
  }
  expect(got).toHaveLength(PAUSES_MS.length + 1)
  const [given] = await deliveriesOf(id)
  expect(given).toMatchObject({ state: 'given-up', nextAt: null })
  world.clock.passes(days(2))
  await world.drain()
  expect(got).toHaveLength(PAUSES_MS.length + 1)

  answer = { status: 200, body: '' }
  await founder.does(resendWebhookDelivery, { deliveryId: given?.id ?? '' })
  await world.drain()
  expect((await deliveriesOf(id))[0]?.state).toBe('delivered')
  expect(got.at(-1)?.headers['webhook-id']).toBe(given?.id)
})

test('410 and a long row of failures switch an endpoint off, and it is said', async () => {
  const gone = await add()
  answer = { status: 410, body: '' }
  await accept()
  const [first] = (await founder.act((tx) => listWebhooks(tx))).endpoints
  expect(first).toMatchObject({ isActive: false, disabledReason: 'it answered 410: gone' })
  const [delivery] = await deliveriesOf(gone.id)
  await expectRefusal(
    founder.does(resendWebhookDelivery, { deliveryId: delivery?.id ?? '' }),
    'webhooks.endpoint_is_off',
  )

  const tired = await add()
  await world.raw(
    `update webhooks.endpoints set failures = ${MOST_FAILURES - 1} where id = '${tired.id}'`,
  )
  answer = { status: 500, body: '' }
  await accept()
  expect((await world.told(EndpointSwitchedOff)).map(({ endpointId }) => endpointId)).toEqual([
    gone.id,
    tired.id,
  ])
  const back = await founder.act((tx) =>
    changeWebhook(tx, open, { endpointId: tired.id, isActive: true }),
  )
  expect(back).toMatchObject({ isActive: true, disabledReason: null, failuresInARow: 0 })
})

test('redirects are not followed, long answers are cut, silence ends', async () => {
  answer = { status: 302, body: '', headers: { location: `${url}/elsewhere` } }
  const posting = { url, id: newId(), body: '{}', secrets: ['whsec_AAAA'] }
  expect((await postWebhook(posting, open)).status).toBe(302)
  expect(got.map(({ path }) => path)).toEqual(['/hook'])
  answer = { status: 200, body: 'x'.repeat(5_000_000) }
  const long = await postWebhook(posting, open)
  expect(long.status).toBe(200)
  expect(long.answer?.length ?? 0).toBeLessThanOrEqual(500)
  answer = { status: 200, body: '', silent: true }
  const silent = await postWebhook(posting, { ...open, withinMs: 100 })
  expect(silent.status).toBeNull()
  expect(silent.problem).not.toBeNull()
})

test('a private address is refused when it is added, and a public name that leads to one when it is called', async () => {
  await expectRefusal(
    founder.act((tx) =>
      addWebhook(tx, { allowPrivate: false }, { url, description: '', events: ['*'] }),
    ),
    'webhooks.address_not_allowed',
  )
  const { id } = await add()
  await expectRefusal(
    founder.act((tx) =>
      changeWebhook(
        tx,
        { allowPrivate: false },
        { endpointId: id, url: 'https://169.254.169.254/' },
      ),
    ),
    'webhooks.address_not_allowed',
  )
  const posting = { id: newId(), body: '{}', secrets: [] }
  expect(await postWebhook({ ...posting, url }, { allowPrivate: false })).toMatchObject({
    status: null,
    problem: 'the address is not allowed',
  })
  expect(
    (
      await postWebhook(
        { ...posting, url: 'https://localhost.localtest.invalid/' },
        { allowPrivate: false },
      )
    ).status,
  ).toBeNull()
  expect(got).toEqual([])
})

test('a new secret signs at once, the former one beside it for a day', async () => {
  const { id, secret: former } = await add()
  const { secret } = await founder.does(renewWebhookSecret, { endpointId: id })
  await founder.does(pingWebhook, { endpointId: id })
  await world.drain()
  const ping = got.at(-1)
  const message = {
    id: String(ping?.headers['webhook-id']),
    timestamp: Number(ping?.headers['webhook-timestamp']),
    body: ping?.body ?? '',
  }
  expect(ping?.headers['webhook-signature']).toBe(signatureOf([secret, former], message))
  world.clock.passes(hours(25))
  await founder.does(pingWebhook, { endpointId: id })
  await world.drain()
  expect(String(got.at(-1)?.headers['webhook-signature']).split(' ')).toHaveLength(1)
})

test('a timeline shows what was sent for a thing, and not to which path', async () => {
  await add()
  const about = `shop.order:${await accept()}`
  const [delivery] = (await founder.does(listWebhookDeliveries, { limit: 1 })).items
  const correlationIds = [delivery?.correlationId ?? '']
  const lines = await founder.act((tx) => webhooksOnTimeline.read(tx, { correlationIds, about }))
  expect(lines).toMatchObject([{ title: 'shop.order_accepted', about, facts: { status: 204 } }])
  expect(lines[0]?.says).not.toContain('/hook')
})

test('deliveries are filtered and paged; other organisations see and touch none', async () => {
  const { id } = await add()
  await accept()
  await accept()
  await founder.does(pingWebhook, { endpointId: id })
  await world.drain()
  const names = async (filter: { event?: string }) =>
    (await founder.does(listWebhookDeliveries, { endpointId: id, limit: 20, ...filter })).items
      .map(({ event: name }) => name)
      .sort()
  expect(await names({ event: 'shop.order.*' })).toEqual([
    'shop.order_accepted',
    'shop.order_accepted',
  ])
  expect(await names({ event: 'webhooks.*' })).toEqual(['webhooks.ping'])
  const page = await founder.does(listWebhookDeliveries, { endpointId: id, limit: 2 })
  const rest = await founder.does(listWebhookDeliveries, {
    endpointId: id,
    limit: 2,
    cursor: page.nextCursor ?? '',
  })
  expect([page.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null])

  const other = world.person({ roles: ['founder'], orgId: world.otherOrgId })
  const deliveryId = page.items[0]?.id ?? ''
  expect((await other.does(listWebhookDeliveries, { limit: 20 })).items).toEqual([])
  await expectRefusal(other.does(readWebhookDelivery, { deliveryId }), 'webhooks.no_such_delivery')
  await expectRefusal(
    other.does(resendWebhookDelivery, { deliveryId }),
    'webhooks.no_such_delivery',
  )
  await expectRefusal(other.does(pingWebhook, { endpointId: id }), 'webhooks.no_such_endpoint')
  await expectRefusal(
    other.does(renewWebhookSecret, { endpointId: id }),
    'webhooks.no_such_endpoint',
  )
})

test('deliveries that ended are swept after a month with their attempts', async () => {
  const { id } = await add()
  await accept()
  world.clock.passes(days(29))
  await world.system().act((tx) => sweepDeliveries.work(tx, {}))
  expect(await deliveriesOf(id)).toHaveLength(1)
  world.clock.passes(days(2))
  await world.system().act((tx) => sweepDeliveries.work(tx, {}))
  expect(await deliveriesOf(id)).toEqual([])
})

test('an organisation has at most fifty addresses', async () => {
  for (let n = 0; n < 50; n += 1) await add({ events: ['nothing'] })
  await expectRefusal(add(), 'webhooks.too_many')
})

test('every answer fits its contract', async () => {
  const { id: endpointId } = await add()
  await accept()
  const [delivery] = await deliveriesOf(endpointId)
  const doors = webhooksWith(open).doors.filter(({ endpoint }) => endpoint.method !== 'DELETE')
  expect(doors.length).toBeGreaterThan(5)
  for (const { endpoint, work } of doors) {
    const input = endpoint.input.parse({
      endpointId,
      deliveryId: delivery?.id,
      url,
      events: ['x.*'],
    })
    endpoint.output.parse(await founder.act(async (tx) => work?.(tx, input as never)))
  }
})
