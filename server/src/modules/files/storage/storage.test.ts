import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { diskStorage } from './disk.adapter.ts'
import { s3Storage } from './s3.adapter.ts'
import { keyOf, type Storage } from './storage.ts'

/** Just enough of S3: path-style objects that are put, got and deleted, by signed requests. */
let bucket: Server
let folder: string
let storages: [string, Storage][]
const objects = new Map<string, { bytes: Buffer; type: string }>()
const unsigned: string[] = []

beforeAll(async () => {
  bucket = createServer((request, response) => {
    const parts: Buffer[] = []
    request
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => serveObject(request, response, Buffer.concat(parts)))
  })
  await new Promise<void>((resolve) => bucket.listen(0, '127.0.0.1', resolve))
  folder = await mkdtemp(join(tmpdir(), 'kontor-storage-'))
  const endpoint = `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`
  storages = [
    ['disk', diskStorage(folder)],
    ['s3', s3Storage({ bucket: 'kept', endpoint, accessKeyId: 'key', secretAccessKey: 'secret' })],
  ]
})

function serveObject(request: IncomingMessage, response: ServerResponse, body: Buffer) {
  if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=key/'))
    unsigned.push(request.url ?? '')
  const key = new URL(request.url ?? '', 'http://x').pathname
  const object = objects.get(key)
  if (request.method === 'PUT')
    objects.set(key, { bytes: body, type: request.headers['content-type'] ?? '' })
  if (request.method === 'DELETE') objects.delete(key)
  if (request.method === 'GET' && !object) {
    response.writeHead(404, { 'content-type': 'application/xml' })
    return response.end(
      '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>none</Message></Error>',
    )
  }
  response.writeHead(
    request.method === 'DELETE' ? 204 : 200,
    object ? { 'content-type': object.type } : {},
  )
  return response.end(request.method === 'GET' ? object?.bytes : undefined)
}

afterAll(async () => {
  bucket.closeAllConnections()
  bucket.close()
  await rm(folder, { recursive: true })
})

test('what was put is got, byte for byte, until it is removed; removing twice is removing once', async () => {
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, at) => at % 251))
  const key = keyOf('0197f000-0000-7000-8000-000000000001', 'full')
  for (const [name, storage] of storages) {
    expect(await storage.get(key), name).toBeUndefined()
    await storage.put(key, bytes, 'image/jpeg')
    expect(Buffer.from((await storage.get(key)) ?? []).equals(bytes), name).toBe(true)
    await storage.remove(key)
    await storage.remove(key)
    expect(await storage.get(key), name).toBeUndefined()
  }
  expect(unsigned).toEqual([])
})

test('nothing unfinished is left on the disk', async () => {
  const storage = diskStorage(folder)
  await Promise.all(
    Array.from({ length: 5 }, () => storage.put('aa/bb/one.full', Buffer.from('same'), 'x/y')),
  )
  expect(
    (await readdir(folder, { recursive: true })).filter((name) => name.includes('one')),
  ).toEqual(['aa/bb/one.full'])
})

test('a storage that is away is an error, never an empty file', async () => {
  const away = s3Storage({
    bucket: 'kept',
    endpoint: 'http://127.0.0.1:1',
    accessKeyId: 'key',
    secretAccessKey: 'secret',
  })
  await expect(away.get('x')).rejects.toThrow()
})
