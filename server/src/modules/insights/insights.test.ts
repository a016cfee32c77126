import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import type { Tx } from '#foundation/db'
import { event, subscribe, tell } from '#foundation/events'
import { newId } from '#foundation/ids'
import { defineModule } from '#foundation/module'
import { logSink, sweepLogLines } from '#foundation/records'
import { days, minutes } from '#foundation/time'
import { auditModule, recordAudit } from '#modules/audit'
import { expectRefusal, makeWorld, type Person, type World } from '#testing'
import {
  readCompletion,
  readFunnel,
  readPayoutHealth,
  readResponseTimes,
} from './business-metrics.ts'
import { readGrowth } from './growth.ts'
import { insightsWith } from './index.ts'
import { jobsOf } from './jobs.ts'
import { Meter } from './meter.adapter.ts'
import { readJobs, readOutbox, replayOutbox } from './outbox.ts'
import type { InsightsPolicy } from './policy.ts'
import { readStream } from './read-stream.ts'
import { readTimeline } from './read-timeline.ts'
import { systemMapOf } from './system-map.ts'
import { readTelemetry } from './telemetry.ts'

const Order = z.object({ orderId: z.uuid(), email: z.string().optional() })
const Asked = event('shop.order_asked', 1, Order)
const Accepted = event('shop.order_accepted', 1, Order)
const Declined = event('shop.order_declined', 1, Order)
const Completed = event('shop.order_completed', 1, Order)
const Broken = event('shop.order_broken', 1, Order)

let isBroken = true
const shop = defineModule({
  name: 'shop',
  title: 'Shop',
  folder: `${import.meta.dirname}/no-migrations`,
  needs: [],
  events: [Asked, Accepted, Declined, Completed, Broken],
  subscribers: [
    subscribe({
      name: 'shop.stumbles',
      to: [Broken],
      attempts: 1,
      work: async () => {
        if (isBroken) throw new Error('cannot reach maya@example.com')
      },
    }),
  ],
})

const policy: InsightsPolicy = {
  funnel: [
    { key: 'asked', label: 'Asked', events: ['shop.order_asked'] },
    { key: 'accepted', label: 'Accepted', events: ['shop.order_accepted'] },
    { key: 'completed', label: 'Completed', events: ['shop.order_completed'] },
  ],
  responses: {
    asked: ['shop.order_asked'],
    answered: ['shop.order_accepted', 'shop.order_declined'],
  },
  completion: {
    begun: ['shop.order_asked'],
    endings: [
      { key: 'completed', label: 'Completed', events: ['shop.order_completed'], isSuccess: true },
      { key: 'declined', label: 'Declined', events: ['shop.order_declined'], isSuccess: false },
    ],
  },
  payouts: {
    stages: [
      { key: 'paid', label: 'Paid', events: ['shop.order_completed'], isTrouble: false },
      { key: 'failed', label: 'Failed', events: ['shop.order_broken'], isTrouble: true },
    ],
    figures: async () => [{ label: 'Owed', value: '$12.00' }],
  },
  nodes: [{ key: 'shop', label: 'Shop', group: 'core', link: '/ops/shop', events: ['shop.'] }],
  edges: [
    { from: 'shop', to: 'events', label: 'tells' },
    { from: 'nowhere', to: 'events', label: '' },
  ],
  telemetry: { figures: async () => ({ online: 3 }) },
  sources: [
    {
      name: 'ledger',
      read: async (tx, { about, correlationIds }) =>
        about === null
          ? []
          : [
              {
                at: tx.now.toISOString(),
                stream: 'business',
                source: 'ledger',
                title: 'held',
                says: 'held for maya@example.com',
                actor: null,
                correlationId: correlationIds[0] ?? null,
                causationId: null,
                id: '1',
                about,
                facts: { email: 'maya@example.com', amount: 100 },
              },
            ],
    },
  ],
}
const meter = new Meter()
const START = new Date('2026-06-01T14:00:00Z')

let world: World
let staff: Person
beforeAll(async () => {
  world = await makeWorld({
    rooms: [auditModule, shop, insightsWith({ shop: policy })],
    start: START,
  })
  staff = world.person({ roles: ['operator'] })
})
afterAll(() => world.close())

