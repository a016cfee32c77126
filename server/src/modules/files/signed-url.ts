import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Tx } from '#foundation/db'
import { hours } from '#foundation/time'
import type { Variant } from './storage/storage.ts'
import { addressKey, surroundings } from './surroundings.ts'

const GOOD_FOR_MS = hours(1)
const SIGNATURE_BYTES = 16

/**
 * An address for the bytes of a file, good for `ttlMs` to twice as long (one to two hours unless
 * said). Whoever has it can read the file, so give it only to those who may: this function does
 * not ask. The end is rounded up, so that an address stays the same for a while and can be cached.
 */
export function signedUrl(
  tx: Pick<Tx, 'orgId' | 'now'>,
  fileId: string,
  { variant = 'full', ttlMs = GOOD_FOR_MS }: { variant?: Variant; ttlMs?: number } = {},
): string {
  const ttlS = Math.max(1, Math.ceil(ttlMs / 1000))
  const until = (Math.floor(tx.now.getTime() / 1000 / ttlS) + 2) * ttlS
  const signature = sign(tx.orgId, fileId, variant, until).toString('base64url')
  const query = `o=${tx.orgId}&v=${variant}&u=${until}&s=${signature}`
  return `${surroundings().prefix}/files/${fileId}/content?${query}`
}

/** Addresses of many, in their order. */
export function signedUrls(
  tx: Pick<Tx, 'orgId' | 'now'>,
  fileIds: readonly string[],
  options: { variant?: Variant; ttlMs?: number } = {},
): string[] {
  return fileIds.map((id) => signedUrl(tx, id, options))
}

interface Address {
  readonly o: string
  readonly fileId: string
  readonly v: Variant
  readonly u: number
  readonly s: string
}

/** Whether we signed this address and its time is not over. */
export function isGoodAddress(address: Address, now: Date): boolean {
  const expected = sign(address.o, address.fileId, address.v, address.u)
  const given = Buffer.from(address.s, 'base64url')
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected)
  return isOurs && now.getTime() < address.u * 1000
}

function sign(orgId: string, fileId: string, variant: Variant, until: number): Buffer {
  const text = `${orgId}/${fileId}/${variant}/${until}`
  return createHmac('sha256', addressKey()).update(text).digest().subarray(0, SIGNATURE_BYTES)
}
