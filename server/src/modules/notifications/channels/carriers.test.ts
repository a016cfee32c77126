import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { readConfig } from '#foundation/config'
import { hours } from '#foundation/time'
import { makeWorld, type World } from '#testing'
import { keepContact, MessageFailed, notificationsWith, notify, template } from '../index.ts'
import { listMailbox, listOutgoing } from '../mailbox.ts'
import { readChannels } from '../read-channels.ts'
import { receiveText } from '../receive-text.ts'
import { carriersFrom } from './connect.ts'
import { smtpCarrier } from './smtp.adapter.ts'
import { twilioCarrier } from './twilio.adapter.ts'

/** A mail server on this machine that keeps what it gets. */
const mails: { to: string[]; text: string }[] = []
let says: { code: number; text: string } | undefined
const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onRcptTo(_address, _session, done) {
    const refusal = says && Object.assign(new Error(says.text), { responseCode: says.code })
    done(refusal)
  },
  onData(stream, session, done) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      mails.push({
        to: session.envelope.rcptTo.map(({ address }) => address),
        text: Buffer.concat(chunks).toString(),
      })
      done()
    })
  },
})

/** A Twilio that answers what it is told to. */
const calls: { path: string; auth: string; token: string; fields: URLSearchParams }[] = []
let answers: { status: number; body: object } = { status: 201, body: { sid: 'SM1' } }
const twilio: Server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk: Buffer) => {
    body += chunk.toString()
  })
  request.on('end', () => {
    calls.push({
      path: request.url ?? '',
      auth: String(request.headers.authorization),
      token: String(request.headers['i-twilio-idempotency-token']),
      fields: new URLSearchParams(body),
    })
    response
      .writeHead(answers.status, { 'content-type': 'application/json' })
      .end(JSON.stringify(answers.body))
  })
})

let world: World
let mailer: ReturnType<typeof smtpCarrier>
beforeAll(async () => {
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  await new Promise<void>((resolve) => twilio.listen(0, '127.0.0.1', resolve))
  const smtpPort = (smtp.server.address() as AddressInfo).port
  const twilioPort = (twilio.address() as AddressInfo).port
  mailer = smtpCarrier({
    url: `smtp://127.0.0.1:${smtpPort}`,
    from: 'Kontor <no-reply@kontor.example>',
  })
  world = await makeWorld({
    rooms: [
      notificationsWith({
        baseUrl: 'https://kontor.example',
        email: mailer,
        sms: twilioCarrier({
          accountSid: 'AC1',
          authToken: 'secret',
          from: '+15085550000',
          channel: 'sms',
          apiUrl: `http://127.0.0.1:${twilioPort}`,
        }),
      }),
    ],
  })
})
afterAll(async () => {
  mailer.close()
  await world.close()
  await new Promise<void>((resolve) => smtp.close(() => resolve()))
  await new Promise((resolve) => twilio.close(resolve))
})
afterEach(() => {
  mails.length = 0
  calls.length = 0
  says = undefined
  answers = { status: 201, body: { sid: 'SM1' } }
})

const arrived = template({
  name: 'shop.arrived',
  group: 'activity',
  channels: ['email', 'sms'],
  data: z.object({ who: z.string() }),
  isUrgent: true,
  title: ({ who }) => `${who} is at the door`,
  body: ({ who }) => `${who} is here.`,
  link: () => '/orders/7',
})

async function tellSomeone(only?: 'email' | 'sms') {
  const personId = world.person().id
  await world.system().act(async (tx) => {
    await keepContact(tx, {
      personId,
      name: 'Maya Ö',
      ...(only === 'sms' ? {} : { email: 'maya@example.com' }),
      ...(only === 'email' ? {} : { phone: '+15085550100' }),
    })
    await notify(tx, { to: { personId }, template: arrived, data: { who: 'Tomas' } })
  })
  await world.drain()
  return personId
}
const outgoing = (state?: 'sent' | 'failed' | 'queued') =>
  world.system().does(listOutgoing, { state, limit: 100 })

