import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { hours } from '#foundation/time'
import { expectRefusal, makeWorld, type World } from '#testing'
import { countUnread, listInbox, readNotice } from './inbox.ts'
import {
  forgetContact,
  keepContact,
  NoticeArrived,
  notificationsModule,
  notify,
  template,
} from './index.ts'
import { listMailbox, listOutgoing, readMailboxItem } from './mailbox.ts'
import { readPreferences, setPreferences, stopMails } from './preferences.ts'
import { receiveText } from './receive-text.ts'

let world: World
beforeAll(async () => {
  world = await makeWorld({ rooms: [notificationsModule] })
})
afterAll(() => world.close())

const accepted = template({
  name: 'shop.order_accepted',
  group: 'activity',
  channels: ['in-app', 'email', 'sms'],
  data: z.object({ who: z.string(), orderId: z.string() }),
  title: ({ who }) => `${who} accepted`,
  body: ({ who }) => `${who} will come.`,
  link: ({ orderId }) => `/orders/${orderId}`,
  email: ({ who }) => ({
    subject: `${who} is coming`,
    paragraphs: [`${who} accepted your order.`],
  }),
})
const news = template({
  name: 'shop.summer_sale',
  group: 'news',
  channels: ['in-app', 'email'],
  data: z.object({}),
  title: () => 'Sale',
  body: () => 'All must go.',
})
const security = template({
  name: 'identity.new_sign_in',
  group: 'account',
  channels: ['email'],
  data: z.object({}),
  title: () => 'New sign-in',
  body: () => 'Was it you?',
})

const MAYA = {
  email: 'maya@example.com',
  phone: '+15085550100',
  name: 'Maya',
  timezone: 'America/New_York',
}
const data = { who: 'Tomas', orderId: '7' }
let number = 0

/** A person of this world with contact data of her own. */
async function someone() {
  number += 1
  const person = world.person()
  const contact = {
    ...MAYA,
    email: `maya${number}@example.com`,
    phone: `+1508555${String(1000 + number)}`,
  }
  await person.act((tx) => keepContact(tx, { personId: person.id, ...contact }))
  return { person, contact }
}
const tellHer = (personId: string, more: { urgent?: boolean } = {}) =>
  world
    .system()
    .act((tx) =>
      notify(tx, { to: { personId }, template: accepted, data, about: 'shop.order:7', ...more }),
    )
const mailboxOf = (to: string) => world.system().does(listMailbox, { to, limit: 20 })

test('what is told stands in the inbox and goes out by every channel, once', async () => {
  const { person, contact } = await someone()
  const { messages } = await tellHer(person.id)
  expect(messages.map(({ channel }) => channel)).toEqual(['email', 'sms'])
  await world.drain()

  const inbox = await person.does(listInbox, { unread: false, limit: 20 })
  expect(inbox.items).toMatchObject([
    { title: 'Tomas accepted', link: '/orders/7', about: 'shop.order:7', readAt: null },
  ])
  const mails = await mailboxOf(contact.email)
  expect(mails.items).toMatchObject([
    { channel: 'email', subject: 'Tomas is coming', toName: 'Maya' },
  ])
  const whole = await world.system().does(readMailboxItem, { itemId: mails.items[0]?.id ?? '' })
  expect(whole.html).toContain('Tomas accepted your order.')
  expect((await mailboxOf(contact.phone)).items).toHaveLength(1)
  expect(await world.told(NoticeArrived)).toContainEqual(
    expect.objectContaining({ personId: person.id }),
  )
})

test('nothing goes out when the caller’s transaction does not commit', async () => {
  const { person, contact } = await someone()
  await expect(
    world.system().act(async (tx) => {
      await notify(tx, { to: { personId: person.id }, template: accepted, data })
      throw new Error('changed its mind')
    }),
  ).rejects.toThrow('changed its mind')
  await world.drain()
  expect((await mailboxOf(contact.email)).items).toEqual([])
  expect(await person.act((tx) => countUnread(tx))).toEqual({ unread: 0 })
})

