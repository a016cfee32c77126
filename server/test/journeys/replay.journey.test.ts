/** One booking, replayed by somebody of operations: what every record and stream says of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readStream, readTimeline, type TimelineLine } from '#contract/insights'
import * as contract from '#contract/zenvee'
import { Database } from '#foundation/db'
import { logSink } from '#foundation/records'
import { startLog } from '#foundation/telemetry'
import { hours } from '#foundation/time'
import { openHouse, type SignedInPerson, type TestHouse, until } from '../support/house.ts'
import { makeVisit, requestVisit, sendPositionNear } from '../support/zenvee-visit.ts'

let house: TestHouse
let maya: SignedInPerson
let tomas: SignedInPerson
let noor: SignedInPerson
let keeper: Database
let sink: ReturnType<typeof logSink>
beforeAll(async () => {
  house = await openHouse({ people: 6 })
  keeper = new Database({ url: house.databaseUrl, connections: 2 })
  sink = logSink(keeper)
  // As a server starts it: quiet on the console, and yet everything is kept.
  startLog({ level: 'warn', console: false, sink })
  maya = await house.as('maya')
  tomas = await house.as('tomas')
  noor = await house.as('noor')
})
afterAll(async () => {
  startLog({ level: 'silent', console: false })
  await sink?.stop()
  await keeper?.close()
  await house?.close()
})

test('a visit is replayed from every record: requests, sockets, sessions, money by its action', async () => {
  const { found, booking } = await requestVisit({ house, customer: maya, technician: tomas })
  const about = `zenvee.booking:${booking.id}`
  const bookingId = booking.id
  await tomas.client.call(contract.acceptBooking, { bookingId })
  await house.drain()
  await tomas.client.call(contract.startTrip, { bookingId })
  await sendPositionNear(house, tomas.client, found.place.point)
  await tomas.client.call(contract.arrive, { bookingId })
  const { startCode } = await maya.client.call(contract.readBooking, { bookingId })
  await tomas.client.call(contract.startService, { bookingId, startCode: startCode ?? '' })
  await tomas.client.call(contract.completeBooking, { bookingId, note: 'The cat hid in the bath' })
  await house.drain()
  await house.passes(hours(24.1))
  await sink.flush()

  const { lines, correlationIds, cut } = await noor.client.call(readTimeline, { about })
  const of = (source: string): TimelineLine[] => lines.filter((line) => line.source === source)
  expect(cut).toEqual([])

  const requests = of('log').map(({ says }) => says)
  expect(requests).toEqual(
    expect.arrayContaining([
      'POST /bookings',
      'POST /bookings/:bookingId/accept',
      'POST /bookings/:bookingId/complete',
      expect.stringMatching(/^stripe: POST \/v1\/payment_intents answered 200$/),
      'job zenvee.booking.settle done',
    ]),
  )
  const pushed = of('push').find(({ title }) => title === 'zenvee.booking.accepted')
  expect(pushed?.facts['rooms']).toEqual(
    expect.arrayContaining([about, `person:${maya.personId}`, `operations:${house.orgId}`]),
  )
  expect(of('session').map(({ title }) => title)).toEqual(['sharing opened', 'sharing closed'])
  expect(of('session')[1]?.says).toContain('1 positions')
  expect(of('session')[0]?.facts['purpose']).toContain(about)

  const money = of('ledger')
  expect(money.length).toBeGreaterThan(3)
  for (const line of money) expect(correlationIds).toContain(line.correlationId)
  expect(new Set(money.map((line) => line.correlationId)).size).toBeGreaterThan(1)
  for (const source of ['event', 'history', 'delivery', 'message'])
    expect(of(source).length, source).toBeGreaterThan(0)

  // Lines are kept by the world's clock; on a timeline they stand where the story was.
  expect(lines.map(({ at }) => at)).toEqual(lines.map(({ at }) => at).sort())
  expect(lines[0]?.at.slice(0, 10)).toBe('2026-06-01')
  const all = JSON.stringify(lines)
  expect(all).not.toContain(startCode)
  expect(all).not.toContain('The cat hid')
  expect(all).not.toContain(String(found.place.point.lat))
})

test('the telemetry stream shows the sessions of one thing, or of one action, and no place', async () => {
  const pair = { house, customer: maya, technician: tomas }
  const { booking } = await requestVisit(pair)
  await makeVisit(pair, booking.id)
  const about = `zenvee.booking:${booking.id}`
  const ask = async (asked: { about?: string; correlationId?: string }) =>
    (await noor.client.call(readStream, { stream: 'telemetry', ...asked })).items
  const sessions = await ask({ about })
  expect(sessions.map(({ title }) => title)).toEqual(['sharing closed', 'sharing opened'])
  const action = sessions[1]?.correlationId ?? ''
  expect((await ask({ correlationId: action })).map(({ about: whose }) => whose)).toContain(about)
})

test('operations hear by socket who comes to work and who goes home', async () => {
  const desk = await noor.listen(`operations:${house.orgId}`)
  const outsider = await maya.listen(`operations:${house.orgId}`)
  expect(desk.joined).toMatchObject([{ ok: true }])
  expect(outsider.joined).toMatchObject([{ ok: false }])

  await tomas.client.call(contract.goOnline, { online: false })
  await tomas.client.call(contract.goOnline, { online: true })
  await house.drain()
  await until(
    () =>
      desk.told.filter(
        ({ event, id }) => event === 'tracking.presence_changed' && id === tomas.personId,
      ).length === 2,
    'the desk heard both',
  )
  expect(outsider.told).toEqual([])
  desk.socket.close()
  outsider.socket.close()
})
