import { mkdtemp, readdir, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Actor, VISITOR } from '#foundation/db'
import { Limits, makeHttp, mount } from '#foundation/http'
import { days, hours, wait } from '#foundation/time'
import { expectRefusal, makeWorld, type Person, race, type World } from '#testing'
import {
  attachFile,
  diskStorage,
  FileForgotten,
  FileInfected,
  filesModule,
  forgetFilesOf,
  keepFile,
  keepFilesIn,
  readFile,
  signAddressesWith,
  signedUrl,
} from './index.ts'
import { sweepUnused } from './jobs.ts'

let world: World
let folder: string
let app: Awaited<ReturnType<typeof makeHttp>>
let url: string
const people = new Map<string, { orgId: string; actor: Actor }>()

beforeAll(async () => {
  world = await makeWorld({ rooms: [filesModule] })
  folder = await mkdtemp(join(tmpdir(), 'kontor-files-'))
  keepFilesIn({ storage: diskStorage(folder), scanner: null, prefix: '/v1' })
  signAddressesWith('a secret of a test, which is long enough')
  app = await makeHttp({ origins: [] })
  const who = {
    defaultOrganisation: 'here',
    fromToken: async (token: string) => {
      const caller = people.get(token)
      return caller ? { ...caller, until: new Date(8e15) } : null
    },
    organisationBySlug: async () => world.orgId,
  }
  mount(
    { app, database: world.database, who, limits: new Limits(false), checkAnswers: true },
    '/v1',
    filesModule.doors,
  )
  await app.listen({ port: 0, host: '127.0.0.1' })
  url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await app.close()
  await world.close()
  await rm(folder, { recursive: true })
})

function somebody(orgId = world.orgId, roles = ['customer']): Person {
  const person = world.person({ orgId, roles })
  people.set(person.id, { orgId, actor: person.actor })
  return person
}
const upload = (person: Person, bytes: Uint8Array, name = 'photo.jpg', field = 'file') => {
  const form = new FormData()
  form.append(field, new File([new Uint8Array(bytes)], name))
  return send(person, { method: 'POST', body: form })
}
async function send(person: Person | null, init: RequestInit = {}, path = '') {
  const response = await fetch(`${url}/v1/files${path}`, {
    ...init,
    headers: { ...(person ? { authorization: `Bearer ${person.id}` } : {}), ...init.headers },
  })
  const body = (await response.json()) as {
    data: Record<string, string>
    error: { reason: string } | null
  }
  return { status: response.status, reason: body.error?.reason, file: body.data }
}
const photo = (width = 800, height = 600) =>
  sharp({ create: { width, height, channels: 3, background: '#c63' } })
const kept = (person: Person, bytes: Uint8Array) =>
  keepFile(
    world.database,
    { orgId: person.orgId, actor: person.actor },
    { bytes, name: 'photo.jpg' },
  )
const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
)

test('a picture is turned upright, stripped of where it was taken, and gets a thumbnail', async () => {
  const original = await photo(3000, 1000)
    .withExif({
      IFD0: { Make: 'Leaky', Orientation: '6' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '41/1 39/1 0/1' },
    })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer()
  expect((await sharp(original).metadata()).exif).toBeDefined()

  const ada = somebody()
  const { status, file } = await upload(ada, original, '../../etc/pass\u0000wd.jpg')
  expect(status).toBe(201)
  expect(file).toMatchObject({
    contentType: 'image/jpeg',
    width: 853,
    height: 2560,
    scan: 'not_scanned',
    about: null,
  })
  expect(file.name).not.toMatch(/[/\\\u0000]/)

  const answer = await fetch(url + file.url)
  expect(answer.headers.get('content-type')).toBe('image/jpeg')
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  const bytes = Buffer.from(await answer.arrayBuffer())
  expect((await sharp(bytes).metadata()).exif).toBeUndefined()
  expect(bytes.includes('Leaky')).toBe(false)
  const small = await sharp(
    Buffer.from(await (await fetch(url + file.thumbnailUrl)).arrayBuffer()),
  ).metadata()
  expect([small.format, small.height]).toEqual(['webp', 320])
  const again = await fetch(url + file.url, {
    headers: { 'if-none-match': answer.headers.get('etag') ?? '' },
  })
  expect(again.status).toBe(304)
})

test('PNG, WebP, AVIF and PDF are taken as what they are, whatever they are called', async () => {
  const ada = somebody()
  const types = [
    [await photo().png().toBuffer(), 'image/png'],
    [await photo().webp().toBuffer(), 'image/webp'],
    [await photo().avif().toBuffer(), 'image/jpeg'],
    [PDF, 'application/pdf'],
  ] as const
  for (const [bytes, type] of types) {
    expect((await upload(ada, bytes, 'page.html')).file).toMatchObject({ contentType: type })
  }
})

