import { afterAll, beforeAll, expect, test } from 'vitest'
import { patchProfile } from '#contract/identity'
import { SYSTEM } from '#foundation/db'
import { enqueue } from '#foundation/jobs'
import { placesModule } from '#modules/places'
import { type Load, pause, saveAt, startLoad, untilSo } from './support/load.ts'
import { type OwnPostgres, ownPostgres } from './support/own-postgres.ts'
import {
  type Citizen,
  citizen,
  type Listener,
  listenAt,
  makeTown,
  openServer,
  type Server,
} from './support/town.ts'

let postgres: OwnPostgres
let server: Server
let orgId: string
let listener: Listener
const citizens: Citizen[] = []

beforeAll(async () => {
  postgres = await ownPostgres()
  orgId = await makeTown(postgres.url)
  // As one of several instances, so that what carries pushes between them is hurt as well.
  server = await openServer(postgres.url, { env: { REALTIME_INSTANCES: '2' } })
  for (let n = 0; n < 6; n += 1) citizens.push(await citizen(server.baseUrl))
  listener = await listenAt(server.kontor.url, citizens[0]!.token)
  expect((await listener.join(`person:${citizens[0]!.id}`)).ok).toBe(true)
})

afterAll(async () => {
  listener?.socket.disconnect()
  await server?.stop()
  await postgres?.remove()
})

const connections = () =>
  postgres.ask<{ name: string; n: number }>(
    `select application_name as name, count(*)::int as n from pg_stat_activity
      where application_name in ('kontor_listen', 'kontor_live') and query ilike 'listen%' group by 1 order by 1`,
  )

/** Deliveries that still wait, of everybody. */
const pending = async () =>
  (
    await postgres.ask<{ n: number }>(
      `select count(*)::int as n from foundation.deliveries where state <> 'completed'`,
    )
  )[0]?.n

/** Nothing was answered but success or an honest "not just now". */
function expectCleanAnswers(load: Load): void {
  const unclean = load.answers.filter(
    ({ status, success, reason, retryAfter }) =>
      !(status === 201 && success) &&
      !(
        status === 503 &&
        success === false &&
        reason === 'database.unavailable' &&
        Number(retryAfter) > 0
      ),
  )
  expect(unclean).toEqual([])
}

/** What was answered is there, once, and the same key has the same answer; the rest can be repeated. */
async function expectNothingLost(load: Load): Promise<void> {
  for (const [key, { who, id }] of [...load.saved].slice(-60)) {
    expect(await saveAt(server.baseUrl, who, key)).toMatchObject({ status: 201, id })
  }
  for (const [key, who] of load.open) {
    const first = await saveAt(server.baseUrl, who, key)
    expect(first.status).toBe(201)
    expect(await saveAt(server.baseUrl, who, key)).toMatchObject({ status: 201, id: first.id })
  }
  const labels = [...load.saved.keys(), ...load.open.keys()].map((key) => key.slice(-12))
  const rows = await postgres.ask<{ label: string; n: number }>(
    'select label, count(*)::int as n from places.addresses where label = any($1) group by label',
    [labels],
  )
  expect(rows).toHaveLength(labels.length)
  expect(rows.filter(({ n }) => n !== 1)).toEqual([])
}

/** Outbox, jobs and sockets work again, without a restart of the server; answers how long it took. */
async function expectAllGoesOn(): Promise<number> {
  const [who] = citizens
  const begun = performance.now()
  const job = placesModule.jobs[0]!
  await server.kontor.database.transact({ orgId, actor: SYSTEM }, (tx) =>
    enqueue(tx, job, {}, { key: 'after the fault' }),
  )
  await untilSo('every delivery is done', async () => (await pending()) === 0)
  await untilSo(
    'the job is done',
    async () =>
      (await postgres.ask(`select 1 from graphile_worker.jobs where key like '%after the fault'`))
        .length === 0,
  )
  const heard = listener.told.length
  await untilSo('a push arrives', async () => {
    await who!.client.call(patchProfile, { name: `Somebody ${performance.now()}` })
    await pause(300)
    return listener.told.length > heard
  })
  return performance.now() - begun
}

/** From the fault to the first success of a request that came after it. */
function recoveryMs(load: Load, faultAt: number): number {
  const back = load.answers.find(({ status, askedMs }) => status === 201 && askedMs > faultAt)
  return Math.round((back?.atMs ?? Number.NaN) - faultAt)
}

async function under(load: Load, fault: () => Promise<void> | void): Promise<number> {
  await pause(600)
  const at = performance.now()
  await fault()
  await pause(2500)
  await load.stop()
  return recoveryMs(load, at)
}

test('PostgreSQL dies under load: answers are clean, nothing answered is lost, all goes on by itself', async () => {
  const before = await connections()
  const load = startLoad(() => server.baseUrl, citizens)
  const back = await under(load, () => postgres.kill())
  expectCleanAnswers(load)
  await expectNothingLost(load)
  const all = await expectAllGoesOn()
  await untilSo(
    'it listens as often as before',
    async () => JSON.stringify(await connections()) === JSON.stringify(before),
  )
  const refused = load.answers.filter(({ status }) => status === 503).length
  console.log(
    `PostgreSQL killed: first success after ${back} ms, ${refused} of ${load.answers.length} answered 503, all else ${Math.round(all)} ms later`,
  )
})

test('every connection is cut at once under load: the same', async () => {
  const before = await connections()
  const load = startLoad(() => server.baseUrl, citizens)
  const back = await under(load, async () => {
    await postgres.ask(
      'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and backend_type = $1',
      ['client backend'],
    )
  })
  expectCleanAnswers(load)
  await expectNothingLost(load)
  const all = await expectAllGoesOn()
  await untilSo(
    'it listens as often as before',
    async () => JSON.stringify(await connections()) === JSON.stringify(before),
  )
  console.log(
    `connections cut: first success after ${back} ms, all else ${Math.round(all)} ms later`,
  )
})

test('PostgreSQL dies three times in a row: no loop of reconnecting grows', async () => {
  const before = await connections()
  for (let time = 0; time < 3; time += 1) {
    await postgres.kill()
    await pause(600)
  }
  await expectAllGoesOn()
  await untilSo(
    'it listens as often as before',
    async () => JSON.stringify(await connections()) === JSON.stringify(before),
  )
  await pause(1200)
  expect(await connections()).toEqual(before)
})