const stream = (orderId: string) => `shop.order:${orderId}`

/** An order's events, each by somebody, so many minutes after the one before. */
async function story(
  steps: readonly { of: typeof Asked; by?: Person; after: number }[],
  orgId = world.orgId,
): Promise<string> {
  const orderId = newId()
  let at = world.clock.now()
  for (const { of, by, after } of steps) {
    at = new Date(at.getTime() + minutes(after))
    await world.database.transact(
      { orgId, actor: by?.actor ?? world.system(orgId).actor, now: at },
      (tx) => tell(tx, of, stream(orderId), { orderId, email: 'maya@example.com' }),
    )
  }
  return orderId
}
/** The map of the shop, without what was shown before. */
const mapOf = () => {
  const show = systemMapOf({ shop: policy }, meter)
  return (tx: Tx) => show(tx, {})
}
const read = <Answer>(work: (tx: Tx) => Promise<Answer>) => staff.act(work)

test('funnel, response times and completion are counted from what was told', async () => {
  world.clock.set(new Date('2026-03-02T12:00:00Z'))
  const [tomas, una] = [world.person(), world.person()]
  await story([
    { of: Asked, after: 0 },
    { of: Accepted, by: tomas, after: 2 },
    { of: Completed, by: tomas, after: 60 },
  ])
  await story([
    { of: Asked, after: 0 },
    { of: Accepted, by: tomas, after: 4 },
  ])
  // Asked twice: the first was never answered, the second after ten minutes.
  await story([
    { of: Asked, after: 0 },
    { of: Asked, after: 5 },
    { of: Declined, by: una, after: 10 },
  ])
  await story([{ of: Asked, after: 0 }])
  await story(
    [
      { of: Asked, after: 0 },
      { of: Accepted, after: 1 },
    ],
    world.otherOrgId,
  )
  world.clock.passes(minutes(120))

  const funnel = await read((tx) => readFunnel(tx, policy, { days: 1 }))
  expect(funnel.steps).toEqual([
    { key: 'asked', label: 'Asked', count: 4, ofPrevious: null, ofFirst: null },
    { key: 'accepted', label: 'Accepted', count: 2, ofPrevious: 50, ofFirst: 50 },
    { key: 'completed', label: 'Completed', count: 1, ofPrevious: 50, ofFirst: 25 },
  ])
  const responses = await read((tx) => readResponseTimes(tx, policy, { days: 1 }))
  expect(responses).toMatchObject({ asked: 5, answered: 3, medianMs: minutes(4) })
  expect(responses.people).toEqual([
    { personId: tomas.id, answered: 2, medianMs: minutes(3) },
    { personId: una.id, answered: 1, medianMs: minutes(10) },
  ])
  expect(responses.days).toEqual([{ day: '2026-03-02', answered: 3, medianMs: minutes(4) }])
  expect(await read((tx) => readCompletion(tx, policy, { days: 1 }))).toMatchObject({
    begun: 4,
    completed: 1,
    open: 2,
    completionRate: 50,
    endings: [
      { key: 'completed', count: 1 },
      { key: 'declined', count: 1 },
    ],
  })
  expect(await read((tx) => readPayoutHealth(tx, policy, { days: 1 }))).toMatchObject({
    health: 'well',
    figures: [{ label: 'Owed', value: '$12.00' }],
  })
})

test('counting the days twice gives the same days, and the funnel shows them', async () => {
  world.clock.set(new Date('2026-03-02T15:00:00Z'))
  const counts = jobsOf({ shop: policy }, meter).find(({ name }) => name === 'insights.count_days')
  for (let time = 0; time < 2; time += 1)
    await world.system().act((tx) => counts?.work(tx, {}) ?? Promise.resolve())
  const { days: shown } = await read((tx) => readFunnel(tx, policy, { days: 2 }))
  expect(shown).toEqual([{ day: '2026-03-02', counts: { asked: 4, accepted: 2, completed: 1 } }])
})

