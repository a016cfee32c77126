import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isHeard } from './event-filter.ts'
import { makeSecret, signatureOf } from './signature.ts'

const FILE = join(
  import.meta.dirname,
  '../../../../../shared/data/webhook_signature_vectors/standard_webhooks.json',
)

interface Vector {
  name: string
  secret: string
  id: string
  timestamp: number
  payload: string
  expected: string
}

const known = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Vector[]) : []
test.skipIf(known.length === 0)(
  'the vectors of Standard Webhooks are on this machine (../shared/data)',
  () => {
    expect(known[0]?.expected).toMatch(/^v1,/)
  },
)

test.for(known)(
  'vector of Standard Webhooks: $name',
  ({ secret, id, timestamp, payload, expected }) => {
    expect(signatureOf([secret], { id, timestamp, body: payload })).toBe(expected)
  },
)

test('two secrets make two signatures, and a secret has 32 bytes', () => {
  const [one, two] = [makeSecret(), makeSecret()]
  expect(one).not.toBe(two)
  expect(Buffer.from(one.replace('whsec_', ''), 'base64')).toHaveLength(32)
  const message = { id: 'msg_1', timestamp: 1, body: '{}' }
  expect(signatureOf([one, two], message)).toBe(
    `${signatureOf([one], message)} ${signatureOf([two], message)}`,
  )
})

test('a filter hears what it names, with stars, and a dot for an underscore', () => {
  expect(isHeard(['zenvee.booking.*'], 'zenvee.booking_accepted')).toBe(true)
  expect(isHeard(['zenvee.booking_accepted'], 'zenvee.booking_accepted')).toBe(true)
  expect(isHeard(['zenvee.booking'], 'zenvee.booking_accepted')).toBe(false)
  expect(isHeard(['*'], 'ledger.hold_placed')).toBe(true)
  expect(isHeard(['*_placed', 'x'], 'ledger.hold_placed')).toBe(true)
  expect(isHeard(['zenvee.*'], 'zenveexbooking')).toBe(false)
  expect(isHeard(['a.(b|c)+'], 'a.b')).toBe(false)
})

test('the house’s own mechanisms are heard by nobody outside', () => {
  for (const name of ['webhooks.delivery_due', 'notifications.mail_ready'])
    expect(isHeard(['*'], name)).toBe(false)
})
