import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as contract from '#contract/identity'
import { days, minutes } from '#foundation/time'
import { diskStorage, keepFile, keepFilesIn } from '#modules/files'
import { race } from '#testing'
import { registerPerson, signInAs } from '../index.ts'
import { sweep } from '../jobs.ts'
import { hashPassword } from '../passwords/hash-password.ts'
import { makeTown, PASSWORD, type Town } from '../testing/town.ts'

let town: Town
let folder: string
beforeAll(async () => {
  town = await makeTown()
  folder = await mkdtemp(join(tmpdir(), 'kontor-avatars-'))
  keepFilesIn({ storage: diskStorage(folder), scanner: null })
})
afterAll(async () => {
  await town.close()
  await rm(folder, { recursive: true })
})

const refusedAs = (reason: string) => ({ error: { reason } })
let count = 0
async function somebody(options: { email?: string; password?: string } = {}) {
  count += 1
  return town.world.system().act(async (tx) => {
    const { id } = await registerPerson(tx, {
      name: `Person ${count}`,
      roles: ['customer'],
      ...options,
    })
    const { accessToken } = await signInAs(tx, { personId: id, how: 'persona' })
    return { id, me: town.client(accessToken) }
  })
}
function uploaded(ownerId: string, bytes: Uint8Array) {
  const { actor } = town.world.person({ id: ownerId })
  return keepFile(
    town.world.database,
    { orgId: town.world.orgId, actor },
    { bytes, name: 'me.jpg' },
  )
}

test('a picture of mine stands beside my name, and nobody else can take it', async () => {
  const [ada, eve] = [await somebody(), await somebody()]
  const jpeg = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#c63' } })
    .jpeg()
    .toBuffer()
  const [picture, document] = [
    await uploaded(ada.id, jpeg),
    await uploaded(ada.id, Buffer.from('%PDF-1.4\n%%EOF')),
  ]
  const { avatarUrl } = await ada.me.call(contract.setAvatar, { fileId: picture.id })
  expect((await fetch(town.url + avatarUrl)).headers.get('content-type')).toBe('image/jpeg')
  await expect(ada.me.call(contract.setAvatar, { fileId: document.id })).rejects.toMatchObject(
    refusedAs('identity.not_a_picture'),
  )
  await expect(eve.me.call(contract.setAvatar, { fileId: picture.id })).rejects.toMatchObject(
    refusedAs('files.not_yours'),
  )
  await expect(eve.me.call(contract.setAvatar, { fileId: eve.id })).rejects.toMatchObject(
    refusedAs('files.no_such_file'),
  )
  expect((await ada.me.call(contract.setAvatar, { fileId: null })).avatarUrl).toBeNull()
  await ada.me.call(contract.setAvatar, { fileId: picture.id })
  await ada.me.call(contract.deleteAccount, { confirm: 'delete' })
  await town.world.drain()
  expect((await fetch(town.url + avatarUrl)).status).toBe(404)
})

test('a mail is sent once a minute, and only to who has an address', async () => {
  const [ada, none] = [await somebody({ email: 'ada@example.com' }), await somebody()]
  await ada.me.call(contract.askForVerification, {})
  await expect(ada.me.call(contract.askForVerification, {})).rejects.toMatchObject({
    status: 429,
    ...refusedAs('identity.asked_too_often'),
  })
  const first = await town.mailedToken('ada@example.com')
  town.world.clock.passes(minutes(1))
  await ada.me.call(contract.askForVerification, {})
  await expect(
    town.client().call(contract.verifyEmail, { token: first }),
    'a later mail makes the earlier void',
  ).rejects.toMatchObject(refusedAs('identity.token_over'))
  await expect(none.me.call(contract.askForVerification, {})).rejects.toMatchObject(
    refusedAs('identity.no_email'),
  )
})

test('a second factor is turned on once', async () => {
  const ada = await somebody()
  await town.world.raw(`update identity.people set totp_on_at = now() where id = '${ada.id}'`)
  await expect(ada.me.call(contract.beginSecondFactor, {})).rejects.toMatchObject(
    refusedAs('identity.second_factor_on'),
  )
})

test('beyond sixty who wait for a hash, the next is asked to come back', async () => {
  const { won, refused, broken } = await race(
    Array.from({ length: 70 }, () => () => hashPassword(PASSWORD)),
  )
  expect(broken).toEqual([])
  expect(won).toHaveLength(62)
  expect(new Set(refused)).toEqual(new Set(['identity.too_busy']))
  expect(new Set(won).size, 'each has a salt of its own').toBe(62)
})

test('who is not suspended cannot be restored', async () => {
  const ada = await somebody()
  const operator = town.world.person({ roles: ['operator'] })
  const { restorePerson } = await import('./suspend-person.ts')
  await expect(
    operator.does(restorePerson, { personId: ada.id, reason: 'by mistake' }),
  ).rejects.toMatchObject({ reason: 'identity.not_suspended' })
})

test('what ran out a month ago is swept away, and what is open stays', async () => {
  const [old, young] = [await somebody(), await somebody()]
  town.world.clock.passes(days(20))
  const { accessToken } = await town.world
    .system()
    .act((tx) => signInAs(tx, { personId: young.id, how: 'persona' }))
  town.world.clock.passes(days(18))
  await town.world.system().act((tx) => sweep.work(tx, {}))
  const left = await town.world.raw<{ person_id: string }>(
    `select person_id from identity.sessions where person_id in ('${old.id}', '${young.id}')`,
  )
  expect(left).toEqual([{ person_id: young.id }])
  expect(await town.who.fromToken(accessToken)).toBe('expired')
})