test('nothing told makes empty figures, not errors', async () => {
  const empty = world.person({ roles: ['founder'] })
  expect(await empty.act((tx) => readFunnel(tx, {}, { days: 7 }))).toMatchObject({
    steps: [],
    days: [],
  })
  expect(await empty.act((tx) => readResponseTimes(tx, {}, { days: 7 }))).toMatchObject({
    asked: 0,
    medianMs: null,
    people: [],
  })
  expect(await empty.act((tx) => readCompletion(tx, {}, { days: 7 }))).toMatchObject({
    begun: 0,
    completionRate: null,
  })
  expect((await empty.act((tx) => readPayoutHealth(tx, {}, { days: 7 }))).health).toBe('idle')
})

test('one timeline shows a thing from every record, in order, personal words masked', async () => {
  world.clock.set(new Date('2026-06-02T10:00:00Z'))
  const correlationId = newId()
  const orderId = newId()
  await world.database.transact(
    { orgId: world.orgId, actor: staff.actor, correlationId },
    async (tx) => {
      await tell(tx, Asked, stream(orderId), { orderId, email: 'maya@example.com' })
      await recordAudit(tx, {
        action: 'order.override',
        about: stream(orderId),
        reason: 'called +1 508 555 0100',
        after: { email: 'maya@example.com' },
      })
    },
  )
  const sink = logSink(world.database)
  sink.write(
    JSON.stringify({
      level: 30,
      time: Date.now(),
      msg: 'POST /orders for maya@example.com',
      orgId: world.orgId,
      correlationId,
      actorId: staff.id,
    }),
  )
  await sink.stop()
  await world.drain()

  for (const asked of [{ about: stream(orderId) }, { correlationId }]) {
    const timeline = await read((tx) => readTimeline(tx, policy.sources ?? [], asked))
    const sources = new Set(timeline.lines.map(({ source }) => source))
    expect(sources).toEqual(
      new Set(['event', 'audit', 'delivery', 'log', ...('about' in asked ? ['ledger'] : [])]),
    )
    expect(timeline.correlationIds).toEqual([correlationId])
    expect(timeline.lines.map(({ at }) => at)).toEqual(timeline.lines.map(({ at }) => at).sort())
    expect(JSON.stringify(timeline)).not.toMatch(/maya@example\.com|555 0100/)
    expect(timeline.cut).toEqual([])
  }
  const stranger = world.person({ roles: ['operator'], orgId: world.otherOrgId })
  expect(
    (await stranger.act((tx) => readTimeline(tx, [], { about: stream(orderId), correlationId })))
      .lines,
  ).toEqual([])
  await expectRefusal(
    read((tx) => readTimeline(tx, [], {})),
    'insights.say_what',
  )
})

test('each stream is read by itself, filtered and paged', async () => {
  world.clock.set(new Date('2026-06-03T10:00:00Z'))
  const orderId = await story([
    { of: Asked, after: 0 },
    { of: Accepted, after: 1 },
    { of: Completed, after: 1 },
  ])
  const business = await read((tx) =>
    readStream(tx, { shop: policy }, { stream: 'business', about: stream(orderId), limit: 2 }),
  )
  expect(business.items.map(({ title }) => title)).toEqual([
    'shop.order_completed',
    'shop.order_accepted',
  ])
  const rest = await read((tx) =>
    readStream(
      tx,
      { shop: policy },
      {
        stream: 'business',
        about: stream(orderId),
        limit: 2,
        cursor: business.nextCursor ?? '',
      },
    ),
  )
  expect(rest).toMatchObject({ items: [{ title: 'shop.order_asked' }], nextCursor: null })
  expect(
    (
      await read((tx) =>
        readStream(
          tx,
          { shop: policy },
          {
            stream: 'business',
            about: 'shop.order:',
            name: 'shop.order_asked',
            limit: 100,
          },
        ),
      )
    ).items.length,
  ).toBeGreaterThan(4)
  const audit = await read((tx) =>
    readStream(tx, { shop: policy }, { stream: 'audit', name: 'order.', limit: 10 }),
  )
  expect(audit.items).toMatchObject([{ title: 'order.override', source: 'audit' }])
  const logs = await read((tx) =>
    readStream(tx, { shop: policy }, { stream: 'logs', actorId: staff.id, limit: 10 }),
  )
  expect(logs.items).toMatchObject([{ title: 'info', says: 'POST /orders for (e-mail)' }])
  expect(
    (
      await read((tx) =>
        readStream(tx, { shop: policy }, { stream: 'logs', name: 'error', limit: 10 }),
      )
    ).items,
  ).toEqual([])
  for (const kind of ['business', 'logs', 'telemetry'] as const) {
    await read((tx) =>
      readStream(
        tx,
        { shop: policy },
        {
          stream: kind,
          limit: 2,
          cursor: Buffer.from('["; drop"]').toString('base64url'),
        },
      ),
    )
  }
})

