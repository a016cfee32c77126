import type { FastifyReply, FastifyRequest } from 'fastify'
import { downloadFile as contract } from '#contract/files'
import { VISITOR } from '#foundation/db'
import type { RawContext } from '#foundation/http'
import { log } from '#foundation/telemetry'
import { msBetween } from '#foundation/time'
import { findFile } from './files.sql.ts'
import { refuse } from './refusals.ts'
import { isGoodAddress } from './signed-url.ts'
import { keyOf, type Variant } from './storage/storage.ts'
import { surroundings } from './surroundings.ts'

/**
 * The door for downloads. The signature says that somebody who may see the file was given this
 * address; it covers the organisation, because a picture on a page carries no token. What comes
 * out can do nothing in a browser but be shown.
 */
export async function downloadFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, input }: RawContext,
): Promise<unknown> {
  const address = contract.input.parse(input)
  const now = database.clock.now()
  if (!isGoodAddress(address, now)) throw refuse.address_over()
  const file = await database.transact({ orgId: address.o, actor: VISITOR, readOnly: true }, (tx) =>
    findFile(tx, address.fileId),
  )
  if (!file) throw refuse.no_such_file({ fileId: address.fileId })

  const etag = `"${file.sha256.slice(0, 32)}-${address.v}"`
  const maxAgeS = Math.max(0, Math.floor(msBetween(now, new Date(address.u * 1000)) / 1000))
  reply.headers({
    etag,
    'cache-control': `private, max-age=${maxAgeS}, immutable`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`,
  })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  const bytes = await read(file.id, address.v)
  return reply
    .type(address.v === 'small' ? 'image/webp' : file.content_type)
    .send(Buffer.from(bytes))
}

async function read(fileId: string, variant: Variant): Promise<Uint8Array> {
  const { storage } = surroundings()
  const bytes = await storage.get(keyOf(fileId, variant)).catch((error: unknown) => {
    log().error({ error: String(error) }, 'a file could not be read')
    throw refuse.storage_silent()
  })
  if (!bytes) throw refuse.no_such_file({ fileId })
  return bytes
}
