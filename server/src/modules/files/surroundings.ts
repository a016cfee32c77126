import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import type { Scanner } from './intake/clamd.adapter.ts'
import { diskStorage } from './storage/disk.adapter.ts'
import type { Storage } from './storage/storage.ts'

/** What this module must know of the server it runs in. One process has one. */
export interface Surroundings {
  readonly storage: Storage
  /** Null where no scanner is set up. */
  readonly scanner: Scanner | null
  /** Prefix under which the doors of this module stand: `/zenvee/v1`. */
  readonly prefix: string
}

let current: Surroundings = {
  storage: diskStorage(join('.kontor', 'files')),
  scanner: null,
  prefix: '/v1',
}
let key: Buffer | undefined

/** Tell the module where it runs; what is left out stays as it was. */
export function keepFilesIn(surroundings: Partial<Surroundings>): void {
  current = { ...current, ...surroundings }
}

/** The server's secret, of which the key for addresses is made. */
export function signAddressesWith(secret: string): void {
  key = createHmac('sha256', secret).update('files/address').digest()
}

export function surroundings(): Surroundings {
  return current
}

/** Throws while the server's secret is not known. */
export function addressKey(): Buffer {
  if (!key) throw new Error('files cannot sign addresses yet: call signAddressesWith() first')
  return key
}