test('log lines of another organisation and of the process are nobody’s here', async () => {
  const sink = logSink(world.database)
  const correlationId = newId()
  sink.write(
    JSON.stringify({
      level: 50,
      time: Date.now(),
      msg: 'theirs',
      orgId: world.otherOrgId,
      correlationId,
    }),
  )
  sink.write(
    JSON.stringify({ level: 50, time: Date.now(), msg: 'the process\u0000', correlationId }),
  )
  sink.write('not json')
  await sink.stop()
  expect(
    (
      await read((tx) =>
        readStream(tx, { shop: policy }, { stream: 'logs', correlationId, limit: 10 }),
      )
    ).items,
  ).toEqual([])
  expect(
    await world.raw(
      `select message from foundation.log_lines where correlation_id = '${correlationId}'`,
    ),
  ).toHaveLength(2)
})

test('log lines past their retention are swept, younger ones stay', async () => {
  const sink = logSink(world.database)
  sink.write(JSON.stringify({ level: 30, time: Date.now() - days(15), msg: 'old' }))
  sink.write(JSON.stringify({ level: 30, time: Date.now() - days(13), msg: 'young' }))
  await sink.stop()
  expect(await sweepLogLines(world.database, 14)).toBe(1)
  expect(
    await world.raw(`select message from foundation.log_lines where message in ('old', 'young')`),
  ).toEqual([{ message: 'young' }])
})

test('the system map shows every part with its rate, and answers from memory for two seconds', async () => {
  world.clock.set(new Date('2026-06-04T10:00:00Z'))
  await story([
    { of: Asked, after: 0 },
    { of: Accepted, after: 0 },
  ])
  const map = mapOf()
  const first = await read(map)
  expect(first.nodes.find(({ key }) => key === 'shop')).toMatchObject({
    ratePerMinute: 2,
    health: 'well',
    group: 'core',
  })
  expect(first.nodes.map(({ key }) => key)).toEqual(
    expect.arrayContaining([
      'gateway',
      'events',
      'outbox',
      'realtime',
      'postgres',
      'jobs',
      'logs',
      'audit-stream',
      'business',
      'telemetry',
    ]),
  )
  expect(first.edges).toContainEqual({ from: 'shop', to: 'events', label: 'tells' })
  expect(first.edges.some(({ from }) => from === 'nowhere')).toBe(false)
  expect(first.facts).toMatchObject({ deployables: 1, streams: 4 })

  await story([{ of: Asked, after: 0 }])
  expect(await read(map)).toBe(first)
  const other = world.person({ roles: ['founder'], orgId: world.otherOrgId })
  expect((await other.act(map)).nodes.find(({ key }) => key === 'shop')?.ratePerMinute).toBe(0)

  const fresh = mapOf()
  const started = performance.now()
  for (let time = 0; time < 10; time += 1) await read(mapOf())
  expect((performance.now() - started) / 10).toBeLessThan(100)
  expect((await read(fresh)).nodes.find(({ key }) => key === 'shop')?.ratePerMinute).toBe(3)
})

test('each trigger of growth has a measured value, a threshold and words', async () => {
  const growth = await read((tx) => readGrowth(tx, { shop: policy }, meter))
  const keys = new Set(growth.triggers.map(({ key }) => key))
  for (const step of growth.path) for (const key of step.triggers) expect(keys).toContain(key)
  for (const each of growth.triggers) {
    expect(Number.isFinite(each.value)).toBe(true)
    expect(each.threshold).toBeGreaterThan(0)
    expect(each.measured.length).toBeGreaterThan(10)
  }
  expect(growth.stores.find(({ keeps }) => keeps === 'current truth')?.bytes).toBeGreaterThan(0)
  expect(growth.path.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5])
})