test('a mail goes out by SMTP, once, with its delivery as Message-ID and a way to unsubscribe', async () => {
  await tellSomeone('email')
  await world.drain()
  expect(mails).toHaveLength(1)
  const [mail] = mails
  expect(mail?.to).toEqual(['maya@example.com'])
  expect(mail?.text).toMatch(/^Message-ID: <[0-9a-f-]{36}@kontor\.example>/m)
  expect(mail?.text).toMatch(
    /^List-Unsubscribe:\s+<https:\/\/kontor\.example\/unsubscribe\?token=/m,
  )
  expect(mail?.text).toMatch(/multipart\/alternative/)
  expect((await world.system().does(listMailbox, { limit: 5 })).items).toEqual([])
  const [row] = await world.raw<{ content: unknown; provider: string }>(
    `select content, provider from notifications.messages where sent_at is not null and channel = 'email' limit 1`,
  )
  expect(row).toEqual({ content: null, provider: 'smtp' })
})

test('a mailbox that does not exist ends the message; it is said, and not tried again', async () => {
  says = { code: 550, text: 'no such user' }
  const personId = await tellSomeone('email')
  says = undefined
  world.clock.passes(hours(1))
  await world.drain()
  expect(mails).toEqual([])
  expect(await world.told(MessageFailed)).toContainEqual(
    expect.objectContaining({ personId, channel: 'email' }),
  )
  expect((await outgoing('failed')).items[0]?.failure).toContain('no such user')
})

test('a mail server that is busy is asked again, and the mail arrives once', async () => {
  says = { code: 451, text: 'come back later' }
  await tellSomeone('email')
  expect(mails).toEqual([])
  says = undefined
  await world.raw(
    `update foundation.deliveries set due_at = clock_timestamp() where state = 'pending'`,
  )
  await world.drain()
  expect(mails).toHaveLength(1)
})

test('a text goes to Twilio with the account’s secret and the delivery’s id', async () => {
  await tellSomeone('sms')
  expect(calls).toHaveLength(1)
  const [call] = calls
  expect(call?.path).toBe('/2010-04-01/Accounts/AC1/Messages.json')
  expect(Buffer.from(call?.auth.split(' ')[1] ?? '', 'base64').toString()).toBe('AC1:secret')
  expect(call?.token).toMatch(/^[0-9a-f-]{36}$/)
  expect(Object.fromEntries(call?.fields ?? [])).toEqual({
    To: '+15085550100',
    From: '+15085550000',
    Body: 'Tomas is here.\nhttps://kontor.example/orders/7',
  })
})

test('a number that Twilio refuses ends the text; a Twilio that is down is asked again', async () => {
  answers = { status: 400, body: { code: 21211, message: 'not a valid phone number' } }
  await tellSomeone('sms')
  expect((await outgoing('failed')).items[0]?.failure).toContain('21211')
  answers = { status: 503, body: {} }
  await tellSomeone('sms')
  expect((await outgoing('queued')).items).toHaveLength(1)
  answers = { status: 201, body: { sid: 'SM2' } }
  await world.raw(
    `update foundation.deliveries set due_at = clock_timestamp() where state = 'pending'`,
  )
  await world.drain()
  expect((await outgoing('queued')).items).toEqual([])
})

test('Twilio may say later that a text was lost; the message counts as failed', async () => {
  answers = { status: 201, body: { sid: 'SM-lost' } }
  const personId = await tellSomeone('sms')
  const lost = { MessageSid: 'SM-lost', MessageStatus: 'undelivered', ErrorCode: '30003' }
  await world.system().act((tx) => receiveText(tx, lost))
  await world.system().act((tx) => receiveText(tx, lost))
  expect(
    (await world.told(MessageFailed)).filter((each) => each.personId === personId),
  ).toHaveLength(1)
})

test('what is configured is used, what is not says that it goes to the mailbox', () => {
  const config = readConfig({
    SMTP_URL: 'smtp://localhost:2525',
    VAPID_PUBLIC_KEY: 'p',
    VAPID_PRIVATE_KEY: 's',
  })
  const carriers = carriersFrom(config, () => 'http://localhost:9001/')
  expect(carriers.baseUrl).toBe('http://localhost:9001')
  expect(readChannels(carriers).channels.map(({ provider }) => provider)).toEqual([
    'smtp',
    'mailbox',
    'mailbox',
    'web-push',
  ])
  expect(readChannels(carriers).pushKey).toBe('p')
  carriers.close()
  const nothing = readChannels(carriersFrom(readConfig({}), () => ''))
  expect(
    nothing.channels.every(
      ({ provider, says: words }) => provider === 'mailbox' && words.length > 20,
    ),
  ).toBe(true)
})