test('contact data given with the message is kept for the next one', async () => {
  const personId = world.person().id
  await world
    .system()
    .act((tx) =>
      notify(tx, { to: { personId, email: 'new@example.com' }, template: accepted, data }),
    )
  const { messages } = await tellHer(personId)
  expect(messages.map(({ channel }) => channel)).toEqual(['email'])
})

test('wrong facts are refused before anything is written', async () => {
  const { person } = await someone()
  await expect(
    world
      .system()
      .act((tx) =>
        notify(tx, { to: { personId: person.id }, template: accepted, data: { who: 7 } as never }),
      ),
  ).rejects.toThrow()
})

test('a notice is read once, by its own person only', async () => {
  const { person } = await someone()
  const { noticeId } = await tellHer(person.id)
  await expectRefusal(
    world.person().does(readNotice, { noticeId: noticeId ?? '' }),
    'notifications.no_such_notice',
  )
  await expectRefusal(
    world
      .person({ orgId: world.otherOrgId, id: person.id })
      .does(readNotice, { noticeId: noticeId ?? '' }),
    'notifications.no_such_notice',
  )
  const first = await person.does(readNotice, { noticeId: noticeId ?? '' })
  world.clock.passes(60_000)
  expect(await person.does(readNotice, { noticeId: noticeId ?? '' })).toEqual(first)
  expect(await person.act((tx) => countUnread(tx))).toEqual({ unread: 0 })
})

test('at night a text waits for the morning; a mail makes no noise; what is urgent passes', async () => {
  const { person, contact } = await someone()
  const evening = new Date('2026-06-10T03:00:00Z')
  world.clock.set(evening)
  await tellHer(person.id)
  await world.drain()
  expect((await mailboxOf(contact.phone)).items).toEqual([])
  expect((await mailboxOf(contact.email)).items).toHaveLength(1)
  const held = await world.system().does(listOutgoing, { state: 'held', limit: 20 })
  expect(held.items).toMatchObject([
    { channel: 'sms', heldUntil: '2026-06-10T12:00:00.000Z', to: expect.stringContaining('…') },
  ])

  await tellHer(person.id, { urgent: true })
  await world.drain()
  expect((await mailboxOf(contact.phone)).items).toHaveLength(1)

  world.clock.passes(hours(9))
  await world.drain()
  expect((await mailboxOf(contact.phone)).items).toHaveLength(2)
})

test('news waits for daytime even by mail, and messages about the account never wait', async () => {
  const { person, contact } = await someone()
  world.clock.set(new Date('2026-06-12T03:00:00Z'))
  await world
    .system()
    .act((tx) => notify(tx, { to: { personId: person.id }, template: news, data: {} }))
  await world
    .system()
    .act((tx) => notify(tx, { to: { personId: person.id }, template: security, data: {} }))
  await world.drain()
  expect((await mailboxOf(contact.email)).items.map(({ template: name }) => name)).toEqual([
    'identity.new_sign_in',
  ])
  world.clock.set(new Date('2026-06-12T12:00:00Z'))
  await world.drain()
  expect((await mailboxOf(contact.email)).items).toHaveLength(2)
})

test('what a person switched off does not come, but stands in the inbox', async () => {
  const { person, contact } = await someone()
  const after = await person.does(setPreferences, {
    groups: [{ group: 'activity', channel: 'email', allowed: false }],
    quietHours: null,
  })
  expect(after.groups.find(({ group }) => group === 'activity')?.channels.email).toBe(false)
  expect(after.quietHours).toBeNull()
  await tellHer(person.id)
  await world.drain()
  expect((await mailboxOf(contact.email)).items).toEqual([])
  expect((await mailboxOf(contact.phone)).items).toHaveLength(1)
  expect(await person.act((tx) => countUnread(tx))).toEqual({ unread: 1 })
})

