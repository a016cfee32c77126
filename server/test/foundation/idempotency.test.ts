import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#foundation/ids'
import { inside, refuse, type Served, serveLots } from './lots/served.ts'

let served: Served
beforeAll(async () => {
  served = await serveLots()
})
afterAll(() => served.close())

test('the same key and body have the same answer and one effect, also for twenty at once', async () => {
  const key = newId()
  const before = await served.lots()
  const first = await served.post({ key })
  expect(first.status).toBe(201)
  expect((await served.post({ key })).id).toBe(first.id)
  expect(await served.lots()).toBe(before + 1)

  const other = newId()
  const answers = await Promise.all(Array.from({ length: 20 }, () => served.post({ key: other })))
  expect(new Set(answers.map(({ id }) => id).filter(Boolean)).size).toBe(1)
  for (const { status, reason } of answers)
    if (status !== 201) expect([status, reason]).toEqual([409, 'http.same_request_running'])
  expect(await served.lots()).toBe(before + 2)
})

test('a key belongs to one person, one door and one body', async () => {
  const key = newId()
  const first = await served.post({ key, note: 'one' })
  expect(await served.post({ key, note: 'two' })).toMatchObject({
    status: 409,
    reason: 'http.key_used_for_other_input',
  })
  expect(await served.post({ key, note: 'one', url: '/v1/lots/busily' })).toMatchObject({
    status: 409,
    reason: 'http.key_used_for_other_input',
  })
  const stranger = await served.post({ key, note: 'one', as: newId() })
  expect(stranger.status).toBe(201)
  expect(stranger.id).not.toBe(first.id)
  expect(await served.post({ key: 'two words' })).toMatchObject({
    status: 400,
    reason: 'http.bad_idempotency_key',
  })
  const kept = await served.world.raw<{ kept: string }>(
    'select string_agg(k::text, $$$$) as kept from foundation.idempotency_keys k',
  )
  expect(kept[0]?.kept).not.toContain(key)
})

test('a first try that failed leaves its key free', async () => {
  const key = newId()
  const before = await served.lots()
  inside.work = async () => {
    throw refuse.not_today()
  }
  expect(await served.post({ key })).toMatchObject({ status: 409, reason: 'http_test.not_today' })
  inside.work = async () => {
    throw new Error('a bug')
  }
  expect(await served.post({ key })).toMatchObject({ status: 500, reason: 'http.bug' })
  inside.work = async () => {}
  expect((await served.post({ key })).status).toBe(201)
  expect(await served.lots()).toBe(before + 1)
})

test('a twin that is still at work is refused, not made to wait', async () => {
  const key = newId()
  let finish = () => {}
  const started = new Promise<void>((begun) => {
    inside.work = () => {
      begun()
      return new Promise((done) => {
        finish = done
      })
    }
  })
  const first = served.post({ key })
  await started
  // A twin that was let in would do its work at once and say so, not wait for ever.
  inside.work = async () => {}
  const twin = await served.post({ key })
  finish()
  expect(twin).toMatchObject({ status: 409, reason: 'http.same_request_running' })
  expect((await first).status).toBe(201)
})
