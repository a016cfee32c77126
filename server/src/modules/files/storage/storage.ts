import { sha256 } from '#foundation/ids'

/** Where bytes lie. What is put under a key is never changed. */
export interface Storage {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>
  /** Undefined when there is nothing under the key. */
  get(key: string): Promise<Uint8Array | undefined>
  /** Nothing happens when there is nothing under the key. */
  remove(key: string): Promise<void>
}

export type Variant = 'full' | 'small'

/** The key of a file's bytes: spread over 65,536 folders by the hash of its id. */
export function keyOf(fileId: string, variant: Variant): string {
  const hash = sha256(fileId)
  return `${hash.slice(0, 2)}/${hash.slice(2, 4)}/${fileId}.${variant}`
}