test('what was given up is listed with its masked fault, replayed by command, and audited', async () => {
  const orderId = await story([{ of: Broken, after: 0 }])
  await world.drain()
  const before = await read((tx) => readOutbox(tx))
  expect(before).toMatchObject({ parked: 1 })
  expect(before.parkedDeliveries).toMatchObject([
    { subscriber: 'shop.stumbles', about: stream(orderId) },
  ])
  expect(before.parkedDeliveries[0]?.lastError).toContain('(e-mail)')
  expect((await read(mapOf())).nodes.find(({ key }) => key === 'shop')?.health).toBe('trouble')

  const other = world.person({ roles: ['operator'], orgId: world.otherOrgId })
  await expectRefusal(other.does(replayOutbox, {}), 'insights.nothing_parked')
  isBroken = false
  expect(
    await staff.does(replayOutbox, { deliveryId: before.parkedDeliveries[0]?.deliveryId }),
  ).toEqual({ replayed: 1 })
  await world.drain()
  expect(await read((tx) => readOutbox(tx))).toMatchObject({ parked: 0, pending: 0 })
  await expectRefusal(staff.does(replayOutbox, {}), 'insights.nothing_parked')
  expect(
    (
      await read((tx) =>
        readStream(tx, { shop: policy }, { stream: 'audit', name: 'outbox.', limit: 5 }),
      )
    ).items,
  ).toHaveLength(1)
  expect((await read((tx) => readJobs(tx))).tasks).toEqual(expect.any(Array))
})

test('samples are taken, shown as lines of a chart, and swept after a week; so are old keys and done deliveries', async () => {
  world.clock.set(new Date('2026-08-01T10:00:00Z'))
  const [sample, , sweep] = jobsOf({ shop: policy }, meter)
  const run = (which: typeof sample) =>
    world.system().act((tx) => which?.work(tx, {}) ?? Promise.resolve())
  await run(sample)
  world.clock.passes(minutes(1))
  await run(sample)
  const { figures } = await read((tx) => readTelemetry(tx, { minutes: 60 }))
  expect(figures.find(({ name }) => name === 'online')?.points.map(({ value }) => value)).toEqual([
    3, 3,
  ])
  expect(
    (await read((tx) => readStream(tx, { shop: policy }, { stream: 'telemetry', limit: 1 })))
      .items[0]?.says,
  ).toContain('online 3')

  await world.raw(`insert into foundation.idempotency_keys (org_id, actor, key, endpoint, input_hash, status, answer, made_at)
                   values ('${world.orgId}', 'a', 'old', 'e', 'h', 200, '{}', now() - interval '25 hours'), ('${world.orgId}', 'a', 'young', 'e', 'h', 200, '{}', now())`)
  await world.raw(
    `update foundation.deliveries set done_at = now() - interval '8 days' where subscriber = 'shop.stumbles'`,
  )
  world.clock.passes(days(8))
  await run(sweep)
  expect(await world.raw(`select key from foundation.idempotency_keys`)).toEqual([{ key: 'young' }])
  expect(
    await world.raw(`select 1 from foundation.deliveries where subscriber = 'shop.stumbles'`),
  ).toEqual([])
  expect((await read((tx) => readTelemetry(tx, { minutes: 1440 }))).figures).toEqual([])
  expect(await world.raw(`select 1 from insights.telemetry_samples`)).toEqual([])
})

test('every answer fits its contract', async () => {
  const orderId = await story([
    { of: Asked, after: 0 },
    { of: Accepted, by: staff, after: 1 },
  ])
  await world.drain()
  const inputs: Record<string, object> = {
    '/insights/streams/:stream': { stream: 'business' },
    '/insights/timeline': { about: stream(orderId) },
  }
  const doors = insightsWith({ shop: policy }).doors.filter(
    ({ endpoint }) => endpoint.method === 'GET',
  )
  expect(doors.length).toBeGreaterThan(10)
  for (const { endpoint, work } of doors) {
    const input = endpoint.input.parse(inputs[endpoint.path] ?? {})
    endpoint.output.parse(await staff.act(async (tx) => work?.(tx, input as never)))
  }
})