test('what is no picture and no PDF is refused by name', async () => {
  const ada = somebody()
  const cases: [Uint8Array, string][] = [
    [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'files.type_not_taken',
    ],
    [Buffer.from('<!doctype html><script>alert(1)</script>'), 'files.type_not_taken'],
    [Buffer.from('MZ'.padEnd(300, 'x')), 'files.type_not_taken'],
    [Buffer.from('GIF89a'.padEnd(300, '\u0000')), 'files.type_not_taken'],
    [Buffer.alloc(0), 'files.no_file'],
    [
      Buffer.concat([Buffer.from('ffd8ffe000104a464946', 'hex'), Buffer.alloc(500, 7)]),
      'files.picture_unreadable',
    ],
    [(await photo().jpeg().toBuffer()).subarray(0, 900), 'files.picture_unreadable'],
    [heic(), 'files.picture_unreadable'],
    [await photo(9000, 6000).png().toBuffer(), 'files.too_many_pixels'],
  ]
  for (const [bytes, reason] of cases) expect(await upload(ada, bytes)).toMatchObject({ reason })
  for (const mebibytes of [12.1, 12.5, 13, 14]) {
    expect(await upload(ada, Buffer.alloc(mebibytes * 1024 * 1024))).toMatchObject({
      status: 400,
      reason: 'http.too_large',
    })
  }
  expect(
    await send(ada, {
      method: 'POST',
      body: '{}',
      headers: { 'content-type': 'application/json' },
    }),
  ).toMatchObject({ status: 400, reason: 'files.not_a_form' })
  expect(await send(ada, { method: 'POST', body: new FormData() })).toMatchObject({
    reason: 'files.no_file',
  })
  expect(await send(null, { method: 'POST', body: new FormData() })).toMatchObject({ status: 401 })
  const [count] = await world.raw<{ n: number }>(
    `select count(*)::int as n from files.files where owner_id = '${ada.id}'`,
  )
  expect(count?.n).toBe(0)
})

/** Begins as a HEIC does and holds nothing. */
function heic(): Buffer {
  return Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic\u0000\u0000\u0000\u0000heicmif1'),
    Buffer.alloc(200),
  ])
}

test('an address that was changed in any part, or is over, opens nothing', async () => {
  const ada = somebody()
  const file = await kept(ada, await photo().jpeg().toBuffer())
  const other = await kept(ada, PDF)
  const good = await ada.act(async (tx) => signedUrl(tx, file.id))
  expect((await fetch(url + good)).status).toBe(200)
  const changed = [
    good.replace(file.id, other.id),
    good.replace('v=full', 'v=small'),
    good.replace(world.orgId, world.otherOrgId),
    good.replace(/u=(\d+)/, (_, until: string) => `u=${Number(until) + 1}`),
    good.replace(/s=./, 's=_'),
    good.replace(/s=.*/, `s=${'A'.repeat(22)}`),
  ].filter((bad) => bad !== good)
  for (const bad of changed) expect((await fetch(url + bad)).status, bad).toBe(403)
  for (const bad of [
    '',
    '?o=1',
    '?o=x&v=full&u=1&s=x',
    `?o=${world.orgId}&v=huge&u=1&s=${'A'.repeat(22)}`,
  ]) {
    expect((await fetch(`${url}/v1/files/${file.id}/content${bad}`)).status).toBe(400)
  }
  world.clock.passes(hours(1))
  expect((await fetch(url + good)).status).toBe(200)
  world.clock.passes(hours(1))
  expect((await fetch(url + good)).status).toBe(403)
})

test('an address stays the same for a while, so that pictures are cached', async () => {
  const ada = somebody()
  const first = await ada.act(async (tx) => signedUrl(tx, ada.id))
  world.clock.passes(1000)
  expect(await ada.act(async (tx) => signedUrl(tx, ada.id))).toBe(first)
})

test('a file is its owner’s: others do not see it, staff does, another organisation knows nothing', async () => {
  const [ada, eve, staff] = [somebody(), somebody(), somebody(world.orgId, ['operator'])]
  const stranger = somebody(world.otherOrgId, ['operator'])
  const file = await kept(ada, PDF)
  expect((await send(ada, {}, `/${file.id}`)).status).toBe(200)
  expect((await send(staff, {}, `/${file.id}`)).status).toBe(200)
  for (const person of [eve, stranger]) {
    expect(await send(person, {}, `/${file.id}`)).toMatchObject({
      status: 404,
      reason: 'files.no_such_file',
    })
    expect((await send(person, { method: 'DELETE' }, `/${file.id}`)).status).toBe(404)
  }
  await expectRefusal(eve.does(attachFile, { fileId: file.id, about: 'x:1' }), 'files.not_yours')
  await expectRefusal(
    stranger.does(attachFile, { fileId: file.id, about: 'x:1' }),
    'files.no_such_file',
  )
  const elsewhere = await stranger.act(async (tx) => signedUrl(tx, file.id))
  expect((await fetch(url + elsewhere)).status).toBe(404)
})