test('messages about the account cannot be refused, and a time zone must exist', async () => {
  const { person } = await someone()
  await expectRefusal(
    person.does(setPreferences, {
      groups: [{ group: 'account', channel: 'email', allowed: false }],
    }),
    'notifications.group_is_essential',
  )
  await expectRefusal(
    person.does(setPreferences, { groups: [], timezone: 'Mars/Base' }),
    'notifications.no_such_timezone',
  )
})

test('the link in a mail stops mails without signing in', async () => {
  const { person, contact } = await someone()
  await tellHer(person.id)
  await world.drain()
  const [mail] = (await mailboxOf(contact.email)).items
  const token = /unsubscribe\?token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? ''
  await expectRefusal(
    world.system().does(stopMails, { token: 'x'.repeat(32) }),
    'notifications.no_such_link',
  )
  await expectRefusal(
    world.system(world.otherOrgId).does(stopMails, { token }),
    'notifications.no_such_link',
  )
  expect((await world.system().does(stopMails, { token })).stopped).not.toContain('account')
  expect((await tellHer(person.id)).messages.map(({ channel }) => channel)).toEqual(['sms'])
})

test('STOP by text is obeyed at once, START undoes it', async () => {
  const { person, contact } = await someone()
  await tellHer(person.id)
  await world.system().act((tx) => receiveText(tx, { From: contact.phone, Body: ' stop. ' }))
  await world.drain()
  expect((await mailboxOf(contact.phone)).items).toEqual([])
  expect((await tellHer(person.id)).messages.map(({ channel }) => channel)).toEqual(['email'])
  await world.system().act((tx) => receiveText(tx, { From: contact.phone, Body: 'Start' }))
  expect((await tellHer(person.id)).messages.map(({ channel }) => channel)).toEqual([
    'email',
    'sms',
  ])
})

test('forgetting a person leaves no address, no name and no words', async () => {
  const { person, contact } = await someone()
  await tellHer(person.id)
  await world.drain()
  await tellHer(person.id)
  await person.act((tx) => forgetContact(tx, person.id))
  await world.drain()
  const tables = ['contacts', 'preferences', 'push_subscriptions', 'notices', 'messages', 'mailbox']
  for (const table of tables) {
    const rows = await world.raw(`select t::text as row from notifications.${table} t`)
    expect(JSON.stringify(rows)).not.toContain(contact.email)
    expect(JSON.stringify(rows)).not.toContain(contact.phone)
  }
  expect((await tellHer(person.id)).messages).toEqual([])
  expect((await person.act((tx) => readPreferences(tx))).email).toBeNull()
})

test('the list of messages is paged, newest first', async () => {
  const { person } = await someone()
  world.clock.set(new Date('2026-07-01T15:00:00Z'))
  for (let n = 0; n < 3; n += 1) {
    world.clock.passes(1000)
    await tellHer(person.id)
  }
  const first = await world.system().does(listOutgoing, { channel: 'email', limit: 2 })
  const second = await world
    .system()
    .does(listOutgoing, { channel: 'email', limit: 2, cursor: first.nextCursor ?? '' })
  const times = [...first.items, ...second.items].map(({ at }) => at)
  expect(times).toEqual([...times].sort().reverse())
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4)
  await expectRefusal(
    world.system().does(listOutgoing, { limit: 2, cursor: 'bm90IG91cnM' }),
    'paging.bad_cursor',
  )
})

test('every answer fits its contract', async () => {
  const { person } = await someone()
  await tellHer(person.id)
  await world.drain()
  const [item] = (await world.system().does(listMailbox, { limit: 1 })).items
  const doors = notificationsModule.doors.filter(({ endpoint }) => endpoint.method === 'GET')
  expect(doors.length).toBeGreaterThan(5)
  for (const { endpoint, work } of doors) {
    const input = endpoint.input.parse({ itemId: item?.id })
    endpoint.output.parse(await person.act(async (tx) => work?.(tx, input as never)))
  }
})
