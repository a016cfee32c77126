import { createHash, randomBytes } from 'node:crypto'

/** Ids take their bits from here: a system call for each would cost more than the id. */
const POOL_BYTES = 4096
let pool = Buffer.alloc(0)
let taken = 0

/** Random bytes: few at a time from the pool, each once; many, as for secrets, straight from the machine. */
function machineBytes(size: number): Uint8Array {
  if (size > 8) return randomBytes(size)
  if (taken + size > pool.length) {
    pool = randomBytes(POOL_BYTES)
    taken = 0
  }
  taken += size
  return pool.subarray(taken - size, taken)
}

/** Where the bits come from: the machine's, unless a simulation or a test has put in its own. */
let source: (size: number) => Uint8Array = machineBytes
let clock: () => number = () => Date.now()

/** Make ids and tokens repeatable, for a simulation that must be the same twice. */
export function useEntropy(bytes: (size: number) => Uint8Array, now: () => number): void {
  source = bytes
  clock = now
}

let lastMs = 0
let counter = 0

/**
 * A UUIDv7 (RFC 9562 §5.7): 48 bits of milliseconds, a 12-bit counter that keeps ids of one
 * process in order within a millisecond, 62 random bits.
 */
export function newId(): string {
  const now = clock()
  if (now > lastMs) {
    lastMs = now
    counter = 0
  } else {
    counter += 1
    // Out of counter in one millisecond: borrow the next, ids stay ordered.
    if (counter > 0xfff) {
      lastMs += 1
      counter = 0
    }
  }
  const tail = Buffer.from(source(8))
  tail[0] = ((tail[0] ?? 0) & 0x3f) | 0x80
  const time = lastMs.toString(16).padStart(12, '0')
  const middle = (0x7000 | counter).toString(16)
  const rest = tail.toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${rest.slice(0, 4)}-${rest.slice(4)}`
}

/** A secret of so many random bytes, base64url. */
export function randomToken(bytes = 32): string {
  return Buffer.from(source(bytes)).toString('base64url')
}

/** A random whole number, 0 to below `limit` (limit up to 2^32). */
export function randomBelow(limit: number): number {
  const ceiling = Math.floor(0x1_0000_0000 / limit) * limit
  for (;;) {
    const drawn = Buffer.from(source(4)).readUInt32BE(0)
    if (drawn < ceiling) return drawn % limit
  }
}

/** SHA-256, hex: for looking up secrets without keeping them, and for checksums. */
export function sha256(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex')
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a text is a lower-case UUID: what may be put into a settings statement. */
export function isUuid(text: string): boolean {
  return UUID.test(text)
}