test('a file belongs to one thing; of two things that want it at once one gets it', async () => {
  const ada = somebody()
  const file = await kept(ada, PDF)
  // The second begins while the first has not committed, and has time to come to a wrong end.
  const later = await ada.act(async (tx) => {
    await attachFile(tx, { fileId: file.id, about: 'booking:1' })
    const started = race([() => ada.does(attachFile, { fileId: file.id, about: 'booking:2' })])
    await wait(200)
    return { started }
  })
  expect(await later.started).toEqual({
    won: [],
    refused: ['files.attached_elsewhere'],
    broken: [],
  })
  await ada.does(attachFile, { fileId: file.id, about: 'booking:1' })
  expect(await send(ada, { method: 'DELETE' }, `/${file.id}`)).toMatchObject({
    status: 409,
    reason: 'files.in_use',
  })
})

test('what nothing uses for a day is removed, bytes and all; what is used stays', async () => {
  const ada = somebody()
  const [unused, used] = [await kept(ada, await photo().jpeg().toBuffer()), await kept(ada, PDF)]
  await ada.does(attachFile, { fileId: used.id, about: 'booking:3' })
  const address = await ada.act(async (tx) => signedUrl(tx, unused.id, { ttlMs: days(3) }))
  world.clock.passes(days(1) + 1000)
  await world.system().act((tx) => sweepUnused.work(tx, {}))
  await world.drain()
  expect((await fetch(url + address)).status).toBe(404)
  const onDisk = (await readdir(folder, { recursive: true })).join()
  expect(onDisk).not.toContain(unused.id)
  expect(onDisk).toContain(used.id)
  expect(await world.told(FileForgotten)).toContainEqual({ fileId: unused.id })
  expect((await ada.act((tx) => readFile(tx, used.id))).about).toBe('booking:3')
})

test('who leaves takes their own files along, not those that belong to a booking', async () => {
  const ada = somebody()
  const [avatar, proof] = [await kept(ada, PDF), await kept(ada, PDF)]
  await ada.does(attachFile, { fileId: avatar.id, about: `person:${ada.id}` })
  await ada.does(attachFile, { fileId: proof.id, about: 'booking:4' })
  await ada.act((tx) => forgetFilesOf(tx, ada.id))
  await expectRefusal(
    ada.act((tx) => readFile(tx, avatar.id)),
    'files.no_such_file',
  )
  await ada.act((tx) => readFile(tx, proof.id))
})

test('a scanner has the last word, and where it is silent nothing is taken', async () => {
  const ada = somebody()
  keepFilesIn({
    scanner: async (bytes) =>
      Buffer.from(bytes).includes('EICAR')
        ? { isClean: false, found: 'Eicar-Test-Signature' }
        : { isClean: true },
  })
  expect((await upload(ada, PDF)).file.scan).toBe('clean')
  expect(await upload(ada, Buffer.concat([PDF, Buffer.from('EICAR')]))).toMatchObject({
    status: 400,
    reason: 'files.infected',
  })
  expect(await world.told(FileInfected)).toEqual([
    { personId: ada.id, found: 'Eicar-Test-Signature' },
  ])
  keepFilesIn({ scanner: () => Promise.reject(new Error('clamd is away')) })
  expect(await upload(ada, PDF)).toMatchObject({ status: 503, reason: 'files.scanner_silent' })
  keepFilesIn({ scanner: null })
})

test('storage that fails keeps no record, and says so', async () => {
  const ada = somebody()
  const away = () => Promise.reject(new Error('disk full'))
  keepFilesIn({ storage: { put: away, get: away, remove: away } })
  expect(await upload(ada, PDF)).toMatchObject({ status: 503, reason: 'files.storage_silent' })
  keepFilesIn({ storage: diskStorage(folder) })
  const [count] = await world.raw<{ n: number }>(
    `select count(*)::int as n from files.files where owner_id = '${ada.id}'`,
  )
  expect(count?.n).toBe(0)
})

test('nobody hoards: after a hundred unused files the next is refused', async () => {
  const ada = somebody()
  await world.raw(`insert into files.files (id, org_id, owner_id, name, content_type, bytes, has_small, sha256, scan, created_at)
    select gen_random_uuid(), '${world.orgId}', '${ada.id}', 'x', 'application/pdf', 1, false, 'x', 'not_scanned', now() from generate_series(1, 100)`)
  expect(await upload(ada, PDF)).toMatchObject({ status: 429, reason: 'files.too_many_unused' })
  await keepFile(
    world.database,
    { orgId: world.orgId, actor: VISITOR },
    { bytes: PDF, name: 'seed', about: 'seed:1', ownerId: ada.id },
  )
})
