import { Writable } from 'node:stream'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ConfigProblem, readConfig, redacted } from '#foundation/config'
import { cursorOf, pageFrom, readCursor } from '#foundation/db'
import { isUuid, newId, randomBelow } from '#foundation/ids'
import { money, shareOf, split, sum } from '#foundation/money'
import { log, startLog } from '#foundation/telemetry'

const weights = fc
  .array(fc.bigInt({ min: 0n, max: 10_000n }), { minLength: 1, maxLength: 8 })
  .filter((all) => all.some((one) => one > 0n))
const whole = fc.bigInt({ min: 0n, max: 10n ** 13n })

test('the parts of money add up to the whole, within a cent of their share, twenty thousand times', () => {
  fc.assert(
    fc.property(whole, weights, (minor, by) => {
      const parts = split(money(minor, 'USD'), by)
      const total = by.reduce((a, b) => a + b, 0n)
      expect(sum(parts, 'USD').minor).toBe(minor)
      expect(parts).toHaveLength(by.length)
      parts.forEach((part, index) => {
        const exact = minor * (by[index] ?? 0n)
        const off = part.minor * total - exact
        expect(off <= total && off > -total).toBe(true)
        if (by[index] === 0n) expect(part.minor).toBe(0n)
      })
    }),
    { numRuns: 20_000 },
  )
})

test('a share is rounded half up and never more than the whole', () => {
  fc.assert(
    fc.property(whole, fc.integer({ min: 0, max: 10_000 }), (minor, basisPoints) => {
      const share = shareOf(money(minor, 'USD'), basisPoints).minor
      expect(share >= 0n && share <= minor).toBe(true)
      const twice = 2n * (share * 10_000n - minor * BigInt(basisPoints))
      expect(twice > -10_000n && twice <= 10_000n).toBe(true)
    }),
    { numRuns: 20_000 },
  )
  for (const broken of [[], [0n], [-1n, 2n]]) expect(() => split(money(1, 'USD'), broken)).toThrow()
  expect(() => split(money(-1, 'USD'), [1n])).toThrow()
})

test('ids of one process are unique and in order, more than a millisecond can count', () => {
  const ids = Array.from({ length: 50_000 }, newId)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? ''))).toBe(true)
  expect(ids.every((id) => isUuid(id) && id[14] === '7' && '89ab'.includes(id[19] ?? ''))).toBe(
    true,
  )
  const first = Number.parseInt((ids[0] ?? '').replaceAll('-', '').slice(0, 12), 16)
  expect(Math.abs(first - Date.now())).toBeLessThan(5000)
  const drawn = new Set(Array.from({ length: 2000 }, () => randomBelow(7)))
  expect([...drawn].toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6])
})

test('a configuration that is wrong names every problem at once, and none of the values', () => {
  const read = () =>
    readConfig({
      PORT: '99999',
      DATABASE_POOL: 'many',
      KONTOR_SECRET: 'hush',
      STRIPE_SECRET_KEY: 'sk',
      NODE_ENV: 'weekend',
    })
  expect(read).toThrow(ConfigProblem)
  try {
    read()
  } catch (error) {
    const { problems, message } = error as ConfigProblem
    expect(
      problems.map((line) => line.split(':')[0] ?? '').toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(['DATABASE_POOL', 'KONTOR_SECRET', 'NODE_ENV', 'PORT'])
    expect(message).not.toMatch(/hush|weekend'|99999/)
  }
  expect(() =>
    readConfig({
      NODE_ENV: 'production',
      STRIPE_SECRET_KEY: 'sk',
      TWILIO_ACCOUNT_SID: 'x',
      GEOCODER: 'google',
      ROUTER: 'osrm',
    }),
  ).toThrow(
    /KONTOR_SECRET[\s\S]*STRIPE_WEBHOOK_SECRET[\s\S]*TWILIO_AUTH_TOKEN[\s\S]*GOOGLE_MAPS_KEY[\s\S]*OSRM_URL/,
  )
  expect(readConfig({ PORT: '', KONTOR_DEMO: '0' })).toMatchObject({
    PORT: 9001,
    KONTOR_DEMO: false,
  })
})

test('a printed configuration holds no secret', () => {
  const hidden = 'do-not-print-this-0123456789-0123456789'
  const shown = redacted(
    readConfig({
      KONTOR_SECRET: hidden,
      DATABASE_URL: `postgres://a:${hidden}@b/c`,
      STRIPE_SECRET_KEY: hidden,
      STRIPE_WEBHOOK_SECRET: hidden,
      SMTP_URL: `smtp://a:${hidden}@b`,
      TWILIO_ACCOUNT_SID: 'x',
      TWILIO_AUTH_TOKEN: hidden,
      GOOGLE_MAPS_KEY: hidden,
      MAPBOX_TOKEN: hidden,
      S3_SECRET_ACCESS_KEY: hidden,
      OIDC_CLIENT_SECRET: hidden,
      VAPID_PRIVATE_KEY: hidden,
    }),
  )
  expect(JSON.stringify(shown)).not.toContain(hidden)
  expect(shown.KONTOR_SECRET).toBe('[set]')
  expect(shown.PORT).toBe('9001')
})

test('a log holds no secret, wherever it stands', async () => {
  const lines: string[] = []
  const sink = new Writable({
    write(part: Buffer, _encoding, done) {
      lines.push(part.toString())
      done()
    },
  })
  startLog({ level: 'info', console: false, sink })
  const hidden = 'do-not-log-this'
  log().info(
    {
      password: hidden,
      request: {
        authorization: hidden,
        cookie: hidden,
        body: { token: hidden, startCode: hidden },
      },
    },
    'a line',
  )
  log().info(
    {
      card: { number: hidden, cvc: hidden },
      refreshToken: hidden,
      person: { clientSecret: hidden },
    },
    'another',
  )
  startLog({ level: 'silent', console: false })
  expect(lines).toHaveLength(2)
  expect(lines.join()).toContain('[redacted]')
  expect(lines.join()).not.toContain(hidden)
})

test('a cursor leads through a list in order, without gap or repetition, and a forged one is refused', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 0, max: 500 }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 20 }),
      (numbers, limit) => {
        const all = numbers.toSorted((a, b) => a - b)
        const read: number[] = []
        let cursor: string | undefined
        for (let page = 0; page < 100; page += 1) {
          const [after] = readCursor(cursor, 1) ?? ['-1']
          const { items, nextCursor } = pageFrom(
            all.filter((n) => n > Number(after)).slice(0, limit + 1),
            limit,
            (n) => n,
            (n) => [n],
          )
          expect(items.length).toBeLessThanOrEqual(limit)
          read.push(...items)
          if (!nextCursor) break
          cursor = nextCursor
        }
        expect(read).toEqual(all)
      },
    ),
  )
  for (const forged of [
    '',
    'x',
    '{}',
    cursorOf([1, 2]),
    Buffer.from('"a"').toString('base64url'),
  ]) {
    expect(() => readCursor(forged, 1)).toThrow('This cursor is not one of ours.')
  }
})
