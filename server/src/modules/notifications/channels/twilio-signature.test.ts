import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { isSignedByTwilio } from './twilio-signature.ts'

const FILE = join(
  import.meta.dirname,
  '../../../../../../shared/data/webhook_signature_vectors/twilio.json',
)

interface Vectors {
  auth_token: string
  vectors: {
    name: string
    url: string
    signature: string
    valid?: boolean
    body?: string
    params: 'defaults' | Record<string, string | string[]>
  }[]
}

const known = existsSync(FILE) ? (JSON.parse(readFileSync(FILE, 'utf8')) as Vectors) : undefined
test.skipIf(!known)('Twilio’s own vectors are on this machine (../shared/data)', () => {
  expect(known?.vectors.length).toBeGreaterThan(10)
})
const defaults = known?.vectors[0]?.params

test.for(known?.vectors ?? [])(
  'Twilio’s vector: $name',
  ({ url, params, signature, valid = true, body }) => {
    const fields = params === 'defaults' ? defaults : params
    if (!fields || fields === 'defaults') throw new Error('the first vector names the fields')
    expect(
      isSignedByTwilio(known?.auth_token ?? '', {
        url,
        params: fields,
        signature,
        ...(body === undefined ? {} : { body }),
      }),
    ).toBe(valid)
  },
)

test('a changed field, another secret and another address do not pass', () => {
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
  const params = {
    CallSid: 'CA1234567890ABCDE',
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  }
  const signature = 'RSOYDt4T1cUTdK1PDd93/VVr8B8='
  expect(isSignedByTwilio('12345', { url, params, signature })).toBe(true)
  expect(isSignedByTwilio('12345', { url, params: { ...params, Digits: '1235' }, signature })).toBe(
    false,
  )
  expect(isSignedByTwilio('54321', { url, params, signature })).toBe(false)
  expect(isSignedByTwilio('12345', { url: `${url}&baz=3`, params, signature })).toBe(false)
  expect(isSignedByTwilio('12345', { url, params, signature: '' })).toBe(false)
})
